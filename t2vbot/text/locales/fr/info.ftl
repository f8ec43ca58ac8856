info-settings = modèle { $model } · { $width }×{ $height } · { $frames } images à { $fps } par seconde · { $steps } étapes · guidance { $guidance } · seed { $seed }
info-avoid = éviter : { $words }
info-style = style { $style }
info-whole-prompt = avec le style, le modèle a lu : { $words }
info-picture = partie d'une image
info-better = { $how ->
        [enhanced] améliorée
        [smoothed] fluidifiée
       *[both] améliorée et fluidifiée
    }
info-cut = Le prompt est plus long que la place dans le fichier, donc la fin manque. Modifie-le, puis lance la vidéo.
info-picture-missing = Elle est partie d'une image, qui n'est pas dans le fichier. Utilise /video avec cette image, ou Animer dans son menu.
info-cannot = Elle ne peut pas être faite ici telle quelle : { $reason }
info-no-command = Il n'y a pas de ligne /video pour elle : la commande ne peut pas demander tout ça. Les boutons, si.
info-in-file = Les lignes qui permettent de la refaire sont dans le fichier joint, car elles sont trop longues pour un message.
info-same-frames = La même seed donne les mêmes images sur le même appareil, quand une vidéo est faite seule.
info-no-video = Il n'y a pas de vidéo dans ce message. Choisis ça sur un message avec un fichier MP4 joint.
info-not-ours = Cette vidéo ne dit pas comment elle a été faite. Elle n'est pas de moi, ou elle a été retouchée avec un programme qui efface ces infos.
info-file-forgotten = J'ai oublié ce que dit ce fichier : je ne le garde que jusqu'à mon redémarrage, ou jusqu'à ce que beaucoup d'autres arrivent. Choisis à nouveau **Infos** dans le menu de son message.
info-words-refused = Les mots sont omis : la modération automatique ne me laisse pas les dire ici.
info-words-alone-refused = La modération automatique ne me laisse pas dire ces mots ici.
info-no-file = { $file } ne peut pas être lu : { $error }.
info-no-model = Il n'y a pas de modèle { $model } dans le catalogue d'ici, donc rien ici ne peut la refaire.
info-film =
    { $title }
    Un film { $scenes ->
        [one] d'une scène
        [many] de { $scenes } de scènes
       *[other] de { $scenes } scènes
    } :
info-film-untitled = Un film { $scenes ->
        [one] d'une scène
        [many] de { $scenes } de scènes
       *[other] de { $scenes } scènes
    } :
info-film-scene = { $number }. { $words }
info-film-scene-unknown = { $number }. (sans texte)
info-button-same = Refaire la même
info-menu = Infos
info-menu-hint = Tout ce qu'il faut pour la refaire
