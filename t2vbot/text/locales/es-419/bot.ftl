# The status message of a request that is not done.
bot-status =
    { $member } pidió
    { $prompt }
    { $line }
bot-better = -# { $how ->
        [enhanced] para mejorarlo
        [smoothed] para suavizarlo
       *[both] para mejorarlo y suavizarlo
    }
bot-waiting = { $position }, empieza { $when }
bot-waiting-soon = { $position }, empieza enseguida
bot-waiting-unknown = { $position }. Todavía no se sabe cuánto tarda: aquí aún no se ha hecho ningún video con { $model }.
bot-waiting-just = { $position }
bot-waiting-no-device = { $position }. Ahora mismo no hay conectada ninguna tarjeta gráfica que pueda hacerlo.
bot-waiting-far = Más allá de la posición { $count } de la cola
bot-position =
    { $position ->
        [1] Siguiente en la cola
       *[other] Posición { $position } en la cola
    }
# It was begun before, and stopped because of the bot or a graphics card.
bot-again = { $line }
    -# Empezando de nuevo ({ $attempt } de { $most })
bot-getting-ready = Preparándolo todo…
bot-downloading = Descargando el modelo (solo la primera vez)
bot-loading = Cargando el modelo
bot-reading = Leyendo el prompt
bot-denoising = Haciendo el video
bot-decoding = Pintando los cuadros
bot-enhancing = Haciéndolo más grande y nítido
bot-checking = Revisando el video
bot-encoding = Codificando el video
bot-cutting = Armando la película
bot-smoothing = Suavizando el video
bot-uploading = Subiendo…
bot-preview = Una imagen pequeña y borrosa de cómo va quedando el video: { $words }
bot-doing = { $doing }…
bot-progress = { $doing }: { $share } % { $bar }
bot-progress-left = { $doing }: { $share } %, quedan aprox. { $left } { $bar }
bot-steps = { $doing }: paso { $done } de { $total } { $bar }
bot-steps-left = { $doing }: paso { $done } de { $total }, quedan aprox. { $left } { $bar }
bot-stuck = Tu video está hecho, pero Discord no me lo acepta desde { $since }. Sigo intentándolo.
bot-stuck-text = Discord no acepta mi respuesta desde { $since }. Sigo intentándolo.
bot-position-kept = El bot se está reiniciando. Conservas tu posición en la cola.
bot-token-ends = Discord solo me deja escribir aquí durante 15 minutos, y ya pasaron. Presiona **Recibir mi video** cuando vuelvas: te muestra cómo va, o el video.
bot-token-ends-starts = Discord solo me deja escribir aquí durante 15 minutos, y ya pasaron. Empieza { $when }. Presiona **Recibir mi video** cuando vuelvas: te muestra cómo va, o el video.
bot-token-ends-private = Discord solo me deja escribir aquí durante 15 minutos, y ya pasaron. Tu video te llegará por mensaje directo. **Recibir mi video** te muestra cómo va.
# The final message.
bot-asked-for =
    { $member } pidió
    { $prompt }
bot-asked-for-this = { $member } pidió esto
bot-facts = -# { $model } · semilla { $seed } · { $seconds } s · { $width }×{ $height }{ $better } · hecho en { $took } · generado con IA
bot-facts-better = { $how ->
        [enhanced] {" "}· mejorado
       *[none] {""}
    }
bot-facts-smooth = { $how ->
        [both] {" "}· mejorado, suavizado
       *[smoothed] {" "}· suavizado
    } a { $rate } cuadros por segundo
# What a video was made out of: again, changed, or gone on from.
bot-origin = -# a partir de [este]({ $url }) de { $member }
bot-origin-unseen = -# a partir de otro video, que desde aquí no se puede ver
bot-film-facts = -# { $scenes ->
        [one] película de una escena
        [many] película de { $scenes } de escenas
       *[other] película de { $scenes } escenas
    } · { $seconds } s · { $width }×{ $height } · armada en { $took } · generada con IA
