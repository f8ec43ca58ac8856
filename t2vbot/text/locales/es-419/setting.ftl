# What moderators set for their server. Names are shown in menus of at most 100 characters.
setting-name = { $name ->
        [allowed] se pueden hacer videos
        [models] modelos que se pueden usar
        [waiting_each] videos que un miembro puede tener en marcha a la vez
        [waiting_here] videos que el servidor puede tener en marcha a la vez
        [cooldown] segundos entre dos solicitudes de un miembro
        [quota_seconds] segundos de dispositivo que un miembro puede usar en 24 horas
        [quota_clips] videos que un miembro puede tener en 24 horas
        [most_side] imagen más grande, en píxeles de su lado más largo
        [most_seconds] video más largo, en segundos
        [most_steps] máximo de pasos de un video
        [weight] parte del dispositivo (2 recibe el doble que 1 mientras ambos esperan)
        [private] se pueden hacer videos privados
        [spoiler] los videos se ocultan como spoiler
        [age_restricted] canales con restricción de edad
        [filter_action] qué pasa con las palabras de la lista
        [language] idioma de lo que ve todo el mundo
        [moderators] canal de los moderadores, para reportes y solicitudes retenidas
        [reel] canal que recibe la recopilación semanal de los videos con más «me gusta»
        [audit_days] días que se guarda el registro de auditoría
        [jam_minutes] minutos para escribir las escenas de una jam
        [jam_scenes] escenas de la película de una jam
        [jam_votes] votos que tiene cada persona en una jam
        [jam_scenes_each] escenas que puede escribir cada persona en una jam
        [jam_cutting_minutes] minutos para volver a hacer una escena de una jam (0: ninguno)
        [jams_in_channel] jams en un canal a la vez (0: ninguna)
        [relay_turns] turnos de un relevo
        [relay_writing_minutes] minutos para escribir un turno
        [relays_in_channel] relevos en un canal a la vez (0: ninguno)
       *[draft_vote_minutes] minutos para votar los borradores (0: sin votación)
    }
setting-option = { $option ->
        [age_restricted-only] solo se hacen videos ahí
        [age_restricted-same] igual que en todas partes
        [age_restricted-unfiltered] la lista de palabras y la revisión del resultado no rigen ahí
        [filter_action-refuse] se rechazan
        [language-auto] el del servidor, según está puesto en Discord
        [language-de] Deutsch
        [language-en] English
        [language-es-419] Español (Latinoamérica)
        [language-es-ES] Español (España)
        [language-fr] Français
        [language-ja] 日本語
        [language-pt-BR] Português (Brasil)
        [language-zh-CN] 简体中文
       *[filter_action-hold] se retienen para los moderadores, que deciden
    }
setting-number = { $number }
setting-yes = sí
setting-no = no
setting-none = ninguno
setting-all = todos
setting-unlimited = sin límite
setting-not-set = sin definir
setting-as-elsewhere = Sin definir aquí: lo que rige en otra parte
# Where a value comes from.
setting-from = { $scope ->
        [host] el límite del anfitrión
       *[server] todo el servidor
    }
setting-from-nobody = de costumbre
setting-line = { $name }: **{ $value }** · { $source }
setting-edited = ✏️ { $name } ({ $where }): { $before } → **{ $after }**
setting-reset =
    { $count ->
        [0] No había nada definido.
        [one] Un ajuste vuelve a estar como de costumbre. Se deshace con /video-settings deshacer.
        [many] { $count } de ajustes vuelven a estar como de costumbre. Se deshace con /video-settings deshacer.
       *[other] { $count } ajustes vuelven a estar como de costumbre. Se deshace con /video-settings deshacer.
    }
setting-topic = { $topic ->
        [asking] Quién puede pedir cuánto
        [showing] Qué se puede mostrar
        [moderating] Para moderadores
       *[together] Películas hechas entre todos
    }
setting-title = **Ajustes: { $spot }** – los de un canal sustituyen a los del servidor; los de un rol, a ambos.
setting-nothing-there = Ninguno de estos se puede definir ahí.
setting-elsewhere = { $more ->
        [0] -# También definido en: { $spots }
       *[other] -# También definido en: { $spots } y { $more } más
    }
setting-pick-channel = Solo en un canal o categoría…
setting-pick-role = Solo para un rol…
setting-pick-rule = Cambiar uno de ellos…
setting-button-server = Todo el servidor
setting-button-undo = Deshacer
setting-form-title = Cambiar un ajuste
setting-form-label = Valor
setting-form-hint = De { $low } a { $high }; nada: sin definir aquí
setting-form-hint-unlimited = De { $low } a { $high }, o «sin límite»; nada: sin definir aquí
