page-title = Playground do t2vbot
page-title-of = { $member } · playground do t2vbot
page-skip = Ir para a escrita
page-channels = Canais
page-intro = O bot de verdade, em um servidor neste computador. Nada sai daqui.
page-you-are = Você é
page-you-are-with = { $member } ({ $part })
page-language = Seu idioma
page-server-language = Idioma de { $server }
page-second = Abrir outro membro ao lado
page-connecting = Conectando…
page-develop = Desenvolver
page-messages = Mensagens
page-welcome = Digite /video aqui embaixo
page-welcome-how = Escolha o comando, descreva em inglês o que o vídeo deve mostrar e aperte Enter. Com o modelo incluído:
page-for-developers = Para desenvolver
page-noscript = Esta página é um programa: ela precisa de JavaScript.
page-theme = Tema: { $theme ->
        [auto] como o do seu sistema
        [light] claro
       *[dark] escuro
    }. Mudar
page-restricted = restrição de idade
page-unread = não lido
page-online = O bot está on-line.
page-lost = O bot perdeu a conexão.
page-no-answer = O playground não responde. Ele ainda está aberto?
page-failed = O playground falhou ({ $status }).
page-direct-messages = Mensagens diretas
page-note-bot = Só você e o bot.
page-note-pair = O bot não está aqui, mas os comandos dele estão.
page-note-elsewhere = O bot não está neste servidor; os comandos funcionam porque estão instalados para você.
page-note-thread = Um tópico de #{ $channel }.
page-note-age = Com restrição de idade.
page-note-some = Só algumas pessoas deste servidor veem este canal.
page-note-all = Todo mundo neste servidor lê aqui.
page-host = quem hospeda
page-moderator = moderação
page-app = app
page-write = Mensagem, ou / para um comando
page-placeholder = Mensagem em { $where } ou digite /
page-files = Arquivos para enviar junto
page-send = Enviar
page-sending = Enviando…
page-leave = Sair
page-suggestions = Sugestões
page-no-commands = Nenhum comando aqui
page-no-commands-why = enquanto o bot está fora, ou neste canal
page-command = Comando { $command }
page-options = Opções que dá para adicionar
page-required = obrigatório
page-optional = pode ficar de fora
page-type = { $type ->
        [whole] um número inteiro
        [number] um número
        [truth] verdadeiro ou falso
        [member] um membro
        [channel] um canal
        [role] um cargo
        [mentioned] um membro ou um cargo
        [file] um arquivo
        [listed] um da lista
       *[text] texto
    }
page-range = { $low } a { $high }
page-characters = { $low } a { $high } caracteres
page-hint = { $option }: { $description } ({ $rules })
page-separator = {", "}
page-take-away = Tirar { $option }
page-pick-one = { $option }: escolha um da lista
page-true = Verdadeiro
page-false = Falso
page-no-response = O aplicativo não respondeu. Envie de novo ou saia.
page-dismiss = Dispensar
page-dismiss-message = Dispensar mensagem
page-only-you = Só você pode ver isto.
page-said = { $member }: { $words }
page-said-file = { $member }: { $words } Com um arquivo.
page-used = { $member } usou { $command }
page-in-reply = Em resposta a { $member }:
page-answered-file = um arquivo
page-answered-deleted = uma mensagem excluída
page-thinking = { $member } está pensando…
page-edited = (editado)
page-use = { $command }: nesta mensagem de { $member }
page-remove = Remover esta mensagem de { $member }
page-somebody = alguém
page-some-role = cargo
page-some-channel = desconhecido
page-spoiler = Spoiler
page-spoiler-show = Spoiler: mostrar
page-file = { $name } ({ $size })
page-bytes = { $count } B
page-kibibytes = { $count } KiB
page-mebibytes = { $count } MiB
page-choose = Escolher
page-choose-of = Escolher: { $menu }
page-interaction-failed = Esta interação falhou: o bot não respondeu a tempo.
page-link-opens = abre uma página
page-submit = Enviar
page-cancel = Cancelar
page-may-be-empty = (pode ficar vazio)
page-form-failed = Algo deu errado: o bot não respondeu a tempo. Tente de novo.
page-unreadable = Não dá para ler { $file }.
page-form-gone = Este formulário não está mais aberto.
page-nothing-to-send = Não há nada para enviar.
page-no-channel = Esse canal não existe.
page-message-gone = A mensagem sumiu.
page-picked-gone = O que foi escolhido não está mais lá.
page-no-restart = O bot não foi iniciado daqui.
page-not-yours = Só quem gerencia este servidor pode mudar o idioma dele.
page-malformed = Não dá para enviar isso: { $words }
page-upload-limit = Limite de envio
page-make-fail = Fazer o Discord falhar
page-still-to-happen = Ainda vai acontecer:
page-always = sempre
page-forget = Esquecer
page-requests = Requisições do bot
page-clear = Limpar
page-restart = Reiniciar o bot
page-unjudged = Não conferido com a descrição da API do Discord: { $reason }
page-fits = bate com a descrição
page-fits-not = não bate com a descrição
page-cut = cortado
page-milliseconds = { $count } ms
page-sent = Enviado
page-answered = Respondido
page-nothing = nada
page-lever-413 = 413 no próximo envio
page-lever-413-explained = O Discord acha o arquivo grande demais, seja qual for o limite que anunciou.
page-lever-429 = 429 na próxima edição
page-lever-429-explained = O bot precisa esperar cinco segundos antes de editar de novo.
page-lever-500 = 500 três vezes
page-lever-500-explained = Um problema do próprio Discord, nas próximas três edições.
page-lever-cut = Cortar a próxima edição
page-lever-cut-explained = A conexão cai antes de chegar uma resposta.
page-lever-slow = Primeira resposta lenta
page-lever-slow-explained = A próxima resposta leva quatro segundos; o Discord desiste de um comando depois de três.
page-lever-expire = Encerrar todos os tokens
page-lever-expire-explained = Como depois de quinze minutos: as respostas não podem mais ser editadas pelo token da interação.
page-lever-drop = Derrubar o gateway
page-lever-drop-explained = O websocket do bot cai, e ele precisa voltar.