bot-note = -# { $note }
bot-failed = **No hay video.** { $reason }
bot-kept = **Tu video está hecho, pero no entregado.** { $reason } Queda guardado: presiona **Recibir mi video** o escribe /missed donde yo pueda escribir.
bot-cancelled = Cancelado: el video de { $member }
bot-from-elsewhere = De { $channel }, porque { $reason }.
bot-delivered = Este video ya se entregó.
# Buttons, menus and forms.
bot-button-cancel = Cancelar
bot-button-again = Otra vez
bot-button-change = Cambiar
bot-button-delete = Eliminar
bot-button-get = Recibir mi video
bot-button-open-form = Abrir el formulario
bot-menu-more = Más…
bot-menu-words = El texto, para copiar
bot-menu-words-hint = El prompt tal como se escribió
bot-menu-smooth = Suavizar
bot-menu-smooth-hint = { $after } cuadros por segundo en vez de { $before }; tarda segundos y no usa la tarjeta gráfica
bot-menu-enhance = Mejorar
bot-menu-enhance-hint = Ancho y alto por { $scale }, y más nítido; cuesta unas { $times } veces lo que el video
bot-form-title = Cámbialo y hazlo otra vez
bot-form-prompt = Qué debe mostrar el video
bot-form-avoid = Qué no debe mostrar
bot-form-model = Modelo
bot-form-size = Tamaño
bot-form-size-kept = como está ({ $width }×{ $height })
bot-form-size-name = { $name ->
        [square] cuadrado
        [landscape] horizontal (ancho)
        [portrait] vertical (alto)
       *[other] { $name }
    }
bot-form-numbers = Segundos, pasos, guía y semilla
bot-form-numbers-hint = Lo que no pongas lo decide el modelo; sin semilla, se usa una nueva.
bot-not-yours-to-cancel = Solo { $member }, que pidió este video, y los moderadores pueden cancelarlo.
bot-not-yours-to-delete = Solo { $member }, que pidió este video, y los moderadores pueden eliminarlo. Si incumple alguna norma, avísales: **Más…**, **Reportar**.
bot-not-yours-to-get = Este video es de { $member }.
bot-too-late-to-cancel = Ya es tarde para cancelarlo: el video está hecho o en camino.
bot-command-not-allowed = En este servidor no puedes usar { $command } aquí, así que esto tampoco pide un video. Un moderador puede cambiarlo: Ajustes del servidor, Integraciones.
bot-server-not-served = Mi anfitrión solo hace videos para otros servidores. Pídele que agregue este.
bot-server-left = Mi anfitrión solo hace videos para ciertos servidores y este no está entre ellos, así que me voy. Pide a quien me aloja que lo agregue (T2V_GUILDS) e invítame otra vez.
bot-film-not-again = Esto es una película. Vuelve a pedir sus escenas y arma una nueva.
bot-button-unknown = Ya no conozco este botón: su mensaje es de una versión anterior mía. Usa /video para pedirlo otra vez.
bot-request-gone = Ya no tengo los ajustes de este video. Usa /video para pedirlo otra vez.
bot-open-form = Este video es de los antiguos y tuve que buscar sus ajustes. Aquí están:
bot-asked-below = Ahí va, aquí abajo.
# Commands.
bot-notice = ⏸️ { $said }
bot-queue-making = **Ahora** se está haciendo: { $what }
bot-queue-encoding = **Ahora** se está codificando: { $what }
bot-queue-waiting = **{ $position }.** { $what }
bot-queue-waiting-starts = **{ $position }.** { $what }, empieza { $when }
bot-queue-what = { $prompt } ({ $member })
bot-queue-elsewhere = un video para alguien de otro lugar
bot-queue-private = un video privado
bot-queue-empty = No hay nadie esperando. Escribe /video y el tuyo empieza de inmediato.
bot-queue-new = Una solicitud nueva empezaría en { $left } aproximadamente.
bot-missed-none = No tienes ningún video hecho que no se haya podido entregar. Lo que está en marcha sale en /queue.
bot-missed-on-its-way = Lo que había ya va de camino hacia ti.
bot-model =
    {"**"}{ $title }** `{ $name }`
    { $description }
    -# { $facts }
bot-model-default =
    {"**"}{ $title }** `{ $name }` (se usa si no eliges otro)
    { $description }
    -# { $facts }
