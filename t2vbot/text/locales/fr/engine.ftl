engine-decoded-in-pieces = décodée par morceaux, pour tenir en mémoire
engine-style-unfit = Le style { $style } ne va pas avec { $model } : son LoRA est pour un autre modèle, ou abîmé.
engine-no-package = { $model } doit être gardé avec moins de bits, et il faut pour ça { $package }. Installe-le : { $command }
engine-quantization-unfit = { $model } ne peut pas être gardé avec moins de bits comme le dit sa table du catalogue ({ $backend }).
engine-rougher = faite avec les nombres du modèle en 8 bits, ce qui change un peu l'image
engine-offloaded = faite avec des parties du modèle qui attendent dans la mémoire vive, ce qui est plus lent
engine-shorter = faite avec { $made } images sur { $asked }, pour tenir en mémoire
engine-smaller = faite en { $size } au lieu de { $asked_size } pixels, pour tenir en mémoire
engine-shorter-and-smaller =
    faite avec { $made } images sur { $asked } et en { $size } au lieu de { $asked_size } pixels, pour tenir en mémoire
engine-frames-rule = { $made } images au lieu de { $asked } : les clips de ce modèle grandissent par { $step } à la fois
engine-avoid-unread = ce modèle ne lit pas ce qu'il faut éviter
engine-prompt-cut = le prompt est plus long que ce que lit ce modèle : la fin a été laissée de côté

engine-picture-missing = { $model } fait des vidéos à partir d'une image : donne-lui-en une.
engine-no-picture = { $model } ne peut pas partir d'une image.

engine-check-hidden = derrière un spoiler, car le contrôle des vidéos le veut ; il peut se tromper

engine-check-withheld =
    Sur ce bot, un classificateur regarde chaque vidéo avant qu'elle soit montrée, et il n'a pas laissé passer celle-ci, donc personne ne la voit. Ça ne te coûte rien. Le classificateur peut se tromper : d'autres mots aideront peut-être.
engine-check-picture-withheld =
    Sur ce bot, un classificateur regarde chaque image d'où part une vidéo, et il n'a pas laissé passer celle-ci, donc rien n'en est fait. Ça ne te coûte rien. Le classificateur peut se tromper : une autre image aidera peut-être.
engine-check-failed =
    Sur ce bot, chaque vidéo est contrôlée avant d'être montrée. Celle-ci a été faite mais n'a pas pu être contrôlée, donc elle n'est pas montrée. Redemande. (L'hébergeur trouve la cause dans le journal.)
engine-check-not-ready =
    Sur ce bot, chaque vidéo est contrôlée avant d'être montrée, et ce qui les contrôle n'est pas prêt, donc aucune n'est faite. Redemande plus tard. (L'hébergeur trouve la cause dans le journal.)
engine-out-of-memory =
    { $device } a trop peu de mémoire pour { $model }, même pour { $frames ->
        [one] une image
        [many] { $frames } d'images
       *[other] { $frames } images
    } de { $size } pixels et avec tout ce qui en économise. Redemande plus tard, ou choisis un modèle plus petit.
engine-too-little-memory =
    Cet ordinateur a trop peu de mémoire pour { $model }. Redemande plus tard, ou choisis un modèle plus petit.
engine-cannot-enhance = { $model } ne peut pas rendre les vidéos plus grandes et plus fines.
engine-not-enhanced = Il y avait trop peu de mémoire, ou pas de chance, pour la rendre plus grande et plus fine : voici la vidéo telle qu'elle a d'abord été faite.
engine-invalid-numbers =
    Le modèle a produit des nombres invalides à la place d'une image. Une autre seed ou une guidance plus basse aidera peut-être. Si toutes les vidéos finissent ainsi, ses poids sont abîmés ou ne conviennent pas à cet appareil.
engine-black-frames =
    Le modèle n'a produit que des images noires. Une autre seed ou une guidance plus basse aidera peut-être. Si toutes les vidéos finissent ainsi, ses poids sont abîmés ou ne conviennent pas à cet appareil.
