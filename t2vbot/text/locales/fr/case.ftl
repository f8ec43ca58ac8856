case-reported = 🚩 **Une vidéo a été signalée**{ $count ->
        [one] {""}
        [many] {" "}par { $count } de personnes
       *[other] {" "}par { $count } personnes
    }. { $link }
    { $member } l'a demandée :
case-held = ✋ **Une demande attend une décision**, car elle contient un mot de la liste. { $link }
    { $member } a demandé :
case-reporter = Signalée par { $member }.
case-reporter-why = Signalée par { $member } : { $reason }
case-more-reporters = … et par { $count ->
        [one] { $count } autre
        [many] { $count } d'autres
       *[other] { $count } autres
    }.
case-open-until = -# Les membres ne voient ni qui a signalé, ni ceci. Si personne ne décide, ce sera clos { $when }.
case-not-deleted = ⚠️ Je ne peux pas supprimer ce message : Discord ne me laisse pas écrire là-bas. Quelqu'un qui en a la permission le peut.
case-verdict = { $kind ->
        [report-deleted] Supprimée
        [report-dismissed] Elle reste
        [report-banned-day] Supprimée, et son auteur banni pour un jour
        [report-banned] Supprimée, et son auteur banni définitivement
        [report-gone] Le message a été supprimé à la main
        [held-released] Elle est faite
        [held-refused] Refusée
        [held-banned-day] Refusée, et son auteur banni pour un jour
        [held-banned] Refusée, et son auteur banni définitivement
        [held-gone] Retirée par la personne qui l'a demandée, ou son message a été supprimé
       *[report-expired] Personne n'a décidé à temps
    }
case-outcome = **{ $verdict }** { $when }.
case-outcome-by = **{ $verdict }** par { $member } { $when }.
case-decided-before = Quelqu'un a été plus rapide : { $outcome }
case-over = C'est déjà décidé.
case-button = { $verdict ->
        [deleted] Supprimer
        [dismissed] La laisser
        [released] La faire
        [refused] Refuser
        [banned-day] { $kind ->
            [report] Supprimer, bannir un jour
           *[held] Refuser, bannir un jour
        }
       *[banned] { $kind ->
            [report] Supprimer, bannir définitivement
           *[held] Refuser, bannir définitivement
        }
    }
case-menu-report = Signaler
case-menu-report-hint = Préviens les modérateurs ; les autres membres n'en sauront rien
case-form-title = Signaler cette vidéo
case-form-reason = Quel est le problème ? (peut rester vide)
case-thanks = { $who ->
        [host] Merci. L'hébergeur de ce bot est prévenu, et tu sauras ce que ça devient.
       *[moderators] Merci. Les modérateurs sont prévenus, et tu sauras ce que ça devient.
    } Les autres membres ne sauront pas que tu l'as signalée.
case-reported-before = Tu as déjà signalé cette vidéo. Tu sauras ce que ça devient.
case-too-many-reports = { $most ->
        [one] { $most } de tes signalements attend d'être examiné
        [many] { $most } de tes signalements attendent d'être examinés
       *[other] { $most } de tes signalements attendent d'être examinés
    }, et c'est le maximum. Attends que quelques-uns l'aient été, s'il te plaît.
case-nothing-to-report = Il n'y a pas de vidéo ici que l'on puisse signaler.
case-private = Cette vidéo n'est visible que par toi, donc il n'y a rien à signaler. Tu peux la supprimer.
case-your-report = { $verdict ->
        [deleted] Tu as signalé une vidéo : elle a été supprimée. Merci.
        [gone] Tu as signalé une vidéo : elle est supprimée depuis. Merci.
        [dismissed] Tu as signalé une vidéo : elle a été examinée, et elle reste. Merci quand même.
       *[expired] Tu as signalé une vidéo : personne ne l'a examinée en 30 jours, donc le signalement est clos. Si elle pose toujours problème, écris aux modérateurs, s'il te plaît.
    }
    -# { $link }
case-status = { $member } a demandé une vidéo. Elle attend les modérateurs de ce serveur, qui décident si elle est faite. Fin du délai { $when }.
case-refused = Les modérateurs de ce serveur ne veulent pas de cette vidéo. Utilise d'autres mots, s'il te plaît.
case-undecided = Les modérateurs de ce serveur n'ont pas décidé à temps, donc elle n'est pas faite. Tu peux la redemander, ou avec d'autres mots.
case-not-a-moderator = { $member } fait partie des modérateurs ici : on ne peut pas l'empêcher de faire des vidéos. Le propriétaire du serveur peut lui retirer ce rôle.
case-not-the-bot = C'est moi, ça.
case-banned = { $member } ne peut plus faire de vidéos ici{ $until ->
        [0] {""}
       *[other] {" "}(fin du bannissement { $when })
    }. { $count ->
        [0] Aucune de ses vidéos n'attendait.
        [one] Une de ses vidéos, pas encore faite, est annulée.
       *[other] { $count } de ses vidéos, pas encore faites, sont annulées.
    }
case-unbanned = { $member } peut de nouveau faire des vidéos ici.
case-was-not-banned = Il n'y a pas de bannissement pour { $member } ici.
case-no-bans = Personne n'est banni ici : tout le monde peut faire des vidéos.
case-ban = { $member }, définitivement, par { $by }, { $since }
case-ban-until = { $member }, fin { $when }, par { $by }, { $since }
case-ban-nobody = quelqu'un qui a fait supprimer ses données
case-more-bans = … et { $count ->
        [one] { $count } autre
        [many] { $count } d'autres
       *[other] { $count } autres
    }. Le journal les a tous.
case-audit = { $count ->
        [0] Rien n'a été noté pendant cette période.
        [one] Une ligne, pour tes yeux seulement.
       *[other] { $count } lignes, les plus récentes d'abord, pour tes yeux seulement.
    }
case-audit-cut = Voici les { $count } lignes les plus récentes ; Discord ne prend pas de fichier plus gros. Demande moins de jours pour voir s'il en manque de plus anciennes.
case-ban-days = { $count ->
        [0] définitivement
        [one] pour un jour
       *[other] pour { $count } jours
    }
case-why = { $reason }
case-nobody-to-ban = La personne qui a demandé ça a supprimé ses données, donc je ne sais plus qui bannir. Supprime la vidéo ; le nom figure dans son message.
