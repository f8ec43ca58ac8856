# Varios videos a la vez: una petición, un mensaje.
count-done = **{ $done } de { $total }** listos
count-done-failed = **{ $done } de { $total }** listos, fallidos: { $failed }
count-going =
    { $how }
    { $line }
count-going-last =
    { $how }
    { $line }
    -# El último debería estar listo { $when }.
count-clip = -# **{ $number }** · { $model } · semilla { $seed } · { $seconds } s · { $width }×{ $height }{ $better } · hecho en { $took }
count-ai = -# generados con IA
count-failed = -# Semilla { $seed }: no hay video. { $reason }
count-kept = -# Semilla { $seed }: el video está hecho, pero no entregado. { $reason } Queda guardado: escribe /missed donde yo pueda escribir.
count-ping = Tus videos están listos.
count-alt = { $number } de { $total }: { $words }
# Cuál de ellos.
count-which = ¿Cuál?
count-pick = Elige un video
count-named = Video { $number }, semilla { $seed }
count-choice-seed = (semilla { $seed })
count-again-all = Los { $count } otra vez, nuevas semillas
count-lineage = { $count } videos, pedidos a la vez
# Donde no se puede.
count-no-drafts = Elige borradores o cantidad, no ambos: los borradores son vistazos rápidos a un solo video; cantidad hace varios videos a la vez.
count-too-many = El máximo a la vez { $where } es de { $most ->
        [one] un video
        [many] { $most } de videos
       *[other] { $most } videos
    }.
count-fewer = { $reason } { $count ->
        [one] Ahora puede ser uno: quita la cantidad.
        [many] Ahora pueden ser { $count }: pon { $count } en cantidad.
       *[other] Ahora pueden ser { $count }: pon { $count } en cantidad.
    }
