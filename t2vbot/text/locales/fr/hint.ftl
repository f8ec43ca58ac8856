# For who is new, each once, for their eyes alone.
hint-once = -# Je ne te le dis qu'une fois. /video-help a des exemples, et dit où trouver quoi.
hint-wait =
    La tienne commence { $when }. Tu n'as pas besoin de rester : elle arrive de toute façon dans le message ci-dessus. **{ $cancel }** la reprend, `/queue` montre où ça en est, et ce qui n'a pas pu te parvenir est gardé pour `/missed`.
    { $once }
hint-result =
    C'est ta première vidéo ici. **{ $again }** en refait une avec les mêmes mots, **{ $change }** te permet de les changer, et **{ $more }** contient tout le reste. Pas ce que tu voulais ? Chaque essai donne autre chose.
    { $once }
hint-subjects =
    { $model } ne peut montrer que { $subjects }. Rien de tout ça n'est dans tes mots, alors il choisit lui-même. Écris par exemple : *{ $example }* (**{ $change }** sous la vidéo, ou `/video`).
    { $once }
hint-english =
    { $model } ne comprend que l'anglais et ne peut rien faire de tes mots. Écris-les en anglais, par exemple : *{ $example }* (**{ $change }** sous la vidéo, ou `/video`).
    { $once }
