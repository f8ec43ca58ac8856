# What the models of the catalog are good for, by their names (a dot is written as _).
about-model = { $name ->
        [ms-1_7b] El modelo abierto clásico de texto a vídeo: clips de unos 2 segundos en baja resolución, de casi todo lo que se pueda describir en inglés. Funciona en una tarjeta gráfica de 8 GB. Sus vídeos de entrenamiento llevaban marcas de bancos de imágenes, así que los suyos también muestran a menudo una.
        [zeroscope] Pariente de ModelScope 1.7B, entrenado además para clips panorámicos sin marcas: 3 segundos a 576x320. Pide una tarjeta gráfica de 8 GB o más y tarda unas cuatro veces más.
        [zeroscope-xl] Hace más grandes y más finos los clips de Zeroscope (Mejorar). Por sí solo compone mal.
        [potat1] Pariente de ModelScope 1.7B para clips panorámicos grandes: 3 segundos a 1024x576. Pide una tarjeta gráfica de 16 GB o más.
        [wan-1_3b] Clips de 5 segundos en 480p que siguen bien una descripción, de un modelo que cabe en una tarjeta gráfica doméstica de 12 GB.
        [wan-14b] El Wan grande: clips más finos de 5 segundos en 480p o 720p. Pide una tarjeta gráfica de 24 GB o más, y paciencia.
        [wan22-a14b] Dos modelos grandes que se turnan: el más fino de los Wan, clips de 5 segundos en 480p o 720p. Para una tarjeta gráfica de 80 GB, o una larga espera.
        [wan22-5b] Clips de 5 segundos en 720p, a partir de palabras o de una imagen. Pide una tarjeta gráfica de 24 GB.
        [ltx-2b] El más rápido de los modelos nuevos: 5 segundos y más en 480p, a partir de palabras o de una imagen. Le gustan las descripciones largas y exactas.
        [ltx-13b-distilled] Un LTX-Video grande que solo necesita 8 pasos: clips de buena calidad, a partir de palabras o de una imagen. Pide una tarjeta gráfica de 24 GB o más.
        [ltx-2] Clips de 5 segundos con sonido, a partir de palabras o de una imagen. 19 000 millones de parámetros: para una tarjeta gráfica de 48 GB, o menos y paciencia.
        [cogvideox-2b] Clips de 6 segundos a 720x480. Un modelo más antiguo que cabe en tarjetas gráficas pequeñas.
        [cogvideox-5b] Clips de 6 segundos a 720x480, más finos que los del 2B.
        [cogvideox15-5b] Clips de 5 o 10 segundos a 1360x768. Lento: para una tarjeta gráfica de 24 GB o más.
        [hunyuan] Clips de 5 segundos de hasta 720p, con 13 000 millones de parámetros. No lee palabras sobre lo que hay que evitar.
        [hunyuan15] Clips de 5 segundos en 480p, con 8000 millones de parámetros.
        [mochi] Clips de 3 a 5 segundos a 848x480 con mucho movimiento, con 10 000 millones de parámetros.
        [latte] Clips cuadrados de 2 segundos a 512x512: siempre 16 fotogramas.
        [allegro] Clips de 6 segundos a 1280x720: siempre 88 fotogramas. Lento.
        [skyreels-1_3b] Clips de 4 segundos a 960x544, con aspecto de cine, a partir de palabras o de una imagen. Cabe en una tarjeta gráfica doméstica.
        [skyreels-14b] Clips de 4 segundos a 960x544, con aspecto de cine. Para una tarjeta gráfica de 48 GB, o menos y paciencia.
        [sana-video] Clips de 5 segundos en 480p de un modelo pequeño y rápido.
        [helios] Clips largos, trozo a trozo, a 640x384: hasta 20 segundos. 14 000 millones de parámetros.
        [anyflow-1_3b] Wan 2.1 1.3B, pero con 4 pasos en vez de 50: clips de 5 segundos en 480p.
        [builtin] Viene con el bot y no necesita descargas ni tarjeta gráfica. Solo conoce un mundo de juguete de formas de colores que se mueven: sirve para probar el bot, no para vídeos de verdad.
       *[folder] Un modelo de una carpeta de este ordenador.
    }
