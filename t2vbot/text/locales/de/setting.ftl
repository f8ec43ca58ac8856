setting-name = { $name ->
        [allowed] Videos dürfen erstellt werden
        [models] Modelle, die benutzt werden dürfen
        [waiting_each] Videos, die ein Mitglied gleichzeitig unterwegs haben darf
        [waiting_here] Videos, die der Server gleichzeitig unterwegs haben darf
        [cooldown] Sekunden zwischen zwei Anfragen eines Mitglieds
        [quota_seconds] Sekunden Gerätezeit, die ein Mitglied in 24 Stunden nutzen darf
        [quota_clips] Videos, die ein Mitglied in 24 Stunden haben darf
        [most_side] größtes Bild, in Pixeln der längeren Seite
        [most_seconds] längstes Video, in Sekunden
        [most_steps] meiste Schritte eines Videos
        [weight] Anteil am Gerät (2 bekommt doppelt so viel wie 1, solange beide warten)
        [private] private Videos dürfen erstellt werden
        [spoiler] Videos sind hinter einem Spoiler verborgen
        [age_restricted] Kanäle mit Altersbeschränkung
        [filter_action] was mit Wörtern von der Liste passiert
        [language] Sprache dessen, was alle sehen
        [moderators] Kanal der Mods, für Meldungen und angehaltene Anfragen
        [reel] Kanal, der ein Best-of der beliebtesten Videos der Woche bekommt
        [audit_days] Tage, die das Audit-Log aufgehoben wird
        [jam_minutes] Minuten, in denen die Szenen eines Jams geschrieben werden
        [jam_scenes] Szenen im Film eines Jams
        [jam_votes] Stimmen, die alle in einem Jam haben
        [jam_scenes_each] Szenen, die alle für einen Jam schreiben dürfen
        [jam_cutting_minutes] Minuten, um eine Szene eines Jams neu zu erstellen (0: keine)
        [jams_in_channel] Jams gleichzeitig in einem Kanal (0: keine)
        [relay_turns] Züge eines Relays
        [relay_writing_minutes] Minuten, um einen Zug zu schreiben
        [relays_in_channel] Relays gleichzeitig in einem Kanal (0: keine)
       *[draft_vote_minutes] Minuten, um über Entwürfe abzustimmen (0: keine Abstimmung)
    }
setting-option = { $option ->
        [age_restricted-only] nur dort werden Videos erstellt
        [age_restricted-same] wie überall sonst
        [age_restricted-unfiltered] Wörterliste und Ausgabeprüfung gelten dort nicht
        [filter_action-refuse] abgelehnt
        [language-auto] die des Servers, wie sie bei Discord eingestellt ist
        [language-de] Deutsch
        [language-en] English
        [language-es-419] Español (Latinoamérica)
        [language-es-ES] Español (España)
        [language-fr] Français
        [language-ja] 日本語
        [language-pt-BR] Português (Brasil)
        [language-zh-CN] 简体中文
       *[filter_action-hold] angehalten für die Mods, die entscheiden
    }
setting-number = { $number }
setting-yes = ja
setting-no = nein
setting-none = keiner
setting-all = alle
setting-unlimited = unbegrenzt
setting-not-set = nicht gesetzt
setting-as-elsewhere = Hier nicht gesetzt: es gilt, was sonst gilt
setting-from = { $scope ->
        [host] Grenze des Hosts
       *[server] ganzer Server
    }
setting-from-nobody = Standard
setting-line = { $name }: **{ $value }** · { $source }
setting-edited = ✏️ { $name } ({ $where }): { $before } → **{ $after }**
setting-reset =
    { $count ->
        [0] Es war nichts gesetzt.
        [one] Eine Einstellung steht wieder auf Standard. /video-settings rückgängig macht das rückgängig.
       *[other] { $count } Einstellungen stehen wieder auf Standard. /video-settings rückgängig macht das rückgängig.
    }
setting-topic = { $topic ->
        [asking] Wer wie viel anfragen darf
        [showing] Was gezeigt werden darf
        [moderating] Für Mods
       *[together] Gemeinsame Filme
    }
setting-title = **Einstellungen: { $spot }** – die eines Kanals gehen vor denen des Servers, die einer Rolle vor beiden.
setting-nothing-there = Davon lässt sich dort nichts setzen.
setting-elsewhere = { $more ->
        [0] -# Auch gesetzt in: { $spots }
       *[other] -# Auch gesetzt in: { $spots } und { $more } mehr
    }
setting-pick-channel = Nur in einem Kanal oder einer Kategorie …
setting-pick-role = Nur für eine Rolle …
setting-pick-rule = Eine davon ändern …
setting-button-server = Ganzer Server
setting-button-undo = Rückgängig
setting-form-title = Eine Einstellung ändern
setting-form-label = Wert
setting-form-hint = { $low } bis { $high }; leer: hier nicht gesetzt
setting-form-hint-unlimited = { $low } bis { $high }, oder „unbegrenzt“; leer: hier nicht gesetzt
