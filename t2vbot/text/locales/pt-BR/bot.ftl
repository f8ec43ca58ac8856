# The status message of a request that is not done.
bot-status =
    { $member } pediu
    { $prompt }
    { $line }
bot-better = -# { $how ->
        [enhanced] vai ser melhorado
        [smoothed] vai ser suavizado
       *[both] vai ser melhorado e suavizado
    }
bot-waiting = { $position }, começa { $when }
bot-waiting-soon = { $position }, começa já já
bot-waiting-unknown = { $position }. Ainda não se sabe quanto tempo leva: nenhum vídeo foi feito com { $model } por aqui.
bot-waiting-just = { $position }
bot-waiting-no-device = { $position }. No momento, nenhuma placa de vídeo capaz de fazer isso está conectada.
bot-waiting-far = Depois do número { $count } na fila
bot-position =
    { $position ->
        [1] Próximo da fila
       *[other] Número { $position } na fila
    }
# It was begun before, and stopped because of the bot or a graphics card.
bot-again = { $line }
    -# Começando de novo ({ $attempt } de { $most })
bot-getting-ready = Preparando…
bot-downloading = Baixando o modelo (só na primeira vez)
bot-loading = Carregando o modelo
bot-reading = Lendo o prompt
bot-denoising = Fazendo o vídeo
bot-decoding = Pintando os quadros
bot-enhancing = Deixando maior e mais nítido
bot-checking = Verificando o vídeo
bot-encoding = Codificando o vídeo
bot-cutting = Montando o filme
bot-smoothing = Suavizando o vídeo
bot-uploading = Enviando…
bot-preview = Uma imagem pequena e borrada do vídeo como está até agora: { $words }
bot-doing = { $doing }…
bot-progress = { $doing }: { $share }% { $bar }
bot-progress-left = { $doing }: { $share }%, faltam cerca de { $left } { $bar }
bot-steps = { $doing }: passo { $done } de { $total } { $bar }
bot-steps-left = { $doing }: passo { $done } de { $total }, faltam cerca de { $left } { $bar }
bot-stuck = Seu vídeo está pronto, mas o Discord não está aceitando (começou { $since }). Continuo tentando.
bot-stuck-text = O Discord não está aceitando minha resposta (começou { $since }). Continuo tentando.
bot-position-kept = O bot está sendo reiniciado. Sua posição na fila está guardada.
bot-token-ends = O Discord só me deixa escrever aqui por 15 minutos, e eles acabaram. Clique em **Pegar meu vídeo** quando voltar: você vê em que ponto está, ou o vídeo.
bot-token-ends-starts = O Discord só me deixa escrever aqui por 15 minutos, e eles acabaram. Começa { $when }. Clique em **Pegar meu vídeo** quando voltar: você vê em que ponto está, ou o vídeo.
bot-token-ends-private = O Discord só me deixa escrever aqui por 15 minutos, e eles acabaram. Seu vídeo chega por mensagem direta. **Pegar meu vídeo** mostra em que ponto está.
# The final message.
bot-asked-for =
    { $member } pediu
    { $prompt }
bot-asked-for-this = { $member } pediu isto
bot-facts = -# { $model } · seed { $seed } · { $seconds } s · { $width }×{ $height }{ $better } · feito em { $took } · gerado por IA
bot-facts-better = { $how ->
        [enhanced] {" "}· melhorado
       *[none] {""}
    }
bot-facts-smooth = { $how ->
        [both] {" "}· melhorado, suavizado
       *[smoothed] {" "}· suavizado
    } para { $rate } quadros por segundo
# What a video was made out of: again, changed, or gone on from.
bot-origin = -# a partir [deste]({ $url }) de { $member }
bot-origin-unseen = -# a partir de outro vídeo, que não pode ser visto aqui
bot-film-facts = -# { $scenes ->
        [one] filme de uma cena
        [many] filme de { $scenes } de cenas
       *[other] filme de { $scenes } cenas
    } · { $seconds } s · { $width }×{ $height } · montado em { $took } · gerado por IA
