bot-status =
    { $member } a demandé :
    { $prompt }
    { $line }
bot-better = -# { $how ->
        [enhanced] à améliorer
        [smoothed] à fluidifier
       *[both] à améliorer et à fluidifier
    }
bot-waiting = { $position }, début { $when }
bot-waiting-soon = { $position }, début dans un instant
bot-waiting-unknown = { $position }. Je ne sais pas encore combien de temps ça prend : aucune vidéo n'a été faite ici avec { $model }.
bot-waiting-just = { $position }
bot-waiting-no-device = { $position }. Aucune carte graphique capable de la faire n'est connectée pour l'instant.
bot-waiting-far = Au-delà de la position { $count } dans la file d'attente
bot-position =
    { $position ->
        [1] La prochaine dans la file d'attente
       *[other] Position { $position } dans la file d'attente
    }
bot-again = { $line }
    -# Nouvel essai ({ $attempt } sur { $most })
bot-getting-ready = Préparation…
bot-downloading = Téléchargement du modèle (seulement la première fois)
bot-loading = Chargement du modèle
bot-reading = Lecture du prompt
bot-denoising = Création de la vidéo
bot-decoding = Dessin des images
bot-enhancing = Agrandissement et amélioration
bot-checking = Vérification de la vidéo
bot-encoding = Encodage de la vidéo
bot-cutting = Montage du film
bot-smoothing = Fluidification de la vidéo
bot-uploading = Envoi…
bot-preview = Une petite image floue de la vidéo, là où elle en est : { $words }
bot-doing = { $doing }…
bot-progress = { $doing } : { $share } % { $bar }
bot-progress-left = { $doing } : { $share } %, encore { $left } environ { $bar }
bot-steps = { $doing } : étape { $done } sur { $total } { $bar }
bot-steps-left = { $doing } : étape { $done } sur { $total }, encore { $left } environ { $bar }
bot-stuck = Ta vidéo est faite, mais Discord ne la prend pas (premier essai { $since }). Je continue d'essayer.
bot-stuck-text = Discord ne prend pas ma réponse (premier essai { $since }). Je continue d'essayer.
bot-position-kept = Le bot redémarre. Ta position dans la file d'attente est gardée.
bot-token-ends = Discord ne me laisse écrire ici que 15 minutes, et elles sont passées. Appuie sur **Récupérer ma vidéo** à ton retour : tu verras où elle en est, ou la vidéo.
bot-token-ends-starts = Discord ne me laisse écrire ici que 15 minutes, et elles sont passées. Début { $when }. Appuie sur **Récupérer ma vidéo** à ton retour : tu verras où elle en est, ou la vidéo.
bot-token-ends-private = Discord ne me laisse écrire ici que 15 minutes, et elles sont passées. Ta vidéo t'arrivera en message privé. **Récupérer ma vidéo** te montre où elle en est.
bot-asked-for =
    { $member } a demandé :
    { $prompt }
bot-asked-for-this = { $member } a demandé ceci
bot-facts = -# { $model } · seed { $seed } · { $seconds } s · { $width }×{ $height }{ $better } · faite en { $took } · générée par IA
bot-facts-better = { $how ->
        [enhanced] {" "}· améliorée
       *[none] {""}
    }
bot-facts-smooth = { $how ->
        [both] {" "}· améliorée, fluidifiée
       *[smoothed] {" "}· fluidifiée
    } à { $rate } images par seconde
bot-origin = -# à partir de [celle-ci]({ $url }) de { $member }
bot-origin-unseen = -# à partir d'une autre vidéo, qu'on ne peut pas voir ici
bot-film-facts = -# { $scenes ->
        [one] film d'une scène
        [many] film de { $scenes } de scènes
       *[other] film de { $scenes } scènes
    } · { $seconds } s · { $width }×{ $height } · monté en { $took } · généré par IA
