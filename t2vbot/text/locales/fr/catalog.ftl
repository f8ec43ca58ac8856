catalog-no-model = Il n'y a pas de modèle appelé { $name }. Ceux que je connais : { $known }.
catalog-no-model-but = Il n'y a pas de modèle appelé { $name }. Tu voulais dire { $similar } ? Ceux que je connais : { $known }.
catalog-outside =
    { $what ->
        [fps] Nombre d'images par seconde
        [steps] Nombre d'étapes
        [guidance] Guidance
        [frames] Nombre d'images
        [width] Largeur en pixels
       *[height] Hauteur en pixels
    } pour { $title } : { $range }. { $value } n'en fait pas partie.
catalog-seconds-or-frames = Donne la durée en secondes ou en nombre d'images, pas les deux.
catalog-length-outside = La durée peut aller de { $shortest } à { $longest } secondes pour { $title } à { $fps } images par seconde ; { $value } n'en fait pas partie.
catalog-size-twice = Donne le format par son nom, ou par la largeur et la hauteur, pas les deux.
catalog-size-half = Largeur et hauteur vont ensemble : donne les deux, ou aucune.
catalog-no-style = { $title } n'a pas de style appelé { $name }. Il a : { $known }.
catalog-no-styles = { $title } n'a pas de styles. Laisse ça de côté.
catalog-style-elsewhere = Le style { $style } se fait avec { $models }, pas avec { $title }. Enlève le modèle, ou choisis un autre style.
catalog-no-size = { $title } n'a pas de format appelé { $name }. Il a : { $known }.
catalog-own-sizes = { $title } ne fait que ses propres formats : { $known }.
catalog-side-rule =
    { $what ->
        [width] La largeur
       *[height] La hauteur
    } doit être un multiple de { $multiple } pixels pour { $title } ; au lieu de { $value }, prends { $near }.
catalog-seed-outside = La seed peut aller de 0 à { $most } ; { $value } n'en fait pas partie.
catalog-prompt-empty = Le prompt est vide : dis ce que la vidéo doit montrer.
catalog-prompt-marks = Il n'y a que des signes dans ton prompt : dis en quelques mots ce que la vidéo doit montrer. /video-help a des exemples.
catalog-pasted = C'est une commande entière dans le champ du texte. N'y mets que ceci : « { $words } ». Le reste va dans ses propres champs : { $options }.
catalog-prompt-long = Le prompt peut avoir de 1 à { $most } caractères ; celui-ci en a { $count }.
catalog-avoid-long = Le prompt négatif peut avoir jusqu'à { $most } caractères ; celui-ci en a { $count }.
catalog-cannot-enhance = { $title } ne peut pas améliorer ses vidéos. Laisse ça de côté, ou choisis un autre modèle.
catalog-unreadable = Le catalogue de modèles { $file } ne peut pas être lu : { $error }
catalog-faulty =
    Le catalogue de modèles { $file } a des erreurs :
    { $faults }
catalog-no-index = { $folder } ne contient pas de modèle diffusers : son model_index.json manque ou est illisible. Indique le dossier qui contient ce fichier.
catalog-encoding = { $file } est écrit en { $encoding }, que diffusers ne sait pas lire. Enregistre-le en UTF-8 (sans BOM).
catalog-lfs = { $folder } contient des pointeurs Git LFS, pas les fichiers eux-mêmes. Lance `git lfs pull` dedans.
catalog-faulty-index = diffusers ne peut pas lire { $file } : { $error }. Copie ou télécharge de nouveau le modèle.
catalog-index-above = { $folder } est une partie d'un modèle. Indique le dossier du modèle entier : { $above }
catalog-index-below = { $folder } contient un modèle dans un dossier à lui. Indique celui-là : { $below }
catalog-modelscope = { $folder } est au format de ModelScope, pas à celui de diffusers. Utilise T2V_MODEL=ms-1.7b, qui télécharge le même modèle au bon format.
catalog-file = { $file } est un fichier. Les modèles sont des dossiers au format de diffusers, avec un model_index.json dedans ; les fichiers seuls (.safetensors, .ckpt, .gguf) ne peuvent pas servir.
catalog-hub-id = { $name } ressemble à un modèle du hub Hugging Face. Ajoute-le avec `python bot.py models add { $name }`, et prends le nom qu'il y reçoit. Les modèles prêts à l'emploi : `python bot.py models`.
catalog-no-folder = Il n'y a pas de dossier { $folder } (il y a { $there }). Corrige le chemin ; sous Windows, écris-le sans guillemets.
catalog-unknown-pipeline = { $folder } contient un { $pipeline }, que ce bot ne sait pas faire tourner. Il sait faire tourner : { $known }.
catalog-no-rights = { $file } ne peut pas être lu : donnes-en le droit à l'utilisateur sous lequel tourne le bot.
catalog-no-classifier = T2V_CHECK_MODEL vaut { $name }, qui n'est ni un dossier d'ici ni un dépôt du hub Hugging Face (propriétaire/nom).
catalog-recipe-no-words = Le prompt n'est pas dans ce fichier : son auteur l'a laissé de côté.
catalog-recipe-broken = Ce que ce fichier dit de sa création est abîmé ({ $name }).
catalog-numbers = { $seconds } s, { $steps } étapes, guidance { $guidance }, seed { $seed }
catalog-numbers-word = Je ne comprends pas « { $word } » dans la ligne des nombres. Écris-les comme ça : 2 s, 20 étapes, guidance 7,5, seed 7
catalog-numbers-bare = À quoi correspond { $number } dans la ligne des nombres ? Dis-le juste à côté : 2 s, 20 étapes, guidance 7,5, seed 7
catalog-numbers-lacking = Il manque le nombre pour « { $word ->
        [seconds] secondes
        [steps] étapes
        [guidance] guidance
        [seed] seed
       *[other] { $word }
    } » dans la ligne des nombres. Écris-les comme ça : 2 s, 20 étapes, guidance 7,5, seed 7
catalog-numbers-twice = La ligne des nombres a deux nombres pour « { $word ->
        [seconds] secondes
        [steps] étapes
        [guidance] guidance
        [seed] seed
       *[other] { $word }
    } ». Enlèves-en un.
catalog-numbers-whole = « { $word ->
        [seconds] secondes
        [steps] étapes
        [guidance] guidance
        [seed] seed
       *[other] { $word }
    } » doit être un nombre entier, et non { $number }.
