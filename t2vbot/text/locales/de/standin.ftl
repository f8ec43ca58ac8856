standin-required = Erforderliche Option fehlt: { $option }
standin-not-here = { $option }: { $name } gibt es auf diesem Server nicht
standin-channel-kind = { $option }: kein Kanal dieser Art
standin-kind = { $option }: { $value } passt nicht zu dieser Option
standin-number = { $option }: { $value } ist keine passende Zahl
standin-empty = { $option }: ist leer
standin-range = { $option }: nimmt { $low } bis { $high }, nicht { $value }
standin-choice = { $option }: { $value } ist keins von { $names }
standin-menu = { $value } steht nicht im Menü
standin-length = { $label }: nimmt { $low } bis { $high } Zeichen, nicht { $count }
standin-values = { $label }: nimmt { $low } bis { $high } Werte, nicht { $count }
standin-once = { $label }: nimmt jeden Wert nur einmal
standin-must-fill = { $label }: muss ausgefüllt werden
standin-pick-one = { $label }: Eines muss ausgewählt werden
standin-disabled = { $label }: ist deaktiviert
standin-no-component = { $label }: Die Nachricht hat keinen solchen Button und kein solches Menü
standin-gone = Diese Nachricht ist auf deinem Bildschirm nicht mehr zu sehen.
standin-other-screen = Das Formular ist auf dem Bildschirm von jemand anderem.
standin-not-member = Du bist nicht in diesem Kanal.
standin-not-deletable = Du darfst diese Nachricht nicht löschen.
standin-no-command = Es gibt keinen Befehl „{ $name }“.
standin-no-sub-command = Es gibt keinen Unterbefehl „{ $name }“.
standin-sub-command-needed = { $command }: Ein Unterbefehl gehört dazu
standin-why = { $command }: { $reason }
standin-why-no-commands = Hier dürfen keine Befehle benutzt werden.
standin-why-not-installed = Die App ist hier nicht installiert.
standin-why-channel = In dieser Art von Kanal gibt es ihn nicht.
standin-why-age = Nur in Kanälen mit Altersbeschränkung.
standin-why-server = Die Einstellungen des Servers erlauben es nicht.
standin-why-permissions = Dir fehlen Rechte dafür.
standin-discord = { $code ->
        [50001] Du kannst diesen Kanal nicht sehen.
        [50006] Es gibt nichts zu senden.
        [50007] Diese Person nimmt keine Direktnachrichten an.
        [50013] Das darfst du hier nicht.
        [50083] Der Thread ist archiviert.
        [160005] Der Thread ist gesperrt.
        [200000] Die automatische Moderation hat die Nachricht blockiert.
       *[other] { $message }
    }
standin-no-document = Discords OpenAPI-Dokument wurde nicht gefunden; setz { $variable }
standin-no-packages = Die Pakete jsonschema und jsonschema-rs sind nicht installiert
