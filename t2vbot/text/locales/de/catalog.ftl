catalog-no-model = Es gibt kein Modell namens { $name }. Bekannt sind diese: { $known }.
catalog-no-model-but = Es gibt kein Modell namens { $name }. Meintest du { $similar }? Bekannt sind diese: { $known }.
catalog-outside =
    Möglich bei { $title }: { $what ->
        [fps] { $range } Bilder pro Sekunde
        [steps] { $range } Schritte
        [guidance] Guidance { $range }
        [frames] { $range } Frames
        [width] Breite { $range } Pixel
       *[height] Höhe { $range } Pixel
    }. { $value } liegt außerhalb.
catalog-seconds-or-frames = Gib die Länge in Sekunden oder in Frames an, nicht beides.
catalog-length-outside = Die Länge kann bei { $title } mit { $fps } Bildern pro Sekunde { $shortest } bis { $longest } Sekunden betragen; { $value } liegt außerhalb.
catalog-size-twice = Gib die Größe mit Namen oder mit Breite und Höhe an, nicht beides.
catalog-size-half = Breite und Höhe gehören zusammen: Gib beide an, oder keine.
catalog-no-style = { $title } hat keinen Stil namens { $name }. Es gibt: { $known }.
catalog-no-styles = { $title } hat keine Stile. Lass das weg.
catalog-style-elsewhere = Den Stil { $style } macht { $models }, nicht { $title }. Lass das Modell weg, oder wähl einen anderen Stil.
catalog-no-size = { $title } hat keine Größe namens { $name }. Es gibt: { $known }.
catalog-own-sizes = { $title } macht nur seine eigenen Größen: { $known }.
catalog-side-rule =
    { $what ->
        [width] Die Breite
       *[height] Die Höhe
    } muss bei { $title } ein Vielfaches von { $multiple } Pixeln sein; statt { $value } nimm { $near }.
catalog-seed-outside = Der Seed kann 0 bis { $most } sein; { $value } liegt außerhalb.
catalog-prompt-empty = Der Prompt ist leer: Schreib, was das Video zeigen soll.
catalog-prompt-marks = In deinem Prompt stehen nur Zeichen: Sag in ein paar Worten, was das Video zeigen soll. /video-help hat Beispiele.
catalog-pasted = Das ist ein ganzer Befehl im Feld für die Worte. Schreib dort nur: „{ $words }“. Der Rest gehört in eigene Felder: { $options }.
catalog-prompt-long = Der Prompt kann 1 bis { $most } Zeichen haben; dieser hat { $count }.
catalog-avoid-long = Der negative Prompt kann bis zu { $most } Zeichen haben; dieser hat { $count }.
catalog-cannot-enhance = { $title } kann seine Videos nicht verfeinern. Lass das weg, oder wähl ein anderes Modell.
catalog-unreadable = Der Modellkatalog { $file } lässt sich nicht lesen: { $error }
catalog-faulty =
    Der Modellkatalog { $file } hat Fehler:
    { $faults }
catalog-no-index = In { $folder } liegt kein diffusers-Modell: Seine model_index.json fehlt oder ist nicht lesbar. Nenne den Ordner, in dem diese Datei liegt.
catalog-encoding = { $file } ist in { $encoding } geschrieben, was diffusers nicht lesen kann. Speichere die Datei als UTF-8 (ohne Byte Order Mark).
catalog-lfs = In { $folder } liegen Git-LFS-Zeiger, nicht die Dateien selbst. Führ dort `git lfs pull` aus.
catalog-faulty-index = { $file } ist für diffusers nicht lesbar: { $error }. Kopiere das Modell noch einmal, oder lade es neu herunter.
catalog-index-above = { $folder } ist ein Teil eines Modells. Nenne den Ordner des Ganzen: { $above }
catalog-index-below = In { $folder } liegt ein Modell in einem eigenen Ordner. Nenne diesen: { $below }
catalog-modelscope = { $folder } ist im eigenen Format von ModelScope, nicht in dem von diffusers. Nimm T2V_MODEL=ms-1.7b, das lädt dasselbe Modell im richtigen herunter.
catalog-file = { $file } ist eine Datei. Modelle sind Ordner im Format von diffusers, mit einer model_index.json darin; einzelne Dateien (.safetensors, .ckpt, .gguf) lassen sich nicht verwenden.
catalog-hub-id = { $name } sieht nach einem Modell vom Hugging Face Hub aus. Füg es mit `python bot.py models add { $name }` hinzu, und nimm den Namen, den es dort bekommt. Modelle, die gleich bereit sind: `python bot.py models`.
catalog-no-folder = Den Ordner { $folder } gibt es nicht (es gibt { $there }). Korrigiere den Pfad; unter Windows schreib ihn ohne Anführungszeichen.
catalog-unknown-pipeline = In { $folder } liegt eine { $pipeline }, die dieser Bot nicht ausführen kann. Er kann: { $known }.
catalog-no-rights = { $file } lässt sich nicht lesen: Gib dem Benutzer, unter dem der Bot läuft, das Recht dazu.
catalog-no-classifier = T2V_CHECK_MODEL ist { $name }, und das ist weder ein Ordner hier noch ein Repository des Hugging Face Hubs (besitzer/name).
catalog-recipe-no-words = Der Prompt steht nicht in dieser Datei: Wer sie gemacht hat, ließ ihn weg.
catalog-recipe-broken = Was diese Datei darüber sagt, wie sie entstand, ist beschädigt ({ $name }).
catalog-numbers = { $seconds } s, { $steps } Schritte, Guidance { $guidance }, Seed { $seed }
catalog-numbers-word = „{ $word }“ verstehe ich in der Zeile mit den Zahlen nicht. Schreib sie so: 2 s, 20 Schritte, Guidance 7,5, Seed 7
catalog-numbers-bare = Was bedeutet { $number } in der Zeile mit den Zahlen? Schreib es daneben: 2 s, 20 Schritte, Guidance 7,5, Seed 7
catalog-numbers-lacking = In der Zeile mit den Zahlen fehlt die Zahl zu „{ $word ->
        [seconds] Sekunden
        [steps] Schritte
        [guidance] Guidance
        [seed] Seed
       *[other] { $word }
    }“. Schreib sie so: 2 s, 20 Schritte, Guidance 7,5, Seed 7
catalog-numbers-twice = In der Zeile mit den Zahlen stehen zwei Zahlen zu „{ $word ->
        [seconds] Sekunden
        [steps] Schritte
        [guidance] Guidance
        [seed] Seed
       *[other] { $word }
    }“. Lass eine weg.
catalog-numbers-whole = „{ $word ->
        [seconds] Sekunden
        [steps] Schritte
        [guidance] Guidance
        [seed] Seed
       *[other] { $word }
    }“ muss eine ganze Zahl sein, nicht { $number }.
