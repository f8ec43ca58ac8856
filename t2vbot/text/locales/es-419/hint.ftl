# For who is new, each once, for their eyes alone.
hint-once = -# Esto solo te lo digo una vez. /video-help tiene ejemplos y dice dónde está cada cosa.
hint-wait =
    El tuyo empieza { $when }. No hace falta que te quedes: llega igualmente al mensaje de arriba. **{ $cancel }** lo retira, `/queue` muestra cómo avanza, y lo que no pudo llegarte queda guardado para `/missed`.
    { $once }
hint-result =
    Este es tu primer video aquí. **{ $again }** hace otro con las mismas palabras, con **{ $change }** las cambias, y **{ $more }** tiene todo lo demás. ¿No es lo que querías? Cada intento sale distinto.
    { $once }
hint-subjects =
    { $model } solo puede mostrar { $subjects }. Nada de eso está en tus palabras, así que elige algo por su cuenta. Escribe por ejemplo: *{ $example }* (**{ $change }** debajo del video, o `/video`).
    { $once }
hint-english =
    { $model } solo entiende inglés y no puede hacer nada con tus palabras. Escríbelas en inglés, por ejemplo: *{ $example }* (**{ $change }** debajo del video, o `/video`).
    { $once }
