video-disk-full =
    Die Festplatte mit dem Datenordner des Bots ist voll. Mach dort Platz, und versuch es dann noch einmal.
video-ffmpeg-hangs =
    Das Programm, das Videodateien schreibt, hat zweimal nicht reagiert. Versuch es später noch einmal; wenn es wieder passiert, sollte der Host dieses Bots sich Festplatte und Speicher des Computers ansehen.
video-master-damaged =
    Die Datei dieses Videos ist auf der Festplatte des Bots beschädigt. Frag das Video noch einmal an.
video-cannot-fit =
    Dieser Clip passt hier selbst in der niedrigsten Qualität nicht unter die Upload-Grenze von { $limit }. Frag weniger Frames oder eine kleinere Größe an.
video-scene-gone = Der Clip von Szene { $number } ist nicht mehr auf der Festplatte des Hosts, deshalb lässt sich der Film nicht schneiden. Lass sie weg, oder erstell sie neu.
video-scene-damaged = Die Datei von Szene { $number } ist auf der Festplatte des Hosts beschädigt, deshalb lässt sich der Film nicht schneiden. Lass sie weg, oder erstell sie neu.
video-chapter-title = Titel
video-chapter-scene = Szene { $number }
video-no-drafts = Keiner der Entwürfe ließ sich erstellen. Frag noch einmal, oder gleich das Video selbst an.
video-clip-gone = Die Datei dieses Videos ist nicht mehr auf der Festplatte des Hosts, deshalb lässt es sich nicht glätten. Frag das Video noch einmal an.
video-smooth-already = Dieses Video hat { $rate } Bilder pro Sekunde, glatter geht es nicht.
video-smooth-fault = ein Fehler im Programm, das es macht
video-not-smoothed = Es ließ sich nicht glätten, deshalb ist das hier das Video, wie es erstellt wurde: { $reason }
video-credits = Gemacht von
video-frames-left-out = Szene { $number } hat mehr Bilder pro Sekunde als der Film ({ $rate }): { $count ->
        [one] Einer ihrer Frames fällt
       *[other] { $count } ihrer Frames fallen
    } weg.
video-letters-left-out = { $count ->
        [one] Ein Zeichen wurde
       *[other] { $count } Zeichen wurden
    } in den Titeln weggelassen: Keine Schrift auf dem Computer des Hosts hat sie.
video-picture-unreadable = Das ist kein Bild, das ich lesen kann, oder die Datei ist beschädigt. Ich nehme PNG, JPEG, WebP und GIF (bei GIF zählt das erste Einzelbild).
video-picture-lost = Das Bild, mit dem dieses Video beginnen sollte, ist nicht mehr auf der Festplatte des Hosts. Frag noch einmal mit dem Bild an.
video-picture-pixels = Dieses Bild ist zu groß: Ich nehme bis zu { $most } Millionen Pixel. Schick ein kleineres.
video-picture-small = Dieses Bild ist zu klein: Jede Seite muss mindestens { $least } Pixel haben.
