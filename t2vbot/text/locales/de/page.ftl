page-title = t2vbot-Playground
page-title-of = { $member } · t2vbot-Playground
page-skip = Zum Schreiben springen
page-channels = Kanäle
page-intro = Der echte Bot, auf einem Server auf diesem Rechner. Nichts davon geht nach draußen.
page-you-are = Du bist
page-you-are-with = { $member } ({ $part })
page-language = Deine Sprache
page-server-language = Sprache von { $server }
page-second = Ein weiteres Mitglied daneben öffnen
page-connecting = Verbindung wird aufgebaut …
page-develop = Entwickeln
page-messages = Nachrichten
page-welcome = Tipp unten /video ein
page-welcome-how = Wähl den Befehl aus, beschreib auf Englisch, was das Video zeigen soll, und drück Enter. Mit dem eingebauten Modell:
page-for-developers = Für Entwickler
page-noscript = Diese Seite ist ein Programm: Sie braucht JavaScript.
page-theme = Design: { $theme ->
        [auto] wie dein System
        [light] hell
       *[dark] dunkel
    }. Ändern
page-restricted = mit Altersbeschränkung
page-unread = ungelesen
page-online = Der Bot ist online.
page-lost = Der Bot hat die Verbindung verloren.
page-no-answer = Der Playground antwortet nicht. Läuft er noch?
page-failed = Der Playground ist gescheitert ({ $status }).
page-direct-messages = Direktnachrichten
page-note-bot = Nur du und der Bot.
page-note-pair = Der Bot ist hier nicht dabei, seine Befehle schon.
page-note-elsewhere = Der Bot ist nicht auf diesem Server; seine Befehle gehen trotzdem, weil sie für dich installiert sind.
page-note-thread = Ein Thread von #{ $channel }.
page-note-age = Mit Altersbeschränkung.
page-note-some = Nur manche auf diesem Server sehen diesen Kanal.
page-note-all = Alle auf diesem Server lesen mit.
page-host = Host
page-moderator = Mod
page-app = App
page-write = Nachricht, oder / für einen Befehl
page-placeholder = Nachricht an { $where }, oder tipp /
page-files = Dateien zum Mitschicken
page-send = Senden
page-sending = Wird gesendet …
page-leave = Verlassen
page-suggestions = Vorschläge
page-no-commands = Keine Befehle hier
page-no-commands-why = solange der Bot weg ist, oder in diesem Kanal
page-command = Befehl { $command }
page-options = Optionen, die du hinzufügen kannst
page-required = erforderlich
page-optional = darf fehlen
page-type = { $type ->
        [whole] eine ganze Zahl
        [number] eine Zahl
        [truth] wahr oder falsch
        [member] ein Mitglied
        [channel] ein Kanal
        [role] eine Rolle
        [mentioned] ein Mitglied oder eine Rolle
        [file] eine Datei
        [listed] eines aus der Liste
       *[text] Text
    }
page-range = { $low } bis { $high }
page-characters = { $low } bis { $high } Zeichen
page-hint = { $option }: { $description } ({ $rules })
page-separator = {", "}
page-take-away = { $option } wegnehmen
page-pick-one = { $option }: Wähl eines aus der Liste
page-true = Wahr
page-false = Falsch
page-no-response = Die Anwendung hat nicht geantwortet. Schick es noch einmal, oder verlass es.
page-dismiss = Verwerfen
page-dismiss-message = Nachricht verwerfen
page-only-you = Nur du kannst das sehen.
page-said = { $member }: { $words }
page-said-file = { $member }: { $words } Mit einer Datei.
page-used = { $member } hat { $command } verwendet
page-in-reply = Antwort an { $member }:
page-answered-file = eine Datei
page-answered-deleted = eine gelöschte Nachricht
page-thinking = { $member } denkt nach …
page-edited = (bearbeitet)
page-use = { $command }: bei dieser Nachricht von { $member }
page-remove = Diese Nachricht von { $member } entfernen
page-somebody = jemand
page-some-role = Rolle
page-some-channel = unbekannt
page-spoiler = Spoiler
page-spoiler-show = Spoiler: anzeigen
page-file = { $name } ({ $size })
page-bytes = { $count } B
page-kibibytes = { $count } KiB
page-mebibytes = { $count } MiB
page-choose = Auswählen
page-choose-of = Auswählen: { $menu }
page-interaction-failed = Diese Interaktion ist fehlgeschlagen: Der Bot hat nicht rechtzeitig geantwortet.
page-link-opens = öffnet eine Seite
page-submit = Absenden
page-cancel = Abbrechen
page-may-be-empty = (darf leer bleiben)
page-form-failed = Etwas ist schiefgegangen: Der Bot hat nicht rechtzeitig geantwortet. Versuch es noch einmal.
page-unreadable = { $file } lässt sich nicht lesen.
page-form-gone = Dieses Formular ist nicht mehr offen.
page-nothing-to-send = Es gibt nichts zu senden.
page-no-channel = Diesen Kanal gibt es nicht.
page-message-gone = Die Nachricht ist weg.
page-picked-gone = Was ausgewählt wurde, ist nicht mehr da.
page-no-restart = Der Bot wurde nicht von hier gestartet.
page-not-yours = Nur wer diesen Server verwaltet, kann seine Sprache ändern.
page-malformed = Das lässt sich nicht senden: { $words }
page-upload-limit = Upload-Limit
page-make-fail = Discord scheitern lassen
page-still-to-happen = Kommt noch:
page-always = immer
page-forget = Vergessen
page-requests = Anfragen des Bots
page-clear = Leeren
page-restart = Bot neu starten
page-unjudged = Nicht gegen Discords API-Beschreibung geprüft: { $reason }
page-fits = passt zur Beschreibung
page-fits-not = passt nicht zur Beschreibung
page-cut = abgebrochen
page-milliseconds = { $count } ms
page-sent = Gesendet
page-answered = Geantwortet
page-nothing = nichts
page-lever-413 = 413 beim nächsten Upload
page-lever-413-explained = Discord findet die Datei zu groß, egal welches Limit es genannt hat.
page-lever-429 = 429 bei der nächsten Bearbeitung
page-lever-429-explained = Der Bot muss fünf Sekunden warten, bevor er wieder bearbeitet.
page-lever-500 = Dreimal 500
page-lever-500-explained = Discords eigene Störung, bei den nächsten drei Bearbeitungen.
page-lever-cut = Nächste Bearbeitung abbrechen
page-lever-cut-explained = Die Verbindung bricht ab, bevor eine Antwort kommt.
page-lever-slow = Langsame erste Antwort
page-lever-slow-explained = Die nächste Antwort dauert vier Sekunden; Discord gibt einen Befehl nach drei auf.
page-lever-expire = Alle Tokens beenden
page-lever-expire-explained = Wie nach fünfzehn Minuten: Antworten lassen sich nicht mehr über das Token ihrer Interaktion bearbeiten.
page-lever-drop = Gateway trennen
page-lever-drop-explained = Der Websocket des Bots bricht ab, und er muss wiederkommen.