bot-note = -# { $note }
bot-failed = **Não há vídeo.** { $reason }
bot-kept = **Seu vídeo está pronto, mas não foi entregue.** { $reason } Ele está guardado: clique em **Pegar meu vídeo** ou digite /missed onde eu possa escrever.
bot-cancelled = Cancelado: o vídeo de { $member }
bot-from-elsewhere = De { $channel }, porque { $reason }.
bot-delivered = Este vídeo foi entregue.
# Buttons, menus and forms.
bot-button-cancel = Cancelar
bot-button-again = De novo
bot-button-change = Alterar
bot-button-delete = Excluir
bot-button-get = Pegar meu vídeo
bot-button-open-form = Abrir o formulário
bot-menu-more = Mais…
bot-menu-words = O prompt, para copiar
bot-menu-words-hint = O prompt do jeito que foi digitado
bot-menu-smooth = Suavizar
bot-menu-smooth-hint = { $after } quadros por segundo em vez de { $before }; leva segundos e não usa placa de vídeo
bot-menu-enhance = Melhorar
bot-menu-enhance-hint = { $scale } vezes a largura e a altura, e mais nítido; cerca de { $times } vezes o trabalho do vídeo
bot-form-title = Alterar e fazer de novo
bot-form-prompt = O que o vídeo deve mostrar
bot-form-avoid = O que ele não deve mostrar
bot-form-model = Modelo
bot-form-size = Tamanho
bot-form-size-kept = como está ({ $width }×{ $height })
bot-form-size-name = { $name ->
        [square] quadrado
        [landscape] paisagem (largo)
        [portrait] retrato (alto)
       *[other] { $name }
    }
bot-form-numbers = Segundos, passos, guidance e seed
bot-form-numbers-hint = O que você não escrever fica por conta do modelo; sem seed, ele usa uma nova.
bot-not-yours-to-cancel = Só { $member }, que pediu este vídeo, e a moderação podem cancelar.
bot-not-yours-to-delete = Só { $member }, que pediu este vídeo, e a moderação podem excluir. Se ele quebrar uma regra, avise: **Mais…**, **Denunciar**.
bot-not-yours-to-get = Este vídeo é de { $member }.
bot-too-late-to-cancel = É tarde demais para cancelar: o vídeo está pronto ou a caminho.
bot-command-not-allowed = Neste servidor você não pode usar { $command } aqui, então isto também não pede vídeo. A moderação pode mudar isso: Configurações do servidor, Integrações.
bot-server-not-served = Quem me hospeda só faz vídeos para outros servidores. Peça para adicionar este.
bot-server-left = Quem me hospeda só faz vídeos para certos servidores, e este não é um deles, então vou sair. Peça a quem me hospeda para adicionar este (T2V_GUILDS) e me convide de novo.
bot-film-not-again = Isto é um filme. Peça as cenas dele de novo e monte um novo.
bot-button-unknown = Não conheço mais este botão: a mensagem dele é de uma versão anterior minha. Use /video para pedir de novo.
bot-request-gone = Não tenho mais as configurações deste vídeo. Use /video para pedir de novo.
bot-open-form = Este vídeo é mais antigo, então precisei procurar as configurações dele. Aqui estão:
bot-asked-below = Já vem, aqui embaixo.
# Commands.
bot-notice = ⏸️ { $said }
bot-queue-making = **Agora** sendo feito: { $what }
bot-queue-encoding = **Agora** sendo codificado: { $what }
bot-queue-waiting = **{ $position }.** { $what }
bot-queue-waiting-starts = **{ $position }.** { $what }, começa { $when }
bot-queue-what = { $prompt } ({ $member })
bot-queue-elsewhere = um vídeo para alguém em outro lugar
bot-queue-private = um vídeo privado
bot-queue-empty = Não tem ninguém esperando. Digite /video e o seu começa na hora.
bot-queue-new = Um pedido novo começaria em cerca de { $left }.
bot-missed-none = Você não tem nenhum vídeo que foi feito e não pôde ser entregue. O que está em andamento aparece em /queue.
bot-missed-on-its-way = O que havia já está a caminho.
bot-model =
    {"**"}{ $title }** `{ $name }`
    { $description }
    -# { $facts }
bot-model-default =
    {"**"}{ $title }** `{ $name }` (usado se você não escolher outro)
    { $description }
    -# { $facts }
