# What the messages of jams and relays share.
together-filming = O filme de { $count ->
        [one] uma cena
        [many] { $count } de cenas
       *[other] { $count } cenas
    } está sendo montado.
together-ended = O filme de { $count ->
        [one] uma cena
        [many] { $count } de cenas
       *[other] { $count } cenas
    } está abaixo.{ $failed ->
        [0] {""}
        [one] {" "}Uma cena não pôde ser feita e ficou de fora.
        [many] {" "}{ $failed } de cenas não puderam ser feitas e ficaram de fora.
       *[other] {" "}{ $failed } cenas não puderam ser feitas e ficaram de fora.
    }
together-film-failed = O filme não pôde ser montado; a mensagem abaixo diz o motivo.
together-no-threads = -# Tudo acontece aqui mesmo: a moderação pode me dar um tópico (Criar tópicos públicos, Enviar mensagens em tópicos).
together-not-yours = Só { $member }, que começou, e a moderação podem fazer isso.
together-not-here = { $kind ->
        [relay] Um revezamento
       *[jam] Uma jam
    } precisa de um servidor do qual eu faça parte: aqui ninguém mais poderia participar. /video funciona aqui.
together-not-seen = Não consigo ver este canal, então não dá para fazer nada em grupo aqui. A moderação pode me deixar ver (Ver canal).
together-you-wrote =
    O que você escreveu, para copiar:
    { $words }
