bot-status =
    { $member } wünscht sich:
    { $prompt }
    { $line }
bot-better = -# { $how ->
        [enhanced] wird noch verfeinert
        [smoothed] wird noch geglättet
       *[both] wird noch verfeinert und geglättet
    }
bot-waiting = { $position }, Start { $when }
bot-waiting-soon = { $position }, Start gleich
bot-waiting-unknown = { $position }. Wie lange es dauert, ist noch nicht bekannt: Mit { $model } wurde hier noch kein Video erstellt.
bot-waiting-just = { $position }
bot-waiting-no-device = { $position }. Gerade ist keine Grafikkarte verbunden, die das erstellt.
bot-waiting-far = Hinter Platz { $count } in der Warteschlange
bot-position =
    { $position ->
        [1] Als Nächstes dran
       *[other] Platz { $position } in der Warteschlange
    }
bot-again = { $line }
    -# Neuer Anlauf ({ $attempt } von { $most })
bot-getting-ready = Gleich geht es los …
bot-downloading = Modell wird heruntergeladen (nur beim ersten Mal)
bot-loading = Modell wird geladen
bot-reading = Prompt wird gelesen
bot-denoising = Video wird erstellt
bot-decoding = Frames werden gezeichnet
bot-enhancing = Video wird größer und feiner
bot-checking = Video wird geprüft
bot-encoding = Video wird kodiert
bot-cutting = Film wird geschnitten
bot-smoothing = Video wird geglättet
bot-uploading = Wird hochgeladen …
bot-preview = Ein kleines, unscharfes Bild vom Video, so weit es bisher ist: { $words }
bot-doing = { $doing } …
bot-progress = { $doing }: { $share } % { $bar }
bot-progress-left = { $doing }: { $share } %, noch etwa { $left } { $bar }
bot-steps = { $doing }: Schritt { $done } von { $total } { $bar }
bot-steps-left = { $doing }: Schritt { $done } von { $total }, noch etwa { $left } { $bar }
bot-stuck = Dein Video ist fertig, aber Discord nimmt es nicht an (zuerst versucht: { $since }). Ich versuche es weiter.
bot-stuck-text = Discord nimmt meine Antwort nicht an (zuerst versucht: { $since }). Ich versuche es weiter.
bot-position-kept = Der Bot wird neu gestartet. Dein Platz in der Warteschlange bleibt dir.
bot-token-ends = Discord lässt mich hier nur 15 Minuten lang schreiben, und die sind um. Drück **Mein Video holen**, wenn du wiederkommst: Dann siehst du, wie weit es ist, oder gleich das Video.
bot-token-ends-starts = Discord lässt mich hier nur 15 Minuten lang schreiben, und die sind um. Start: { $when }. Drück **Mein Video holen**, wenn du wiederkommst: Dann siehst du, wie weit es ist, oder gleich das Video.
bot-token-ends-private = Discord lässt mich hier nur 15 Minuten lang schreiben, und die sind um. Dein Video kommt als Direktnachricht zu dir. **Mein Video holen** zeigt dir, wie weit es ist.
bot-asked-for =
    { $member } hat sich gewünscht:
    { $prompt }
bot-asked-for-this = { $member } hat sich das gewünscht
bot-facts = -# { $model } · Seed { $seed } · { $seconds } s · { $width }×{ $height }{ $better } · erstellt in { $took } · KI-generiert
bot-facts-better = { $how ->
        [enhanced] {" "}· verfeinert
       *[none] {""}
    }
bot-facts-smooth = { $how ->
        [both] {" "}· verfeinert, geglättet
       *[smoothed] {" "}· geglättet
    } auf { $rate } Bilder pro Sekunde
bot-origin = -# aus [diesem Video]({ $url }) von { $member }
bot-origin-unseen = -# aus einem anderen Video, das hier nicht zu sehen ist
bot-film-facts = -# { $scenes ->
        [one] Film aus einer Szene
       *[other] Film aus { $scenes } Szenen
    } · { $seconds } s · { $width }×{ $height } · geschnitten in { $took } · KI-generiert
