privacy-about =
    {"**"}Ce que je garde sur toi**
    - Ce que tu as demandé (prompt, options, quand, où, ce que c'est devenu) et les messages qui ont répondu : 90 jours.
    - Les fichiers des vidéos, et les images dont tu les as fait partir : jusqu'à la livraison, puis { $days } jours, pour qu'on puisse en monter des films.
    - Ton nom, pour les génériques : 90 jours après ta dernière visite. Tes j'aime : aussi longtemps que l'entrée de la vidéo. Tes réglages par défaut pour `/video` : jusqu'à ce que tu les effaces.
    - Les scènes, tours et votes des jams, des relais et des brouillons : 90 jours après leur fin.
    - Ce que tu as utilisé aujourd'hui, là où il y a des limites. Les bannissements, jusqu'à leur fin. Ce qui s'est passé, dans le journal des modérateurs d'un serveur, aussi longtemps qu'ils l'ont réglé (un an au plus).
    Rien de tout ça n'est vendu, ni utilisé pour entraîner quoi que ce soit. Ton hébergeur me fait tourner et peut le lire ; demande-lui sa politique de confidentialité.
    `/video-privacy exporter` te donne tout dans un fichier. `/video-privacy supprimer` le supprime. Les vidéos publiées sont des messages : leur bouton 🗑️ les supprime.
privacy-exported = { $count ->
        [one] Voici tout ce que je garde sur toi.
        [many] Voici tout ce que je garde sur toi, en { $count } de fichiers : chacun en est une partie.
       *[other] Voici tout ce que je garde sur toi, en { $count } fichiers : chacun en est une partie.
    } Ce message n'est visible que par toi.
privacy-pictures-left = { $count ->
        [one] Une image dont est partie une de tes vidéos ne tient pas
        [many] { $count } d'images dont sont parties tes vidéos ne tiennent pas
       *[other] { $count } images dont sont parties tes vidéos ne tiennent pas
    } dans ce que je peux envoyer ici. Demande le reste à mon hébergeur.
privacy-export-too-large = Ce que je garde sur toi ne tient pas dans dix fichiers de { $limit } Mio, donc je ne peux pas l'envoyer ici. Demande-le à mon hébergeur.
privacy-confirm =
    {"**"}Supprimer tout ce que je garde sur toi ?** C'est définitif.
    - Ce qui attend ou se fait pour toi est annulé. Tes demandes, noms, j'aime, scènes et votes sont supprimés, ainsi que tes fichiers vidéo ici.
    - **Les messages restent.** Les vidéos publiées sont des messages sur Discord, que toi et les modérateurs pouvez supprimer : appuie sur 🗑️ en dessous. Tu peux le faire maintenant ou plus tard ; Encore et Modifier n'y marchent plus.
    - Ce que d'autres attendent avec toi continue pour eux, sans toi. Les films que d'autres ont faits sont à eux.
    - Les bannissements, et ce que tu as utilisé des limites d'aujourd'hui, restent sous un code qui ne permet pas de lire ton nom.
    Tu veux d'abord une copie ? `/video-privacy exporter`
privacy-button-delete = Supprimer mes données
privacy-deleting = Suppression en cours. Ce que tu as en route est d'abord annulé ; ça prend quelques secondes. Ça continue même si je redémarre.
privacy-deleted = C'est fait : je ne garde plus rien sur toi, sauf ce qui est dit plus haut. Ce que tu demandes à partir de maintenant est gardé comme avant. Les vidéos publiées, c'est à toi de les supprimer avec 🗑️.
privacy-not-yours = Ce sont les données de quelqu'un d'autre.
privacy-not-written = Ça n'a pas pu être enregistré, donc rien n'a été supprimé. Le disque de mon hébergeur est peut-être plein : réessaie plus tard, et préviens-le.
