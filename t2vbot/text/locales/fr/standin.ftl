standin-required = option obligatoire oubliée : { $option }
standin-not-here = { $option } : { $name } n'est pas sur ce serveur
standin-channel-kind = { $option } : pas un salon de ce type
standin-kind = { $option } : { $value } ne convient pas à cette option
standin-number = { $option } : { $value } n'est pas un nombre de ce type
standin-empty = { $option } : vide
standin-range = { $option } : de { $low } à { $high }, pas { $value }
standin-choice = { $option } : { $value } ne fait pas partie de { $names }
standin-menu = { $value } n'est pas dans le menu
standin-length = { $label } : de { $low } à { $high } caractères, pas { $count }
standin-values = { $label } : de { $low } à { $high } valeurs, pas { $count }
standin-once = { $label } : chaque valeur une seule fois
standin-must-fill = { $label } : à remplir
standin-pick-one = { $label } : il faut en choisir un
standin-disabled = { $label } : désactivé
standin-no-component = { $label } : le message n'a ni ce bouton ni ce menu
standin-gone = ce message n'est plus sur ton écran
standin-other-screen = le formulaire est sur l'écran de quelqu'un d'autre
standin-not-member = tu n'es pas dans ce salon
standin-not-deletable = tu n'as pas le droit de supprimer ce message
standin-no-command = il n'y a pas de commande « { $name } »
standin-no-sub-command = il n'y a pas de sous-commande « { $name } »
standin-sub-command-needed = { $command } : il faut une sous-commande
standin-why = { $command } : { $reason }
standin-why-no-commands = les commandes ne sont pas permises ici
standin-why-not-installed = l'appli n'est pas installée ici
standin-why-channel = pas proposée dans ce type de salon
standin-why-age = seulement dans les salons soumis à une limite d'âge
standin-why-server = les réglages du serveur disent non
standin-why-permissions = il te manque des droits
standin-discord = { $code ->
        [50001] tu ne vois pas ce salon
        [50006] il n'y a rien à envoyer
        [50007] cette personne ne reçoit pas de messages privés
        [50013] tu n'as pas le droit de faire ça ici
        [50083] le fil est archivé
        [160005] le fil est verrouillé
        [200000] la modération automatique a bloqué le message
       *[other] { $message }
    }
standin-no-document = le document OpenAPI de Discord est introuvable ; définis { $variable }
standin-no-packages = les paquets jsonschema et jsonschema-rs ne sont pas installés
