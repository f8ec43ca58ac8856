# Notes below a video: what was changed to make it possible.
engine-decoded-in-pieces = decodificado por partes, para que quepa en la memoria
engine-style-unfit = El estilo { $style } no es para { $model }: su LoRA es para otro modelo o está dañada.
engine-no-package = { $model } debe guardarse en menos bits, y para eso hace falta { $package }. Instálalo: { $command }
engine-quantization-unfit = { $model } no se puede guardar en menos bits como dice su tabla del catálogo ({ $backend }).
engine-rougher = hecho con los números del modelo en 8 bits, lo que cambia un poco la imagen
engine-offloaded = hecho con partes del modelo esperando en la memoria principal, que es más lento
engine-shorter = hecho con { $made } de { $asked } cuadros, para que quepa en la memoria
engine-smaller = hecho a { $size } píxeles en vez de { $asked_size }, para que quepa en la memoria
engine-shorter-and-smaller =
    hecho con { $made } de { $asked } cuadros y a { $size } píxeles en vez de { $asked_size }, para que quepa en la memoria
engine-frames-rule = { $made } cuadros en vez de { $asked }: los clips de este modelo crecen de { $step } en { $step }
engine-avoid-unread = este modelo no admite palabras sobre lo que hay que evitar
engine-prompt-cut = el prompt es más largo de lo que lee este modelo: el final quedó fuera

engine-picture-missing = { $model } hace videos a partir de una imagen: dale una de la que partir.
engine-no-picture = { $model } no puede partir de una imagen.

engine-check-hidden = oculto como spoiler, porque lo pide la revisión del resultado; puede equivocarse

# Why there is no video.
engine-check-withheld =
    En este bot, un clasificador mira cada video antes de mostrarlo, y a este no lo dejó pasar, así que no lo ve nadie. No te cuesta nada. El clasificador puede equivocarse: quizá ayuden otras palabras.
engine-check-picture-withheld =
    En este bot, un clasificador mira cada imagen de la que parte un video, y a esta no la dejó pasar, así que no se hace nada con ella. No te cuesta nada. El clasificador puede equivocarse: quizá ayude otra imagen.
engine-check-failed =
    En este bot, cada video se revisa antes de mostrarlo. Este se hizo y no se pudo revisar, así que no se muestra. Vuelve a pedirlo. (El anfitrión encontrará la causa en el registro.)
engine-check-not-ready =
    En este bot, cada video se revisa antes de mostrarlo, y lo que los revisa no está listo, así que no se hace ninguno. Vuelve a pedirlo más tarde. (El anfitrión encontrará la causa en el registro.)
engine-out-of-memory =
    { $device } tiene muy poca memoria para { $model }, incluso para { $frames ->
        [one] un cuadro
        [many] { $frames } de cuadros
       *[other] { $frames } cuadros
    } de { $size } píxeles y con todo lo que la ahorra. Vuelve a pedirlo más tarde o elige un modelo más pequeño.
engine-too-little-memory =
    Esta computadora tiene muy poca memoria para { $model }. Vuelve a pedirlo más tarde o elige un modelo más pequeño.
engine-cannot-enhance = { $model } no puede hacer los videos más grandes y nítidos.
engine-not-enhanced = No hubo memoria suficiente, o suerte, para hacerlo más grande y nítido: este es el video tal como se hizo primero.
engine-invalid-numbers =
    El modelo dio números no válidos en vez de una imagen. Quizá ayude otra semilla o una guía más baja. Si todos los videos acaban así, sus pesos están dañados o no van bien con este dispositivo.
engine-black-frames =
    El modelo solo dio cuadros negros. Quizá ayude otra semilla o una guía más baja. Si todos los videos acaban así, sus pesos están dañados o no van bien con este dispositivo.
engine-pickles-forbidden =
    { $model } solo está publicado como archivos pickle, un formato que puede esconder programas, y este anfitrión no los permite. Elige otro modelo. (El anfitrión puede permitirlos con T2V_ALLOW_PICKLE=true; entonces torch no lee de ellos nada más que tensores.)
engine-no-room =
    { $device } no tiene espacio para { $model }: puede que otro programa le haya quitado la memoria. Vuelve a pedirlo más tarde o elige un modelo más pequeño.
engine-no-memory-to-read =
    Esta computadora tiene muy poca memoria principal libre para leer { $model }. Vuelve a pedirlo más tarde o elige un modelo más pequeño.
engine-free-main-memory = Cierra otros programas o amplía el archivo de paginación (Windows) o el espacio de intercambio (swap).
engine-no-such-device = Se pidió el dispositivo { $wanted }, pero torch solo encuentra: { $found }. Usa uno de estos o 'auto'.

# What is wrong with the weights.
engine-weights-absent =
    Los pesos de { $model } no están en esta computadora. Elige otro modelo. (El anfitrión encontrará en el registro dónde deberían estar.)
engine-weights-copy = Cópialos o instálalos en { $folder }.
engine-weights-damaged =
    Los pesos de { $model } están dañados o incompletos. Elige otro modelo. (El anfitrión encontrará la carpeta y la causa en el registro.)
