"""Words of one to three letters that stand between others in English, and a few of its neighbours.

"pen is" is two words that make a third; "ba dger" is one word with a space in it. What tells them
apart is that "ba" is no word, and parts that short can be listed.
"""

_WORDS = """
    a i o u y e
    ab ad ah ai al am an as at au aw ax bc be bi bo br by cd cm co da db dc de di dj do dr du ed eh
    el em en er es et eu ex fa ff fm fr ft go gp ha hd he hi hm ho hq hz id if ii il in is it iv ix
    je jr ka kg km la le lo lp lt ma me mi mm mo mr ms mt mu my na ne ni no nu ny of oh oi ok ol om
    on op or os ow ox oz pa pc ph pi pm po pp px qi ra re rt se sf sh si so sq sr ss st ta te ti to
    tu tv ty ll nt uh uk um un up us va ve vi vr vs wa we wi wo xi ya ye yo yu za ze zu
    abs ace act add ado ads age ago ah aha aid ail aim air ale all alp alt amp and ant any ape app
    apt arc are ark arm art ash ask asp ate awe axe aye bad bag bah ban bar bat bay bed bee beg ben
    bet bib bid big bin bit bob bog bop bot bow box boy bra bro bub bud bug bum bun bus but buy bye
    cab cad cam can cap car cat caw chi cob cod cog con coo cop cot cow coy cry cub cud cue cup cur
    cut dab dad dal dam dan das day deb def deg del den der des dew did die dig dim din dip doc doe
    dog don dot dry dub due dug duo dye ear eat ebb eel egg ego eke elf elk elm emo emu end eon era
    eve ewe eye fab fad fan far fat fax fay fed fee fen few fez fib fig fin fir fit fix flu fly foe
    fog fop for fox fry fun fur gab gal gap gas gay gel gem get gig gin gnu god got gum gun gut guy
    gym had hag ham has hat hay hem hen her hew hex hey hid him hip his hit hob hoe hog hop hot how
    hub hue hug huh hum hut ice icy ill imp ink inn ion ire irk its ivy jab jam jar jaw jay jet jig
    jim job joe jog jot joy jug jut keg ken key kid kit lab lad lag lam lap las law lax lay led
    lee leg les let lid lie lip lit log los lot low lug lye mac mad man map mar mat max may men met
    mid mix mob mod mom mop mow mud mug mum nab nag nap nay ned net new nil nip nod non nor not now
    nun nut oak oar oat odd ode off oft ohm oil old one oop opt orb ore our out ova owe owl own pad
    pal pan par pas pat paw pay pea peg pen pep per pet pew pie pig pin pit ply pod poi pop pot pow
    pro pry pub pug pun pup put que rag ram ran rap rat raw ray red rep rib rid rig rim rip rob rod
    roe ron rot row rub rue rug rum run rut rye sac sad sag sam sap sat saw sax say sea see set sew
    she shy sic sin sip sir sit six ski sky sly sob sod son sow soy spa spy sty sub sue sum sun tab
    tad tag tan tap tar tax tea ted tee ten the thy tic tie til tim tin tip toe tom ton too top tow
    toy try tub tug tux two una und une ups urn use van vat vet vex via vie viz vow wag wan war was
    wax way web wed wee wet who why wig win wit woe wok won woo wow wry yak yam yap yea yen yes yet
    yew yin you zap zen zip zoo
"""
SHORT_WORDS = frozenset(_WORDS.split())
