jam-head =
    🎬 **Un film ensemble : { $theme }**
    organisé par { $member }
jam-open = { $count ->
        [0] Pas encore de scène
        [one] Une scène pour l'instant
       *[other] { $count } scènes pour l'instant
    } · fin { $when }
jam-rules = -# Écris { $scenes ->
        [one] une scène
        [many] jusqu'à { $scenes } de scènes
       *[other] jusqu'à { $scenes } scènes
    } ; chacun a { $votes ->
        [0] zéro vote
        [one] un vote
       *[other] { $votes } votes
    }, pas pour les siennes.
jam-making = Création en cours : { $done ->
        [one] { $done } faite
        [many] { $done } faites
       *[other] { $done } faites
    }, { $failed ->
        [one] { $failed } ratée
        [many] { $failed } ratées
       *[other] { $failed } ratées
    }, { $left } à venir.
jam-cutting = Toutes les scènes sont faites ({ $failed ->
        [0] aucune n'a échoué
        [one] { $failed } a échoué et n'y sera pas
       *[other] { $failed } ont échoué et n'y seront pas
    }). Refais la tienne, ou laisse l'organisateur les mettre dans l'ordre : montage { $when }.
jam-ended-without-film = Il n'y a pas de film : aucune scène n'a pu être faite. Le message de chaque scène dit pourquoi.
jam-ended-without-scenes = Il n'y a pas de film : personne n'a écrit de scène.
jam-scene =
    {"**"}{ $number }.** { $member }
    { $words }
    { $line }
jam-votes = 👍 { $count ->
        [one] { $count } vote
        [many] { $count } de votes
       *[other] { $count } votes
    }
jam-not-chosen = -# Pas retenue, avec { $count ->
        [one] { $count } vote
        [many] { $count } de votes
       *[other] { $count } votes
    }.
jam-order = Le film, tel qu'il sera monté :
jam-order-scene = { $number }. { $words }
jam-button-add = Ajouter une scène
jam-button-close = Clore maintenant
jam-button-vote = Voter
jam-button-withdraw = Retirer
jam-button-redo = Refaire la mienne
jam-button-order = Mettre dans l'ordre
jam-button-cut = Monter maintenant
jam-form-title = Une scène
jam-form-words = Ce que la scène doit montrer
jam-written = C'est noté.
