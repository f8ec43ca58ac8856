# What a member may call seconds, steps, guidance and seed in the line of numbers of a form, in any language.
numbers-seconds = seg, segs, segundo, segundos, s, sec, secs, second, seconds
numbers-steps = passo, passos, etapa, etapas, step, steps
numbers-guidance = orientação, orientacao, fidelidade, guia, guidance, guide, cfg
numbers-seed = semente, sementes, seed
numbers-new = nova, novo, aleatória, aleatoria, aleatório, aleatorio, qualquer, outra, outro, new, random, any, another
# What a moderator may write for no limit at all.
numbers-unlimited = ilimitado, sem limite, nenhum
