groups-film-nothing-picked = Choisis d'abord les scènes, dans l'ordre où elles doivent se suivre.
groups-film-already-cut = Ce film est déjà monté. Tape /film pour en faire un autre.
groups-offer-gone = C'est déjà décidé. Refais une demande avec /video.
groups-film-forgotten = Je ne sais plus de quel film il s'agit. Tape /film pour recommencer.
groups-over = C'est fini. /jam et /relay en lancent un autre.
groups-not-now = C'est trop tard pour ça, ou trop tôt : regarde son message dans le salon.
groups-no-scene = Cette scène a été retirée.
groups-jam-enough-scenes = { $most ->
        [one] Tu as écrit ta scène. Modifie-la ou retire-la.
        [many] Tu as écrit tes { $most } de scènes. Modifies-en ou retires-en une.
       *[other] Tu as écrit tes { $most } scènes. Modifies-en ou retires-en une.
    }
groups-jam-full = Il y a déjà { $most ->
        [one] { $most } scène
        [many] { $most } de scènes
       *[other] { $most } scènes
    }, il n'y a plus de place.
groups-jam-not-your-scene = Seule la personne qui a écrit cette scène peut faire ça.
groups-jam-own-vote = Vote pour la scène de quelqu'un d'autre.
groups-jam-no-votes-left = { $most ->
        [0] On ne vote pas dans cette jam.
        [one] Tu as donné ton vote. Pour le reprendre, appuie de nouveau sur le bouton de la scène choisie.
       *[other] Tu as donné tes { $most } votes. Pour en reprendre un, appuie sur le bouton de l'une de ces scènes.
    }
groups-no-words = La scène est vide.
groups-too-many-words = Une scène a au plus { $most } caractères.
groups-vote-over = Le vote est fini. Appuie sur un numéro, et ce brouillon devient une vidéo pour toi.
groups-vote-no-draft = Ce brouillon n'existe pas.
groups-relay-making = Ce tour est en cours de création. Le prochain sera libre après.
groups-relay-taken = Quelqu'un d'autre a pris ce tour. Si rien n'est écrit à temps, il redevient libre.
groups-jam-nothing-to-redo = Tu n'as pas de scène dans ce film.
groups-jam-nothing-picked = Choisis les scènes du film.
groups-jam-still-making = { $count ->
        [one] Une scène est encore en cours de création.
        [many] { $count } de scènes sont encore en cours de création.
       *[other] { $count } scènes sont encore en cours de création.
    } Le film suit.
groups-none-wanted = Les modérateurs de ce serveur ne veulent pas de { $kind ->
        [relay] relais
       *[jam] jams
    } (/video-settings).
groups-enough-here = Il y a déjà { $most ->
        [one] { $kind ->
            [relay] un relais
           *[jam] une jam
        }
        [many] { $most } de { $kind ->
            [relay] relais
           *[jam] jams
        }
       *[other] { $most } { $kind ->
            [relay] relais
           *[jam] jams
        }
    } dans ce salon.
groups-too-many = Tu organises déjà { $most } { $kind ->
        [relay] relais
       *[jam] { $most ->
            [one] jam
            [many] de jams
           *[other] jams
        }
    }.
groups-a-member = un membre
