# /video-help. "command" is a link to a command.
help-write = **Mach ein Video:** Tipp { $command } und schreib, was es zeigen soll: was da ist, wie es aussieht, was es tut und wo.
help-write-picture = **Mach ein Video:** Tipp { $command }, häng ein Bild als `bild` an, und schreib, was darin passieren soll.
help-examples = Beispiele, aus denen { $model } etwas machen kann:
help-subjects = -# Es kann nur zeigen: { $subjects }. Außerdem versteht es: { $knows }
help-english = -# { $model } versteht nur Englisch: Schreib deinen Prompt auf Englisch.
help-makes = -# { $seconds } Sekunden lang; Formate: { $sizes }
help-options = **Weitere Optionen:** { $options }
help-option-image = `bild` ein Bild, mit dem es beginnt
help-option-avoid = `vermeiden` was nicht zu sehen sein soll
help-option-style = `stil` ein Look
help-option-drafts = `entwürfe` schnelle, zum Auswählen
help-option-count = `anzahl` mehrere auf einmal
help-option-smooth = `glätten` mehr Bilder
help-option-enhance = `verfeinern` größer und feiner
help-option-size = `größe`, `sekunden`, `privat`, `spoiler`
help-next = **Wie es weitergeht:** Eine Nachricht sagt dir deine Nummer in der Warteschlange und wann es beginnt; du kannst solange weggehen. Das Video kommt in dieselbe Nachricht. Darunter: **{ $again }** (neuer Versuch), **{ $change }** (andere Worte), **{ $like }**, **{ $delete }** und **{ $more }** mit allem Übrigen.
help-where = **Wo was ist:** { $commands }
help-command = { $command } { $name ->
        [queue] was wartet
        [video-cancel] deins zurücknehmen
        [missed] ein Video, das dich nicht erreicht hat
        [models] was die Videos macht
        [video-defaults] deine Voreinstellungen
        [film] Videos zusammenschneiden
        [jam] ein Film von allen
        [relay] ein Film Zug um Zug
       *[video-privacy] was ich über dich aufhebe
    }
help-not-here = **Hier und jetzt nicht:** { $reason }
help-limits = **Deine Limits hier:** { $limits }
help-left-clips = { $count ->
        [one] noch ein Video in 24 Stunden
       *[other] noch { $count } Videos in 24 Stunden
    }
help-left-seconds = noch { $count } Gerätesekunden in 24 Stunden
help-at-once = { $count } gleichzeitig
help-pause = { $count } Sekunden zwischen zwei Anfragen
help-rules = { $server ->
        [yes] Die Regeln dieses Servers gelten auch für Videos; **{ $report }** unter einem Video sagt den Mods Bescheid.
       *[no] Auf Servern gelten deren Regeln auch für Videos, und **{ $report }** unter einem Video sagt den Mods Bescheid.
    }
help-moderators = -# Für Mods: { $command } legt fest, wo, wie viel, welche Wörter und wohin Meldungen gehen.
help-host = -# Für dich als Host: { $command }
help-button-try = Probier: { $example }
