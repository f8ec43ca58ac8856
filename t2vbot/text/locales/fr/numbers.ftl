# What a member may call seconds, steps, guidance and seed in the line of numbers of a form, in any language.
numbers-seconds = seconde, secondes, s, sec, secs, second, seconds
numbers-steps = étape, étapes, etape, etapes, pas, itération, itérations, iterations, step, steps
numbers-guidance = guidage, guidance, guide, cfg
numbers-seed = graine, germe, seed
numbers-new = nouvelle, nouveau, une, autre, au, hasard, aléatoire, aleatoire, quelconque, new, random, any, another
# What a moderator may write for no limit at all.
numbers-unlimited = illimité, illimitée, sans limite, aucune
