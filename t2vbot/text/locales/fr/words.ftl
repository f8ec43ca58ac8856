words-form-title = Mots que personne ne peut demander
words-form-part = Mots, partie { $number }
words-form-hint = Un par ligne. mot : mot entier. deux mots : expression. mot* : début. !mot : exception.
words-set = La liste a maintenant { $count ->
        [one] { $count } entrée
        [many] { $count } d'entrées
       *[other] { $count } entrées
    } (ajouts : { $added }, retraits : { $removed }). Elle n'est jamais montrée aux membres.
words-as-file = La liste a { $count ->
        [one] { $count } entrée
        [many] { $count } d'entrées
       *[other] { $count } entrées
    }, c'est trop pour un formulaire. Modifie ce fichier, et envoie-le avec /video-settings mots.
words-file-too-large = Ce fichier est trop gros ; { $most } ko au maximum.
words-file-not-text = Ce n'est pas un fichier texte. Enregistre-le en texte brut (UTF-8), une entrée par ligne.
words-you-wrote = Rien n'a été changé. Voici ce que tu as écrit :
