video-disk-full =
    El disco donde está la carpeta de datos del bot está lleno. Libera algo de espacio y vuelve a intentarlo.
video-ffmpeg-hangs =
    El programa que escribe los archivos de video no respondió, dos veces. Inténtalo más tarde; si vuelve a pasar, el anfitrión de este bot debería mirar el disco y la memoria de la computadora.
video-master-damaged =
    El archivo de este video está dañado en el disco del bot. Vuelve a pedir el video.
video-cannot-fit =
    Este clip no cabe en el límite de subida de { $limit } que hay aquí, ni con la calidad más baja. Pide menos cuadros o un tamaño más pequeño.
video-scene-gone = El clip de la escena { $number } ya no está en el disco del anfitrión, así que no se puede armar la película. Déjalo fuera o hazlo otra vez.
video-scene-damaged = El archivo de la escena { $number } está dañado en el disco del anfitrión, así que no se puede armar la película. Déjala fuera o hazla otra vez.
video-chapter-title = Título
video-chapter-scene = Escena { $number }
video-no-drafts = No se pudo hacer ninguno de los borradores. Pídelos otra vez, o pide directamente el video.
video-clip-gone = El archivo de este video ya no está en el disco del anfitrión, así que no se puede suavizar. Vuelve a pedir el video.
video-smooth-already = Este video tiene { $rate } cuadros por segundo: más fluido no puede ser.
video-smooth-fault = una falla del programa que lo hace
video-not-smoothed = No se pudo suavizar, así que este es el video tal como se hizo: { $reason }
video-credits = Hecho por
video-frames-left-out = La escena { $number } tiene más cuadros por segundo que la película ({ $rate }): { $count ->
        [one] se omitió uno de sus cuadros
        [many] se omitieron { $count } de sus cuadros
       *[other] se omitieron { $count } de sus cuadros
    }.
video-letters-left-out = { $count ->
        [one] Se omitió un carácter en los títulos: ninguna fuente de la computadora del anfitrión lo tiene
        [many] Se omitieron { $count } de caracteres en los títulos: ninguna fuente de la computadora del anfitrión los tiene
       *[other] Se omitieron { $count } caracteres en los títulos: ninguna fuente de la computadora del anfitrión los tiene
    }.
# Pictures that a clip is to start from.
video-picture-unreadable = Esa no es una imagen que pueda leer, o su archivo está dañado. Acepto PNG, JPEG, WebP y GIF, del que cuenta el primer cuadro.
video-picture-lost = La imagen de la que debía partir este video ya no está en el disco del anfitrión. Pídelo otra vez con la imagen.
video-picture-pixels = Esa imagen es demasiado grande: acepto hasta { $most } millones de píxeles. Envía una más pequeña.
video-picture-small = Esa imagen es demasiado pequeña: cada lado debe tener al menos { $least } píxeles.
