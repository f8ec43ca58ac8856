# Plusieurs vidéos à la fois : une demande, un message.
count-done = **{ $done } sur { $total }** terminées
count-done-failed = **{ $done } sur { $total }** terminées, échecs : { $failed }
count-going =
    { $how }
    { $line }
count-going-last =
    { $how }
    { $line }
    -# La dernière devrait être prête { $when }.
count-clip = -# **{ $number }** · { $model } · seed { $seed } · { $seconds } s · { $width }×{ $height }{ $better } · faite en { $took }
count-ai = -# générées par IA
count-failed = -# Seed { $seed } : il n'y a pas de vidéo. { $reason }
count-kept = -# Seed { $seed } : la vidéo est faite, mais pas livrée. { $reason } Elle est gardée : tape /missed là où je peux écrire.
count-ping = Tes vidéos sont prêtes.
count-alt = { $number } sur { $total } : { $words }
# Laquelle.
count-which = Laquelle ?
count-pick = Choisis une vidéo
count-named = Vidéo { $number }, seed { $seed }
count-choice-seed = (seed { $seed })
count-again-all = Encore les { $count }, nouveaux seeds
count-lineage = { $count } vidéos, demandées à la fois
# Là où ça ne va pas.
count-no-drafts = Choisis brouillons ou nombre, pas les deux : les brouillons sont des aperçus rapides d'une seule vidéo, nombre fait plusieurs vidéos à la fois.
count-too-many = Le maximum est de { $most ->
        [one] { $most } vidéo
        [many] { $most } de vidéos
       *[other] { $most } vidéos
    } à la fois { $where }.
count-fewer = { $reason } { $count ->
        [one] Une seule est possible maintenant : enlève le nombre.
        [many] { $count } sont possibles maintenant : choisis { $count } comme nombre.
       *[other] { $count } sont possibles maintenant : choisis { $count } comme nombre.
    }
