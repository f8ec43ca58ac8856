# The list of words that nobody may ask for in a server.
words-form-title = Palavras que ninguém pode pedir
words-form-part = Palavras, parte { $number }
words-form-hint = Uma por linha. palavra: inteira. duas palavras: frase. palavra*: começo. !palavra: exceção.
words-set = Agora a lista tem { $count ->
        [0] 0 entradas
        [one] uma entrada
        [many] { $count } de entradas
       *[other] { $count } entradas
    }: { $added } a mais, { $removed } a menos. Ela nunca é mostrada aos membros.
words-as-file = A lista tem { $count } entradas, demais para um formulário. Altere este arquivo e envie com /video-settings palavras.
words-file-too-large = Esse arquivo é grande demais; o máximo é de { $most } kB.
words-file-not-text = Esse não é um arquivo de texto. Salve como texto simples (UTF-8), uma entrada por linha.
words-you-wrote = Nada foi alterado. Isto é o que você escreveu:
