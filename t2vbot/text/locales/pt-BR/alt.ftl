# What a screen reader reads for a file, and what is shown where the file cannot be.
alt-video = Vídeo gerado por IA: { $words }
alt-drafts = { $count ->
        [one] Um rascunho gerado por IA
        [many] { $count } de rascunhos gerados por IA, lado a lado
       *[other] { $count } rascunhos gerados por IA, lado a lado
    }: { $words }
alt-film = Filme gerado por IA, de { $scenes ->
        [one] uma cena
        [many] { $scenes } de cenas
       *[other] { $scenes } cenas
    }, “{ $title }”: { $words }
alt-film-untitled = Filme gerado por IA, de { $scenes ->
        [one] uma cena
        [many] { $scenes } de cenas
       *[other] { $scenes } cenas
    }: { $words }
alt-scene = { $number }. { $words }
# Where the words were refused, or moderators did not release them.
alt-withheld = Vídeo gerado por IA. O que foi pedido não é mostrado aqui.
alt-start-picture = A imagem com que o vídeo deve começar
