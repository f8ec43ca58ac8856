# What the messages of jams and relays share.
together-filming = Se está armando la película de { $count ->
        [one] una escena
        [many] { $count } de escenas
       *[other] { $count } escenas
    }.
together-ended = La película de { $count ->
        [one] una escena
        [many] { $count } de escenas
       *[other] { $count } escenas
    } está abajo.{ $failed ->
        [0] {""}
        [one] {" "}Una escena no se pudo hacer y se quedó fuera.
        [many] {" "}{ $failed } de escenas no se pudieron hacer y se quedaron fuera.
       *[other] {" "}{ $failed } escenas no se pudieron hacer y se quedaron fuera.
    }
together-film-failed = No se pudo armar la película; el mensaje de abajo dice por qué.
together-no-threads = -# Todo ocurre aquí: un moderador puede darme un hilo (Crear hilos públicos, Enviar mensajes en hilos).
together-not-yours = Eso solo lo pueden hacer { $member }, que lo empezó, y los moderadores.
together-not-here = { $kind ->
        [relay] Un relevo
       *[jam] Una jam
    } necesita un servidor del que yo sea miembro: aquí no podría participar nadie más. /video sí funciona aquí.
together-not-seen = No puedo ver este canal, así que aquí no se puede hacer nada entre todos. Un moderador puede dejarme (Ver canal).
together-you-wrote =
    Lo que escribiste, para copiar:
    { $words }
