# For who is new, each once, for their eyes alone.
hint-once = -# Só digo isto uma vez. /video-help tem exemplos e diz onde fica cada coisa.
hint-wait =
    O seu começa { $when }. Você não precisa ficar aqui: ele chega na mensagem acima do mesmo jeito. **{ $cancel }** retira o pedido, `/queue` mostra como anda, e o que não conseguiu chegar até você fica guardado para `/missed`.
    { $once }
hint-result =
    Este é o seu primeiro vídeo aqui. **{ $again }** faz outro com as mesmas palavras, com **{ $change }** você as muda, e **{ $more }** tem todo o resto. Não era o que você queria? Cada tentativa sai diferente.
    { $once }
hint-subjects =
    { $model } só consegue mostrar { $subjects }. Nada disso está nas suas palavras, então ele escolhe algo por conta própria. Escreva por exemplo: *{ $example }* (**{ $change }** embaixo do vídeo, ou `/video`).
    { $once }
hint-english =
    { $model } só entende inglês e não consegue fazer nada com as suas palavras. Escreva em inglês, por exemplo: *{ $example }* (**{ $change }** embaixo do vídeo, ou `/video`).
    { $once }
