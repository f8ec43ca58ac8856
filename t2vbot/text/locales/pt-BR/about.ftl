# What the models of the catalog are good for, by their names (a dot is written as _).
about-model = { $name ->
        [ms-1_7b] O modelo aberto clássico de texto para vídeo: clipes de uns 2 segundos em baixa resolução, de quase tudo o que se pode descrever em inglês. Roda em uma placa de vídeo de 8 GB. Os vídeos com que foi treinado tinham marcas de bancos de imagens, então os dele também costumam mostrar uma.
        [zeroscope] Parente do ModelScope 1.7B, treinado mais um pouco para clipes largos sem marcas: 3 segundos em 576x320. Pede uma placa de vídeo de 8 GB ou mais e leva umas quatro vezes mais tempo.
        [zeroscope-xl] Deixa os clipes do Zeroscope maiores e mais nítidos (Melhorar). Sozinho, compõe mal.
        [potat1] Parente do ModelScope 1.7B para clipes largos e grandes: 3 segundos em 1024x576. Pede uma placa de vídeo de 16 GB ou mais.
        [wan-1_3b] Clipes de 5 segundos em 480p que seguem bem uma descrição, de um modelo que cabe em uma placa de vídeo doméstica de 12 GB.
        [wan-14b] O Wan maior: clipes mais nítidos de 5 segundos em 480p ou 720p. Pede uma placa de vídeo de 24 GB ou mais, e paciência.
        [wan22-a14b] Dois modelos grandes que se revezam: o mais fino dos Wans, clipes de 5 segundos em 480p ou 720p. Para uma placa de vídeo de 80 GB, ou uma longa espera.
        [wan22-5b] Clipes de 5 segundos em 720p, a partir de palavras ou de uma imagem. Pede uma placa de vídeo de 24 GB.
        [ltx-2b] O mais rápido dos modelos novos: 5 segundos ou mais em 480p, a partir de palavras ou de uma imagem. Gosta de descrições longas e exatas.
        [ltx-13b-distilled] Um LTX-Video grande que só precisa de 8 passos: clipes de boa qualidade, a partir de palavras ou de uma imagem. Pede uma placa de vídeo de 24 GB ou mais.
        [ltx-2] Clipes de 5 segundos com som, a partir de palavras ou de uma imagem. 19 bilhões de parâmetros: para uma placa de vídeo de 48 GB, ou menos e paciência.
        [cogvideox-2b] Clipes de 6 segundos em 720x480. Um modelo mais antigo, que cabe em placas de vídeo pequenas.
        [cogvideox-5b] Clipes de 6 segundos em 720x480, mais nítidos que os do 2B.
        [cogvideox15-5b] Clipes de 5 ou 10 segundos em 1360x768. Lento: para uma placa de vídeo de 24 GB ou mais.
        [hunyuan] Clipes de 5 segundos em até 720p, com 13 bilhões de parâmetros. Não lê palavras sobre o que evitar.
        [hunyuan15] Clipes de 5 segundos em 480p, com 8 bilhões de parâmetros.
        [mochi] Clipes de 3 a 5 segundos em 848x480 com bastante movimento, com 10 bilhões de parâmetros.
        [latte] Clipes quadrados de 2 segundos em 512x512: sempre 16 quadros.
        [allegro] Clipes de 6 segundos em 1280x720: sempre 88 quadros. Lento.
        [skyreels-1_3b] Clipes de 4 segundos em 960x544, com cara de cinema, a partir de palavras ou de uma imagem. Cabe em uma placa de vídeo doméstica.
        [skyreels-14b] Clipes de 4 segundos em 960x544, com cara de cinema. Para uma placa de vídeo de 48 GB, ou menos e paciência.
        [sana-video] Clipes de 5 segundos em 480p de um modelo pequeno e rápido.
        [helios] Clipes longos, pedaço por pedaço, em 640x384: até 20 segundos. 14 bilhões de parâmetros.
        [anyflow-1_3b] O Wan 2.1 1.3B, mas com 4 passos em vez de 50: clipes de 5 segundos em 480p.
        [builtin] Vem com o bot e não precisa de download nem de placa de vídeo. Só conhece um mundo de brinquedo de formas coloridas que se mexem: bom para experimentar o bot, não para vídeos de verdade.
       *[folder] Um modelo de uma pasta deste computador.
    }
