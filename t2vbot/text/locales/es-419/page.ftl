page-title = Playground de t2vbot
page-title-of = { $member } · playground de t2vbot
page-skip = Ir a escribir
page-channels = Canales
page-intro = El bot de verdad, en un servidor dentro de esta computadora. Nada sale de aquí.
page-you-are = Eres
page-you-are-with = { $member } ({ $part })
page-language = Tu idioma
page-server-language = Idioma de { $server }
page-second = Abrir otro miembro al lado
page-connecting = Conectando…
page-develop = Desarrollar
page-messages = Mensajes
page-welcome = Escribe /video aquí abajo
page-welcome-how = Elige el comando, describe en inglés lo que debe mostrar el video y presiona Enter. Con el modelo incluido:
page-for-developers = Para desarrollar
page-noscript = Esta página es un programa: necesita JavaScript.
page-theme = Tema: { $theme ->
        [auto] como tu sistema
        [light] claro
       *[dark] oscuro
    }. Cambiarlo
page-restricted = restricción de edad
page-unread = sin leer
page-online = El bot está en línea.
page-lost = El bot perdió la conexión.
page-no-answer = El playground no responde. ¿Sigue funcionando?
page-failed = El playground falló ({ $status }).
page-direct-messages = Mensajes directos
page-note-bot = Solo tú y el bot.
page-note-pair = El bot no está aquí, pero sus comandos sí.
page-note-elsewhere = El bot no está en este servidor; sus comandos funcionan porque los tienes instalados.
page-note-thread = Un hilo de #{ $channel }.
page-note-age = Con restricción de edad.
page-note-some = Solo algunas personas de este servidor ven este canal.
page-note-all = Todo el servidor lee aquí.
page-host = anfitrión
page-moderator = moderación
page-app = app
page-write = Mensaje, o / para un comando
page-placeholder = Mensaje en { $where } o escribe /
page-files = Archivos para adjuntar
page-send = Enviar
page-sending = Enviando…
page-leave = Salir
page-suggestions = Sugerencias
page-no-commands = Aquí no hay comandos
page-no-commands-why = mientras el bot no está, o en este canal
page-command = Comando { $command }
page-options = Opciones que se pueden agregar
page-required = obligatorio
page-optional = se puede omitir
page-type = { $type ->
        [whole] un número entero
        [number] un número
        [truth] verdadero o falso
        [member] un miembro
        [channel] un canal
        [role] un rol
        [mentioned] un miembro o un rol
        [file] un archivo
        [listed] uno de la lista
       *[text] texto
    }
page-range = { $low } a { $high }
page-characters = { $low } a { $high } caracteres
page-hint = { $option }: { $description } ({ $rules })
page-separator = {", "}
page-take-away = Quitar { $option }
page-pick-one = { $option }: elige uno de la lista
page-true = Verdadero
page-false = Falso
page-no-response = La aplicación no respondió. Envíalo otra vez o sal.
page-dismiss = Descartar
page-dismiss-message = Descartar mensaje
page-only-you = Solo tú puedes ver esto.
page-said = { $member }: { $words }
page-said-file = { $member }: { $words } Con un archivo.
page-used = { $member } usó { $command }
page-in-reply = En respuesta a { $member }:
page-answered-file = un archivo
page-answered-deleted = un mensaje eliminado
page-thinking = { $member } está pensando…
page-edited = (editado)
page-use = { $command }: en este mensaje de { $member }
page-remove = Quitar este mensaje de { $member }
page-somebody = alguien
page-some-role = rol
page-some-channel = desconocido
page-spoiler = Spoiler
page-spoiler-show = Spoiler: mostrar
page-file = { $name } ({ $size })
page-bytes = { $count } B
page-kibibytes = { $count } KiB
page-mebibytes = { $count } MiB
page-choose = Elegir
page-choose-of = Elegir: { $menu }
page-interaction-failed = La interacción falló: el bot no respondió a tiempo.
page-link-opens = abre una página
page-submit = Enviar
page-cancel = Cancelar
page-may-be-empty = (puede quedar vacío)
page-form-failed = Algo salió mal: el bot no respondió a tiempo. Inténtalo de nuevo.
page-unreadable = No se puede leer { $file }.
page-form-gone = Este formulario ya no está abierto.
page-nothing-to-send = No hay nada que enviar.
page-no-channel = Ese canal no existe.
page-message-gone = El mensaje ya no está.
page-picked-gone = Lo que elegiste ya no está.
page-no-restart = El bot no se inició desde aquí.
page-not-yours = Solo quien administra este servidor puede cambiar su idioma.
page-malformed = Eso no se puede enviar: { $words }
page-upload-limit = Límite de subida
page-make-fail = Hacer fallar a Discord
page-still-to-happen = Todavía por ocurrir:
page-always = siempre
page-forget = Olvidarlo
page-requests = Solicitudes del bot
page-clear = Vaciar
page-restart = Reiniciar el bot
page-unjudged = Sin comprobar con la descripción de la API de Discord: { $reason }
page-fits = se ajusta a la descripción
page-fits-not = no se ajusta a la descripción
page-cut = cortado
page-milliseconds = { $count } ms
page-sent = Enviado
page-answered = Respondido
page-nothing = nada
page-lever-413 = 413 en la próxima subida
page-lever-413-explained = A Discord el archivo le parece demasiado grande, sea cual sea el límite que anunció.
page-lever-429 = 429 en la próxima edición
page-lever-429-explained = El bot tiene que esperar cinco segundos antes de volver a editar.
page-lever-500 = 500 tres veces
page-lever-500-explained = Un problema de Discord, en las tres próximas ediciones.
page-lever-cut = Cortar la próxima edición
page-lever-cut-explained = La conexión se corta antes de que llegue una respuesta.
page-lever-slow = Primera respuesta lenta
page-lever-slow-explained = La próxima respuesta tarda cuatro segundos; Discord abandona un comando a los tres.
page-lever-expire = Caducar todos los tokens
page-lever-expire-explained = Como a los quince minutos: las respuestas ya no se pueden editar con el token de su interacción.
page-lever-drop = Cortar el gateway
page-lever-drop-explained = El websocket del bot se corta, y tiene que volver.
