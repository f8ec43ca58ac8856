engine-decoded-in-pieces = stückweise dekodiert, damit es in den Speicher passt
engine-style-unfit = Der Stil { $style } ist nicht für { $model }: Sein LoRA gehört zu einem anderen Modell oder ist beschädigt.
engine-no-package = { $model } soll mit weniger Bits gespeichert werden, und dafür fehlt { $package }. Installiere es: { $command }
engine-quantization-unfit = { $model } lässt sich nicht so mit weniger Bits speichern, wie es im Katalog steht ({ $backend }).
engine-rougher = mit den Zahlen des Modells in 8 Bit erstellt, was das Bild ein wenig verändert
engine-offloaded = erstellt, während Teile des Modells im Arbeitsspeicher warteten, was langsamer ist
engine-shorter = mit { $made } von { $asked } Frames erstellt, damit es in den Speicher passt
engine-smaller = in { $size } statt { $asked_size } Pixeln erstellt, damit es in den Speicher passt
engine-shorter-and-smaller =
    mit { $made } von { $asked } Frames und in { $size } statt { $asked_size } Pixeln erstellt, damit es in den Speicher passt
engine-frames-rule = { $made } statt { $asked } Frames: Die Clips dieses Modells wachsen in Schritten von { $step }
engine-avoid-unread = dieses Modell nimmt keine Angaben, was es vermeiden soll
engine-prompt-cut = der Prompt ist länger, als dieses Modell liest: das Ende fiel weg

engine-picture-missing = { $model } macht Videos aus einem Bild: Gib ihm eins, mit dem es beginnt.
engine-no-picture = { $model } kann nicht mit einem Bild beginnen.

engine-check-hidden = hinter einem Spoiler, weil die Ausgabeprüfung das so will; sie kann sich irren

engine-check-withheld =
    Auf diesem Bot sieht sich ein Klassifikator jedes Video an, bevor es gezeigt wird, und dieses hat er nicht durchgelassen, also sieht es niemand. Es kostet dich nichts. Der Klassifikator kann sich irren: Andere Worte helfen vielleicht.
engine-check-picture-withheld =
    Auf diesem Bot sieht sich ein Klassifikator jedes Bild an, mit dem ein Video beginnt, und dieses hat er nicht durchgelassen, also wird daraus nichts. Es kostet dich nichts. Der Klassifikator kann sich irren: Ein anderes Bild hilft vielleicht.
engine-check-failed =
    Auf diesem Bot wird jedes Video geprüft, bevor es gezeigt wird. Dieses wurde erstellt, ließ sich aber nicht prüfen, also wird es nicht gezeigt. Frag es noch einmal an. (Der Host findet die Ursache im Log.)
engine-check-not-ready =
    Auf diesem Bot wird jedes Video geprüft, bevor es gezeigt wird, und die Prüfung ist nicht bereit, also wird keins erstellt. Frag später noch einmal. (Der Host findet die Ursache im Log.)
engine-out-of-memory =
    { $device } hat zu wenig Speicher für { $model }, selbst für { $frames ->
        [one] einen Frame
       *[other] { $frames } Frames
    } in { $size } Pixeln und mit allem, was Speicher spart. Frag später noch einmal, oder wähl ein kleineres Modell.
engine-too-little-memory =
    Dieser Computer hat zu wenig Speicher für { $model }. Frag später noch einmal, oder wähl ein kleineres Modell.
engine-cannot-enhance = { $model } kann Videos nicht größer und feiner machen.
engine-not-enhanced = Um es größer und feiner zu machen, fehlte Speicher oder das Glück: Das hier ist das Video, wie es zuerst erstellt wurde.
engine-invalid-numbers =
    Das Modell lieferte ungültige Zahlen statt eines Bildes. Ein anderer Seed oder eine niedrigere Guidance hilft vielleicht. Wenn jedes Video so endet, sind die Gewichte beschädigt oder passen nicht zu diesem Gerät.
engine-black-frames =
    Das Modell lieferte nur schwarze Frames. Ein anderer Seed oder eine niedrigere Guidance hilft vielleicht. Wenn jedes Video so endet, sind die Gewichte beschädigt oder passen nicht zu diesem Gerät.
