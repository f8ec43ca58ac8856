# What the host sees and does.
host-owners-only = Isso é só para os donos deste bot.

# How the bot is.
host-state = { $state ->
        [running] ▶️ **O bot está funcionando.**
        [paused] ⏸️ **Em pausa** { $until }: nada novo é iniciado.
        [quiet] 🌙 **Horário de silêncio** { $until }: nada novo é iniciado. Retomar pula o silêncio só desta vez.
       *[draining] 🚰 **Concluindo**: o que está em andamento vai ser terminado.
    } { $accepts ->
        [yes] Pedidos novos são aceitos.
       *[no] Pedidos novos são recusados.
    }{ $reason }
host-until = (até { $when })
host-until-resumed = (até você retomar)
host-until-unbanned = (para sempre)
host-reason = {" "}Os membros leem: “{ $reason }”
host-no-reason = {""}
host-quiet = Horário de silêncio: { $hours } todos os dias, pelo relógio deste computador, que marca { $now }.
host-no-quiet = Não há horário de silêncio.
host-queue = Sendo feitos: { $making } · esperando: { $waiting } · retidos para a moderação: { $held }
host-memory = Na memória: { $models }
host-no-memory = Não há nenhum modelo na memória.
host-devices = Dispositivos: { $count }
host-device = - { $name }: { $memory }
host-more-devices = - e { $count ->
        [one] mais um
        [many] mais { $count }
       *[other] mais { $count }
    }
host-no-device = Nenhum dispositivo está conectado: nada é feito até que um esteja.

# What was done.
host-paused = ✔️ Em pausa.
host-draining = ✔️ O bot termina o que está em andamento e não aceita nada novo até você retomar.
host-resumed = ✔️ O bot continua.
host-quiet-set = ✔️ Horário de silêncio: { $hours } todos os dias.
host-quiet-none = ✔️ Não há mais horário de silêncio.
host-unloaded = ✔️ A memória está livre. O próximo vídeo carrega o modelo dele de novo.
host-unloads-later = ✔️ A memória vai ficar livre depois do vídeo que está sendo feito.
host-cancel-none = Esse vídeo não está mais em andamento. Escolha um da lista.
host-cancelled = ✔️ Cancelado: um vídeo para { $member }.
host-ban-owner = Os donos do bot e o próprio bot não podem ser banidos.
host-ban-own-server = Esse é o seu próprio servidor. Escolha outro.
host-no-server = Isso não é um servidor. Escolha um da lista ou escreva o ID dele.
host-banned = ✔️ { $member } não pode fazer vídeos em lugar nenhum { $days ->
        [0] nunca mais
        [one] por um dia
        [many] por { $days } de dias
       *[other] por { $days } dias
    }. { $count ->
        [0] Nada dessa pessoa estava em andamento.
        [one] Um vídeo dessa pessoa foi cancelado.
        [many] { $count } de vídeos dessa pessoa foram cancelados.
       *[other] { $count } vídeos dessa pessoa foram cancelados.
    }
host-unbanned = ✔️ { $who } pode fazer vídeos de novo.
host-was-not-banned = { $who } não tinha banimento. /video-host bans mostra quem tem.
host-server-banned = ✔️ Não se fazem mais vídeos em { $server }, e o bot não está lá.

# Bans.
host-ban = { $member } { $until }, banimento feito { $since }
host-ban-server = O servidor { $server } (`{ $id }`), banimento feito { $since }
host-no-bans = Ninguém está banido.
host-somebody = alguém

# Jobs to pick from.
host-choice-waiting = { $position }. { $member }: { $words }
host-choice = { $state ->
        [held] retido
        [waiting] esperando
        [encoding] sendo codificado
       *[running] sendo feito
    } · { $member }: { $words }

# Buttons and forms.
host-button-pause = Pausar
host-button-resume = Retomar
host-button-drain = Concluir e parar
host-button-unload = Liberar memória
host-button-quiet = Horário de silêncio
host-button-figures = Estatísticas
host-form-pause = Pausar o bot
host-form-reason = O que os membros leem
host-form-until = Até quando
host-form-until-hint = 18:00, 90m, 2h, 3d; vazio: até você retomar
host-form-quiet = Horário de silêncio de todos os dias
host-form-from = Das, por exemplo 22:00; vazio: nenhum
host-form-to = Às, por exemplo 08:00

# Figures.
host-figures = **{ $days ->
        [one] Últimas 24 horas
        [many] Últimos { $days } de dias
       *[other] Últimos { $days } dias
    }**: { $made ->
        [0] nenhum vídeo feito
        [one] um vídeo feito
        [many] { $made } de vídeos feitos
       *[other] { $made } vídeos feitos
    }, { $cancelled ->
        [0] nenhum cancelado
        [one] um cancelado
        [many] { $cancelled } cancelados
       *[other] { $cancelled } cancelados
    }
host-figures-failed = { $count ->
        [0] Nenhum falhou.
       *[other] Falharam: { $count } ({ $causes })
    }
host-cause = { $cause ->
        [memory] memória insuficiente
        [device] o dispositivo
        [picture] nenhuma imagem aproveitável
        [check] barrado pela verificação de saída
        [download] download não feito
        [model] o modelo
        [bug] um bug
       *[other] outros motivos
    }: { $count }
host-figures-none = nada
host-figures-device = Dispositivo: { $seconds } s, { $share }% do tempo
host-figures-wait = Metade dos vídeos começou em até { $wait }.
host-figures-models = Modelos: { $models }
host-figures-servers = Servidores: { $servers }
host-no-servers = mensagens diretas e apps pessoais
host-figures-disk = **Disco**: { $used } GB de vídeos guardados, { $free } GB livres
host-figures-memory = **Memória**: { $own } GB usados pelo bot, { $free } de { $total } GB livres
host-figures-versions = **Versões**: { $versions }
host-figures-uptime = **No ar** há { $uptime }

# Beside the bot's name, where everybody sees it. "when" is by the host's clock.
host-presence-idle = /video
host-presence-waiting = { $waiting } na fila
host-presence-making = fazendo { $making }{ $waiting ->
        [0] {""}
       *[other] , { $waiting } na fila
    }
host-presence-draining = { $count ->
        [0] sem aceitar pedidos novos
        [one] concluindo, falta { $count }
        [many] concluindo, faltam { $count }
       *[other] concluindo, faltam { $count }
    }
host-presence-closed = { $state ->
        [quiet] em silêncio
       *[paused] em pausa
    }
host-presence-closed-until = { $state ->
        [quiet] em silêncio até { $when }
       *[paused] em pausa até { $when }
    }
