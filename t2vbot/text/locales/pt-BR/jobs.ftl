jobs-restarting = O bot está sendo reiniciado, então isto não foi aceito. Peça de novo em um minuto.
jobs-died = O bot parou { $count ->
        [one] { $count } vez
        [many] { $count } de vezes
       *[other] { $count } vezes
    } enquanto fazia o vídeo.
jobs-device-lost = A placa de vídeo falhou { $count ->
        [one] { $count } vez
        [many] { $count } de vezes
       *[other] { $count } vezes
    } enquanto fazia o vídeo.
jobs-device-hung = A placa de vídeo não responde há { $seconds } segundos. O bot vai se reiniciar; depois disso, peça de novo.
jobs-worker-lost = O vídeo foi começado { $count ->
        [one] { $count } vez
        [many] { $count } de vezes
       *[other] { $count } vezes
    }, e a cada vez o computador que o fazia se perdeu. Peça algo menor, ou avise quem hospeda o bot.
jobs-worker-hung = A placa de vídeo que fazia o vídeo não responde há { $seconds } segundos. Peça de novo, ou peça algo menor.
