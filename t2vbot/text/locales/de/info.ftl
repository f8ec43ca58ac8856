info-settings = Modell { $model } · { $width }×{ $height } · { $frames } Frames bei { $fps } pro Sekunde · { $steps } Schritte · Guidance { $guidance } · Seed { $seed }
info-avoid = vermeiden: { $words }
info-style = Stil { $style }
info-whole-prompt = mit dem Stil hat das Modell gelesen: { $words }
info-picture = begann mit einem Bild
info-better = { $how ->
        [enhanced] verfeinert
        [smoothed] geglättet
       *[both] verfeinert und geglättet
    }
info-cut = Der Prompt ist länger, als in der Datei Platz war, deshalb fehlt das Ende. Ändere ihn, und erstell es dann.
info-picture-missing = Es begann mit einem Bild, das nicht in der Datei steckt. Benutz /video mit diesem Bild, oder „Animieren“ in dessen Menü.
info-cannot = So lässt es sich hier nicht erstellen: { $reason }
info-no-command = Dafür gibt es keine /video-Zeile: Der Befehl kann nicht alles davon anfragen. Die Knöpfe können es.
info-in-file = Die Zeilen, die es noch einmal erstellen, stehen in der angehängten Datei, weil sie für eine Nachricht zu lang sind.
info-same-frames = Derselbe Seed ergibt auf demselben Gerät dieselben Frames, wenn ein Video einzeln erstellt wird.
info-no-video = In dieser Nachricht ist kein Video. Wähl das bei einer Nachricht, an der eine MP4-Datei hängt.
info-not-ours = Dieses Video sagt nicht, wie es entstanden ist. Es ist keins von mir, oder es wurde mit einem Programm bearbeitet, das diese Angaben entfernt.
info-file-forgotten = Was in dieser Datei steht, habe ich vergessen: Ich merke es mir nur, bis ich neu gestartet werde oder viele andere danach kamen. Wähl im Menü ihrer Nachricht noch einmal **Info**.
info-words-refused = Die Wörter fehlen: Die automatische Moderation lässt sie mich hier nicht sagen.
info-words-alone-refused = Die automatische Moderation lässt mich diese Wörter hier nicht sagen.
info-no-file = { $file } lässt sich nicht lesen: { $error }.
info-no-model = Im Katalog hier gibt es kein Modell { $model }, also lässt es sich hier nicht noch einmal erstellen.
info-film =
    { $title }
    Ein Film aus { $scenes ->
        [one] einer Szene
       *[other] { $scenes } Szenen
    }:
info-film-untitled = Ein Film aus { $scenes ->
        [one] einer Szene
       *[other] { $scenes } Szenen
    }:
info-film-scene = { $number }. { $words }
info-film-scene-unknown = { $number }. (ohne Prompt)
info-button-same = Genau so nochmal
info-menu = Info
info-menu-hint = Alles, was man braucht, um es noch einmal zu erstellen