bot-note = -# { $note }
bot-failed = **Il n'y a pas de vidéo.** { $reason }
bot-kept = **Ta vidéo est faite, mais pas livrée.** { $reason } Elle est gardée : appuie sur **Récupérer ma vidéo**, ou tape /missed là où je peux écrire.
bot-cancelled = Annulée : la vidéo de { $member }
bot-from-elsewhere = Vient de { $channel }, car { $reason }.
bot-delivered = Cette vidéo a été livrée.
bot-button-cancel = Annuler
bot-button-again = Encore
bot-button-change = Modifier
bot-button-delete = Supprimer
bot-button-get = Récupérer ma vidéo
bot-button-open-form = Ouvrir le formulaire
bot-menu-more = Plus…
bot-menu-words = Le prompt, à copier
bot-menu-words-hint = Le prompt tel qu'il a été tapé
bot-menu-smooth = Fluidifier
bot-menu-smooth-hint = { $after } images par seconde au lieu de { $before } ; quelques secondes, sans carte graphique
bot-menu-enhance = Améliorer
bot-menu-enhance-hint = { $scale } fois plus large et plus haute, plus fine ; environ { $times } fois le travail de la vidéo
bot-form-title = Modifier et refaire la vidéo
bot-form-prompt = Ce que la vidéo doit montrer
bot-form-avoid = Ce qu'elle ne doit pas montrer
bot-form-model = Modèle
bot-form-size = Format
bot-form-size-kept = comme avant ({ $width }×{ $height })
bot-form-size-name = { $name ->
        [square] carré
        [landscape] paysage (large)
        [portrait] portrait (haut)
       *[other] { $name }
    }
bot-form-numbers = Secondes, étapes, guidance et seed
bot-form-numbers-hint = Ce que tu n'indiques pas, le modèle en décide ; sans seed, il en prend une nouvelle.
bot-not-yours-to-cancel = Seuls { $member }, qui a demandé cette vidéo, et les modérateurs peuvent l'annuler.
bot-not-yours-to-delete = Seuls { $member }, qui a demandé cette vidéo, et les modérateurs peuvent la supprimer. Si elle enfreint une règle, préviens-les : **Plus…**, **Signaler**.
bot-not-yours-to-get = C'est la vidéo de { $member }.
bot-too-late-to-cancel = Trop tard pour annuler : la vidéo est faite, ou en train d'arriver.
bot-command-not-allowed = Sur ce serveur, tu ne peux pas utiliser { $command } ici, donc ce bouton ne lance pas de vidéo non plus. Un modérateur peut changer ça : Paramètres du serveur, Intégrations.
bot-server-not-served = Mon hébergeur ne fait des vidéos que pour d'autres serveurs. Demande-lui d'ajouter celui-ci.
bot-server-left = Mon hébergeur ne fait des vidéos que pour certains serveurs, et celui-ci n'en est pas, alors je pars. Demande-lui de l'ajouter (T2V_GUILDS), puis invite-moi de nouveau.
bot-film-not-again = C'est un film. Redemande ses scènes, puis monte-en un nouveau.
bot-button-unknown = Je ne connais plus ce bouton : son message vient d'une version précédente de moi. Utilise /video pour refaire ta demande.
bot-request-gone = Je n'ai plus les réglages de cette vidéo. Refais ta demande avec /video.
bot-open-form = Cette vidéo est plus ancienne, j'ai donc dû chercher ses réglages. Les voici :
bot-asked-below = La voici, juste en dessous.
bot-notice = ⏸️ { $said }
bot-queue-making = **En cours** de création : { $what }
bot-queue-encoding = **En cours** d'encodage : { $what }
bot-queue-waiting = **{ $position }.** { $what }
bot-queue-waiting-starts = **{ $position }.** { $what }, début { $when }
bot-queue-what = { $prompt } ({ $member })
bot-queue-elsewhere = une vidéo pour quelqu'un d'ailleurs
bot-queue-private = une vidéo privée
bot-queue-empty = Personne n'attend. Tape /video et la tienne commence tout de suite.
bot-queue-new = Une nouvelle demande commencerait dans { $left } environ.
bot-missed-none = Aucune de tes vidéos n'est restée sans être livrée. Ce qui est en route est dans /queue.
bot-missed-on-its-way = Ce qu'il y avait est déjà en route vers toi.
bot-model =
    {"**"}{ $title }** `{ $name }`
    { $description }
    -# { $facts }
bot-model-default =
    {"**"}{ $title }** `{ $name }` (utilisé si tu n'en choisis pas d'autre)
    { $description }
    -# { $facts }
