words-form-title = Wörter, die niemand anfragen darf
words-form-part = Wörter, Teil { $number }
words-form-hint = Eins pro Zeile. wort: ganzes Wort. zwei wörter: Wortfolge. wort*: Anfang. !wort: Ausnahme.
words-set = Die Liste hat jetzt { $count ->
        [one] einen Eintrag
       *[other] { $count } Einträge
    }: { $added } neu, { $removed } entfernt. Mitglieder bekommen sie nie zu sehen.
words-as-file = Die Liste hat { $count ->
        [one] einen Eintrag
       *[other] { $count } Einträge
    }, zu viele für ein Formular. Ändere diese Datei, und schick sie mit /video-settings wörter.
words-file-too-large = Diese Datei ist zu groß; mehr als { $most } kB gehen nicht.
words-file-not-text = Das ist keine Textdatei. Speichere sie als reinen Text (UTF-8), ein Eintrag pro Zeile.
words-you-wrote = Es wurde nichts geändert. Das hast du geschrieben:
