# A member's own defaults, their earlier prompts, and the host's styles.
presets-style-not-here = Le style { $style } se fait avec { $models }, que tu ne peux pas utiliser ici. Choisis un autre style.
presets-no-seed = Une seed ne peut pas être un réglage par défaut : toutes les vidéos se ressembleraient. Enlève-la de la ligne des nombres.
presets-not-private = D'après tes réglages par défaut, tes vidéos ne sont visibles que par toi, et les modérateurs n'en veulent pas de privées ici. Indique `privé:False` pour la montrer à tout le monde, ou demande-moi en message privé.
presets-range = { $what ->
        [seconds] Le nombre de secondes
        [steps] Le nombre d'étapes
       *[guidance] La guidance
    } doit aller de { $low } à { $high }.
presets-prompt-gone = Ce prompt d'avant n'est plus sous la main. Tape quelques-uns de ses mots et choisis-le à nouveau, ou écris-le.
presets-left-out = Certains de tes réglages par défaut ne marchent pas ici, alors la vidéo se fait sans eux :
presets-left-out-one = { $name } : { $why }
presets-line = { $name } : { $value }
presets-name = { $name ->
        [model] Modèle
        [style] Style
        [size] Format
        [seconds] Secondes
        [num_inference_steps] Étapes
        [guidance_scale] Guidance
        [numbers] Nombres
        [showing] Affichage
        [private] Pour toi seul
        [notify] Mention
       *[negative_prompt] Éviter
    }
presets-seconds = { $seconds } s
presets-steps = { $steps } étapes
presets-guidance = guidance { $guidance }
presets-head = **Tes réglages par défaut** pour `/video` et Animer, partout. Ce que tu indiques là-bas passe avant eux.
presets-none = Tu n'as pas encore de réglages par défaut. Ce que tu choisis ici vaut partout pour `/video` et Animer, quand tu n'indiques rien.
presets-not-here = Ici, ceux-ci seraient laissés de côté :
presets-showing = { $how ->
        [spoiler] derrière un spoiler
       *[private] à toi seul
    }
presets-notify = { $when ->
        [always] toujours
        [never] jamais
       *[slow] si ça a pris plus d'une minute
    }
presets-shown = { $how ->
        [spoiler] Derrière un spoiler
        [private] À toi seul
        [both] À toi seul, derrière un spoiler
       *[openly] À tout le monde
    }
presets-button-making = Modifier les réglages
presets-button-showing = Mention et confidentialité
presets-button-clear = Tout effacer
presets-cleared = Tes réglages par défaut sont effacés.
presets-changed = Tes réglages par défaut sont modifiés.
presets-form-making = Tes réglages par défaut
presets-form-showing = Comment tes vidéos arrivent
presets-form-style = Style
presets-form-none = Aucun réglage
presets-form-numbers = Secondes, étapes et guidance
presets-form-numbers-hint = Par exemple : 2 s, 20 étapes, guidance 7,5. Le modèle décide du reste.
presets-form-shown = À qui elle est montrée
presets-form-notify = Quand te mentionner une fois qu'elle est là