bot-model-size = { $name } { $width }×{ $height }
bot-model-free = { $sizes } · { $seconds } s · licencia { $licence }
bot-model-not-commercial = { $sizes } · { $seconds } s · licencia { $licence }, no apta para uso comercial
bot-model-look-up = { $sizes } · { $seconds } s · licencia { $licence }; consulta sus condiciones antes de usarlo
bot-model-pictures = { $facts } · puede partir de una imagen
bot-commands-refused = Discord no deja que el bot envíe sus comandos ({ $error }). Si T2V_DEV_GUILD está definido, invita antes al bot a ese servidor o quita ese ajuste.
bot-start-refused = Discord rechazó el inicio del bot ({ $error }).
bot-shards-refused = Discord no acepta el bot con { $shards } shards (código de cierre { $code }). Deja T2V_SHARDS en auto e inícialo de nuevo: entonces Discord dice cuántos quiere.
# Films.
bot-film-none-here = Aquí no hay ningún video con el que pueda armar una película. Haz unos cuantos con /video y luego ármalos juntos.
bot-film-none-mine = No tienes ningún video con el que pueda armar una película. Haz unos cuantos con /video y luego ármalos juntos.
bot-film-title = **{ $title }**
bot-film-untitled = **Una película sin título**
bot-film-how = Elige las escenas en el orden en que deben ir.
bot-film-pick = Elige las escenas en su orden
bot-film-scene = { $number }. { $words }
bot-film-captions-on = -# Con el texto de cada escena debajo. Para cambiar el orden, elige otra vez.
bot-film-captions-off = -# Sin texto debajo. Para cambiar el orden, elige otra vez.
bot-film-with-captions = Con subtítulos
bot-film-without-captions = Sin subtítulos
bot-film-cut = Armar la película
bot-film-scenes-lost = { $count ->
        [one] Ya no puedo usar este video, porque su mensaje desapareció, ya no tiene video o no me dejan verlo
        [many] Ya no puedo usar estos videos, porque sus mensajes desaparecieron, ya no tienen video o no me dejan verlos
       *[other] Ya no puedo usar estos videos, porque sus mensajes desaparecieron, ya no tienen video o no me dejan verlos
    }: { $words }
    Elige las escenas otra vez sin { $count ->
        [one] incluirlo
        [many] incluirlos
       *[other] incluirlos
    }.
bot-film-scene-gone = Uno de estos videos ya no se puede usar. Escribe /film para elegir otra vez.
# Joining.
bot-alone = { $member }
bot-with = { $member }, con { $others },
bot-with-more = { $member }, con { $others } y { $count ->
        [one] una persona más
        [many] { $count } de personas más
       *[other] { $count } personas más
    },
bot-button-join = Yo también
bot-button-dm = Mándamelo por privado
bot-button-own = Hacer el mío
bot-joined = Te sumaste: sale tu nombre y te aviso cuando esté listo. Presiona **Yo también** otra vez para salirte.
bot-joined-directly = Te llegará por mensaje directo.
bot-left = Te saliste. Sigue adelante para los demás.
bot-left-to-others = Te saliste; hay más gente que se sumó, así que sigue adelante para ellos y cuenta como de la siguiente persona.
bot-join-own = Ya es tuyo.
bot-join-late = Ya está hecho o en camino: mira arriba.
bot-join-no-dm = No aceptas mensajes directos míos, así que tu nombre sigue en el canal. (Ajustes de privacidad de este servidor, Mensajes directos.)
bot-offer-to-join =
    Lo mismo ya está en la cola, pedido por { $member }:
    { $prompt }
    Súmate y les llegará antes a los dos, o pide que se haga el tuyo.
# Likes.
bot-likes = { $count ->
        [0] Me gusta
        [one] 1 me gusta
        [many] { $count } de me gusta
       *[other] { $count } me gusta
    }
bot-draft = { $count ->
        [0] Borrador { $number }
        [one] Borrador { $number } · 1 voto
        [many] Borrador { $number } · { $count } de votos
       *[other] Borrador { $number } · { $count } votos
    }
