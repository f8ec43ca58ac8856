# A relay's board, turns and buttons.
relay-head =
    🎬 **Una película por turnos: { $theme }**
    empezada por { $member }
relay-open = El turno { $number } de { $turns } está libre: quédatelo y cuenta { $made ->
        [0] cómo empieza la película. Si nadie lo hace, esto se acaba
       *[other] cómo sigue. Si nadie lo hace, la película se arma
    } { $when }.
relay-writing = { $member } está escribiendo el turno { $number } de { $turns }. Si no escribe nada, vuelve a quedar libre { $when }.
relay-making = El turno { $number } de { $turns }, de { $member }, se está haciendo.{ $last ->
        [yes] {" "}Después se arma la película.
       *[no] {""}
    }
relay-rules = -# Cada clip hereda las palabras del anterior, y los une un fundido. Un modelo que parte de una imagen seguiría desde el último cuadro; este no puede.
relay-ended-without-turns = No hay película: no se hizo ningún turno.
relay-turn =
    {"**"}{ $number }.** { $member }
    { $words }
relay-button-take = Quedarme con el próximo turno
relay-button-watch = La película hasta ahora
relay-button-end = Terminarla
relay-form-title = Turno { $number }
relay-form-words = Cómo sigue
relay-written = Ya está dentro: el clip se está haciendo.
relay-nothing-yet = Todavía no se ha hecho ningún turno.
relay-so-far = La película hasta ahora está aquí: { $link }