bot-note = -# { $note }
bot-failed = **Es gibt kein Video.** { $reason }
bot-kept = **Dein Video ist fertig, aber nicht zugestellt.** { $reason } Es ist aufgehoben: Drück **Mein Video holen**, oder tippe /missed, wo ich schreiben darf.
bot-cancelled = Abgebrochen: das Video von { $member }
bot-from-elsewhere = Aus { $channel }, weil { $reason }.
bot-delivered = Dieses Video wurde zugestellt.
bot-button-cancel = Abbrechen
bot-button-again = Nochmal
bot-button-change = Ändern
bot-button-delete = Löschen
bot-button-get = Mein Video holen
bot-button-open-form = Formular öffnen
bot-menu-more = Mehr …
bot-menu-words = Prompt zum Kopieren
bot-menu-words-hint = Der Prompt, so wie er getippt wurde
bot-menu-smooth = Glätten
bot-menu-smooth-hint = { $after } statt { $before } Bilder pro Sekunde; dauert Sekunden, ganz ohne Grafikkarte
bot-menu-enhance = Verfeinern
bot-menu-enhance-hint = { $scale }-mal so breit und hoch, und feiner; etwa { $times }-mal die Arbeit des Videos
bot-form-title = Ändern und neu erstellen
bot-form-prompt = Was das Video zeigen soll
bot-form-avoid = Was es nicht zeigen soll
bot-form-model = Modell
bot-form-size = Größe
bot-form-size-kept = wie bisher ({ $width }×{ $height })
bot-form-size-name = { $name ->
        [square] quadratisch
        [landscape] Querformat (breit)
        [portrait] Hochformat (hoch)
       *[other] { $name }
    }
bot-form-numbers = Sekunden, Schritte, Guidance und Seed
bot-form-numbers-hint = Was du weglässt, bestimmt das Modell; ohne Seed gibt es einen neuen.
bot-not-yours-to-cancel = Dieses Video hat { $member } angefragt. Nur diese Person und die Mods können es abbrechen.
bot-not-yours-to-delete = Dieses Video hat { $member } angefragt. Nur diese Person und die Mods können es löschen. Wenn es gegen eine Regel verstößt, sag ihnen Bescheid: **Mehr …**, **Melden**.
bot-not-yours-to-get = Dieses Video gehört { $member }.
bot-too-late-to-cancel = Zum Abbrechen ist es zu spät: Das Video ist fertig oder schon unterwegs.
bot-command-not-allowed = Auf diesem Server darfst du { $command } hier nicht benutzen, also gibt es auch auf diesem Weg kein Video. Ein Mod kann das ändern: Servereinstellungen, Integrationen.
bot-server-not-served = Mein Host macht nur für andere Server Videos. Bitte ihn, diesen Server aufzunehmen.
bot-server-left = Mein Host macht nur für bestimmte Server Videos, und dieser gehört nicht dazu, also gehe ich. Bitte meinen Host, ihn aufzunehmen (T2V_GUILDS), und lade mich dann wieder ein.
bot-film-not-again = Das ist ein Film. Frag seine Szenen neu an und schneide daraus einen neuen.
bot-button-unknown = Diesen Knopf kenne ich nicht mehr: Seine Nachricht ist von einer früheren Version von mir. Frag mit /video neu an.
bot-request-gone = Ich habe die Einstellungen dieses Videos nicht mehr. Frag es mit /video neu an.
bot-open-form = Dieses Video ist schon älter, deshalb musste ich seine Einstellungen erst nachschlagen. Hier sind sie:
bot-asked-below = Kommt gleich, hier unten.
bot-notice = ⏸️ { $said }
bot-queue-making = **Jetzt** in Arbeit: { $what }
bot-queue-encoding = **Jetzt** beim Kodieren: { $what }
bot-queue-waiting = **{ $position }.** { $what }
bot-queue-waiting-starts = **{ $position }.** { $what }, Start { $when }
bot-queue-what = { $prompt } ({ $member })
bot-queue-elsewhere = ein Video für jemanden woanders
bot-queue-private = ein privates Video
bot-queue-empty = Niemand wartet. Tippe /video, und deins startet sofort.
bot-queue-new = Eine neue Anfrage würde in etwa { $left } starten.
bot-missed-none = Es gibt kein Video von dir, das fertig ist und nicht zugestellt werden konnte. Was unterwegs ist, steht in /queue.
bot-missed-on-its-way = Was da war, ist schon auf dem Weg zu dir.
bot-model =
    {"**"}{ $title }** `{ $name }`
    { $description }
    -# { $facts }
bot-model-default =
    {"**"}{ $title }** `{ $name }` (wird benutzt, wenn du kein anderes wählst)
    { $description }
    -# { $facts }
