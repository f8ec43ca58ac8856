jam-head =
    🎬 **Ein gemeinsamer Film: { $theme }**
    gestartet von { $member }
jam-open = { $count ->
        [0] Noch keine Szene
        [one] Bisher eine Szene
       *[other] Bisher { $count } Szenen
    } · Schluss { $when }
jam-rules = -# Schreib { $scenes ->
        [one] eine Szene
       *[other] bis zu { $scenes } Szenen
    }; alle haben { $votes ->
        [0] keine Stimmen
        [one] eine Stimme
       *[other] { $votes } Stimmen
    }, nicht für die eigenen.
jam-making = In Arbeit: { $done } fertig, { $failed } fehlgeschlagen, { $left } kommen noch.
jam-cutting = Alle Szenen sind erstellt ({ $failed ->
        [0] keine ist fehlgeschlagen
        [one] eine ist fehlgeschlagen und fällt weg
       *[other] { $failed } sind fehlgeschlagen und fallen weg
    }). Erstell deine neu, oder lass sie von der Person ordnen, die den Jam gestartet hat: Schnitt { $when }.
jam-ended-without-film = Es gibt keinen Film: Keine Szene ließ sich erstellen. Warum, steht in der Nachricht jeder Szene.
jam-ended-without-scenes = Es gibt keinen Film: Niemand hat eine Szene geschrieben.
jam-scene =
    {"**"}{ $number }.** { $member }
    { $words }
    { $line }
jam-votes = 👍 { $count ->
        [one] 1 Stimme
       *[other] { $count } Stimmen
    }
jam-not-chosen = -# Nicht gewählt, mit { $count ->
        [one] einer Stimme
       *[other] { $count } Stimmen
    }.
jam-order = Der Film, so wie er geschnitten wird:
jam-order-scene = { $number }. { $words }
jam-button-add = Szene hinzufügen
jam-button-close = Jetzt schließen
jam-button-vote = Abstimmen
jam-button-withdraw = Zurückziehen
jam-button-redo = Meine neu erstellen
jam-button-order = Reihenfolge festlegen
jam-button-cut = Jetzt schneiden
jam-form-title = Eine Szene
jam-form-words = Was die Szene zeigen soll
jam-written = Sie ist dabei.
