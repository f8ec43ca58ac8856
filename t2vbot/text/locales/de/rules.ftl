rules-scope = { $scope ->
        [host] auf diesem Bot
        [channel] in diesem Kanal
        [role] mit deinen Rollen
       *[server] auf diesem Server
    }
rules-when = Das erste davon sollte { $when } fertig sein.
rules-when-unknown = /queue zeigt, wie es vorangeht.
rules-too-many-of-member =
    Du hast schon { $count ->
        [one] ein Video
       *[other] { $count } Videos
    } unterwegs; mehr als { $most } auf einmal geht { $where } nicht. { $when } Du kannst auch eins abbrechen.
rules-queue-full = Die Warteschlange ist voll: { $count ->
        [one] Ein Video wartet
       *[other] { $count } Videos warten
    }. Versuch es bitte später noch einmal; /queue zeigt, wie es vorangeht.
rules-server-full = Von diesem Server { $count ->
        [one] ist schon ein Video
       *[other] sind schon { $count } Videos
    } unterwegs; mehr als { $most } auf einmal geht hier nicht. Versuch es bitte noch einmal, wenn einige davon fertig sind; /queue zeigt, wie es vorangeht.
rules-too-fast = Das war viel für eine Minute; mehr als { $most } geht nicht. Warte bitte einen Moment.
rules-cooldown = Zwischen zwei Anfragen gilt { $where } eine Pause von { $seconds } s. Deine nächste kannst du { $when } stellen.
rules-quota = { $name ->
        [quota_clips] Du darfst { $where } { $most ->
            [one] ein Video
           *[other] { $most } Videos
        } in 24 Stunden haben. Das hier braucht { $needed }, und du hast noch { $left } übrig.
       *[quota_seconds] Du darfst { $where } { $most } Sekunden Gerätezeit in 24 Stunden nutzen. Das hier braucht etwa { $needed }, und du hast noch { $left } übrig.
    } Platz dafür ist wieder { $when }.
rules-quota-never = { $name ->
        [quota_clips] Das braucht { $needed ->
            [one] ein Video
           *[other] { $needed } Videos
        }, und mehr als { $most } in 24 Stunden geht { $where } nicht. Frag weniger auf einmal an.
       *[quota_seconds] Das braucht etwa { $needed } Sekunden Gerätezeit, und mehr als { $most } in 24 Stunden geht { $where } nicht. Frag ein kürzeres oder kleineres Video an, oder weniger Schritte.
    }
rules-too-much = { $name ->
        [most_side] Ein Bild mit { $asked } Pixeln an der längeren Seite ist zu groß; mehr als { $most } gehen { $where } nicht. Wähl eine kleinere Größe.
        [most_seconds] Ein Video von { $asked } Sekunden ist zu lang; mehr als { $most } Sekunden gehen { $where } nicht. Frag weniger Sekunden an.
       *[most_steps] { $asked } Schritte sind zu viele; mehr als { $most } gehen { $where } nicht. Frag weniger Schritte an.
    }
rules-model = Das Modell { $model } darf { $where } nicht benutzt werden. Wähl eins von diesen: { $models }.
rules-not-here = In diesem Kanal lassen sich keine Videos erstellen. Frag bitte die Mods, wo das geht.
rules-only-there = In diesem Kanal lassen sich keine Videos erstellen. Versuch es in { $channel }.
rules-age-restricted-only = Auf diesem Server lassen sich Videos nur in Kanälen mit Altersbeschränkung erstellen.
rules-no-private = Die Mods möchten hier keine privaten Videos. Lass diese Option weg, oder frag mich in einer Direktnachricht.
rules-banned = { $where ->
        [everywhere] Der Host dieses Bots macht für dich keine Videos mehr.
       *[here] Die Mods dieses Servers haben dich für Videos gesperrt. Wenn du das für ein Versehen hältst, sprich bitte mit ihnen.
    }
rules-banned-until = { $where ->
        [everywhere] Der Host dieses Bots hat dich für Videos gesperrt; { $when } kannst du wieder welche machen.
       *[here] Die Mods dieses Servers haben dich für Videos gesperrt; { $when } kannst du wieder welche machen.
    }
