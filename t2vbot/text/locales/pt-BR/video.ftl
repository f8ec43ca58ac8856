video-disk-full =
    O disco onde fica a pasta de dados do bot está cheio. Libere espaço nele e tente de novo.
video-ffmpeg-hangs =
    O programa que grava arquivos de vídeo não respondeu, duas vezes. Tente de novo mais tarde; se acontecer outra vez, quem hospeda este bot deve ver o disco e a memória do computador.
video-master-damaged =
    O arquivo deste vídeo está danificado no disco do bot. Peça o vídeo de novo.
video-cannot-fit =
    Este clipe não cabe no limite de envio de { $limit } daqui, nem na qualidade mais baixa. Peça menos quadros ou um tamanho menor.
video-scene-gone = O clipe da cena { $number } não está mais no disco de quem hospeda o bot, então o filme não pode ser montado. Deixe a cena de fora ou faça de novo.
video-scene-damaged = O arquivo da cena { $number } está danificado no disco de quem hospeda o bot, então o filme não pode ser montado. Deixe a cena de fora ou faça de novo.
video-chapter-title = Título
video-chapter-scene = Cena { $number }
video-no-drafts = Nenhum dos rascunhos pôde ser feito. Peça de novo, ou peça o próprio vídeo.
video-clip-gone = O arquivo deste vídeo não está mais no disco de quem hospeda o bot, então não pode ser suavizado. Peça o vídeo de novo.
video-smooth-already = Este vídeo tem { $rate } quadros por segundo, o mais suave possível.
video-smooth-fault = uma falha no programa que faz isso
video-not-smoothed = Não deu para suavizar, então este é o vídeo como foi feito: { $reason }
video-credits = Feito por
video-frames-left-out = A cena { $number } tem mais quadros por segundo do que o filme ({ $rate }): { $count ->
        [one] um dos quadros dela ficou
        [many] { $count } dos quadros dela ficaram
       *[other] { $count } dos quadros dela ficaram
    } de fora.
video-letters-left-out = { $count ->
        [one] Um caractere ficou
        [many] { $count } de caracteres ficaram
       *[other] { $count } caracteres ficaram
    } de fora dos títulos: nenhuma fonte no computador de quem hospeda o bot { $count ->
        [one] o
        [many] os
       *[other] os
    } tem.
# Pictures that a clip is to start from.
video-picture-unreadable = Não consigo ler essa imagem, ou o arquivo dela está danificado. Aceito PNG, JPEG, WebP e GIF (nesse, vale o primeiro quadro).
video-picture-lost = A imagem de onde este vídeo devia começar não está mais no disco de quem hospeda o bot. Peça de novo com a imagem.
video-picture-pixels = Essa imagem é grande demais: aceito até { $most } milhões de pixels. Envie uma menor.
video-picture-small = Essa imagem é pequena demais: cada lado precisa ter pelo menos { $least } pixels.
