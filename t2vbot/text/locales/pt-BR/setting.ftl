# What moderators set for their server. Names are shown in menus of at most 100 characters.
setting-name = { $name ->
        [allowed] vídeos podem ser feitos
        [models] modelos que podem ser usados
        [waiting_each] vídeos que um membro pode ter em andamento ao mesmo tempo
        [waiting_here] vídeos que o servidor pode ter em andamento ao mesmo tempo
        [cooldown] segundos entre dois pedidos de um membro
        [quota_seconds] segundos do dispositivo que um membro pode usar em 24 horas
        [quota_clips] vídeos que um membro pode ter em 24 horas
        [most_side] maior imagem, em pixels do lado maior
        [most_seconds] vídeo mais longo, em segundos
        [most_steps] máximo de passos de um vídeo
        [weight] fatia do dispositivo (2 recebe o dobro de 1 enquanto os dois esperam)
        [private] vídeos privados podem ser feitos
        [spoiler] vídeos ficam escondidos como spoiler
        [age_restricted] canais com restrição de idade
        [filter_action] o que acontece com palavras da lista
        [language] idioma do que todo mundo vê
        [moderators] canal da moderação, para denúncias e pedidos retidos
        [reel] canal que recebe um reel dos vídeos mais curtidos da semana
        [audit_days] dias em que o registro de auditoria é guardado
        [jam_minutes] minutos para escrever as cenas de uma jam
        [jam_scenes] cenas do filme de uma jam
        [jam_votes] votos que cada pessoa tem em uma jam
        [jam_scenes_each] cenas que cada pessoa pode escrever para uma jam
        [jam_cutting_minutes] minutos para refazer uma cena de uma jam (0: nenhum)
        [jams_in_channel] jams em um canal ao mesmo tempo (0: nenhuma)
        [relay_turns] turnos de um revezamento
        [relay_writing_minutes] minutos para escrever um turno
        [relays_in_channel] revezamentos em um canal ao mesmo tempo (0: nenhum)
       *[draft_vote_minutes] minutos para votar nos rascunhos (0: sem votação)
    }
setting-option = { $option ->
        [age_restricted-only] vídeos só são feitos neles
        [age_restricted-same] igual a todo o resto
        [age_restricted-unfiltered] a lista de palavras e a verificação de saída não valem neles
        [filter_action-refuse] recusado
        [language-auto] o do servidor, como está definido no Discord
        [language-de] Deutsch
        [language-en] English
        [language-es-419] Español (Latinoamérica)
        [language-es-ES] Español (España)
        [language-fr] Français
        [language-ja] 日本語
        [language-pt-BR] Português (Brasil)
        [language-zh-CN] 简体中文
       *[filter_action-hold] retido para a moderação, que decide
    }
setting-number = { $number }
setting-yes = sim
setting-no = não
setting-none = nenhum
setting-all = todos
setting-unlimited = ilimitado
setting-not-set = não definido
setting-as-elsewhere = Não definido aqui: o que vale no resto
# Where a value comes from.
setting-from = { $scope ->
        [host] limite de quem hospeda o bot
       *[server] servidor inteiro
    }
setting-from-nobody = padrão
setting-line = { $name }: **{ $value }** · { $source }
setting-edited = ✏️ { $name } ({ $where }): { $before } → **{ $after }**
setting-reset =
    { $count ->
        [0] Nada estava definido.
        [one] Uma configuração voltou ao padrão. /video-settings desfazer reverte isso.
        [many] { $count } de configurações voltaram ao padrão. /video-settings desfazer reverte isso.
       *[other] { $count } configurações voltaram ao padrão. /video-settings desfazer reverte isso.
    }
setting-topic = { $topic ->
        [asking] Quem pode pedir quanto
        [showing] O que pode ser mostrado
        [moderating] Para a moderação
       *[together] Filmes feitos em grupo
    }
setting-title = **Configurações: { $spot }** – as de um canal substituem as do servidor; as de um cargo substituem ambas.
setting-nothing-there = Nenhuma destas pode ser definida aí.
setting-elsewhere = { $more ->
        [0] -# Também definidas em: { $spots }
       *[other] -# Também definidas em: { $spots } e mais { $more }
    }
setting-pick-channel = Só em um canal ou categoria…
setting-pick-role = Só para um cargo…
setting-pick-rule = Alterar uma delas…
setting-button-server = Servidor inteiro
setting-button-undo = Desfazer
setting-form-title = Alterar uma configuração
setting-form-label = Valor
setting-form-hint = { $low } a { $high }; vazio: não definido aqui
setting-form-hint-unlimited = { $low } a { $high }, ou "ilimitado"; vazio: não definido aqui
