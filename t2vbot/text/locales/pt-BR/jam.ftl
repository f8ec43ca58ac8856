# A jam's board, scenes and buttons.
jam-head =
    🎬 **Um filme em grupo: { $theme }**
    organizado por { $member }
jam-open = { $count ->
        [0] Nenhuma cena ainda
        [one] Uma cena até agora
        [many] { $count } de cenas até agora
       *[other] { $count } cenas até agora
    } · fecha { $when }
jam-rules = -# Escreva { $scenes ->
        [one] uma cena
        [many] até { $scenes } de cenas
       *[other] até { $scenes } cenas
    }; cada pessoa { $votes ->
        [0] não tem nenhum voto
        [one] tem um voto
        [many] tem { $votes } de votos
       *[other] tem { $votes } votos
    }, não para a própria cena.
jam-making = Cenas: { $done } prontas, { $failed } com falha, { $left } por fazer.
jam-cutting = Todas as cenas estão feitas ({ $failed ->
        [0] nenhuma falhou
        [one] uma falhou e fica de fora
        [many] { $failed } falharam e ficam de fora
       *[other] { $failed } falharam e ficam de fora
    }). Refaça a sua, ou deixe quem organiza a jam colocar todas em ordem: o filme é montado { $when }.
jam-ended-without-film = Não há filme: nenhuma cena pôde ser feita. A mensagem de cada cena diz o motivo.
jam-ended-without-scenes = Não há filme: ninguém escreveu uma cena.
jam-scene =
    {"**"}{ $number }.** { $member }
    { $words }
    { $line }
jam-votes = 👍 { $count ->
        [0] 0 votos
        [one] 1 voto
        [many] { $count } de votos
       *[other] { $count } votos
    }
jam-not-chosen = -# Não escolhida, com { $count ->
        [0] nenhum voto
        [one] um voto
        [many] { $count } de votos
       *[other] { $count } votos
    }.
jam-order = O filme, como vai ser montado:
jam-order-scene = { $number }. { $words }
jam-button-add = Adicionar uma cena
jam-button-close = Fechar agora
jam-button-vote = Votar
jam-button-withdraw = Retirar
jam-button-redo = Refazer a minha
jam-button-order = Colocar em ordem
jam-button-cut = Montar agora
jam-form-title = Uma cena
jam-form-words = O que a cena deve mostrar
jam-written = Entrou.
