# What the host sees and does.
host-owners-only = Eso es solo para los dueños de este bot.

# How the bot is.
host-state = { $state ->
        [running] ▶️ **El bot está en marcha.**
        [paused] ⏸️ **En pausa** { $until }: no se empieza nada nuevo.
        [quiet] 🌙 **Horas de descanso** { $until }: no se empieza nada nuevo. Con Reanudar se saltan solo por esta vez.
       *[draining] 🚰 **Terminando lo pendiente**: se acaba lo que está en marcha.
    } { $accepts ->
        [yes] Se aceptan solicitudes nuevas.
       *[no] Se rechazan solicitudes nuevas.
    }{ $reason }
host-until = (hasta { $when })
host-until-resumed = (hasta que lo reanudes)
host-until-unbanned = (para siempre)
host-reason = {" "}A los miembros se les dice: «{ $reason }»
host-no-reason = {""}
host-quiet = Horas de descanso: { $hours } cada día, según el reloj de esta computadora, que marca { $now }.
host-no-quiet = No hay horas de descanso.
host-queue = Haciéndose: { $making } · en espera: { $waiting } · retenidos para los moderadores: { $held }
host-memory = En memoria: { $models }
host-no-memory = No hay ningún modelo en memoria.
host-devices = Dispositivos: { $count }
host-device = - { $name }: { $memory }
host-more-devices = - y { $count ->
        [one] uno más
        [many] { $count } más
       *[other] { $count } más
    }
host-no-device = No hay ningún dispositivo conectado: no se hace nada hasta que lo haya.

# What was done.
host-paused = ✔️ En pausa.
host-draining = ✔️ El bot termina lo que está en marcha y no acepta nada nuevo hasta que lo reanudes.
host-resumed = ✔️ El bot sigue.
host-quiet-set = ✔️ Horas de descanso: { $hours } cada día.
host-quiet-none = ✔️ Ya no hay horas de descanso.
host-unloaded = ✔️ La memoria está libre. El próximo video volverá a cargar su modelo.
host-unloads-later = ✔️ La memoria quedará libre después del video que se está haciendo.
host-cancel-none = Ese video ya no está en marcha. Elige uno de la lista.
host-cancelled = ✔️ Cancelado: un video para { $member }.
host-ban-owner = No se puede banear a los dueños del bot ni al propio bot.
host-ban-own-server = Ese es tu propio servidor. Elige otro.
host-no-server = Eso no es un servidor. Elige uno de la lista o escribe su ID.
host-banned = ✔️ { $member } no puede hacer videos en ningún lugar { $days ->
        [0] nunca más
        [one] durante un día
        [many] durante { $days } de días
       *[other] durante { $days } días
    }. { $count ->
        [0] No tenía nada en marcha.
        [one] Se canceló un video suyo.
        [many] Se cancelaron { $count } de videos suyos.
       *[other] Se cancelaron { $count } videos suyos.
    }
host-unbanned = ✔️ { $who } puede volver a hacer videos.
host-was-not-banned = { $who } no tenía ningún baneo. /video-host bans muestra quién lo tiene.
host-server-banned = ✔️ Ya no se hacen videos en { $server }, y el bot no está en él.

# Bans.
host-ban = { $member } { $until }, desde { $since }
host-ban-server = El servidor { $server } (`{ $id }`), desde { $since }
host-no-bans = No hay ningún baneo.
host-somebody = alguien

# Jobs to pick from.
host-choice-waiting = { $position }. { $member }: { $words }
host-choice = { $state ->
        [held] retenido
        [waiting] en espera
        [encoding] codificándose
       *[running] haciéndose
    } · { $member }: { $words }

# Buttons and forms.
host-button-pause = Pausar
host-button-resume = Reanudar
host-button-drain = Terminar lo pendiente
host-button-unload = Liberar memoria
host-button-quiet = Horas de descanso
host-button-figures = Estadísticas
host-form-pause = Pausar el bot
host-form-reason = Qué se les dice a los miembros
host-form-until = Hasta cuándo
host-form-until-hint = 18:00, 90m, 2h, 3d; vacío: hasta que lo reanudes
host-form-quiet = Horas de descanso de cada día
host-form-from = Desde, por ejemplo 22:00; vacío: sin ellas
host-form-to = Hasta, por ejemplo 08:00

# Figures.
host-figures = **{ $days ->
        [one] Últimas 24 horas
        [many] Últimos { $days } de días
       *[other] Últimos { $days } días
    }**: { $made ->
        [one] un video hecho
        [many] { $made } de videos hechos
       *[other] { $made } videos hechos
    }, cancelados: { $cancelled }
host-figures-failed = { $count ->
        [0] No falló ninguno.
       *[other] Fallidos: { $count } ({ $causes })
    }
host-cause = { $cause ->
        [memory] muy poca memoria
        [device] el dispositivo
        [picture] imagen no utilizable
        [check] retenido por la revisión del resultado
        [download] sin descarga
        [model] el modelo
        [bug] un error del bot
       *[other] otros motivos
    }: { $count }
host-figures-none = ninguno
host-figures-device = Dispositivo: { $seconds } s, { $share } % del tiempo
host-figures-wait = La mitad de los videos empezó antes de { $wait }.
host-figures-models = Modelos: { $models }
host-figures-servers = Servidores: { $servers }
host-no-servers = mensajes directos y aplicaciones propias
host-figures-disk = **Disco**: { $used } GB de videos guardados, { $free } GB libres
host-figures-memory = **Memoria**: { $own } GB del bot, { $free } de { $total } GB libres
host-figures-versions = **Versiones**: { $versions }
host-figures-uptime = **En marcha** desde hace { $uptime }

# Beside the bot's name, where everybody sees it. "when" is by the host's clock.
host-presence-idle = /video
host-presence-waiting = { $waiting } en espera
host-presence-making = haciendo { $making }{ $waiting ->
        [0] {""}
       *[other] , { $waiting } en espera
    }
host-presence-draining = { $count ->
        [0] no acepto nada nuevo
       *[other] terminando lo pendiente: { $count }
    }
host-presence-closed = { $state ->
        [quiet] descansando
       *[paused] en pausa
    }
host-presence-closed-until = { $state ->
        [quiet] descansando hasta { $when }
       *[paused] en pausa hasta { $when }
    }
