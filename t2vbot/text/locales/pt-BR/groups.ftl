# Films out of clips that are there.
groups-film-nothing-picked = Primeiro escolha as cenas, na ordem em que elas devem aparecer.
groups-film-already-cut = Este filme já foi montado. Digite /film para fazer outro.
groups-offer-gone = Isto já foi decidido. Use /video para pedir de novo.
groups-film-forgotten = Não sei mais que filme é este. Digite /film para começar de novo.
# Jams.
groups-over = Isto acabou. /jam e /relay começam outro.
groups-not-now = É tarde demais para isso, ou cedo demais: veja a mensagem no canal.
groups-no-scene = Esta cena foi retirada.
groups-jam-enough-scenes = { $most ->
        [one] Você já escreveu sua cena. Altere ou retire.
        [many] Você já escreveu suas { $most } de cenas. Altere ou retire uma.
       *[other] Você já escreveu suas { $most } cenas. Altere ou retire uma.
    }
groups-jam-full = Já há { $most } cenas, e não cabem mais.
groups-jam-not-your-scene = Só quem escreveu esta cena pode fazer isso.
groups-jam-own-vote = Vote na cena de outra pessoa.
groups-jam-no-votes-left = { $most ->
        [0] Ninguém vota nesta jam.
        [one] Você já deu seu voto. Clique no botão da cena em que votou para tirá-lo.
        [many] Você já deu seus { $most } de votos. Clique no botão de um deles para tirá-lo.
       *[other] Você já deu seus { $most } votos. Clique no botão de um deles para tirá-lo.
    }
groups-no-words = A cena está vazia.
groups-too-many-words = Uma cena tem no máximo { $most } caracteres.
groups-vote-over = A votação acabou. Um clique em um número faz esse rascunho para você.
groups-vote-no-draft = Esse rascunho não existe.
groups-relay-making = Este turno está sendo feito. O próximo fica livre depois dele.
groups-relay-taken = Outra pessoa está com este turno. Se nada for escrito a tempo, ele fica livre de novo.
groups-jam-nothing-to-redo = Não há nenhuma cena sua neste filme.
groups-jam-nothing-picked = Escolha as cenas do filme.
groups-jam-still-making = { $count ->
        [one] Uma cena ainda está sendo feita
        [many] { $count } de cenas ainda estão sendo feitas
       *[other] { $count } cenas ainda estão sendo feitas
    }. O filme vem depois.
groups-none-wanted = A moderação deste servidor não quer { $kind ->
        [relay] revezamentos
       *[jam] jams
    } (/video-settings).
groups-enough-here = Já há { $most ->
        [one] { $kind ->
            [relay] um revezamento
           *[jam] uma jam
        }
        [many] { $kind ->
            [relay] { $most } de revezamentos
           *[jam] { $most } de jams
        }
       *[other] { $kind ->
            [relay] { $most } revezamentos
           *[jam] { $most } jams
        }
    } neste canal.
groups-too-many = Você já tem { $most ->
        [one] { $kind ->
            [relay] um revezamento aberto
           *[jam] uma jam aberta
        }
        [many] { $kind ->
            [relay] { $most } de revezamentos abertos
           *[jam] { $most } de jams abertas
        }
       *[other] { $kind ->
            [relay] { $most } revezamentos abertos
           *[jam] { $most } jams abertas
        }
    }.
# In the credits of a film, in place of a name.
groups-a-member = um membro
