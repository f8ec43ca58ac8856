# /video-help. "command" is a link to a command.
help-write = **Faça um vídeo:** digite { $command } e diga o que ele deve mostrar: o que tem, como é, o que faz e onde.
help-write-picture = **Faça um vídeo:** digite { $command }, adicione uma imagem em `imagem` e diga o que deve acontecer nela.
help-examples = Exemplos com que { $model } consegue fazer alguma coisa:
help-subjects = -# Só consegue mostrar: { $subjects }. Também entende: { $knows }
help-english = -# { $model } só entende inglês: escreva seu prompt em inglês.
help-makes = -# Duração: { $seconds } segundos; tamanhos: { $sizes }
help-options = **Mais opções:** { $options }
help-option-image = `imagem` a imagem com que ele começa
help-option-avoid = `evitar` o que não deve aparecer
help-option-style = `estilo` um estilo
help-option-drafts = `rascunhos` rápidos, para escolher
help-option-count = `quantidade` vários de uma vez
help-option-smooth = `suavizar` mais quadros
help-option-enhance = `melhorar` maior e mais nítido
help-option-size = `tamanho`, `segundos`, `privado`, `spoiler`
help-next = **O que acontece depois:** uma mensagem diz qual é o seu número na fila e quando o seu começa; enquanto isso você pode sair. O vídeo chega na mesma mensagem. Embaixo dele: **{ $again }** (outra tentativa), **{ $change }** (outras palavras), **{ $like }**, **{ $delete }** e **{ $more }** com todo o resto.
help-where = **Onde fica cada coisa:** { $commands }
help-command = { $command } { $name ->
        [queue] o que espera
        [video-cancel] retirar o seu
        [missed] um vídeo que não chegou até você
        [models] o que faz os vídeos
        [video-defaults] os seus padrões
        [film] juntar vídeos
        [jam] um filme de todo mundo
        [relay] um filme vez por vez
       *[video-privacy] o que eu guardo sobre você
    }
help-not-here = **Aqui e agora não:** { $reason }
help-limits = **Seus limites aqui:** { $limits }
help-left-clips = { $count ->
        [one] { $count } vídeo restante em 24 horas
        [many] { $count } de vídeos restantes em 24 horas
       *[other] { $count } vídeos restantes em 24 horas
    }
help-left-seconds = { $count } s de dispositivo restantes em 24 horas
help-at-once = { $count } por vez
help-pause = { $count } s entre dois pedidos
help-rules = { $server ->
        [yes] As regras deste servidor valem também para os vídeos; **{ $report }** embaixo de um vídeo avisa a moderação.
       *[no] Nos servidores, as regras deles valem também para os vídeos, e **{ $report }** embaixo de um vídeo avisa a moderação.
    }
help-moderators = -# Para a moderação: { $command } define onde, quanto, quais palavras e para onde vão as denúncias.
help-host = -# Para você, que hospeda o bot: { $command }
help-button-try = Teste: { $example }
