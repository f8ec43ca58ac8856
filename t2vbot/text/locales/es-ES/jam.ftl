# A jam's board, scenes and buttons.
jam-head =
    🎬 **Una película entre todos: { $theme }**
    organizada por { $member }
jam-open = { $count ->
        [0] Todavía no hay escenas
        [one] Una escena de momento
        [many] { $count } de escenas de momento
       *[other] { $count } escenas de momento
    } · se cierra { $when }
jam-rules = -# Escribe { $scenes ->
        [one] una escena
        [many] hasta { $scenes } de escenas
       *[other] hasta { $scenes } escenas
    }; cada persona tiene { $votes ->
        [0] cero votos
        [one] un voto
        [many] { $votes } de votos
       *[other] { $votes } votos
    }, no para lo suyo.
jam-making = Haciéndose. Hechas: { $done } · fallidas: { $failed } · por hacer: { $left }.
jam-cutting = Todas las escenas están hechas ({ $failed ->
        [0] ninguna ha fallado
        [one] una ha fallado y se queda fuera
        [many] { $failed } han fallado y se quedan fuera
       *[other] { $failed } han fallado y se quedan fuera
    }). Vuelve a hacer las tuyas, o deja que quien organiza las ponga en orden: se monta { $when }.
jam-ended-without-film = No hay película: no se ha podido hacer ninguna escena. El mensaje de cada escena dice por qué.
jam-ended-without-scenes = No hay película: nadie ha escrito una escena.
jam-scene =
    {"**"}{ $number }.** { $member }
    { $words }
    { $line }
jam-votes = 👍 { $count ->
        [one] 1 voto
        [many] { $count } de votos
       *[other] { $count } votos
    }
jam-not-chosen = -# No elegida, con { $count ->
        [one] un voto
        [many] { $count } de votos
       *[other] { $count } votos
    }.
jam-order = La película, tal como se va a montar:
jam-order-scene = { $number }. { $words }
jam-button-add = Añadir una escena
jam-button-close = Cerrar ya
jam-button-vote = Votar
jam-button-withdraw = Retirar
jam-button-redo = Hacer la mía otra vez
jam-button-order = Poner en orden
jam-button-cut = Montar ya
jam-form-title = Una escena
jam-form-words = Qué debe mostrar la escena
jam-written = Ya está dentro.
