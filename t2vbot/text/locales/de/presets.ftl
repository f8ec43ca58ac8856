# A member's own defaults, their earlier prompts, and the host's styles.
presets-style-not-here = Den Stil { $style } macht { $models }, und das darfst du hier nicht benutzen. Wähl einen anderen Stil.
presets-no-seed = Ein Seed kann keine Vorgabe sein: Jedes Video sähe gleich aus. Lass ihn in der Zeile mit den Zahlen weg.
presets-not-private = Nach deinen Vorgaben siehst nur du deine Videos, und die Mods möchten hier keine privaten. Gib `privat:False` an, um es allen zu zeigen, oder frag mich in einer Direktnachricht.
presets-range = { $what ->
        [seconds] Die Zahl der Sekunden
        [steps] Die Zahl der Schritte
       *[guidance] Die Guidance
    } muss zwischen { $low } und { $high } liegen.
presets-prompt-gone = Dieser frühere Prompt ist nicht mehr zur Hand. Tipp ein paar Worte davon und wähl ihn noch einmal, oder schreib ihn neu.
presets-left-out = Ein Teil deiner Vorgaben geht hier nicht, also wird das Video ohne sie gemacht:
presets-left-out-one = { $name }: { $why }
presets-line = { $name }: { $value }
presets-name = { $name ->
        [model] Modell
        [style] Stil
        [size] Größe
        [seconds] Sekunden
        [num_inference_steps] Schritte
        [guidance_scale] Guidance
        [numbers] Zahlen
        [showing] Gezeigt
        [private] Nur für dich
        [notify] Ping
       *[negative_prompt] Vermeiden
    }
presets-seconds = { $seconds } s
presets-steps = { $steps } Schritte
presets-guidance = Guidance { $guidance }
presets-head = **Deine Vorgaben** für `/video` und Animieren, überall. Was du dort angibst, zählt vor ihnen.
presets-none = Du hast noch keine Vorgaben. Was du hier einstellst, gilt überall für `/video` und Animieren, wo du nichts angibst.
presets-not-here = Hier würden diese weggelassen:
presets-showing = { $how ->
        [spoiler] hinter einem Spoiler
       *[private] nur dir
    }
presets-notify = { $when ->
        [always] immer
        [never] nie
       *[slow] wenn es über eine Minute gedauert hat
    }
presets-shown = { $how ->
        [spoiler] Hinter einem Spoiler
        [private] Nur dir
        [both] Nur dir, hinter einem Spoiler
       *[openly] Offen
    }
presets-button-making = Vorgaben ändern
presets-button-showing = Ping und Privates
presets-button-clear = Alle löschen
presets-cleared = Deine Vorgaben sind gelöscht.
presets-changed = Deine Vorgaben sind geändert.
presets-form-making = Deine Vorgaben
presets-form-showing = Wie deine Videos kommen
presets-form-style = Stil
presets-form-none = Keine Vorgabe
presets-form-numbers = Sekunden, Schritte und Guidance
presets-form-numbers-hint = Zum Beispiel: 2 s, 20 Schritte, Guidance 7,5. Was du weglässt, bestimmt das Modell.
presets-form-shown = Wem es gezeigt wird
presets-form-notify = Wann du angepingt wirst, sobald es fertig ist