bot-model-size = { $name } { $width }×{ $height }
bot-model-free = { $sizes } · { $seconds } s · Lizenz { $licence }
bot-model-not-commercial = { $sizes } · { $seconds } s · Lizenz { $licence }, nicht für kommerzielle Nutzung
bot-model-look-up = { $sizes } · { $seconds } s · Lizenz { $licence }, lies die Bedingungen nach, bevor du es benutzt
bot-model-pictures = { $facts } · kann mit einem Bild beginnen
bot-commands-refused = Discord lässt den Bot seine Befehle nicht senden ({ $error }). Wenn T2V_DEV_GUILD gesetzt ist, lade den Bot zuerst auf diesen Server ein oder entferne die Einstellung.
bot-start-refused = Discord hat den Start des Bots abgelehnt ({ $error }).
bot-shards-refused = Discord nimmt den Bot nicht über { $shards } Shards an (Close-Code { $code }). Lass T2V_SHARDS auf auto und starte ihn neu: Discord sagt dann, wie viele es haben will.
bot-film-none-here = Hier gibt es kein Video, aus dem ich einen Film schneiden kann. Mach ein paar mit /video und schneide sie dann zusammen.
bot-film-none-mine = Es gibt kein Video von dir, aus dem ich einen Film schneiden kann. Mach ein paar mit /video und schneide sie dann zusammen.
bot-film-title = **{ $title }**
bot-film-untitled = **Ein Film ohne Titel**
bot-film-how = Wähl die Szenen in der Reihenfolge, in der sie aufeinander folgen sollen.
bot-film-pick = Wähl die Szenen der Reihe nach
bot-film-scene = { $number }. { $words }
bot-film-captions-on = -# Mit dem Prompt jeder Szene darunter. Für eine andere Reihenfolge wähl einfach neu.
bot-film-captions-off = -# Ohne Prompt darunter. Für eine andere Reihenfolge wähl einfach neu.
bot-film-with-captions = Mit Untertiteln
bot-film-without-captions = Ohne Untertitel
bot-film-cut = Film schneiden
bot-film-scenes-lost = { $count ->
        [one] An dieses Video komme ich nicht mehr heran, weil seine Nachricht weg ist, kein Video mehr enthält oder ich sie nicht ansehen darf
       *[other] An diese Videos komme ich nicht mehr heran, weil ihre Nachrichten weg sind, kein Video mehr enthalten oder ich sie nicht ansehen darf
    }: { $words }
    Wähl die Szenen neu, ohne { $count ->
        [one] dieses
       *[other] diese
    }.
bot-film-scene-gone = Eins dieser Videos lässt sich nicht mehr verwenden. Tippe /film, um neu zu wählen.
bot-alone = { $member }
bot-with = { $member }, zusammen mit { $others },
bot-with-more = { $member }, zusammen mit { $others } und { $count ->
        [one] einer weiteren Person
       *[other] { $count } weiteren
    },
bot-button-join = Ich auch
bot-button-dm = Schick es mir direkt
bot-button-own = Eigenes erstellen
bot-joined = Du bist dabei: Du wirst dort genannt und bekommst Bescheid, sobald es fertig ist. Drück noch einmal **Ich auch**, um wieder auszusteigen.
bot-joined-directly = Es kommt als Direktnachricht zu dir.
bot-left = Du bist ausgestiegen. Für die anderen geht es weiter.
bot-left-to-others = Du bist ausgestiegen; andere sind dabei, also geht es für sie weiter und zählt jetzt für die nächste Person.
bot-join-own = Es ist schon deins.
bot-join-late = Es ist fertig oder schon unterwegs: Schau oben nach.
bot-join-no-dm = Du nimmst keine Direktnachrichten von mir an, deshalb bleibt dein Name im Kanal stehen. (Privatsphäre-Einstellungen dieses Servers, Direktnachrichten.)
bot-offer-to-join =
    Das Gleiche ist schon in der Warteschlange, angefragt von { $member }:
    { $prompt }
    Mach mit, dann habt ihr es beide früher; oder lass dir dein eigenes erstellen.
bot-likes = { $count ->
        [0] Like
        [one] 1 Like
       *[other] { $count } Likes
    }
bot-draft = { $count ->
        [0] Entwurf { $number }
        [one] Entwurf { $number } · 1 Stimme
       *[other] Entwurf { $number } · { $count } Stimmen
    }