bot-model-size = { $name } { $width }×{ $height }
bot-model-free = { $sizes } · { $seconds } s · licença { $licence }
bot-model-not-commercial = { $sizes } · { $seconds } s · licença { $licence }, uso comercial não permitido
bot-model-look-up = { $sizes } · { $seconds } s · licença { $licence }, confira os termos antes de usar
bot-model-pictures = { $facts } · pode começar de uma imagem
bot-commands-refused = O Discord não deixa o bot enviar seus comandos ({ $error }). Se T2V_DEV_GUILD estiver definido, convide primeiro o bot para esse servidor ou remova a configuração.
bot-start-refused = O Discord recusou a inicialização do bot ({ $error }).
bot-shards-refused = O Discord não aceita o bot com { $shards } shards (código de fechamento { $code }). Deixe T2V_SHARDS em auto e inicie de novo: aí o Discord diz quantos quer.
# Films.
bot-film-none-here = Não há nenhum vídeo aqui com que eu possa montar um filme. Faça alguns com /video e depois monte o filme.
bot-film-none-mine = Não há nenhum vídeo seu com que eu possa montar um filme. Faça alguns com /video e depois monte o filme.
bot-film-title = **{ $title }**
bot-film-untitled = **Um filme sem título**
bot-film-how = Escolha as cenas na ordem em que elas devem aparecer.
bot-film-pick = Escolha as cenas na ordem
bot-film-scene = { $number }. { $words }
bot-film-captions-on = -# Com o prompt de cada cena embaixo dela. Para mudar a ordem, escolha de novo.
bot-film-captions-off = -# Sem texto embaixo. Para mudar a ordem, escolha de novo.
bot-film-with-captions = Com legendas
bot-film-without-captions = Sem legendas
bot-film-cut = Montar o filme
bot-film-scenes-lost = { $count ->
        [one] Não consigo mais acessar este vídeo: a mensagem dele sumiu, não tem mais vídeo ou não posso vê-la
        [many] Não consigo mais acessar estes vídeos: as mensagens deles sumiram, não têm mais vídeo ou não posso vê-las
       *[other] Não consigo mais acessar estes vídeos: as mensagens deles sumiram, não têm mais vídeo ou não posso vê-las
    }: { $words }
    Escolha as cenas de novo sem { $count ->
        [one] ele
        [many] eles
       *[other] eles
    }.
bot-film-scene-gone = Um destes vídeos não pode mais ser usado. Digite /film para escolher de novo.
# Joining.
bot-alone = { $member }
bot-with = { $member }, com { $others },
bot-with-more = { $member }, com { $others } e { $count ->
        [one] mais uma pessoa
        [many] mais { $count } de pessoas
       *[other] mais { $count } pessoas
    },
bot-button-join = Eu também
bot-button-dm = Receber por mensagem direta
bot-button-own = Fazer o meu
bot-joined = Você entrou: seu nome aparece lá, e você recebe um aviso quando ficar pronto. Clique em **Eu também** de novo para sair.
bot-joined-directly = Vai chegar para você por mensagem direta.
bot-left = Você saiu. Para as outras pessoas, continua.
bot-left-to-others = Você saiu; outras pessoas tinham entrado, então continua para elas e conta como o vídeo da próxima.
bot-join-own = Ele já é seu.
bot-join-late = Está pronto ou a caminho: veja acima.
bot-join-no-dm = Você não aceita mensagens diretas minhas, então seu nome continua no canal. (Configurações de privacidade deste servidor, Mensagens diretas.)
bot-offer-to-join =
    A mesma coisa já está na fila, a pedido de { $member }:
    { $prompt }
    Entre junto, e os dois recebem mais cedo; ou peça um só para você.
# Likes.
bot-likes = { $count ->
        [0] Curtir
        [one] 1 curtida
        [many] { $count } de curtidas
       *[other] { $count } curtidas
    }
bot-draft = { $count ->
        [0] Rascunho { $number }
        [one] Rascunho { $number } · 1 voto
        [many] Rascunho { $number } · { $count } de votos
       *[other] Rascunho { $number } · { $count } votos
    }
