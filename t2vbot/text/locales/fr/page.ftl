page-title = Terrain d'essai de t2vbot
page-title-of = { $member } · terrain d'essai de t2vbot
page-skip = Aller à la zone de saisie
page-channels = Salons
page-intro = Le vrai bot, sur un serveur dans cet ordinateur. Rien n'en sort.
page-you-are = Tu es
page-you-are-with = { $member } ({ $part })
page-language = Ta langue
page-server-language = Langue de { $server }
page-second = Ouvrir un autre membre à côté
page-connecting = Connexion…
page-develop = Développer
page-messages = Messages
page-welcome = Tape /video en bas
page-welcome-how = Choisis la commande, décris en anglais ce que la vidéo doit montrer et appuie sur Entrée. Avec le modèle intégré :
page-for-developers = Pour développer
page-noscript = Cette page est un programme : elle a besoin de JavaScript.
page-theme = Thème : { $theme ->
        [auto] comme ton système
        [light] clair
       *[dark] sombre
    }. En changer
page-restricted = limite d'âge
page-unread = non lu
page-online = Le bot est en ligne.
page-lost = Le bot a perdu sa connexion.
page-no-answer = Le terrain d'essai ne répond pas. Est-ce qu'il tourne encore ?
page-failed = Le terrain d'essai a échoué ({ $status }).
page-direct-messages = Messages privés
page-note-bot = Seulement toi et le bot.
page-note-pair = Le bot n'est pas ici, mais ses commandes oui.
page-note-elsewhere = Le bot n'est pas sur ce serveur ; ses commandes marchent, car elles sont installées pour toi.
page-note-thread = Un fil de #{ $channel }.
page-note-age = Soumis à une limite d'âge.
page-note-some = Seules certaines personnes de ce serveur voient ce salon.
page-note-all = Tout le monde sur ce serveur lit ici.
page-host = hébergeur
page-moderator = modération
page-app = appli
page-write = Message, ou / pour une commande
page-placeholder = Message dans { $where }, ou tape /
page-files = Fichiers à joindre
page-send = Envoyer
page-sending = Envoi…
page-leave = Quitter
page-suggestions = Suggestions
page-no-commands = Aucune commande ici
page-no-commands-why = tant que le bot est absent, ou dans ce salon
page-command = Commande { $command }
page-options = Options à ajouter
page-required = obligatoire
page-optional = facultatif
page-type = { $type ->
        [whole] un nombre entier
        [number] un nombre
        [truth] vrai ou faux
        [member] un membre
        [channel] un salon
        [role] un rôle
        [mentioned] un membre ou un rôle
        [file] un fichier
        [listed] un choix de la liste
       *[text] du texte
    }
page-range = { $low } à { $high }
page-characters = { $low } à { $high } caractères
page-hint = { $option } : { $description } ({ $rules })
page-separator = {", "}
page-take-away = Retirer { $option }
page-pick-one = { $option } : choisis dans la liste
page-true = Vrai
page-false = Faux
page-no-response = L'application n'a pas répondu. Renvoie la commande ou quitte-la.
page-dismiss = Fermer
page-dismiss-message = Fermer le message
page-only-you = Toi seul·e peux voir ceci.
page-said = { $member } : { $words }
page-said-file = { $member } : { $words } Avec un fichier.
page-used = { $member } a utilisé { $command }
page-in-reply = En réponse à { $member } :
page-answered-file = un fichier
page-answered-deleted = un message supprimé
page-thinking = { $member } réfléchit…
page-edited = (modifié)
page-use = { $command } : sur ce message de { $member }
page-remove = Retirer ce message de { $member }
page-somebody = quelqu'un
page-some-role = rôle
page-some-channel = inconnu
page-spoiler = Spoiler
page-spoiler-show = Spoiler : afficher
page-file = { $name } ({ $size })
page-bytes = { $count } o
page-kibibytes = { $count } Kio
page-mebibytes = { $count } Mio
page-choose = Choisir
page-choose-of = Choisir : { $menu }
page-interaction-failed = Cette interaction a échoué : le bot n'a pas répondu à temps.
page-link-opens = ouvre une page
page-submit = Valider
page-cancel = Annuler
page-may-be-empty = (peut rester vide)
page-form-failed = Quelque chose n'a pas marché : le bot n'a pas répondu à temps. Réessaie.
page-unreadable = { $file } est illisible.
page-form-gone = Ce formulaire n'est plus ouvert.
page-nothing-to-send = Il n'y a rien à envoyer.
page-no-channel = Ce salon n'existe pas.
page-message-gone = Le message a disparu.
page-picked-gone = Ce qui était choisi n'est plus là.
page-no-restart = Le bot n'a pas été démarré d'ici.
page-not-yours = Seule la personne qui gère ce serveur peut changer sa langue.
page-malformed = Impossible d'envoyer ça : { $words }
page-upload-limit = Limite d'envoi
page-make-fail = Faire échouer Discord
page-still-to-happen = Encore à venir :
page-always = toujours
page-forget = Oublier
page-requests = Requêtes du bot
page-clear = Vider
page-restart = Redémarrer le bot
page-unjudged = Non vérifié avec la description de l'API de Discord : { $reason }
page-fits = conforme à la description
page-fits-not = pas conforme à la description
page-cut = coupé
page-milliseconds = { $count } ms
page-sent = Envoyé
page-answered = Répondu
page-nothing = rien
page-lever-413 = 413 au prochain envoi
page-lever-413-explained = Discord trouve le fichier trop gros, quelle que soit la limite annoncée.
page-lever-429 = 429 à la prochaine modification
page-lever-429-explained = Le bot doit attendre cinq secondes avant de modifier à nouveau.
page-lever-500 = 500 trois fois
page-lever-500-explained = Une panne de Discord, aux trois prochaines modifications.
page-lever-cut = Couper la prochaine modification
page-lever-cut-explained = La connexion se coupe avant la réponse.
page-lever-slow = Première réponse lente
page-lever-slow-explained = La prochaine réponse prend quatre secondes ; Discord abandonne une commande après trois.
page-lever-expire = Périmer tous les jetons
page-lever-expire-explained = Comme après quinze minutes : les réponses ne peuvent plus être modifiées avec le jeton de leur interaction.
page-lever-drop = Couper le gateway
page-lever-drop-explained = Le websocket du bot se coupe, et il doit revenir.