engine-pickles-forbidden =
    { $model } gibt es nur als Pickle-Dateien, ein Format, das Programme verstecken kann, und dieser Host erlaubt sie nicht. Wähl ein anderes Modell. (Der Host kann sie mit T2V_ALLOW_PICKLE=true erlauben; torch liest dann nur Tensoren daraus.)
engine-no-room =
    { $device } hat keinen Platz für { $model }: Vielleicht belegt ein anderes Programm den Speicher. Frag später noch einmal, oder wähl ein kleineres Modell.
engine-no-memory-to-read =
    Dieser Computer hat zu wenig freien Arbeitsspeicher, um { $model } zu lesen. Frag später noch einmal, oder wähl ein kleineres Modell.
engine-free-main-memory = Schließ andere Programme, oder vergrößere die Auslagerungsdatei (Windows) oder den Swap.
engine-no-such-device = Das Gerät { $wanted } ist eingestellt, aber torch findet nur: { $found }. Nimm eins davon oder 'auto'.

engine-weights-absent =
    Die Gewichte von { $model } sind nicht auf diesem Computer. Wähl ein anderes Modell. (Der Host findet im Log, wo sie sein sollten.)
engine-weights-copy = Kopiere oder installiere sie nach { $folder }.
engine-weights-damaged =
    Die Gewichte von { $model } sind beschädigt oder unvollständig. Wähl ein anderes Modell. (Der Host findet den Ordner und die Ursache im Log.)
engine-weights-delete = Lösch den Ordner { $folder }, dann werden sie neu heruntergeladen.
engine-weights-copy-again = Kopiere den Ordner { $folder } noch einmal.
engine-fault-lfs = { $file } ist nicht die Datei selbst, sondern ein Git-LFS-Zeiger darauf. Führ in { $folder } `git lfs pull` aus.
engine-fault-encoding = { $file } ist in { $encoding } geschrieben, was diffusers nicht lesen kann. Speichere die Datei als UTF-8 (ohne Byte Order Mark).
engine-fault-file = { $error }. Kopiere den Ordner { $folder } noch einmal.
engine-fault-missing = Es fehlt: { $what }. Kopiere den Ordner { $folder } noch einmal.
engine-fault-class = Sein Teil { $part } ist { $name }, woraus diese Pipeline nicht besteht. Andere Klassen lädt der Bot nicht. Korrigiere model_index.json, oder wähl ein anderes Modell.
engine-fault-rights = { $file } lässt sich nicht lesen: Gib dem Benutzer, unter dem der Bot läuft, das Recht dazu.
engine-fault-empty = { $file } ist leer. Lösch diese Datei, und kopiere sie oder lade sie neu herunter.
engine-fault-cut = { $file } ist beschädigt: { $problem }. Lösch diese Datei, und kopiere sie oder lade sie neu herunter.
engine-fault-quantized = Laut { $file } sind die Gewichte quantisiert, und das liest dieser Bot nicht. Nimm die üblichen Gewichte des Modells.
engine-fault-scheduler = Sein Scheduler { $name } lässt sich nicht verwenden: { $error }. Korrigiere model_index.json, oder installiere, was fehlt.
engine-fault-component = Sein Teil { $part } lässt sich nicht so bauen, wie es in der Konfiguration steht: { $error }. Korrigiere diese Datei, oder kopiere den Ordner noch einmal.
engine-other-pipeline =
    { $model } verlangt die Pipeline { $pipeline }, nicht { $family }, wie es im Katalog steht. Code, der mit einem Modell kommt, führt der Bot nicht aus. Wähl ein anderes Modell.
engine-only-pickles =
    { $model } hat Gewichte nur als Pickles (.bin), und die können schädlichen Code enthalten. Wenn du ihm vertraust, wandle es um: Lade es mit diffusers und schreib es mit save_pretrained(folder).

engine-check-pickles =
    { $model } hat Gewichte nur als Pickles (.bin), und die können Programme verstecken. Nimm ein anderes T2V_CHECK_MODEL, oder setz T2V_ALLOW_PICKLE=true, wenn du ihm vertraust (torch liest dann nur Tensoren daraus).
