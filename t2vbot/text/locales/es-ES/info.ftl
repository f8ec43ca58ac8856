# What a video says of how it was made: in the menu of a result, of a message, and on the command line.
info-settings = modelo { $model } · { $width }×{ $height } · { $frames } fotogramas a { $fps } por segundo · { $steps } pasos · guía { $guidance } · semilla { $seed }
info-avoid = evitar: { $words }
info-style = estilo { $style }
info-whole-prompt = con el estilo, el modelo leyó: { $words }
info-picture = parte de una imagen
info-better = { $how ->
        [enhanced] mejorado
        [smoothed] suavizado
       *[both] mejorado y suavizado
    }
info-cut = El texto es más largo de lo que cabía en el archivo, así que falta el final. Cámbialo y luego haz el vídeo.
info-picture-missing = Partía de una imagen que no está en el archivo. Usa /video con esa imagen, o Animar en su menú.
info-cannot = Aquí no se puede hacer tal cual: { $reason }
info-no-command = No hay una línea de /video para esto: el comando no puede pedirlo todo. Los botones sí.
info-in-file = Las líneas que lo hacen otra vez están en el archivo adjunto, porque son demasiado largas para un mensaje.
info-same-frames = La misma semilla da los mismos fotogramas en el mismo dispositivo, si el vídeo se hace solo.
info-no-video = En ese mensaje no hay ningún vídeo. Elige esto en un mensaje que lleve un archivo MP4 adjunto.
info-not-ours = Ese vídeo no dice cómo se hizo. No es de los míos, o se ha editado con un programa que lo quita.
info-file-forgotten = He olvidado lo que dice ese archivo: solo lo guardo hasta que me reinician, o hasta que llegan muchos más. Elige otra vez **Info** en el menú de su mensaje.
info-words-refused = Faltan las palabras: la moderación automática no me deja decirlas aquí.
info-words-alone-refused = La moderación automática no me deja decir estas palabras aquí.
info-no-file = No se puede leer { $file }: { $error }.
info-no-model = En el catálogo de aquí no está el modelo { $model }, así que aquí nada puede hacerlo otra vez.
info-film =
    { $title }
    Una película de { $scenes ->
        [one] una escena
        [many] { $scenes } de escenas
       *[other] { $scenes } escenas
    }:
info-film-untitled = Una película de { $scenes ->
        [one] una escena
        [many] { $scenes } de escenas
       *[other] { $scenes } escenas
    }:
info-film-scene = { $number }. { $words }
info-film-scene-unknown = { $number }. (sin texto)
info-button-same = Igual otra vez
info-menu = Info
info-menu-hint = Todo lo necesario para hacerlo otra vez
