setting-name = { $name ->
        [allowed] faire des vidéos est permis
        [models] modèles que l'on peut utiliser
        [waiting_each] vidéos qu'un membre peut avoir en route à la fois
        [waiting_here] vidéos que le serveur peut avoir en route à la fois
        [cooldown] secondes entre deux demandes d'un membre
        [quota_seconds] secondes de calcul qu'un membre peut utiliser par 24 heures
        [quota_clips] vidéos qu'un membre peut avoir par 24 heures
        [most_side] plus grande image, en pixels du plus grand côté
        [most_seconds] plus longue vidéo, en secondes
        [most_steps] maximum d'étapes d'une vidéo
        [weight] part du temps de calcul (2 reçoit deux fois plus que 1 quand les deux attendent)
        [private] les vidéos privées sont permises
        [spoiler] les vidéos sont cachées derrière un spoiler
        [age_restricted] salons soumis à une limite d'âge
        [filter_action] sort des demandes avec un mot de la liste
        [language] langue de ce que tout le monde voit
        [moderators] salon des modérateurs, pour les signalements et les demandes retenues
        [reel] salon qui reçoit un best of des vidéos les plus aimées de la semaine
        [audit_days] jours pendant lesquels le journal est gardé
        [jam_minutes] minutes pour écrire les scènes d'une jam
        [jam_scenes] scènes du film d'une jam
        [jam_votes] votes que chacun a dans une jam
        [jam_scenes_each] scènes que chacun peut écrire pour une jam
        [jam_cutting_minutes] minutes pour refaire une scène d'une jam (0 : aucune)
        [jams_in_channel] jams à la fois dans un salon (0 : aucune)
        [relay_turns] tours d'un relais
        [relay_writing_minutes] minutes pour écrire un tour
        [relays_in_channel] relais à la fois dans un salon (0 : aucun)
       *[draft_vote_minutes] minutes pour voter sur les brouillons (0 : pas de vote)
    }
setting-option = { $option ->
        [age_restricted-only] on ne fait des vidéos que là
        [age_restricted-same] comme partout
        [age_restricted-unfiltered] ni la liste de mots ni le contrôle des vidéos n'y valent
        [filter_action-refuse] refusées
        [language-auto] celle du serveur, telle que réglée sur Discord
        [language-de] Deutsch
        [language-en] English
        [language-es-419] Español (Latinoamérica)
        [language-es-ES] Español (España)
        [language-fr] Français
        [language-ja] 日本語
        [language-pt-BR] Português (Brasil)
        [language-zh-CN] 简体中文
       *[filter_action-hold] retenues pour les modérateurs, qui décident
    }
setting-number = { $number }
setting-yes = oui
setting-no = non
setting-none = aucun
setting-all = tous
setting-unlimited = illimité
setting-not-set = non défini
setting-as-elsewhere = Non défini ici : comme ailleurs
setting-from = { $scope ->
        [host] limite de l'hébergeur
       *[server] tout le serveur
    }
setting-from-nobody = par défaut
setting-line = { $name } : **{ $value }** · { $source }
setting-edited = ✏️ { $name } ({ $where }) : { $before } → **{ $after }**
setting-reset =
    { $count ->
        [0] Rien n'était réglé.
        [one] Un réglage est revenu par défaut. /video-settings annuler revient en arrière.
       *[other] { $count } réglages sont revenus par défaut. /video-settings annuler revient en arrière.
    }
setting-topic = { $topic ->
        [asking] Qui peut demander combien
        [showing] Ce que l'on peut montrer
        [moderating] Pour les modérateurs
       *[together] Les films faits ensemble
    }
setting-title = **Réglages : { $spot }** – ceux d'un salon remplacent ceux du serveur, ceux d'un rôle remplacent les deux.
setting-nothing-there = Aucun de ceux-ci ne peut être réglé là.
setting-elsewhere = { $more ->
        [0] -# Aussi réglé dans : { $spots }
        [one] -# Aussi réglé dans : { $spots } et { $more } autre
       *[other] -# Aussi réglé dans : { $spots } et { $more } autres
    }
setting-pick-channel = Seulement dans un salon ou une catégorie…
setting-pick-role = Seulement pour un rôle…
setting-pick-rule = En changer un…
setting-button-server = Tout le serveur
setting-button-undo = Annuler le changement
setting-form-title = Changer un réglage
setting-form-label = Valeur
setting-form-hint = { $low } à { $high } ; rien : non défini ici
setting-form-hint-unlimited = { $low } à { $high }, ou « illimité » ; rien : non défini ici
