# /video-help. "command" is a link to a command.
help-write = **Haz un vídeo:** escribe { $command } y di qué debe mostrar: qué hay, cómo es, qué hace y dónde.
help-write-picture = **Haz un vídeo:** escribe { $command }, añade una imagen en `imagen` y di qué debe pasar en ella.
help-examples = Ejemplos con los que { $model } puede hacer algo:
help-subjects = -# Solo puede mostrar: { $subjects }. También entiende: { $knows }
help-english = -# { $model } solo entiende inglés: escribe tu prompt en inglés.
help-makes = -# Duración: { $seconds } segundos; tamaños: { $sizes }
help-options = **Más opciones:** { $options }
help-option-image = `imagen` la imagen con la que empieza
help-option-avoid = `evitar` lo que no debe salir
help-option-style = `estilo` un estilo
help-option-drafts = `borradores` rápidos, para elegir
help-option-count = `cantidad` varios a la vez
help-option-smooth = `suavizar` más fotogramas
help-option-enhance = `mejorar` más grande y nítido
help-option-size = `tamaño`, `segundos`, `privado`, `spoiler`
help-next = **Qué pasa después:** un mensaje te dice qué número eres en la cola y cuándo empieza el tuyo; mientras tanto puedes irte. El vídeo llega en ese mismo mensaje. Debajo: **{ $again }** (otro intento), **{ $change }** (otras palabras), **{ $like }**, **{ $delete }** y **{ $more }** con todo lo demás.
help-where = **Dónde está cada cosa:** { $commands }
help-command = { $command } { $name ->
        [queue] lo que espera
        [video-cancel] retirar el tuyo
        [missed] un vídeo que no te llegó
        [models] qué hace los vídeos
        [video-defaults] tus valores por defecto
        [film] montar vídeos juntos
        [jam] una película entre todos
        [relay] una película por turnos
       *[video-privacy] lo que guardo de ti
    }
help-not-here = **Aquí y ahora no:** { $reason }
help-limits = **Tus límites aquí:** { $limits }
help-left-clips = { $count ->
        [one] te queda un vídeo en 24 horas
        [many] te quedan { $count } de vídeos en 24 horas
       *[other] te quedan { $count } vídeos en 24 horas
    }
help-left-seconds = te quedan { $count } segundos de dispositivo en 24 horas
help-at-once = { $count } a la vez
help-pause = { $count } segundos entre dos peticiones
help-rules = { $server ->
        [yes] Las normas de este servidor valen también para los vídeos; **{ $report }** debajo de un vídeo avisa a los moderadores.
       *[no] En los servidores, sus normas valen también para los vídeos, y **{ $report }** debajo de un vídeo avisa a los moderadores.
    }
help-moderators = -# Para moderadores: { $command } fija dónde, cuánto, qué palabras y adónde van las denuncias.
help-host = -# Para ti, como anfitrión: { $command }
help-button-try = Prueba: { $example }