bot-model-size = { $name } { $width }×{ $height }
bot-model-free = { $sizes } · { $seconds } s · licence { $licence }
bot-model-not-commercial = { $sizes } · { $seconds } s · licence { $licence }, pas d'usage commercial
bot-model-look-up = { $sizes } · { $seconds } s · licence { $licence }, lis ses conditions avant de l'utiliser
bot-model-pictures = { $facts } · peut partir d'une image
bot-commands-refused = Discord ne laisse pas le bot envoyer ses commandes ({ $error }). Si T2V_DEV_GUILD est défini, invite d'abord le bot sur ce serveur, ou enlève ce réglage.
bot-start-refused = Discord a refusé le démarrage du bot ({ $error }).
bot-shards-refused = Discord n'accepte pas le bot sur { $shards } shards (code de fermeture { $code }). Laisse T2V_SHARDS sur auto et redémarre-le : Discord dit alors combien il en veut.
bot-film-none-here = Il n'y a pas de vidéo ici dont je puisse monter un film. Fais-en quelques-unes avec /video, puis monte-les ensemble.
bot-film-none-mine = Tu n'as pas de vidéo dont je puisse monter un film. Fais-en quelques-unes avec /video, puis monte-les ensemble.
bot-film-title = **{ $title }**
bot-film-untitled = **Un film sans titre**
bot-film-how = Choisis les scènes dans l'ordre où elles doivent se suivre.
bot-film-pick = Choisis les scènes dans l'ordre
bot-film-scene = { $number }. { $words }
bot-film-captions-on = -# Avec le texte de chaque scène en dessous. Pour changer l'ordre, choisis de nouveau.
bot-film-captions-off = -# Sans texte en dessous. Pour changer l'ordre, choisis de nouveau.
bot-film-with-captions = Avec sous-titres
bot-film-without-captions = Sans sous-titres
bot-film-cut = Monter le film
bot-film-scenes-lost = { $count ->
        [one] Je n'ai plus accès à cette vidéo : son message a disparu, n'a plus de vidéo, ou je ne peux pas le voir
        [many] Je n'ai plus accès à ces vidéos : leurs messages ont disparu, n'ont plus de vidéo, ou je ne peux pas les voir
       *[other] Je n'ai plus accès à ces vidéos : leurs messages ont disparu, n'ont plus de vidéo, ou je ne peux pas les voir
    } : { $words }
    Choisis de nouveau les scènes, sans { $count ->
        [one] elle
        [many] elles
       *[other] elles
    }.
bot-film-scene-gone = L'une de ces vidéos n'est plus utilisable. Tape /film pour choisir de nouveau.
bot-alone = { $member }
bot-with = { $member }, avec { $others },
bot-with-more = { $member }, avec { $others } et { $count ->
        [one] une autre personne
        [many] { $count } d'autres personnes
       *[other] { $count } autres personnes
    },
bot-button-join = Moi aussi
bot-button-dm = Me l'envoyer en message privé
bot-button-own = Faire la mienne
bot-joined = Tu en es : ton nom y figure, et je te préviens dès qu'elle est prête. Appuie encore sur **Moi aussi** pour te retirer.
bot-joined-directly = Elle t'arrivera en message privé.
bot-left = Tu n'en es plus. Elle continue pour les autres.
bot-left-to-others = Tu n'en es plus ; d'autres l'attendent, alors elle continue pour eux et compte pour la personne suivante.
bot-join-own = C'est déjà la tienne.
bot-join-late = Elle est faite, ou en train d'arriver : regarde plus haut.
bot-join-no-dm = Tu n'acceptes pas de messages privés de ma part, donc ton nom reste dans le salon. (Paramètres de confidentialité de ce serveur, Messages privés.)
bot-offer-to-join =
    La même est déjà dans la file d'attente, demandée par { $member } :
    { $prompt }
    Joins-toi à la demande, et vous l'aurez tous les deux plus tôt ; ou fais faire la tienne.
bot-likes = { $count ->
        [0] J'aime
        [one] { $count } j'aime
        [many] { $count } de j'aime
       *[other] { $count } j'aime
    }
bot-draft = { $count ->
        [0] Brouillon { $number }
        [one] Brouillon { $number } · { $count } vote
        [many] Brouillon { $number } · { $count } de votes
       *[other] Brouillon { $number } · { $count } votes
    }
