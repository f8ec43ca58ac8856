# What a member may call seconds, steps, guidance and seed in the line of numbers of a form, in any language.
numbers-seconds = s, seg, segs, segundo, segundos, sec, secs, second, seconds
numbers-steps = paso, pasos, step, steps
numbers-guidance = guía, guia, guiado, guidance, guide, cfg
numbers-seed = semilla, sem, seed
numbers-new = nueva, nuevo, otra, otro, aleatoria, aleatorio, al, azar, cualquiera, new, random, any, another
# What a moderator may write for no limit at all.
numbers-unlimited = sin límite, ilimitado, ninguno