engine-check-kind = Es ist ein { $name }, und die Ausgabeprüfung liest nur diese: { $known }. Nimm ein anderes T2V_CHECK_MODEL.
engine-check-no-label = Es hat kein Label { $label }, würde also nichts finden. Seine Labels: { $known }. Korrigiere T2V_CHECK_LABELS.
engine-check-unusable = Es lässt sich nicht so bauen, wie es in seiner Konfiguration steht: { $error }. Nimm ein anderes T2V_CHECK_MODEL, oder kopiere den Ordner noch einmal.

engine-class-unusable = { $model } lässt sich nicht verwenden: Seine Pipeline, { $pipeline }, kennt der Bot nicht, und als er einen Clip verlangte, kamen keine Frames heraus. Wähl ein anderes Modell. (Der Host findet die Ursache im Log.)
engine-hub-unusable =
    { $repository } ist kein Modell, das dieser Bot verwenden kann: keine safetensors-Gewichte, oder keine richtige { $index }. Wähl ein anderes Modell.
engine-hub-no-space = { $model } braucht { $needed } GB auf der Festplatte des Hosts, und nur { $free } GB sind frei. Wähl ein anderes Modell.
engine-hub-make-space = Mach Platz, wo { $folder } liegt, oder setz HF_HOME auf einen anderen Ordner.
engine-hub-offline =
    { $model } ist nicht auf diesem Computer, und HF_HUB_OFFLINE verbietet den Download. Entferne diese Variable, oder kopiere das Modell in den Cache.
engine-hub-gated =
    { $page } ist nicht für alle offen, oder existiert nicht. Sieh dort nach: Stimm der Lizenz zu, wenn danach gefragt wird, melde dich mit `hf auth login` an (oder setz HF_TOKEN), und frag noch einmal.
engine-hub-no-revision = { $page } hat keine Revision { $revision }. Korrigiere sie im Katalog, oder wähl einen anderen Commit: `python bot.py models pin`.
engine-hub-mirror =
    Der Hub { $endpoint } sagt nicht, zu welchem Commit seine Dateien gehören, also lassen sie sich nicht unterscheiden. Entferne HF_ENDPOINT, oder nenne einen anderen Mirror.
engine-pins-broken = { $file } lässt sich nicht lesen ({ $error }). Darin steht, welcher Commit jedes Modells verwendet wird. Korrigiere oder lösch die Datei; dann entscheidet der nächste Download.
engine-hub-no-page = { $page } existiert nicht, oder ist kein solches Modell: { $index } fehlt dort. Korrigiere den Namen.
engine-hub-disk-full = Die Festplatte des Hosts ist voll: Für { $model } ist kein Platz.
engine-hub-answered = Der Hugging Face Hub hat { $status } geantwortet, als er nach { $model } gefragt wurde. Frag später noch einmal.
engine-hub-unreachable =
    Der Hugging Face Hub ist nicht erreichbar, und { $model } ist nicht auf diesem Computer. Prüf das Netzwerk und frag noch einmal: Dateien, die ganz angekommen sind, bleiben erhalten.
engine-hub-failed =
    { $model } ließ sich nicht herunterladen. (Der Host findet die Ursache im Log.) Frag noch einmal: Dateien, die ganz angekommen sind, bleiben erhalten.

engine-idle-without-cuda =
    Dieser Computer hat einen NVIDIA-Treiber, aber torch wurde ohne CUDA installiert, deshalb wird die Grafikkarte nicht benutzt. So behebst du das: { $command }
engine-idle-driver =
    Dieser Computer hat einen NVIDIA-Treiber, aber torch kann damit keine Grafikkarte benutzen{ $trouble }. Starte den Computer neu; wenn das nicht hilft, installiere den neuesten Treiber von https://www.nvidia.com/drivers, denn torch braucht einen für CUDA { $cuda }. Wo es für die Grafikkarte keinen gibt: { $command }
engine-idle-too-old =
    Dieses torch ist nicht für { $gpus } gebaut, deshalb wird die Grafikkarte nicht benutzt. Für ältere gibt es einen anderen Build: { $command }