bot-like-own = Curtidas são para os vídeos das outras pessoas.
# Made by itself once a week, where moderators chose a channel for it.
bot-reel-title = Os melhores da semana
bot-best-none = { $days ->
        [one] Nenhum vídeo do último dia
        [many] Nenhum vídeo dos últimos { $days } de dias
       *[other] Nenhum vídeo dos últimos { $days } dias
    } que eu ainda tenho foi curtido aqui. Clique em 👍 **Curtir** embaixo dos que você gostar.
bot-best-title = { $days ->
        [one] Os melhores do dia
        [many] Os melhores de { $days } de dias
       *[other] Os melhores de { $days } dias
    }
# Drafts.
bot-drafting = Fazendo os rascunhos: { $done } de { $total } prontos
bot-drafts-facts = -# Rascunhos de { $model }, { $seconds } s cada. Clique em um número, e esse é feito em qualidade total. · gerado por IA
bot-in-servers-only = Isso é só para servidores.
bot-not-a-moderator = Isso é só para a moderação deste servidor.
# /video-cancel.
bot-cancel-none = Você não tem nada em andamento que possa ser cancelado. Um vídeo pronto sai com **Excluir**, embaixo dele.
bot-cancel-done = Cancelado.
bot-cancel-choice = { $position ->
        [0] sendo feito: { $words }
       *[other] número { $position }: { $words }
    }
# /video-stats.
bot-stats-mine = **Seus vídeos**
bot-stats-server = **Vídeos deste servidor**
bot-stats-made = { $days ->
        [0] No total (90 dias no máximo)
        [1] Em 24 horas
       *[other] Em { $days } dias
    }: { $clips ->
        [0] nenhum vídeo
        [one] um vídeo
        [many] { $clips } de vídeos
       *[other] { $clips } vídeos
    }, { $seconds } s do dispositivo
bot-stats-members = { $members ->
        [0] De ninguém
        [one] De um membro
        [many] De { $members } de membros
       *[other] De { $members } membros
    } em 7 dias
bot-stats-waiting = Em andamento: { $count }
bot-stats-left = { $name ->
        [quota_clips] Restam dos seus vídeos em 24 horas: { $left }
       *[quota_seconds] Restam dos seus segundos do dispositivo em 24 horas: { $left }
    }
# Pictures that a video starts from.
bot-picture-kind = Não consigo começar dessa imagem. Aceito PNG, JPEG, WebP e GIF (nesse, vale o primeiro quadro).
bot-picture-no-model = Nenhum dos modelos daqui pode começar de uma imagem. /models mostra todos.
bot-picture-other-model = { $model } não pode começar de uma imagem. Estes podem: { $others }.
bot-picture-needed = { $model } só faz vídeos a partir de uma imagem. Adicione uma: `/video imagem:`
bot-picture-no-drafts = Rascunhos são feitos só de palavras. Tire a imagem ou os rascunhos.
bot-picture-gone = A imagem de onde este vídeo começou não está mais aqui. Use /video com a imagem de novo.
bot-file-elsewhere = Só aceito imagens do próprio Discord. Anexe o arquivo de novo.
bot-file-large = Esse arquivo é grande demais: aceito até { $most } MiB. Envie uma imagem menor.
bot-file-gone = O Discord não me entrega mais esse arquivo. Anexe de novo.
bot-file-not-fetched = Não consegui baixar essa imagem do Discord a tempo. Tente de novo daqui a pouco.
bot-animate-title = Dar movimento a esta imagem
bot-animate-which = Qual imagem
bot-animate-none = Não há nessa mensagem nenhuma imagem de onde eu possa começar: aceito arquivos PNG, JPEG, WebP e GIF anexados.
bot-animate-gone = Não sei mais qual era essa imagem. Escolha **Animar** na mensagem dela de novo. Você escreveu: { $words }
bot-menu-continue = Continuar
bot-menu-continue-hint = Um vídeo novo que começa onde este termina
bot-continue-title = O que acontece depois?
bot-continue-gone = Não consigo mais acessar o final deste vídeo: ele foi excluído ou denunciado, ou a mensagem dele não tem mais vídeo, ou não posso vê-la.
bot-command-outdated = Não conheço este comando desse jeito: seu Discord o mostra como era antes de uma atualização. Reinicie o Discord (no computador, Ctrl+R) e digite-o de novo.
