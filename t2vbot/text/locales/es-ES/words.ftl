# The list of words that nobody may ask for in a server.
words-form-title = Palabras que nadie puede pedir
words-form-part = Palabras, parte { $number }
words-form-hint = Una por línea. palabra: entera. dos palabras: frase. palabra*: comienzo. !palabra: excepción.
words-set = La lista tiene ahora { $count ->
        [one] una entrada
        [many] { $count } de entradas
       *[other] { $count } entradas
    }: nuevas, { $added }; quitadas, { $removed }. A los miembros nunca se les muestra.
words-as-file = La lista tiene { $count } entradas, demasiadas para un formulario. Cambia este archivo y envíalo con /video-settings palabras.
words-file-too-large = Ese archivo es demasiado grande; el máximo es { $most } kB.
words-file-not-text = Eso no es un archivo de texto. Guárdalo como texto sin formato (UTF-8), una entrada por línea.
words-you-wrote = No se ha cambiado nada. Esto es lo que escribiste:
