# /video-help. "command" is a link to a command.
help-write = **Fais une vidéo :** tape { $command } et dis ce qu'elle doit montrer : ce qu'il y a, comment c'est, ce que ça fait, et où.
help-write-picture = **Fais une vidéo :** tape { $command }, ajoute une image dans `image`, et dis ce qui doit s'y passer.
help-examples = Exemples dont { $model } peut faire quelque chose :
help-subjects = -# Il ne peut montrer que : { $subjects }. Il comprend aussi : { $knows }
help-english = -# { $model } ne comprend que l'anglais : écris ton prompt en anglais.
help-makes = -# Durée : { $seconds } secondes ; formats : { $sizes }
help-options = **Plus d'options :** { $options }
help-option-image = `image` l'image par laquelle elle commence
help-option-avoid = `éviter` ce qu'elle ne doit pas montrer
help-option-style = `style` un style
help-option-drafts = `brouillons` rapides, au choix
help-option-count = `nombre` plusieurs à la fois
help-option-smooth = `fluidifier` plus d'images
help-option-enhance = `améliorer` plus grand et plus fin
help-option-size = `format`, `secondes`, `privé`, `spoiler`
help-next = **Et ensuite :** un message te dit ton numéro dans la file d'attente et quand ça commence ; tu peux partir. La vidéo arrive dans ce même message. En dessous : **{ $again }** (un autre essai), **{ $change }** (d'autres mots), **{ $like }**, **{ $delete }**, et **{ $more }** avec tout le reste.
help-where = **Où trouver quoi :** { $commands }
help-command = { $command } { $name ->
        [queue] ce qui attend
        [video-cancel] reprendre la tienne
        [missed] une vidéo qui ne t'est pas parvenue
        [models] ce qui fait les vidéos
        [video-defaults] tes préréglages
        [film] monter des vidéos ensemble
        [jam] un film fait par tous
        [relay] un film tour par tour
       *[video-privacy] ce que je garde sur toi
    }
help-not-here = **Pas ici ni maintenant :** { $reason }
help-limits = **Tes limites ici :** { $limits }
help-left-clips = { $count ->
        [one] encore { $count } vidéo en 24 heures
        [many] encore { $count } de vidéos en 24 heures
       *[other] encore { $count } vidéos en 24 heures
    }
help-left-seconds = encore { $count } s d'appareil en 24 heures
help-at-once = { $count } à la fois
help-pause = { $count } s entre deux demandes
help-rules = { $server ->
        [yes] Les règles de ce serveur valent aussi pour les vidéos ; **{ $report }** sous une vidéo prévient les modérateurs.
       *[no] Sur les serveurs, leurs règles valent aussi pour les vidéos, et **{ $report }** sous une vidéo prévient les modérateurs.
    }
help-moderators = -# Pour les modérateurs : { $command } fixe où, combien, quels mots, et où vont les signalements.
help-host = -# Pour toi, l'hébergeur : { $command }
help-button-try = Essaie : { $example }
