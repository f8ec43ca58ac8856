privacy-about =
    {"**"}Was ich über dich aufhebe**
    - Was du angefragt hast (Prompt, Optionen, wann, wo, was daraus wurde) und die Nachrichten, die darauf antworteten: 90 Tage.
    - Die Videodateien und die Bilder, mit denen sie für dich begannen: bis sie zugestellt sind, danach { $days ->
        [one] einen Tag
       *[other] { $days } Tage
    }, damit man Filme daraus schneiden kann.
    - Wie du heißt, für den Abspann: 90 Tage, nachdem du zuletzt gesehen wurdest. Deine Likes: so lange wie der Eintrag des Videos. Deine Vorgaben für `/video`: bis du sie löschst.
    - Szenen, Züge und Stimmen bei Jams, Relays und Entwürfen: 90 Tage nach deren Ende.
    - Die Nutzung von heute, wo es Grenzen gibt. Sperren, bis sie enden. Was passiert ist, im Log der Mods eines Servers, so lange sie es einstellen (höchstens ein Jahr).
    Nichts davon wird verkauft oder zum Trainieren benutzt. Dein Host betreibt mich und kann es lesen; frag ihn nach seiner Datenschutzerklärung.
    `/video-privacy export` gibt dir alles davon als Datei. `/video-privacy löschen` löscht es. Gepostete Videos sind Nachrichten: Ihr 🗑️-Knopf löscht sie.
privacy-exported = { $count ->
        [one] Das ist alles, was ich über dich aufhebe.
       *[other] Das ist alles, was ich über dich aufhebe, in { $count } Dateien: Jede ist ein Teil davon.
    } Nur du siehst diese Nachricht.
privacy-pictures-left = { $count ->
        [one] Ein Bild, mit dem ein Video von dir begann, passt nicht
       *[other] { $count } Bilder, mit denen Videos von dir begannen, passen nicht
    } in das, was ich hier schicken darf. Frag meinen Host nach dem Rest.
privacy-export-too-large = Was ich über dich aufhebe, passt nicht in zehn Dateien zu { $limit } MiB, deshalb kann ich es hier nicht schicken. Frag meinen Host danach.
privacy-confirm =
    {"**"}Alles löschen, was ich über dich aufhebe?** Das lässt sich nicht rückgängig machen.
    - Was für dich wartet oder in Arbeit ist, wird abgebrochen. Deine Anfragen, Namen, Likes, Szenen und Stimmen werden gelöscht, und deine Videodateien hier.
    - **Nachrichten bleiben.** Gepostete Videos sind Nachrichten in Discord, die du und die Mods löschen können: Drück 🗑️ darunter. Das geht jetzt oder später; „Nochmal“ und „Ändern“ funktionieren darunter nicht mehr.
    - Worauf andere mit dir warten, geht für sie weiter, ohne dich. Filme, die andere gemacht haben, gehören ihnen.
    - Sperren, und was du von den heutigen Grenzen verbraucht hast, bleiben unter einem Code, aus dem sich dein Name nicht ablesen lässt.
    Willst du vorher eine Kopie? `/video-privacy export`
privacy-button-delete = Meine Daten löschen
privacy-deleting = Wird gelöscht. Was du unterwegs hast, wird zuerst abgebrochen; das dauert ein paar Sekunden. Es geht weiter, auch wenn ich neu gestartet werde.
privacy-deleted = Fertig: Ich hebe nichts mehr über dich auf, außer dem, was oben stand. Was du ab jetzt anfragst, wird wieder wie vorher aufgehoben. Gepostete Videos kannst du selbst mit 🗑️ löschen.
privacy-not-yours = Das sind die Daten von jemand anderem.
privacy-not-written = Das konnte nicht aufgeschrieben werden, deshalb wurde nichts gelöscht. Vielleicht ist die Festplatte meines Hosts voll: Versuch es später noch einmal, und sag ihm Bescheid.
