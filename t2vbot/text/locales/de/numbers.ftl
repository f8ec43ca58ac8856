# What a member may call seconds, steps, guidance and seed in the line of numbers of a form, in any language.
numbers-seconds = sek, sekunde, sekunden, länge, dauer, s, sec, secs, second, seconds
numbers-steps = schritt, schritte, schritten, step, steps
numbers-guidance = führung, treue, prompttreue, guidance, guide, cfg
numbers-seed = startwert, saat, seed
numbers-new = neu, neue, neuer, neues, neuen, zufall, zufällig, beliebig, egal, anderer, anderen, irgendeiner, new, random, any, another
# What a moderator may write for no limit at all.
numbers-unlimited = unbegrenzt, unbeschränkt, kein limit
