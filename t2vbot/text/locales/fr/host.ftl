host-owners-only = Ça, c'est seulement pour les propriétaires de ce bot.

host-state = { $state ->
        [running] ▶️ **Le bot tourne.**
        [paused] ⏸️ **En pause** { $until } : rien de nouveau ne commence.
        [quiet] 🌙 **Heures calmes** { $until } : rien de nouveau ne commence. Reprendre les saute pour cette fois.
       *[draining] 🚰 **Vidage** : ce qui est en route est terminé.
    } { $accepts ->
        [yes] Les nouvelles demandes sont acceptées.
       *[no] Les nouvelles demandes sont refusées.
    }{ $reason }
host-until = (jusqu'à { $when })
host-until-resumed = (jusqu'à ce que tu reprennes)
host-until-unbanned = (définitivement)
host-reason = {" "}Les membres lisent : « { $reason } »
host-no-reason = {""}
host-quiet = Heures calmes : { $hours } chaque jour, à l'horloge de cet ordinateur, qui indique { $now }.
host-no-quiet = Il n'y a pas d'heures calmes.
host-queue = En cours : { $making } · en attente : { $waiting } · retenues pour les modérateurs : { $held }
host-memory = En mémoire : { $models }
host-no-memory = Aucun modèle n'est en mémoire.
host-devices = Appareils : { $count }
host-device = - { $name } : { $memory }
host-more-devices = - et { $count ->
        [one] un autre
        [many] { $count } d'autres
       *[other] { $count } autres
    }
host-no-device = Aucun appareil n'est connecté : rien ne se fait tant qu'il n'y en a pas.

host-paused = ✔️ En pause.
host-draining = ✔️ Le bot finit ce qui est en route, et n'accepte rien de nouveau jusqu'à ce que tu reprennes.
host-resumed = ✔️ Le bot reprend.
host-quiet-set = ✔️ Heures calmes : { $hours } chaque jour.
host-quiet-none = ✔️ Il n'y a plus d'heures calmes.
host-unloaded = ✔️ La mémoire est libre. La prochaine vidéo recharge son modèle.
host-unloads-later = ✔️ La mémoire sera libre après la vidéo en cours.
host-cancel-none = Cette vidéo n'est plus en route. Choisis-en une dans la liste.
host-cancelled = ✔️ Annulée : une vidéo pour { $member }.
host-ban-owner = Les propriétaires du bot, et le bot lui-même, ne peuvent pas être bannis.
host-ban-own-server = C'est ton propre serveur. Choisis-en un autre.
host-no-server = Ce n'est pas un serveur. Choisis-en un dans la liste, ou écris son ID.
host-banned = ✔️ { $member } ne peut plus faire de vidéos nulle part{ $days ->
        [0] {""}
        [one] {" "}pendant un jour
       *[other] {" "}pendant { $days } jours
    }. { $count ->
        [0] Aucune de ses vidéos n'était en route.
        [one] Une de ses vidéos a été annulée.
       *[other] { $count } de ses vidéos ont été annulées.
    }
host-unbanned = ✔️ { $who } peut de nouveau faire des vidéos.
host-was-not-banned = Il n'y avait pas de bannissement pour { $who }. /video-host bans montre qui est banni.
host-server-banned = ✔️ On ne fait plus de vidéos sur { $server }, et le bot n'y est pas.

host-ban = { $member } { $until }, bannissement décidé { $since }
host-ban-server = Le serveur { $server } (`{ $id }`), bannissement décidé { $since }
host-no-bans = Personne n'est banni.
host-somebody = quelqu'un

host-choice-waiting = { $position }. { $member } : { $words }
host-choice = { $state ->
        [held] retenue
        [waiting] en attente
        [encoding] en cours d'encodage
       *[running] en cours
    } · { $member } : { $words }

host-button-pause = Pause
host-button-resume = Reprendre
host-button-drain = Vider
host-button-unload = Libérer la mémoire
host-button-quiet = Heures calmes
host-button-figures = Statistiques
host-form-pause = Mettre le bot en pause
host-form-reason = Ce que l'on dit aux membres
host-form-until = Jusqu'à quand
host-form-until-hint = 18:00, 90m, 2h, 3d (jours) ; vide : jusqu'à ce que tu reprennes
host-form-quiet = Heures calmes de chaque jour
host-form-from = De, comme 22:00 ; vide : aucune
host-form-to = À, comme 08:00

host-figures = **{ $days ->
        [one] Les dernières 24 heures
        [many] Les derniers { $days } de jours
       *[other] Les { $days } derniers jours
    }** : { $made ->
        [one] { $made } vidéo faite
        [many] { $made } de vidéos faites
       *[other] { $made } vidéos faites
    }, { $cancelled ->
        [one] { $cancelled } annulée
        [many] { $cancelled } annulées
       *[other] { $cancelled } annulées
    }
host-figures-failed = { $count ->
        [0] Aucune n'a échoué.
       *[other] Échecs : { $count } ({ $causes })
    }
host-cause = { $cause ->
        [memory] trop peu de mémoire
        [device] l'appareil
        [picture] pas d'image utilisable
        [check] retenues par le contrôle des vidéos
        [download] pas de téléchargement
        [model] le modèle
        [bug] un bug
       *[other] autres raisons
    } : { $count }
host-figures-none = aucun
host-figures-device = Appareil : { $seconds } s, { $share } % du temps
host-figures-wait = La moitié des vidéos ont commencé en moins de { $wait }.
host-figures-models = Modèles : { $models }
host-figures-servers = Serveurs : { $servers }
host-no-servers = messages privés et applications personnelles
host-figures-disk = **Disque** : { $used } Go de vidéos gardées, { $free } Go libres
host-figures-memory = **Mémoire** : { $own } Go pour le bot, { $free } Go libres sur { $total } Go
host-figures-versions = **Versions** : { $versions }
host-figures-uptime = **En marche** depuis { $uptime }

host-presence-idle = /video
host-presence-waiting = { $waiting } en attente
host-presence-making = { $making } en cours{ $waiting ->
        [0] {""}
       *[other] , { $waiting } en attente
    }
host-presence-draining = { $count ->
        [0] ne prend rien de nouveau
       *[other] finit, reste { $count }
    }
host-presence-closed = { $state ->
        [quiet] au calme
       *[paused] en pause
    }
host-presence-closed-until = { $state ->
        [quiet] au calme jusqu'à { $when }
       *[paused] en pause jusqu'à { $when }
    }
