# Why a request is refused, and what to do next. "where" is a rules-scope, "when" counts down by itself.
rules-scope = { $scope ->
        [host] neste bot
        [channel] neste canal
        [role] para os seus cargos
       *[server] neste servidor
    }
rules-when = O primeiro deles deve ficar pronto { $when }.
rules-when-unknown = /queue mostra como eles avançam.
rules-too-many-of-member =
    Você já tem { $count ->
        [0] 0 vídeos
        [one] um vídeo
        [many] { $count } de vídeos
       *[other] { $count } vídeos
    } em andamento, e o máximo { $where } é { $most } ao mesmo tempo. { $when } Você também pode cancelar um.
rules-queue-full = A fila está cheia: { $count } vídeos estão esperando. Tente de novo mais tarde; /queue mostra como ela avança.
rules-server-full = { $count } vídeos deste servidor já estão em andamento, e o máximo aqui é { $most } ao mesmo tempo. Tente de novo quando alguns estiverem prontos; /queue mostra como a fila avança.
rules-too-fast = Foi muita coisa em um minuto; o máximo é { $most }. Espere um momento.
rules-cooldown = Há uma pausa de { $seconds } s entre dois pedidos { $where }. Você pode fazer o próximo { $when }.
rules-quota = { $name ->
        [quota_clips] Você pode ter { $most ->
            [one] { $most } vídeo
            [many] { $most } de vídeos
           *[other] { $most } vídeos
        } em 24 horas { $where }. Este pedido precisa de { $needed }, e você ainda tem { $left }.
       *[quota_seconds] Você pode usar { $most } segundos do dispositivo em 24 horas { $where }. Este pedido precisa de cerca de { $needed }, e você ainda tem { $left }.
    } Volta a caber { $when }.
rules-quota-never = { $name ->
        [quota_clips] Este pedido precisa de { $needed ->
            [one] { $needed } vídeo
            [many] { $needed } de vídeos
           *[other] { $needed } vídeos
        }, e o máximo { $where } é { $most } em 24 horas. Peça menos de uma vez.
       *[quota_seconds] Este pedido precisa de cerca de { $needed } segundos do dispositivo, e o máximo { $where } é { $most } em 24 horas. Peça um vídeo mais curto ou menor, ou menos passos.
    }
rules-too-much = { $name ->
        [most_side] Uma imagem com { $asked } pixels no lado maior é grande demais; o máximo { $where } é { $most }. Escolha um tamanho menor.
        [most_seconds] Um vídeo de { $asked } segundos é longo demais; o máximo { $where } é de { $most } segundos. Peça menos segundos.
       *[most_steps] { $asked } passos são demais; o máximo { $where } é { $most }. Peça menos passos.
    }
rules-model = O modelo { $model } não pode ser usado { $where }. Escolha um destes: { $models }.
rules-not-here = Não dá para fazer vídeos neste canal. Pergunte à moderação onde dá.
rules-only-there = Não dá para fazer vídeos neste canal. Tente em { $channel }.
rules-age-restricted-only = Neste servidor, vídeos só podem ser feitos em canais com restrição de idade.
rules-no-private = A moderação não quer vídeos privados aqui. Tire essa opção ou me peça por mensagem direta.
rules-banned = { $where ->
        [everywhere] Quem hospeda este bot não faz mais vídeos para você.
       *[here] A moderação deste servidor bloqueou você de fazer vídeos. Se acha que foi um engano, fale com ela.
    }
rules-banned-until = { $where ->
        [everywhere] Quem hospeda este bot bloqueou você de fazer vídeos; o bloqueio termina { $when }.
       *[here] A moderação deste servidor bloqueou você de fazer vídeos; o bloqueio termina { $when }.
    }
rules-server-banned = Quem hospeda este bot não faz mais vídeos neste servidor.
rules-words = A moderação deste servidor não quer vídeos sobre isso. Use outras palavras.
rules-words-host = Quem hospeda este bot não quer vídeos sobre isso. Use outras palavras.
rules-too-many-words = Uma lista pode ter no máximo { $most } palavras.

# The host's pauses and quiet hours. "when" counts down by itself.
rules-state = { $state ->
        [paused] O bot está em pausa. { $again }
        [quiet] O bot está no horário de silêncio. { $again }
       *[draining] O bot está terminando o que está em andamento e, por enquanto, não aceita nada novo.
    }{ $reason }
rules-again = Ele volta a fazer vídeos { $when }.
rules-again-unknown = Ainda não se sabe quando ele volta a fazer vídeos.
rules-reason = {" "}Quem hospeda diz: “{ $reason }”
rules-reason-none = {""}
rules-not-now = { $said } Por isso, seu pedido não foi aceito. Peça de novo mais tarde.
rules-clock-malformed = Isso não é um horário. Escreva horas e minutos, por exemplo 22:00.
rules-quiet-empty = O horário de silêncio precisa terminar em outra hora, diferente da que começa. Escreva, por exemplo, 22:00 e 08:00; para o bot não trabalhar nunca, coloque-o em pausa.
rules-until-malformed = Isso não é nem um horário nem uma duração. Escreva 18:00, ou 90m, 2h ou 3d (um ano no máximo), ou nada para uma pausa até você retomar.

# What moderators set.
rules-setting-unknown = Essa configuração não existe. Escolha uma da lista.
rules-range = { $kind ->
        [whole] Precisa ser um número inteiro de { $low } a { $high }.
        [whole-unlimited] Precisa ser um número inteiro de { $low } a { $high }, ou "ilimitado".
        [any] Precisa ser um número de { $low } a { $high }.
       *[any-unlimited] Precisa ser um número de { $low } a { $high }, ou "ilimitado".
    }
rules-not-an-option = Essa não é uma das opções. Escolha uma da lista.
rules-too-many-rules = Um servidor pode ter no máximo { $most } configurações. Desfaça algumas primeiro.
rules-nothing-to-undo = Não há mais nenhuma mudança para desfazer.
rules-leaving = Seus dados estão sendo excluídos agora mesmo. Tente de novo em um minuto.


# A list of words.
rules-word-empty = Não há nenhuma palavra nessa linha. Escreva uma palavra, uma frase ou o começo de uma palavra com um * no final.
rules-word-too-long = Uma linha de { $count } caracteres é longa demais; o máximo é { $most }. Escreva menos palavras, uma entrada por linha.
rules-word-only-marks = “{ $line }” não tem nenhuma letra nem número. Escreva a própria palavra.
rules-word-star = “{ $line }” tem um * que não está no final. Escreva palavra* para toda palavra que começa com “palavra”; nada mais pode ficar em aberto.
rules-word-too-short = “{ $line }” é curto demais: o mínimo é de { $least } letras ou números. Deixe de fora ou escreva uma palavra mais longa.
rules-prefix-too-short = “{ $line }” é um começo curto demais, pois palavras demais combinariam: o mínimo é de { $least } letras antes do *. Escreva mais da palavra, ou a palavra inteira sem o *.
rules-words-faults =
    Nenhuma destas entradas foi adotada, porque algumas não podem ser usadas:
    { $faults }
rules-words-many-faults =
    Nenhuma destas entradas foi adotada, porque algumas não podem ser usadas:
    { $faults }
    … e { $more ->
        [one] mais uma
        [many] mais { $more }
       *[other] mais { $more }
    }
