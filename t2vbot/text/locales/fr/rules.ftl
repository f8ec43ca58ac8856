rules-scope = { $scope ->
        [host] sur ce bot
        [channel] dans ce salon
        [role] pour tes rôles
       *[server] sur ce serveur
    }
rules-when = La première devrait être prête { $when }.
rules-when-unknown = /queue montre comment elles avancent.
rules-too-many-of-member =
    Tu as déjà { $count ->
        [one] une vidéo
        [many] { $count } de vidéos
       *[other] { $count } vidéos
    } en route, et le maximum est de { $most } à la fois { $where }. { $when } Tu peux aussi en annuler une.
rules-queue-full = La file d'attente est pleine : { $count ->
        [one] { $count } vidéo attend
        [many] { $count } de vidéos attendent
       *[other] { $count } vidéos attendent
    }. Réessaie plus tard, s'il te plaît ; /queue montre comment elle avance.
rules-server-full = Ce serveur a déjà { $count ->
        [one] { $count } vidéo
        [many] { $count } de vidéos
       *[other] { $count } vidéos
    } en route, et le maximum ici est de { $most } à la fois. Réessaie quand il y en aura de finies, s'il te plaît ; /queue montre comment ça avance.
rules-too-fast = Ça faisait beaucoup en une minute ; le maximum est de { $most }. Attends un peu, s'il te plaît.
rules-cooldown = Il y a une pause de { $seconds } s entre deux demandes { $where }. Tu pourras faire la prochaine { $when }.
rules-quota = { $name ->
        [quota_clips] Tu peux avoir { $most ->
            [one] { $most } vidéo
            [many] { $most } de vidéos
           *[other] { $most } vidéos
        } par 24 heures { $where }. Il en faut { $needed } pour cette demande, et il t'en reste { $left }.
       *[quota_seconds] Tu peux utiliser { $most ->
            [one] { $most } seconde
            [many] { $most } de secondes
           *[other] { $most } secondes
        } de calcul par 24 heures { $where }. Il en faut environ { $needed } pour cette demande, et il t'en reste { $left }.
    } Il y aura de nouveau de la place { $when }.
rules-quota-never = { $name ->
        [quota_clips] Il faut { $needed ->
            [one] { $needed } vidéo
            [many] { $needed } de vidéos
           *[other] { $needed } vidéos
        } pour cette demande, et le maximum est de { $most } par 24 heures { $where }. Demandes-en moins à la fois.
       *[quota_seconds] Il faut environ { $needed ->
            [one] { $needed } seconde
            [many] { $needed } de secondes
           *[other] { $needed } secondes
        } de calcul pour cette demande, et le maximum est de { $most } par 24 heures { $where }. Demande une vidéo plus courte ou plus petite, ou moins d'étapes.
    }
rules-too-much = { $name ->
        [most_side] Une image de { $asked } pixels sur le plus grand côté est trop grande ; le maximum est de { $most } { $where }. Choisis un format plus petit.
        [most_seconds] Une vidéo de { $asked } secondes est trop longue ; le maximum est de { $most } s { $where }. Demande moins de secondes.
       *[most_steps] { $asked } étapes, c'est trop ; le maximum est de { $most } { $where }. Demande moins d'étapes.
    }
rules-model = Le modèle { $model } ne peut pas être utilisé { $where }. Choisis-en un parmi ceux-ci : { $models }.
rules-not-here = On ne peut pas faire de vidéos dans ce salon. Demande aux modérateurs où c'est possible.
rules-only-there = On ne peut pas faire de vidéos dans ce salon. Essaie dans { $channel }.
rules-age-restricted-only = Sur ce serveur, on ne peut faire des vidéos que dans les salons soumis à une limite d'âge.
rules-no-private = Les modérateurs ne veulent pas de vidéos privées ici. Enlève cette option, ou demande-moi en message privé.
rules-banned = { $where ->
        [everywhere] L'hébergeur de ce bot ne fait plus de vidéos pour toi.
       *[here] Les modérateurs de ce serveur ne te laissent plus faire de vidéos. Si tu penses que c'est une erreur, parle-leur, s'il te plaît.
    }