bot-like-own = Likes sind für die Videos der anderen.
bot-reel-title = Das Beste der Woche
bot-best-none = Kein Video { $days ->
        [one] des letzten Tages
       *[other] der letzten { $days } Tage
    }, das ich noch habe, hat hier einen Like bekommen. Drück 👍 **Like** unter denen, die dir gefallen.
bot-best-title = { $days ->
        [one] Das Beste des Tages
       *[other] Das Beste aus { $days } Tagen
    }
bot-drafting = Entwürfe werden erstellt: { $done } von { $total } fertig
bot-drafts-facts = -# Entwürfe von { $model }, je { $seconds } s. Drück eine Nummer, und dieser Entwurf wird in voller Qualität erstellt. · KI-generiert
bot-in-servers-only = Das geht nur auf Servern.
bot-not-a-moderator = Das ist für die Mods dieses Servers.
bot-cancel-none = Du hast nichts unterwegs, das sich abbrechen ließe. Ein fertiges Video geht mit **Löschen** darunter weg.
bot-cancel-done = Abgebrochen.
bot-cancel-choice = { $position ->
        [0] in Arbeit: { $words }
       *[other] Platz { $position }: { $words }
    }
bot-stats-mine = **Deine Videos**
bot-stats-server = **Videos dieses Servers**
bot-stats-made = { $days ->
        [0] Insgesamt (höchstens 90 Tage)
        [1] In 24 Stunden
       *[other] In { $days } Tagen
    }: { $clips ->
        [one] ein Video
       *[other] { $clips } Videos
    }, { $seconds } s Gerätezeit
bot-stats-members = Von { $members ->
        [one] einem Mitglied
       *[other] { $members } Mitgliedern
    } in 7 Tagen
bot-stats-waiting = Unterwegs: { $count }
bot-stats-left = { $name ->
        [quota_clips] Noch übrig von deinen Videos in 24 Stunden: { $left }
       *[quota_seconds] Noch übrig von deinen Sekunden Gerätezeit in 24 Stunden: { $left }
    }
bot-picture-kind = Mit diesem Bild kann ich nicht beginnen. Ich nehme PNG, JPEG, WebP und GIF (bei GIF zählt das erste Einzelbild).
bot-picture-no-model = Keins der Modelle hier kann mit einem Bild beginnen. /models zeigt sie alle.
bot-picture-other-model = { $model } kann nicht mit einem Bild beginnen. Diese können es: { $others }.
bot-picture-needed = { $model } macht Videos nur aus einem Bild. Füg eins hinzu: `/video bild:`
bot-picture-no-drafts = Entwürfe entstehen nur aus Worten. Lass entweder das Bild oder die Entwürfe weg.
bot-picture-gone = Das Bild, mit dem dieses Video begann, ist nicht mehr hier. Benutz /video noch einmal mit dem Bild.
bot-file-elsewhere = Ich nehme Bilder nur von Discord selbst. Häng die Datei noch einmal an.
bot-file-large = Diese Datei ist zu groß: Ich nehme bis zu { $most } MiB. Schick ein kleineres Bild.
bot-file-gone = Discord gibt mir diese Datei nicht mehr. Häng sie noch einmal an.
bot-file-not-fetched = Ich konnte das Bild nicht rechtzeitig von Discord holen. Versuch es nachher noch einmal.
bot-animate-title = Dieses Bild in Bewegung bringen
bot-animate-which = Welches Bild
bot-animate-none = In dieser Nachricht ist kein Bild, mit dem ich beginnen kann: Ich nehme angehängte Dateien als PNG, JPEG, WebP und GIF.
bot-animate-gone = Ich weiß nicht mehr, welches Bild das war. Wähl bei seiner Nachricht noch einmal **Animieren**. Du hattest geschrieben: { $words }
bot-menu-continue = Fortsetzen
bot-menu-continue-hint = Ein neues Video, das beginnt, wo dieses endet
bot-continue-title = Wie geht es weiter?
bot-continue-gone = An das Ende dieses Videos komme ich nicht mehr heran: Es wurde gelöscht oder gemeldet, seine Nachricht enthält kein Video mehr, oder ich darf sie nicht ansehen.
bot-command-outdated = Diesen Befehl kenne ich so nicht: Dein Discord zeigt ihn noch wie vor einem Update. Starte Discord neu (am Computer Strg+R) und tipp ihn noch einmal.
