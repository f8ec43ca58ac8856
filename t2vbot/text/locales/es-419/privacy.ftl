# /video-privacy: what is kept about somebody.
privacy-about =
    {"**"}Qué guardo sobre ti**
    - Lo que pediste (palabras, opciones, cuándo, dónde, en qué quedó) y los mensajes que respondieron: 90 días.
    - Los archivos de video, y las imágenes de las que partían: hasta que se entregan, y después { $days } días, para poder armar películas con ellos.
    - Cómo te llamas, para los créditos: 90 días desde la última vez que se te vio. Tus «me gusta»: tanto como la entrada del video. Tus valores predeterminados para `/video`: hasta que los borres.
    - Escenas, turnos y votos de jams, relevos y borradores: 90 días desde que terminan.
    - El uso de hoy, donde hay límites. Los baneos, hasta que acaban. Lo que ocurrió, en el registro de los moderadores de un servidor, el tiempo que ellos fijen (un año como mucho).
    Nada de ello se vende ni se usa para entrenar nada. Tu anfitrión me aloja y puede leerlo; pídele su política de privacidad.
    `/video-privacy exportar` te lo da todo en un archivo. `/video-privacy eliminar` lo elimina. Los videos publicados son mensajes: se eliminan con su botón 🗑️.
privacy-exported = { $count ->
        [one] Esto es todo lo que guardo sobre ti.
        [many] Esto es todo lo que guardo sobre ti, en { $count } de archivos: cada uno es una parte.
       *[other] Esto es todo lo que guardo sobre ti, en { $count } archivos: cada uno es una parte.
    } Este mensaje solo lo ves tú.
privacy-pictures-left = { $count ->
        [one] Una imagen de la que partía un video tuyo no cabe
        [many] { $count } de imágenes de las que partían videos tuyos no caben
       *[other] { $count } imágenes de las que partían videos tuyos no caben
    } en lo que puedo enviar aquí. Pide el resto a la persona que me aloja.
privacy-export-too-large = Lo que guardo sobre ti no cabe en diez archivos de { $limit } MiB, así que no puedo enviarlo aquí. Pídeselo a la persona que me aloja.
privacy-confirm =
    {"**"}¿Eliminar todo lo que guardo sobre ti?** Esto no se puede deshacer.
    - Se cancela lo que está en espera o haciéndose para ti. Se eliminan tus solicitudes, nombres, «me gusta», escenas y votos, y tus archivos de video de aquí.
    - **Los mensajes se quedan.** Los videos publicados son mensajes de Discord, que pueden eliminar tú y los moderadores: presiona 🗑️ debajo de ellos. Puedes hacerlo ahora o más tarde; Otra vez y Cambiar dejan de funcionar debajo de ellos.
    - Lo que otros esperan contigo sigue adelante para ellos, sin ti. Las películas que hicieron otros son suyas.
    - Los baneos, y lo que usaste de los límites de hoy, se quedan con un código del que no se puede sacar tu nombre.
    ¿Quieres antes una copia? `/video-privacy exportar`
privacy-button-delete = Eliminar mis datos
privacy-deleting = Eliminando. Primero se cancela lo que tienes en marcha; tarda unos segundos. Sigue adelante aunque me reinicien.
privacy-deleted = Hecho: ya no guardo nada sobre ti, salvo lo que se dijo arriba. Lo que pidas a partir de ahora se guarda como antes. Los videos publicados puedes eliminarlos tú con 🗑️.
privacy-not-yours = Son datos de otra persona.
privacy-not-written = Eso no se pudo anotar, así que no se eliminó nada. Puede que el disco de mi anfitrión esté lleno: inténtalo más tarde y avísale.
