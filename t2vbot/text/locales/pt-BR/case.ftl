# What waits for moderators to decide. "link" leads to the message that it is about.
case-reported = 🚩 **Um vídeo foi denunciado**{ $count ->
        [one] {""}
        [many] {" "}por { $count } de pessoas
       *[other] {" "}por { $count } pessoas
    }. { $link }
    { $member } pediu:
case-held = ✋ **Um pedido espera por você**, porque tem uma palavra da lista. { $link }
    { $member } pediu:
case-reporter = Denunciado por { $member }.
case-reporter-why = Denunciado por { $member }: { $reason }
case-more-reporters = … e por mais { $count }.
case-open-until = -# Os membros não veem quem denunciou, nem isto aqui. Se ninguém decidir, isto se encerra { $when }.
case-not-deleted = ⚠️ Não consigo excluir essa mensagem: o Discord não me deixa escrever lá. Quem tem essa permissão lá consegue.
case-verdict = { $kind ->
        [report-deleted] Excluído
        [report-dismissed] Fica
        [report-banned-day] Excluído, e o membro foi banido por um dia
        [report-banned] Excluído, e o membro foi banido para sempre
        [report-gone] A mensagem foi excluída manualmente
        [held-released] Vai ser feito
        [held-refused] Recusado
        [held-banned-day] Recusado, e o membro foi banido por um dia
        [held-banned] Recusado, e o membro foi banido para sempre
        [held-gone] Retirado por quem pediu, ou a mensagem foi excluída
       *[report-expired] Ninguém decidiu a tempo
    }
case-outcome = **{ $verdict }** { $when }.
case-outcome-by = **{ $verdict }** por { $member } { $when }.
case-decided-before = Alguém foi mais rápido: { $outcome }
case-over = Isso já foi decidido.
case-button = { $verdict ->
        [deleted] Excluir
        [dismissed] Deixar
        [released] Fazer
        [refused] Recusar
        [banned-day] { $kind ->
            [report] Excluir, banir por um dia
           *[held] Recusar, banir por um dia
        }
       *[banned] { $kind ->
            [report] Excluir, banir para sempre
           *[held] Recusar, banir para sempre
        }
    }
# For who reports.
case-menu-report = Denunciar
case-menu-report-hint = Avisar a moderação; os outros membros não ficam sabendo
case-form-title = Denunciar este vídeo
case-form-reason = O que há de errado? (pode ficar vazio)
case-thanks = { $who ->
        [host] Valeu! Quem hospeda este bot foi avisado, e você fica sabendo no que deu.
       *[moderators] Valeu! A moderação foi avisada, e você fica sabendo no que deu.
    } Os outros membros não ficam sabendo que você denunciou.
case-reported-before = Você já denunciou este vídeo. Você vai ficar sabendo no que deu.
case-too-many-reports = { $most } denúncias suas esperam para ser vistas, e esse é o máximo. Espere até que algumas sejam.
case-nothing-to-report = Não há nenhum vídeo aqui que possa ser denunciado.
case-private = Só você pode ver este vídeo, então não há o que denunciar. Você pode excluí-lo.
case-your-report = { $verdict ->
        [deleted] Você denunciou um vídeo: ele foi excluído. Valeu!
        [gone] Você denunciou um vídeo: a esta altura, ele já foi excluído. Valeu!
        [dismissed] Você denunciou um vídeo: ele foi analisado e fica. Valeu mesmo assim!
       *[expired] Você denunciou um vídeo: ninguém o analisou em 30 dias, então a denúncia foi encerrada. Se o problema continua, escreva para a moderação.
    }
    -# { $link }
# For who asked for what is held.
case-status = { $member } pediu um vídeo. Ele espera pela moderação deste servidor, que decide se ele será feito; o prazo termina { $when }.
case-refused = A moderação deste servidor não quer este vídeo. Use outras palavras.
case-undecided = A moderação deste servidor não decidiu a tempo, então ele não será feito. Você pode pedir de novo, ou com outras palavras.
# Bans.
case-not-a-moderator = { $member } faz parte da moderação daqui e não pode ser banido de fazer vídeos. Quem é dono do servidor pode tirar esse cargo.
case-not-the-bot = Esse sou eu.
case-banned = { $member } não pode mais fazer vídeos aqui{ $until ->
        [0] {""}
       *[other] ; o banimento termina { $when }
    }. { $count ->
        [0] Nada dessa pessoa estava na fila.
        [one] Um vídeo dessa pessoa que ainda não tinha sido feito foi cancelado.
        [many] { $count } de vídeos dessa pessoa que ainda não tinham sido feitos foram cancelados.
       *[other] { $count } vídeos dessa pessoa que ainda não tinham sido feitos foram cancelados.
    }
case-unbanned = { $member } pode fazer vídeos aqui de novo.
case-was-not-banned = { $member } não tem banimento aqui.
case-no-bans = Ninguém está banido de fazer vídeos aqui.
case-ban = { $member }, para sempre, por { $by }, { $since }
case-ban-until = { $member }, termina { $when }, por { $by }, { $since }
case-ban-nobody = alguém que pediu a exclusão dos próprios dados
case-more-bans = … e mais { $count }. O registro de auditoria tem todos.
# The audit log.
case-audit = { $count ->
        [0] Nada foi registrado nesse período.
        [one] Uma linha, só para você ver.
        [many] { $count } de linhas, as mais novas primeiro, só para você ver.
       *[other] { $count } linhas, as mais novas primeiro, só para você ver.
    }
case-audit-cut = Estas são as { $count } linhas mais novas; o Discord não aceita um arquivo maior. Peça menos dias para ver se faltam linhas mais antigas.
case-ban-days = { $count ->
        [0] para sempre
        [one] por um dia
        [many] por { $count } de dias
       *[other] por { $count } dias
    }
case-why = { $reason }
case-nobody-to-ban = Quem pediu isto excluiu os próprios dados, então não sei mais quem banir. Exclua o vídeo; quem pediu aparece na mensagem dele.
