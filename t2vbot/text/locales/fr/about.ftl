# What the models of the catalog are good for, by their names (a dot is written as _).
about-model = { $name ->
        [ms-1_7b] Le modèle texte-vers-vidéo ouvert classique : des clips d'environ 2 secondes en basse résolution, de presque tout ce que l'on peut décrire en anglais. Tourne sur une carte graphique de 8 Go. Ses vidéos d'entraînement portaient des filigranes de banques d'images, donc les siennes en montrent souvent un aussi.
        [zeroscope] Un parent de ModelScope 1.7B, entraîné davantage pour des clips larges sans filigrane : 3 secondes en 576x320. Demande une carte graphique de 8 Go ou plus, et environ quatre fois plus de temps.
        [zeroscope-xl] Rend les clips de Zeroscope plus grands et plus fins (Améliorer). Seul, il compose mal ses images.
        [potat1] Un parent de ModelScope 1.7B pour de grands clips larges : 3 secondes en 1024x576. Demande une carte graphique de 16 Go ou plus.
        [wan-1_3b] Des clips de 5 secondes en 480p qui suivent bien une description, par un modèle qui tient sur une carte graphique de 12 Go comme on en a chez soi.
        [wan-14b] Le grand Wan : des clips plus fins de 5 secondes en 480p ou 720p. Demande une carte graphique de 24 Go ou plus, et de la patience.
        [wan22-a14b] Deux grands modèles qui se relaient : le plus fin des Wan, des clips de 5 secondes en 480p ou 720p. Pour une carte graphique de 80 Go, ou une longue attente.
        [wan22-5b] Des clips de 5 secondes en 720p, à partir de mots ou d'une image. Demande une carte graphique de 24 Go.
        [ltx-2b] Le plus rapide des modèles récents : 5 secondes et plus en 480p, à partir de mots ou d'une image. Il aime les descriptions longues et précises.
        [ltx-13b-distilled] Un grand LTX-Video qui n'a besoin que de 8 étapes : des clips de bonne qualité, à partir de mots ou d'une image. Demande une carte graphique de 24 Go ou plus.
        [ltx-2] Des clips de 5 secondes avec du son, à partir de mots ou d'une image. 19 milliards de paramètres : pour une carte graphique de 48 Go, ou moins et de la patience.
        [cogvideox-2b] Des clips de 6 secondes en 720x480. Un modèle plus ancien, qui tient sur de petites cartes graphiques.
        [cogvideox-5b] Des clips de 6 secondes en 720x480, plus fins que ceux du 2B.
        [cogvideox15-5b] Des clips de 5 ou 10 secondes en 1360x768. Lent : pour une carte graphique de 24 Go ou plus.
        [hunyuan] Des clips de 5 secondes jusqu'en 720p, avec 13 milliards de paramètres. Il ne lit pas ce qu'il faudrait éviter.
        [hunyuan15] Des clips de 5 secondes en 480p, avec 8 milliards de paramètres.
        [mochi] Des clips de 3 à 5 secondes en 848x480, aux mouvements vifs, avec 10 milliards de paramètres.
        [latte] Des clips carrés de 2 secondes en 512x512 : toujours 16 images.
        [allegro] Des clips de 6 secondes en 1280x720 : toujours 88 images. Lent.
        [skyreels-1_3b] Des clips de 4 secondes en 960x544, à l'allure de cinéma, à partir de mots ou d'une image. Tient sur une carte graphique comme on en a chez soi.
        [skyreels-14b] Des clips de 4 secondes en 960x544, à l'allure de cinéma. Pour une carte graphique de 48 Go, ou moins et de la patience.
        [sana-video] Des clips de 5 secondes en 480p, par un petit modèle rapide.
        [helios] De longs clips, morceau par morceau, en 640x384 : jusqu'à 20 secondes. 14 milliards de paramètres.
        [anyflow-1_3b] Wan 2.1 1.3B, qui n'a plus besoin que de 4 étapes au lieu de 50 : des clips de 5 secondes en 480p.
        [builtin] Livré avec le bot, sans téléchargement ni carte graphique. Il ne connaît qu'un monde jouet de formes colorées qui bougent : bon pour essayer le bot, pas pour de vraies vidéos.
       *[folder] Un modèle d'un dossier de cet ordinateur.
    }
