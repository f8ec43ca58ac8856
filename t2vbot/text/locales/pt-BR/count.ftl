# Vários vídeos de uma vez: um pedido, uma mensagem.
count-done = **{ $done } de { $total }** prontos
count-done-failed = **{ $done } de { $total }** prontos, falhas: { $failed }
count-going =
    { $how }
    { $line }
count-going-last =
    { $how }
    { $line }
    -# O último deve ficar pronto { $when }.
count-clip = -# **{ $number }** · { $model } · seed { $seed } · { $seconds } s · { $width }×{ $height }{ $better } · feito em { $took }
count-ai = -# gerados por IA
count-failed = -# Seed { $seed }: não há vídeo. { $reason }
count-kept = -# Seed { $seed }: o vídeo está pronto, mas não foi entregue. { $reason } Ele está guardado: digite /missed onde eu possa escrever.
count-ping = Seus vídeos estão prontos.
count-alt = { $number } de { $total }: { $words }
# Qual deles.
count-which = Qual?
count-pick = Escolha um vídeo
count-named = Vídeo { $number }, seed { $seed }
count-choice-seed = (seed { $seed })
count-again-all = Os { $count } de novo, novas seeds
count-lineage = { $count } vídeos, pedidos de uma vez
# Onde não dá.
count-no-drafts = Escolha rascunhos ou quantidade, não os dois: rascunhos são prévias rápidas de um só vídeo; quantidade faz vários vídeos de uma vez.
count-too-many = O máximo de uma vez { $where } é { $most ->
        [one] um vídeo
        [many] { $most } de vídeos
       *[other] { $most } vídeos
    }.
count-fewer = { $reason } { $count ->
        [one] Agora dá para fazer um: tire a quantidade.
        [many] Agora dá para fazer { $count }: escolha { $count } em quantidade.
       *[other] Agora dá para fazer { $count }: escolha { $count } em quantidade.
    }