engine-pickles-forbidden =
    { $model } n'est publié qu'en fichiers pickle, un format qui peut cacher des programmes, et cet hébergeur ne les permet pas. Choisis un autre modèle. (L'hébergeur peut les permettre avec T2V_ALLOW_PICKLE=true ; torch n'en lit alors rien d'autre que des tenseurs.)
engine-no-room =
    { $device } n'a pas de place pour { $model } : un autre programme a peut-être pris sa mémoire. Redemande plus tard, ou choisis un modèle plus petit.
engine-no-memory-to-read =
    Cet ordinateur a trop peu de mémoire vive libre pour lire { $model }. Redemande plus tard, ou choisis un modèle plus petit.
engine-free-main-memory = Ferme d'autres programmes, ou agrandis le fichier d'échange (Windows) ou l'espace de swap.
engine-no-such-device = L'appareil { $wanted } a été demandé, mais torch ne trouve que : { $found }. Utilise l'un d'eux ou 'auto'.

engine-weights-absent =
    Les poids de { $model } ne sont pas sur cet ordinateur. Choisis un autre modèle. (L'hébergeur trouve dans le journal où ils devraient être.)
engine-weights-copy = Copie-les ou installe-les dans { $folder }.
engine-weights-damaged =
    Les poids de { $model } sont abîmés ou incomplets. Choisis un autre modèle. (L'hébergeur trouve le dossier et la cause dans le journal.)
engine-weights-delete = Supprime le dossier { $folder }, et ils seront téléchargés de nouveau.
engine-weights-copy-again = Copie de nouveau le dossier { $folder }.
engine-fault-lfs = { $file } n'est pas le fichier lui-même mais un pointeur Git LFS vers lui. Lance `git lfs pull` dans { $folder }.
engine-fault-encoding = { $file } est écrit en { $encoding }, que diffusers ne sait pas lire. Enregistre-le en UTF-8 (sans BOM).
engine-fault-file = { $error }. Copie de nouveau le dossier { $folder }.
engine-fault-missing = Il manque : { $what }. Copie de nouveau le dossier { $folder }.
engine-fault-class = Son { $part } est un { $name }, dont ce pipeline n'est pas fait. Le bot ne charge pas d'autres classes. Corrige model_index.json, ou choisis un autre modèle.
engine-fault-rights = { $file } ne peut pas être lu : donnes-en le droit à l'utilisateur sous lequel tourne le bot.
engine-fault-empty = { $file } est vide. Supprime ce fichier, puis copie-le ou télécharge-le de nouveau.
engine-fault-cut = { $file } est abîmé : { $problem }. Supprime ce fichier, puis copie-le ou télécharge-le de nouveau.
engine-fault-quantized = { $file } dit que les poids sont quantifiés, ce que ce bot ne lit pas. Prends les poids habituels du modèle.
engine-fault-scheduler = Son scheduler { $name } ne peut pas servir : { $error }. Corrige model_index.json, ou installe ce qui manque.
engine-fault-component = Son { $part } ne peut pas être créé comme le dit sa configuration : { $error }. Corrige ce fichier, ou copie de nouveau le dossier.
engine-other-pipeline =
    { $model } demande le pipeline { $pipeline }, et non { $family } comme le dit le catalogue. Le bot n'exécute aucun code fourni avec un modèle. Choisis un autre modèle.
engine-only-pickles =
    { $model } n'a de poids qu'en pickle (.bin), qui peuvent contenir du code nuisible. Si tu lui fais confiance, convertis-le : charge-le avec diffusers et écris-le avec save_pretrained(folder).

engine-check-pickles =
    { $model } n'a de poids qu'en pickle (.bin), qui peuvent cacher des programmes. Prends un autre T2V_CHECK_MODEL, ou mets T2V_ALLOW_PICKLE=true si tu lui fais confiance (torch n'en lit alors rien d'autre que des tenseurs).
engine-check-kind = C'est un { $name }, et le contrôle des vidéos ne lit que ceux-ci : { $known }. Prends un autre T2V_CHECK_MODEL.
engine-check-no-label = Il n'a pas d'étiquette { $label }, donc il ne trouverait rien. Ses étiquettes : { $known }. Corrige T2V_CHECK_LABELS.
engine-check-unusable = Il ne peut pas être créé comme le dit sa configuration : { $error }. Prends un autre T2V_CHECK_MODEL, ou copie de nouveau le dossier.

engine-class-unusable = { $model } ne peut pas servir : son pipeline, { $pipeline }, n'est pas de ceux que le bot connaît, et il n'a pas fait d'images quand on lui a demandé un clip. Choisis un autre modèle. (L'hébergeur trouve la cause dans le journal.)
engine-hub-unusable =
    { $repository } n'est pas un modèle que ce bot peut utiliser : pas de poids safetensors, ou pas de { $index } correct. Choisis un autre modèle.
engine-hub-no-space = { $model } a besoin de { $needed } Go sur le disque de l'hébergeur, et seuls { $free } Go sont libres. Choisis un autre modèle.
engine-hub-make-space = Fais de la place là où se trouve { $folder }, ou règle HF_HOME sur un autre dossier.
engine-hub-offline =
    { $model } n'est pas sur cet ordinateur, et HF_HUB_OFFLINE interdit de le télécharger. Enlève cette variable, ou copie le modèle dans le cache.
engine-hub-gated =
    { $page } n'est pas ouvert à tous, ou n'existe pas. Va voir : accepte sa licence si on te le demande, connecte-toi avec `hf auth login` (ou règle HF_TOKEN), et redemande.
engine-hub-no-revision = { $page } n'a pas de révision { $revision }. Corrige-la dans le catalogue, ou choisis un autre commit : `python bot.py models pin`.
engine-hub-mirror =
    Le hub { $endpoint } ne dit pas de quel commit viennent ses fichiers, donc on ne peut pas les distinguer. Enlève HF_ENDPOINT, ou indique un autre miroir.
engine-pins-broken = { $file } ne peut pas être lu ({ $error }). Il dit quel commit de chaque modèle est utilisé. Corrige-le ou supprime-le ; alors le prochain téléchargement décide.
engine-hub-no-page = { $page } n'existe pas, ou n'est pas un modèle de ce genre : il n'a pas de { $index }. Corrige son nom.
engine-hub-disk-full = Le disque de l'hébergeur est plein : il n'y a pas de place pour { $model }.
engine-hub-answered = Le hub Hugging Face a répondu { $status } quand on lui a demandé { $model }. Redemande plus tard.
engine-hub-unreachable =
    Le hub Hugging Face est injoignable, et { $model } n'est pas sur cet ordinateur. Vérifie le réseau et redemande : les fichiers arrivés entiers sont gardés.
engine-hub-failed =
    { $model } n'a pas pu être téléchargé. (L'hébergeur trouve la cause dans le journal.) Redemande : les fichiers arrivés entiers sont gardés.

engine-idle-without-cuda =
    Cet ordinateur a un pilote NVIDIA, mais torch a été installé sans CUDA, donc la carte graphique n'est pas utilisée. Pour y remédier : { $command }
engine-idle-driver =
    Cet ordinateur a un pilote NVIDIA, mais torch ne peut pas utiliser de carte graphique avec{ $trouble }. Redémarre l'ordinateur ; si ça n'aide pas, installe le pilote le plus récent depuis https://www.nvidia.com/drivers, car torch en a besoin d'un pour CUDA { $cuda }. S'il n'y en a pas pour la carte graphique : { $command }
engine-idle-too-old =
    Ce torch n'est pas compilé pour { $gpus }, donc la carte graphique n'est pas utilisée. Pour les plus anciennes, il existe une autre version : { $command }
