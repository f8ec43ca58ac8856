# What a screen reader reads for a file, and what is shown where the file cannot be.
alt-video = Vidéo générée par IA : { $words }
alt-drafts = { $count ->
        [one] { $count } brouillon généré par IA
        [many] { $count } de brouillons générés par IA, côte à côte
       *[other] { $count } brouillons générés par IA, côte à côte
    } : { $words }
alt-film = Film généré par IA, { $scenes ->
        [one] { $scenes } scène
        [many] { $scenes } de scènes
       *[other] { $scenes } scènes
    }, « { $title } » : { $words }
alt-film-untitled = Film généré par IA, { $scenes ->
        [one] { $scenes } scène
        [many] { $scenes } de scènes
       *[other] { $scenes } scènes
    } : { $words }
alt-scene = { $number }. { $words }
# Where the words were refused, or moderators did not release them.
alt-withheld = Vidéo générée par IA. Ce qui a été demandé n'est pas montré ici.
alt-start-picture = L'image par laquelle la vidéo doit commencer
