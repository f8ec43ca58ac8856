together-filming = Le film { $count ->
        [one] d'une scène
        [many] de { $count } de scènes
       *[other] de { $count } scènes
    } est en cours de montage.
together-ended = Le film { $count ->
        [one] d'une scène
        [many] de { $count } de scènes
       *[other] de { $count } scènes
    } est en dessous.{ $failed ->
        [0] {""}
        [one] {" "}Une scène n'a pas pu être faite et n'y est pas.
       *[other] {" "}{ $failed } scènes n'ont pas pu être faites et n'y sont pas.
    }
together-film-failed = Le film n'a pas pu être monté ; le message en dessous dit pourquoi.
together-no-threads = -# Tout se passe ici : un modérateur peut me donner un fil (Créer des fils publics, Envoyer des messages dans les fils).
together-not-yours = Seuls { $member }, qui l'a lancé, et les modérateurs peuvent faire ça.
together-not-here = { $kind ->
        [relay] Un relais
       *[jam] Une jam
    } demande un serveur dont je suis membre : ici, personne d'autre ne pourrait participer. /video marche ici.
together-not-seen = Je ne vois pas ce salon, donc on ne peut rien y faire ensemble. Un modérateur peut me laisser le voir (Voir le salon).
together-you-wrote =
    Ce que tu as écrit, à copier :
    { $words }