bot-like-own = Los «me gusta» son para los videos de los demás.
# Made by itself once a week, where moderators chose a channel for it.
bot-reel-title = Lo mejor de la semana
bot-best-none = { $days ->
        [one] Ningún video del último día
        [many] Ningún video de los últimos { $days } de días
       *[other] Ningún video de los últimos { $days } días
    } que aún conserve tiene «me gusta» aquí. Presiona 👍 **Me gusta** debajo de los que te gusten.
bot-best-title = { $days ->
        [one] Lo mejor del día
        [many] Lo mejor de { $days } de días
       *[other] Lo mejor de { $days } días
    }
# Drafts.
bot-drafting = Haciendo los borradores: { $done } de { $total } listos
bot-drafts-facts = -# Borradores de { $model }, { $seconds } s cada uno. Presiona un número y ese se hace con toda la calidad. · generados con IA
bot-in-servers-only = Eso es para servidores.
bot-not-a-moderator = Eso es para los moderadores de este servidor.
# /video-cancel.
bot-cancel-none = No tienes nada en marcha que se pueda cancelar. Un video terminado se quita con **Eliminar**, debajo de él.
bot-cancel-done = Cancelado.
bot-cancel-choice = { $position ->
        [0] haciéndose: { $words }
       *[other] posición { $position }: { $words }
    }
# /video-stats.
bot-stats-mine = **Tus videos**
bot-stats-server = **Videos de este servidor**
bot-stats-made = { $days ->
        [0] En total (90 días como mucho)
        [1] En 24 horas
       *[other] En { $days } días
    }: { $clips ->
        [one] un video
        [many] { $clips } de videos
       *[other] { $clips } videos
    }, { $seconds } s de dispositivo
bot-stats-members = De { $members ->
        [one] un miembro
        [many] { $members } de miembros
       *[other] { $members } miembros
    } en 7 días
bot-stats-waiting = En marcha: { $count }
bot-stats-left = { $name ->
        [quota_clips] Videos que te quedan en 24 horas: { $left }
       *[quota_seconds] Segundos de dispositivo que te quedan en 24 horas: { $left }
    }
# Pictures that a video starts from.
bot-picture-kind = No puedo partir de esa imagen. Acepto PNG, JPEG, WebP y GIF, del que cuenta el primer cuadro.
bot-picture-no-model = Ninguno de los modelos de aquí puede partir de una imagen. Los tienes en /models.
bot-picture-other-model = { $model } no puede partir de una imagen. Estos sí: { $others }.
bot-picture-needed = { $model } solo hace videos a partir de una imagen. Agrega una: `/video imagen:`
bot-picture-no-drafts = Los borradores se hacen solo con palabras. Quita la imagen o quita los borradores.
bot-picture-gone = La imagen de la que partía este video ya no está aquí. Usa /video con la imagen otra vez.
bot-file-elsewhere = Solo acepto imágenes del propio Discord. Adjunta el archivo otra vez.
bot-file-large = Ese archivo es demasiado grande: acepto hasta { $most } MiB. Envía una imagen más pequeña.
bot-file-gone = Discord ya no me da ese archivo. Adjúntalo otra vez.
bot-file-not-fetched = No pude traer esa imagen de Discord a tiempo. Inténtalo dentro de un rato.
bot-animate-title = Haz que esta imagen se mueva
bot-animate-which = Qué imagen
bot-animate-none = En ese mensaje no hay ninguna imagen de la que pueda partir: acepto archivos PNG, JPEG, WebP y GIF adjuntos.
bot-animate-gone = Ya no sé qué imagen era. Elige **Animar** otra vez en su mensaje. Habías escrito: { $words }
bot-menu-continue = Continuar
bot-menu-continue-hint = Un video nuevo que empieza donde acaba este
bot-continue-title = ¿Qué pasa después?
bot-continue-gone = Ya no puedo usar el final de este video: se eliminó o se reportó, su mensaje ya no tiene video o no me dejan verlo.
bot-command-outdated = No conozco este comando así: tu Discord lo muestra como era antes de una actualización. Reinicia Discord (en la computadora, Ctrl+R) y escríbelo otra vez.
