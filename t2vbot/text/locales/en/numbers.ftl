# What a member may call seconds, steps, guidance and seed in the line of numbers of a form, in any language.
numbers-seconds = s, sec, secs, second, seconds
numbers-steps = step, steps
numbers-guidance = guidance, guide, cfg
numbers-seed = seed
numbers-new = new, random, any, another
# What a moderator may write for no limit at all.
numbers-unlimited = unlimited, no limit, none
