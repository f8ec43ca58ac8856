# What a video says of how it was made: in the menu of a result, of a message, and on the command line.
info-settings = modelo { $model } · { $width }×{ $height } · { $frames } quadros a { $fps } por segundo · { $steps } passos · guidance { $guidance } · seed { $seed }
info-avoid = evitar: { $words }
info-style = estilo { $style }
info-whole-prompt = com o estilo, o modelo leu: { $words }
info-picture = começou de uma imagem
info-better = { $how ->
        [enhanced] melhorado
        [smoothed] suavizado
       *[both] melhorado e suavizado
    }
info-cut = O prompt é mais longo do que cabia no arquivo, então falta o final. Altere o prompt e depois faça o vídeo.
info-picture-missing = Ele começou de uma imagem, que não está no arquivo. Use /video com essa imagem, ou Animar no menu dela.
info-cannot = Não dá para fazê-lo assim aqui: { $reason }
info-no-command = Não há uma linha de /video para ele: o comando não consegue pedir tudo isso. Os botões conseguem.
info-in-file = As linhas que o fazem de novo estão no arquivo anexado, porque são longas demais para uma mensagem.
info-same-frames = A mesma seed faz os mesmos quadros no mesmo dispositivo, quando um vídeo é feito sozinho.
info-no-video = Não há nenhum vídeo nessa mensagem. Escolha isto em uma mensagem que tenha um arquivo MP4 anexado.
info-not-ours = Esse vídeo não diz como foi feito. Ele não é um dos meus, ou foi editado com um programa que remove isso.
info-file-forgotten = Esqueci o que esse arquivo diz: só guardo até ser reiniciado, ou até chegarem muitos outros. Escolha **Informações** de novo no menu da mensagem dele.
info-words-refused = As palavras ficaram de fora: a moderação automática não me deixa dizê-las aqui.
info-words-alone-refused = A moderação automática não me deixa dizer essas palavras aqui.
info-no-file = { $file } não pode ser lido: { $error }.
info-no-model = Não há um modelo { $model } no catálogo daqui, então nada aqui consegue fazê-lo de novo.
info-film =
    { $title }
    Um filme de { $scenes ->
        [one] uma cena
        [many] { $scenes } de cenas
       *[other] { $scenes } cenas
    }:
info-film-untitled = Um filme de { $scenes ->
        [one] uma cena
        [many] { $scenes } de cenas
       *[other] { $scenes } cenas
    }:
info-film-scene = { $number }. { $words }
info-film-scene-unknown = { $number }. (sem prompt)
info-button-same = Igual, de novo
info-menu = Informações
info-menu-hint = Tudo o que é preciso para fazê-lo de novo
