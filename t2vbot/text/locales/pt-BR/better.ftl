# Finished videos that are made better.
better-gone = Não tenho mais este vídeo, então não posso fazer mais nada com ele.
better-smooth-already = Este vídeo já está tão suave quanto consigo deixar.
better-not-enhanced = Este vídeo não pode ser melhorado: ele já foi melhorado ou suavizado. Melhore um vídeo primeiro e suavize depois.
better-drafts = Rascunhos não são suavizados. Escolha um e clique em **Suavizar** no menu do vídeo dele.
better-asked = { $how ->
        [enhanced] melhorado
        [smoothed] suavizado
       *[both] melhorado e suavizado
    }
