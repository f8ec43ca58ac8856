together-filming = Der Film aus { $count ->
        [one] einer Szene
       *[other] { $count } Szenen
    } wird geschnitten.
together-ended = Der Film aus { $count ->
        [one] einer Szene
       *[other] { $count } Szenen
    } ist unten.{ $failed ->
        [0] {""}
        [one] {" "}Eine Szene ließ sich nicht erstellen und fiel weg.
       *[other] {" "}{ $failed } Szenen ließen sich nicht erstellen und fielen weg.
    }
together-film-failed = Der Film ließ sich nicht schneiden; warum, steht in der Nachricht unten.
together-no-threads = -# Alles passiert hier: Ein Mod kann mir einen Thread ermöglichen (Öffentliche Threads erstellen, Nachrichten in Threads senden).
together-not-yours = Das hat { $member } gestartet. Nur diese Person und die Mods können das.
together-not-here = Ein { $kind ->
        [relay] Relay
       *[jam] Jam
    } braucht einen Server, auf dem ich Mitglied bin: Hier könnte sonst niemand mitmachen. /video geht hier.
together-not-seen = Ich kann diesen Kanal nicht sehen, also lässt sich hier nichts gemeinsam machen. Ein Mod kann es mir erlauben (Kanal anzeigen).
together-you-wrote =
    Was du geschrieben hast, zum Kopieren:
    { $words }