bot-like-own = Les j'aime, c'est pour les vidéos des autres.
bot-reel-title = Le best of de la semaine
bot-best-none = Aucune vidéo { $days ->
        [one] du dernier jour
        [many] des derniers { $days } de jours
       *[other] des { $days } derniers jours
    } que j'ai encore n'a reçu de j'aime ici. Appuie sur 👍 **J'aime** sous celles qui te plaisent.
bot-best-title = { $days ->
        [one] Le best of du jour
        [many] Le best of de { $days } de jours
       *[other] Le best of de { $days } jours
    }
bot-drafting = Création des brouillons : { $done } sur { $total }
bot-drafts-facts = -# Brouillons de { $model }, { $seconds } s chacun. Appuie sur un numéro, et celui-là est fait en pleine qualité. · généré par IA
bot-in-servers-only = Ça, c'est pour les serveurs.
bot-not-a-moderator = Ça, c'est pour les modérateurs de ce serveur.
bot-cancel-none = Tu n'as rien en route que l'on puisse annuler. Une vidéo terminée s'enlève avec **Supprimer**, en dessous.
bot-cancel-done = Annulée.
bot-cancel-choice = { $position ->
        [0] en cours : { $words }
       *[other] position { $position } : { $words }
    }
bot-stats-mine = **Tes vidéos**
bot-stats-server = **Les vidéos de ce serveur**
bot-stats-made = { $days ->
        [0] En tout (90 jours au plus)
        [1] En 24 heures
       *[other] En { $days } jours
    } : { $clips ->
        [one] { $clips } vidéo
        [many] { $clips } de vidéos
       *[other] { $clips } vidéos
    }, { $seconds } s de calcul
bot-stats-members = Par { $members ->
        [one] { $members } membre
        [many] { $members } de membres
       *[other] { $members } membres
    } en 7 jours
bot-stats-waiting = En route : { $count }
bot-stats-left = { $name ->
        [quota_clips] Il te reste, en vidéos sur 24 heures : { $left }
       *[quota_seconds] Il te reste, en secondes de calcul sur 24 heures : { $left }
    }
bot-picture-kind = Je ne peux pas partir de cette image. Je prends les PNG, JPEG, WebP et GIF (dont seule la première image compte).
bot-picture-no-model = Aucun des modèles d'ici ne peut partir d'une image. /models en donne la liste.
bot-picture-other-model = { $model } ne peut pas partir d'une image. Ceux-ci le peuvent : { $others }.
bot-picture-needed = { $model } ne fait des vidéos qu'à partir d'une image. Ajoutes-en une : `/video image:`
bot-picture-no-drafts = Les brouillons se font à partir du prompt seul. Enlève soit l'image, soit les brouillons.
bot-picture-gone = L'image de départ de cette vidéo n'est plus là. Refais /video avec l'image.
bot-file-elsewhere = Je ne prends que les images qui viennent de Discord. Joins de nouveau le fichier.
bot-file-large = Ce fichier est trop gros : je prends jusqu'à { $most } Mio. Envoie une image plus petite.
bot-file-gone = Discord ne me donne plus ce fichier. Joins-le de nouveau.
bot-file-not-fetched = Je n'ai pas pu récupérer cette image de Discord à temps. Réessaie dans un moment.
bot-animate-title = Animer cette image
bot-animate-which = Quelle image
bot-animate-none = Il n'y a pas d'image dans ce message dont je puisse partir : je prends les fichiers PNG, JPEG, WebP et GIF joints.
bot-animate-gone = Je ne sais plus de quelle image il s'agissait. Choisis de nouveau **Animer** sur son message. Tu avais écrit : { $words }
bot-menu-continue = Continuer
bot-menu-continue-hint = Une nouvelle vidéo qui commence là où celle-ci finit
bot-continue-title = Que se passe-t-il ensuite ?
bot-continue-gone = Je n'ai plus accès à la fin de cette vidéo : elle a été supprimée ou signalée, son message n'a plus de vidéo, ou je ne peux pas le voir.
bot-command-outdated = Je ne connais pas cette commande sous cette forme : ton Discord la montre comme avant une mise à jour. Redémarre Discord (sur ordinateur : Ctrl+R) et tape-la de nouveau.