rules-banned-until = { $where ->
        [everywhere] L'hébergeur de ce bot ne te laisse plus faire de vidéos ; tu pourras de nouveau { $when }.
       *[here] Les modérateurs de ce serveur ne te laissent plus faire de vidéos ; tu pourras de nouveau { $when }.
    }
rules-server-banned = L'hébergeur de ce bot ne fait plus de vidéos sur ce serveur.
rules-words = Les modérateurs de ce serveur ne veulent pas de vidéos là-dessus. Utilise d'autres mots, s'il te plaît.
rules-words-host = L'hébergeur de ce bot ne veut pas de vidéos là-dessus. Utilise d'autres mots, s'il te plaît.
rules-too-many-words = Une liste peut avoir { $most } mots au maximum.

rules-state = { $state ->
        [paused] Le bot est en pause. { $again }
        [quiet] Le bot est dans ses heures calmes. { $again }
       *[draining] Le bot finit ce qui est en route, et ne prend rien de nouveau pour l'instant.
    }{ $reason }
rules-again = Il reprend les vidéos { $when }.
rules-again-unknown = On ne sait pas encore quand il reprend les vidéos.
rules-reason = {" "}Son hébergeur dit : « { $reason } »
rules-reason-none = {""}
rules-not-now = { $said } Ta demande n'a donc pas été acceptée. Redemande plus tard, s'il te plaît.
rules-clock-malformed = Ce n'est pas une heure. Écris les heures et les minutes, comme 22:00.
rules-quiet-empty = Les heures calmes doivent finir à une autre heure que celle où elles commencent. Écris par exemple 22:00 et 08:00 ; pour que le bot ne travaille pas du tout, mets-le en pause.
rules-until-malformed = Ce n'est ni une heure ni une durée. Écris 18:00, ou 90m, 2h ou 3d (d pour les jours ; un an au plus), ou rien pour une pause jusqu'à ce que tu reprennes.

rules-setting-unknown = Ce réglage n'existe pas. Choisis-en un dans la liste.
rules-range = { $kind ->
        [whole] Il faut un nombre entier de { $low } à { $high }.
        [whole-unlimited] Il faut un nombre entier de { $low } à { $high }, ou « illimité ».
        [any] Il faut un nombre de { $low } à { $high }.
       *[any-unlimited] Il faut un nombre de { $low } à { $high }, ou « illimité ».
    }
rules-not-an-option = Ce n'est pas un des choix. Choisis-en un dans la liste.
rules-too-many-rules = Un serveur peut avoir { $most } réglages au maximum. Enlèves-en d'abord quelques-uns.
rules-nothing-to-undo = Il n'y a plus de changement à annuler.
rules-leaving = Tes données sont en train d'être supprimées. Réessaie dans une minute.


rules-word-empty = Il n'y a pas de mot sur cette ligne. Écris un mot, une expression, ou le début d'un mot suivi d'un *.
rules-word-too-long = Une ligne de { $count } caractères est trop longue ; le maximum est de { $most }. Écris moins de mots, une entrée par ligne.
rules-word-only-marks = « { $line } » ne contient ni lettre ni chiffre. Écris le mot lui-même.
rules-word-star = « { $line } » a un * qui n'est pas à la fin. Écris mot* pour tous les mots qui commencent par « mot » ; rien d'autre ne peut rester ouvert.
rules-word-too-short = « { $line } » est trop court : il faut au moins { $least } lettres ou chiffres. Laisse-le de côté, ou écris un mot plus long.
rules-prefix-too-short = « { $line } » est un début trop court, car trop de mots y correspondraient : il faut au moins { $least } lettres avant le *. Écris plus de lettres, ou le mot entier sans le *.
rules-words-faults =
    Aucune de ces entrées n'a été reprise, car certaines ne peuvent pas servir :
    { $faults }
rules-words-many-faults =
    Aucune de ces entrées n'a été reprise, car certaines ne peuvent pas servir :
    { $faults }
    … et { $more ->
        [one] une autre
        [many] { $more } d'autres
       *[other] { $more } autres
    }
