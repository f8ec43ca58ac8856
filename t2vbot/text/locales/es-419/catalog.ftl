# What was asked of a model and cannot be.
catalog-no-model = No hay ningún modelo llamado { $name }. Estos son los que conozco: { $known }.
catalog-no-model-but = No hay ningún modelo llamado { $name }. ¿Querías decir { $similar }? Estos son los que conozco: { $known }.
catalog-outside =
    { $what ->
        [fps] Fotogramas por segundo posibles
        [steps] Pasos posibles
        [guidance] Guía posible
        [frames] Número de cuadros posible
        [width] Ancho posible en píxeles
       *[height] Alto posible en píxeles
    } con { $title }: { $range }; { $value } queda fuera de eso.
catalog-seconds-or-frames = Indica la duración en segundos o en cuadros, no las dos cosas.
catalog-length-outside = Con { $title } a { $fps } cuadros por segundo, la duración puede ir de { $shortest } a { $longest } segundos; { $value } queda fuera de eso.
catalog-size-twice = Indica el tamaño por su nombre o con ancho y alto, no las dos cosas.
catalog-size-half = El ancho y el alto van juntos: indica los dos o ninguno.
catalog-no-style = { $title } no tiene ningún estilo llamado { $name }. Tiene estos: { $known }.
catalog-no-styles = { $title } no tiene estilos. Deja eso fuera.
catalog-style-elsewhere = El estilo { $style } se hace con { $models }, no con { $title }. Quita el modelo o elige otro estilo.
catalog-no-size = { $title } no tiene ningún tamaño llamado { $name }. Tiene estos: { $known }.
catalog-own-sizes = { $title } solo trabaja con sus propios tamaños: { $known }.
catalog-side-rule =
    { $what ->
        [width] El ancho
       *[height] El alto
    } tiene que ser un múltiplo de { $multiple } píxeles con { $title }; en vez de { $value }, usa { $near }.
catalog-seed-outside = La semilla puede ir de 0 a { $most }; { $value } queda fuera de eso.
catalog-prompt-empty = El prompt está vacío: di qué debe mostrar el video.
catalog-prompt-marks = En tu prompt solo hay signos: di en pocas palabras qué debe mostrar el video. /video-help tiene ejemplos.
catalog-pasted = Eso es un comando entero en el campo del texto. Pon ahí solo esto: «{ $words }». Lo demás va en campos propios: { $options }.
catalog-prompt-long = El prompt puede tener de 1 a { $most } caracteres; este tiene { $count }.
catalog-avoid-long = El prompt negativo puede tener hasta { $most } caracteres; este tiene { $count }.
catalog-cannot-enhance = { $title } no puede mejorar sus videos. Quita esa opción o elige otro modelo.
# Faults of the host's files.
catalog-unreadable = No se puede leer el catálogo de modelos { $file }: { $error }
catalog-faulty =
    El catálogo de modelos { $file } tiene errores:
    { $faults }
catalog-no-index = { $folder } no contiene un modelo de diffusers: su model_index.json falta o no se puede leer. Indica la carpeta que tiene ese archivo.
catalog-encoding = { $file } está escrito en { $encoding }, que diffusers no puede leer. Guárdalo como UTF-8 (sin marca de orden de bytes).
catalog-lfs = { $folder } contiene punteros de Git LFS, no los archivos en sí. Ejecuta `git lfs pull` dentro.
catalog-faulty-index = diffusers no puede leer { $file }: { $error }. Copia o descarga el modelo otra vez.
catalog-index-above = { $folder } es una parte de un modelo. Indica la carpeta del modelo entero: { $above }
catalog-index-below = { $folder } contiene un modelo en una carpeta aparte. Indica esa: { $below }
catalog-modelscope = { $folder } está en el formato propio de ModelScope, no en el de diffusers. Usa T2V_MODEL=ms-1.7b, que descarga el mismo modelo en el formato correcto.
catalog-file = { $file } es un archivo. Los modelos son carpetas en el formato de diffusers, con un model_index.json dentro; los archivos sueltos (.safetensors, .ckpt, .gguf) no se pueden usar.
catalog-hub-id = { $name } parece un modelo del hub de Hugging Face. Agrégalo con `python bot.py models add { $name }` y usa el nombre que recibe allí. Modelos listos para usar: `python bot.py models`.
catalog-no-folder = La carpeta { $folder } no existe (lo que hay es { $there }). Corrige la ruta; en Windows escríbela sin comillas.
catalog-unknown-pipeline = { $folder } contiene un { $pipeline }, que este bot no puede ejecutar. Puede ejecutar: { $known }.
catalog-no-rights = No se puede leer { $file }: da permiso para ello al usuario con el que se ejecuta el bot.
catalog-no-classifier = T2V_CHECK_MODEL es { $name }, que no es ni una carpeta de aquí ni un repositorio del hub de Hugging Face (propietario/nombre).
# Read out of a file.
catalog-recipe-no-words = El texto no está en este archivo: quien lo hizo lo dejó fuera.
catalog-recipe-broken = Lo que este archivo dice de cómo se hizo está dañado ({ $name }).
# Seconds, steps, guidance and seed in one line of a form. A member may write them in any order, by the words in numbers.ftl.
catalog-numbers = { $seconds } s, { $steps } pasos, guía { $guidance }, semilla { $seed }
catalog-numbers-word = No entiendo «{ $word }» en la línea de números. Escríbelos así: 2 s, 20 pasos, guía 7.5, semilla 7
catalog-numbers-bare = ¿Qué es { $number } en la línea de números? Ponlo al lado: 2 s, 20 pasos, guía 7.5, semilla 7
catalog-numbers-lacking = En la línea de números falta el número de «{ $word ->
        [seconds] segundos
        [steps] pasos
        [guidance] guía
        [seed] semilla
       *[other] { $word }
    }». Escríbelos así: 2 s, 20 pasos, guía 7.5, semilla 7
catalog-numbers-twice = En la línea de números hay dos números para «{ $word ->
        [seconds] segundos
        [steps] pasos
        [guidance] guía
        [seed] semilla
       *[other] { $word }
    }». Quita uno.
catalog-numbers-whole = «{ $word ->
        [steps] pasos
        [seed] semilla
       *[other] { $word }
    }» es un número entero, y no { $number }.
