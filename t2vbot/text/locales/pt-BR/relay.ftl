# A relay's board, turns and buttons.
relay-head =
    🎬 **Um filme em turnos: { $theme }**
    começado por { $member }
relay-open = O turno { $number } de { $turns } está livre: pegue-o e diga { $made ->
        [0] como o filme começa. Se ninguém fizer isso, isto termina
       *[other] como ele continua. Se ninguém fizer isso, o filme é montado
    } { $when }.
relay-writing = { $member } está escrevendo o turno { $number } de { $turns }. Se nada for escrito, ele fica livre de novo { $when }.
relay-making = O turno { $number } de { $turns }, de { $member }, está sendo feito.{ $last ->
        [yes] {" "}Depois o filme é montado.
       *[no] {""}
    }
relay-rules = -# Cada clipe herda o prompt do anterior, e uma transição suave os une. Um modelo que começa com uma imagem continuaria do último quadro; este não consegue.
relay-ended-without-turns = Não há filme: nenhum turno foi feito.
relay-turn =
    {"**"}{ $number }.** { $member }
    { $words }
relay-button-take = Pegar o próximo turno
relay-button-watch = O filme até aqui
relay-button-end = Encerrar
relay-form-title = Turno { $number }
relay-form-words = Como continua
relay-written = Entrou: o clipe está sendo feito.
relay-nothing-yet = Nenhum turno foi feito ainda.
relay-so-far = O filme até aqui está neste link: { $link }