rules-server-banned = Der Host dieses Bots macht auf diesem Server keine Videos mehr.
rules-words = Die Mods dieses Servers möchten darüber keine Videos. Nimm bitte andere Worte.
rules-words-host = Der Host dieses Bots möchte darüber keine Videos. Nimm bitte andere Worte.
rules-too-many-words = Mehr als { $most } Wörter passen nicht auf eine Liste.

rules-state = { $state ->
        [paused] Der Bot ist pausiert. { $again }
        [quiet] Der Bot hat gerade Ruhezeit. { $again }
       *[draining] Der Bot macht fertig, was unterwegs ist, und nimmt gerade nichts Neues an.
    }{ $reason }
rules-again = Mit Videos geht es { $when } weiter.
rules-again-unknown = Wann es mit Videos weitergeht, ist noch nicht bekannt.
rules-reason = {" "}Der Host sagt dazu: „{ $reason }“
rules-reason-none = {""}
rules-not-now = { $said } Deshalb wurde deine Anfrage nicht angenommen. Frag bitte später noch einmal.
rules-clock-malformed = Das ist keine Uhrzeit. Schreib Stunden und Minuten, zum Beispiel 22:00.
rules-quiet-empty = Eine Ruhezeit muss zu einer anderen Uhrzeit enden, als sie beginnt. Schreib zum Beispiel 22:00 und 08:00; soll der Bot gar nicht arbeiten, pausiere ihn.
rules-until-malformed = Das ist weder eine Uhrzeit noch eine Dauer. Schreib 18:00, oder 90m, 2h oder 3d (höchstens ein Jahr), oder nichts für eine Pause, bis du fortsetzt.

rules-setting-unknown = Diese Einstellung gibt es nicht. Wähl eine aus der Liste.
rules-range = { $kind ->
        [whole] Das muss eine ganze Zahl von { $low } bis { $high } sein.
        [whole-unlimited] Das muss eine ganze Zahl von { $low } bis { $high } sein, oder „unbegrenzt“.
        [any] Das muss eine Zahl von { $low } bis { $high } sein.
       *[any-unlimited] Das muss eine Zahl von { $low } bis { $high } sein, oder „unbegrenzt“.
    }
rules-not-an-option = Diese Option gibt es nicht. Wähl eine aus der Liste.
rules-too-many-rules = Mehr als { $most } Einstellungen kann ein Server nicht haben. Nimm zuerst welche zurück.
rules-nothing-to-undo = Es gibt keine Änderung mehr, die sich rückgängig machen ließe.
rules-leaving = Deine Daten werden gerade gelöscht. Versuch es in einer Minute noch einmal.


rules-word-empty = In dieser Zeile steht kein Wort. Schreib ein Wort, eine Wortfolge oder einen Wortanfang mit * dahinter.
rules-word-too-long = Eine Zeile mit { $count } Zeichen ist zu lang; mehr als { $most } gehen nicht. Schreib weniger Wörter, ein Eintrag pro Zeile.
rules-word-only-marks = In „{ $line }“ ist kein Buchstabe und keine Ziffer. Schreib das Wort selbst.
rules-word-star = In „{ $line }“ steht ein *, aber nicht am Ende. Schreib wort* für alle Wörter, die mit „wort“ beginnen; sonst kann nichts offen bleiben.
rules-word-too-short = „{ $line }“ ist zu kurz: Es müssen mindestens { $least } Buchstaben oder Ziffern sein. Lass es weg, oder schreib ein längeres Wort.
rules-prefix-too-short = „{ $line }“ ist als Anfang zu kurz, weil zu viele Wörter passen würden: Vor dem * müssen mindestens { $least } Buchstaben stehen. Schreib mehr vom Wort, oder das ganze Wort ohne *.
rules-words-faults =
    Keiner dieser Einträge wurde übernommen, weil einige nicht gehen:
    { $faults }
rules-words-many-faults =
    Keiner dieser Einträge wurde übernommen, weil einige nicht gehen:
    { $faults }
    … und { $more ->
        [one] ein weiterer
       *[other] { $more } weitere
    }
