# What the models of the catalog are good for, by their names (a dot is written as _).
about-model = { $name ->
        [ms-1_7b] Das klassische offene Text-zu-Video-Modell: Clips von etwa 2 Sekunden in niedriger Auflösung, von fast allem, was sich auf Englisch beschreiben lässt. Läuft auf einer Grafikkarte mit 8 GB. In seinen Trainingsvideos waren Wasserzeichen von Bildagenturen, deshalb zeigen seine eigenen oft auch eins.
        [zeroscope] Ein Verwandter von ModelScope 1.7B, weitertrainiert auf Breitbild-Clips ohne Wasserzeichen: 3 Sekunden in 576x320. Braucht eine Grafikkarte mit 8 GB oder mehr und etwa viermal so lange.
        [zeroscope-xl] Macht die Clips von Zeroscope größer und feiner (Verfeinern). Allein ist sein Bildaufbau schwach.
        [potat1] Ein Verwandter von ModelScope 1.7B für große Breitbild-Clips: 3 Sekunden in 1024x576. Braucht eine Grafikkarte mit 16 GB oder mehr.
        [wan-1_3b] Clips von 5 Sekunden in 480p, die einer Beschreibung gut folgen, von einem Modell, das auf eine Grafikkarte für zu Hause mit 12 GB passt.
        [wan-14b] Das größere Wan: feinere Clips von 5 Sekunden in 480p oder 720p. Braucht eine Grafikkarte mit 24 GB oder mehr, und Geduld.
        [wan22-a14b] Zwei große Modelle, die sich abwechseln: das feinste der Wans, Clips von 5 Sekunden in 480p oder 720p. Für eine Grafikkarte mit 80 GB, oder für lange Geduld.
        [wan22-5b] Clips von 5 Sekunden in 720p, aus Worten oder aus einem Bild. Braucht eine Grafikkarte mit 24 GB.
        [ltx-2b] Das schnellste der neueren Modelle: 5 Sekunden und mehr in 480p, aus Worten oder aus einem Bild. Es mag lange, genaue Beschreibungen.
        [ltx-13b-distilled] Ein großes LTX-Video, das nur 8 Schritte braucht: Clips in guter Qualität, aus Worten oder aus einem Bild. Braucht eine Grafikkarte mit 24 GB oder mehr.
        [ltx-2] Clips von 5 Sekunden mit Ton, aus Worten oder aus einem Bild. 19 Milliarden Parameter: für eine Grafikkarte mit 48 GB, oder weniger und Geduld.
        [cogvideox-2b] Clips von 6 Sekunden in 720x480. Ein älteres Modell, das auf kleine Grafikkarten passt.
        [cogvideox-5b] Clips von 6 Sekunden in 720x480, feiner als die des 2B.
        [cogvideox15-5b] Clips von 5 oder 10 Sekunden in 1360x768. Langsam: für eine Grafikkarte mit 24 GB oder mehr.
        [hunyuan] Clips von 5 Sekunden in bis zu 720p, mit 13 Milliarden Parametern. Es nimmt keine Worte dazu an, was zu vermeiden ist.
        [hunyuan15] Clips von 5 Sekunden in 480p, mit 8 Milliarden Parametern.
        [mochi] Clips von 3 bis 5 Sekunden in 848x480 mit lebhafter Bewegung, mit 10 Milliarden Parametern.
        [latte] Quadratische Clips von 2 Sekunden in 512x512: immer 16 Bilder.
        [allegro] Clips von 6 Sekunden in 1280x720: immer 88 Bilder. Langsam.
        [skyreels-1_3b] Clips von 4 Sekunden in 960x544, die nach Kino aussehen, aus Worten oder aus einem Bild. Passt auf eine Grafikkarte für zu Hause.
        [skyreels-14b] Clips von 4 Sekunden in 960x544, die nach Kino aussehen. Für eine Grafikkarte mit 48 GB, oder weniger und Geduld.
        [sana-video] Clips von 5 Sekunden in 480p von einem kleinen, schnellen Modell.
        [helios] Lange Clips, Stück für Stück, in 640x384: bis zu 20 Sekunden. 14 Milliarden Parameter.
        [anyflow-1_3b] Wan 2.1 1.3B, das statt 50 nur 4 Schritte braucht: Clips von 5 Sekunden in 480p.
        [builtin] Kommt mit dem Bot und braucht weder Download noch Grafikkarte. Es kennt nur eine Spielzeugwelt aus bunten Formen, die sich bewegen: gut, um den Bot auszuprobieren, nicht für echte Videos.
       *[folder] Ein Modell aus einem Ordner auf diesem Computer.
    }
