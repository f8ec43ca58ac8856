lineage-one = [{ $words }]({ $url }) de { $member }
lineage-one-wordless = [une vidéo]({ $url }) de { $member }
lineage-unseen = une vidéo qu'on ne peut pas voir ici
lineage-alone = Rien n'a encore été fait à partir d'elle : appuie sur **Encore** ou **Modifier** en dessous.
lineage-more = … et { $count ->
        [one] { $count } autre
        [many] { $count } d'autres
       *[other] { $count } autres
    }.
lineage-none = Il n'y a pas de vidéo de ce genre ici, ou tu ne peux pas la voir. Choisis-en une dans la liste, ou donne-moi le lien de son message.
lineage-which = Quelle vidéo ? Choisis-en une dans la liste, ou donne-moi le lien de son message (dans le menu du message : Copier le lien du message).
