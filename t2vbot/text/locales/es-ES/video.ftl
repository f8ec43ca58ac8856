video-disk-full =
    El disco donde está la carpeta de datos del bot está lleno. Libera algo de espacio y vuelve a intentarlo.
video-ffmpeg-hangs =
    El programa que escribe los archivos de vídeo no ha respondido, dos veces. Inténtalo más tarde; si vuelve a pasar, el anfitrión de este bot debería mirar el disco y la memoria del ordenador.
video-master-damaged =
    El archivo de este vídeo está dañado en el disco del bot. Vuelve a pedir el vídeo.
video-cannot-fit =
    Este clip no cabe en el límite de subida de { $limit } que hay aquí, ni con la calidad más baja. Pide menos fotogramas o un tamaño más pequeño.
video-scene-gone = El clip de la escena { $number } ya no está en el disco del anfitrión, así que no se puede montar la película. Déjalo fuera o hazlo otra vez.
video-scene-damaged = El archivo de la escena { $number } está dañado en el disco del anfitrión, así que no se puede montar la película. Déjala fuera o hazla otra vez.
video-chapter-title = Título
video-chapter-scene = Escena { $number }
video-no-drafts = No se ha podido hacer ninguno de los borradores. Pídelos otra vez, o pide directamente el vídeo.
video-clip-gone = El archivo de este vídeo ya no está en el disco del anfitrión, así que no se puede suavizar. Vuelve a pedir el vídeo.
video-smooth-already = Este vídeo tiene { $rate } fotogramas por segundo: más fluido no puede ser.
video-smooth-fault = un fallo del programa que lo hace
video-not-smoothed = No se ha podido suavizar, así que este es el vídeo tal como se hizo: { $reason }
video-credits = Hecho por
video-frames-left-out = La escena { $number } tiene más fotogramas por segundo que la película ({ $rate }): { $count ->
        [one] se ha omitido uno de sus fotogramas
        [many] se han omitido { $count } de sus fotogramas
       *[other] se han omitido { $count } de sus fotogramas
    }.
video-letters-left-out = { $count ->
        [one] Se ha omitido un carácter en los títulos: ninguna fuente del ordenador del anfitrión lo tiene
        [many] Se han omitido { $count } de caracteres en los títulos: ninguna fuente del ordenador del anfitrión los tiene
       *[other] Se han omitido { $count } caracteres en los títulos: ninguna fuente del ordenador del anfitrión los tiene
    }.
# Pictures that a clip is to start from.
video-picture-unreadable = Esa no es una imagen que pueda leer, o su archivo está dañado. Acepto PNG, JPEG, WebP y GIF, del que cuenta el primer fotograma.
video-picture-lost = La imagen de la que debía partir este vídeo ya no está en el disco del anfitrión. Pídelo otra vez con la imagen.
video-picture-pixels = Esa imagen es demasiado grande: acepto hasta { $most } millones de píxeles. Envía una más pequeña.
video-picture-small = Esa imagen es demasiado pequeña: cada lado debe tener al menos { $least } píxeles.