engine-weights-delete = Elimina la carpeta { $folder } y se descargarán otra vez.
engine-weights-copy-again = Copia la carpeta { $folder } otra vez.
engine-fault-lfs = { $file } no es el archivo en sí, sino un puntero de Git LFS. Ejecuta `git lfs pull` en { $folder }.
engine-fault-encoding = { $file } está escrito en { $encoding }, que diffusers no puede leer. Guárdalo como UTF-8 (sin marca de orden de bytes).
engine-fault-file = { $error }. Copia la carpeta { $folder } otra vez.
engine-fault-missing = Le falta: { $what }. Copia la carpeta { $folder } otra vez.
engine-fault-class = Su { $part } es un { $name }, que no forma parte de este pipeline. El bot no carga otras clases. Corrige model_index.json o elige otro modelo.
engine-fault-rights = No se puede leer { $file }: da permiso para ello al usuario con el que se ejecuta el bot.
engine-fault-empty = { $file } está vacío. Elimina ese archivo y cópialo o descárgalo otra vez.
engine-fault-cut = { $file } está dañado: { $problem }. Elimina ese archivo y cópialo o descárgalo otra vez.
engine-fault-quantized = { $file } dice que los pesos están cuantizados, y este bot no los lee así. Usa los pesos normales del modelo.
engine-fault-scheduler = Su scheduler { $name } no se puede usar: { $error }. Corrige model_index.json o instala lo que falta.
engine-fault-component = Su { $part } no se puede crear como dice su configuración: { $error }. Corrige ese archivo o copia la carpeta otra vez.
engine-other-pipeline =
    { $model } pide el pipeline { $pipeline }, no { $family } como dice el catálogo. El bot no ejecuta código que venga con un modelo. Elige otro modelo.
engine-only-pickles =
    { $model } solo tiene los pesos como pickles (.bin), que pueden llevar código dañino. Si confías en él, conviértelo: cárgalo con diffusers y escríbelo con save_pretrained(carpeta).

engine-check-pickles =
    { $model } solo tiene los pesos como pickles (.bin), que pueden esconder programas. Usa otro T2V_CHECK_MODEL, o pon T2V_ALLOW_PICKLE=true si confías en él (entonces torch no lee de ellos nada más que tensores).
engine-check-kind = Es un { $name }, y la revisión del resultado solo lee estos: { $known }. Usa otro T2V_CHECK_MODEL.
engine-check-no-label = No tiene la etiqueta { $label }, así que no encontraría nada. Sus etiquetas: { $known }. Corrige T2V_CHECK_LABELS.
engine-check-unusable = No se puede crear como dice su configuración: { $error }. Usa otro T2V_CHECK_MODEL o copia la carpeta otra vez.

# The Hugging Face hub.
engine-class-unusable = { $model } no se puede usar: su pipeline, { $pipeline }, no es uno que el bot conozca, y no hizo cuadros cuando se le pidió un clip. Elige otro modelo. (El anfitrión encontrará la causa en el registro.)
engine-hub-unusable =
    { $repository } no es un modelo que este bot pueda usar: no tiene pesos safetensors, o no tiene un { $index } correcto. Elige otro modelo.
engine-hub-no-space = { $model } necesita { $needed } GB en el disco del anfitrión, y solo hay { $free } GB libres. Elige otro modelo.
engine-hub-make-space = Haz espacio donde está { $folder }, o apunta HF_HOME a otra carpeta.
engine-hub-offline =
    { $model } no está en esta computadora, y HF_HUB_OFFLINE prohíbe descargarlo. Quita esa variable o copia el modelo en la caché.
engine-hub-gated =
    { $page } no está abierto a todo el mundo, o no existe. Entra ahí: acepta su licencia si te lo pide, inicia sesión con `hf auth login` (o define HF_TOKEN) y vuelve a pedirlo.
engine-hub-no-revision = { $page } no tiene ninguna revisión { $revision }. Corrígela en el catálogo o elige otro commit: `python bot.py models pin`.
engine-hub-mirror =
    El hub { $endpoint } no dice de qué commit son sus archivos, así que no se pueden distinguir. Quita HF_ENDPOINT o indica otro espejo.
engine-pins-broken = No se puede leer { $file } ({ $error }). Dice qué commit de cada modelo se usa. Corrígelo o elimínalo; en ese caso decide la próxima descarga.
engine-hub-no-page = { $page } no existe, o no es un modelo de ese tipo: no tiene { $index }. Corrige su nombre.
engine-hub-disk-full = El disco del anfitrión está lleno: no hay espacio para { $model }.
engine-hub-answered = El hub de Hugging Face respondió { $status } al pedirle { $model }. Vuelve a pedirlo más tarde.
engine-hub-unreachable =
    No se puede llegar al hub de Hugging Face, y { $model } no está en esta computadora. Comprueba la red y vuelve a pedirlo: los archivos que llegaron enteros se conservan.
engine-hub-failed =
    No se pudo descargar { $model }. (El anfitrión encontrará la causa en el registro.) Vuelve a pedirlo: los archivos que llegaron enteros se conservan.

# Why a graphics card lies idle.
engine-idle-without-cuda =
    Esta computadora tiene un controlador de NVIDIA, pero torch se instaló sin CUDA, así que no se usa la tarjeta gráfica. Para arreglarlo: { $command }
engine-idle-driver =
    Esta computadora tiene un controlador de NVIDIA, pero torch no puede usar una tarjeta gráfica con él{ $trouble }. Reinicia la computadora; si eso no ayuda, instala el controlador más reciente de https://www.nvidia.com/drivers, porque torch necesita uno para CUDA { $cuda }. Si no lo hay para esa tarjeta gráfica: { $command }
engine-idle-too-old =
    Este torch no está compilado para { $gpus }, así que no se usa la tarjeta gráfica. Para las más antiguas hay otra compilación: { $command }
