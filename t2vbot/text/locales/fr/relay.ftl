relay-head =
    🎬 **Un film tour à tour : { $theme }**
    lancé par { $member }
relay-open = Le tour { $number } sur { $turns } est libre : prends-le, et raconte { $made ->
        [0] comment le film commence. Si personne ne le fait, tout s'arrête
       *[other] la suite. Si personne ne le fait, le film sera monté
    } { $when }.
relay-writing = { $member } écrit le tour { $number } sur { $turns }. Si rien n'est écrit, il sera de nouveau libre { $when }.
relay-making = Le tour { $number } sur { $turns }, de { $member }, est en cours de création.{ $last ->
        [yes] {" "}Ensuite, le film est monté.
       *[no] {""}
    }
relay-rules = -# Chaque clip reprend les mots du précédent, et un fondu enchaîné les relie. Un modèle qui part d'une image continuerait depuis la dernière ; celui-ci ne peut pas.
relay-ended-without-turns = Il n'y a pas de film : aucun tour n'a été fait.
relay-turn =
    {"**"}{ $number }.** { $member }
    { $words }
relay-button-take = Prendre le prochain tour
relay-button-watch = Le film jusqu'ici
relay-button-end = Terminer
relay-form-title = Tour { $number }
relay-form-words = Comment ça continue
relay-written = C'est noté : le clip est en cours de création.
relay-nothing-yet = Aucun tour n'est encore fait.
relay-so-far = Le film jusqu'ici est là : { $link }
