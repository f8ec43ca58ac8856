video-disk-full =
    Le disque qui contient le dossier de données du bot est plein. Libère un peu d'espace, puis réessaie.
video-ffmpeg-hangs =
    Le programme qui écrit les fichiers vidéo n'a pas répondu, deux fois. Réessaie plus tard ; si ça se reproduit, l'hébergeur de ce bot devrait vérifier le disque et la mémoire de l'ordinateur.
video-master-damaged =
    Le fichier de cette vidéo est abîmé sur le disque du bot. Redemande la vidéo.
video-cannot-fit =
    Ce clip ne tient pas dans la limite d'envoi de { $limit } ici, même à la plus basse qualité. Demande moins d'images ou un format plus petit.
video-scene-gone = Le clip de la scène { $number } n'est plus sur le disque de l'hébergeur, donc le film ne peut pas être monté. Laisse-la de côté, ou refais-la.
video-scene-damaged = Le fichier de la scène { $number } est abîmé sur le disque de l'hébergeur, donc le film ne peut pas être monté. Laisse-la de côté, ou refais-la.
video-chapter-title = Titre
video-chapter-scene = Scène { $number }
video-no-drafts = Aucun des brouillons n'a pu être fait. Redemande-les, ou demande directement la vidéo.
video-clip-gone = Le fichier de cette vidéo n'est plus sur le disque de l'hébergeur, donc elle ne peut pas être fluidifiée. Redemande la vidéo.
video-smooth-already = Cette vidéo a { $rate } images par seconde : on ne peut pas faire plus fluide.
video-smooth-fault = une erreur dans le programme qui le fait
video-not-smoothed = Elle n'a pas pu être fluidifiée, donc voici la vidéo telle qu'elle a été faite : { $reason }
video-credits = Réalisé par
video-frames-left-out = La scène { $number } a plus d'images par seconde que le film ({ $rate }) : { $count ->
        [one] une de ses images est laissée de côté.
        [many] { $count } de ses images sont laissées de côté.
       *[other] { $count } de ses images sont laissées de côté.
    }
video-letters-left-out = { $count ->
        [one] Un caractère a été retiré
        [many] { $count } de caractères ont été retirés
       *[other] { $count } caractères ont été retirés
    } des titres : aucune police de l'ordinateur de l'hébergeur ne les contient.
video-picture-unreadable = Ce n'est pas une image que je sais lire, ou son fichier est abîmé. Je prends les PNG, JPEG, WebP et GIF (dont seule la première image compte).
video-picture-lost = L'image d'où cette vidéo devait partir n'est plus sur le disque de l'hébergeur. Redemande avec l'image.
video-picture-pixels = Cette image est trop grande : je prends jusqu'à { $most } millions de pixels. Envoies-en une plus petite.
video-picture-small = Cette image est trop petite : chaque côté doit avoir au moins { $least } pixels.
