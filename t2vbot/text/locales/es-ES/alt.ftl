# What a screen reader reads for a file, and what is shown where the file cannot be.
alt-video = Vídeo generado con IA: { $words }
alt-drafts = { $count ->
        [one] Un borrador generado con IA
        [many] { $count } de borradores generados con IA, uno al lado del otro
       *[other] { $count } borradores generados con IA, uno al lado del otro
    }: { $words }
alt-film = Película generada con IA, de { $scenes ->
        [one] una escena
        [many] { $scenes } de escenas
       *[other] { $scenes } escenas
    }, «{ $title }»: { $words }
alt-film-untitled = Película generada con IA, de { $scenes ->
        [one] una escena
        [many] { $scenes } de escenas
       *[other] { $scenes } escenas
    }: { $words }
alt-scene = { $number }. { $words }
# Where the words were refused, or moderators did not release them.
alt-withheld = Vídeo generado con IA. Aquí no se muestra lo que se pidió.
alt-start-picture = La imagen con la que debe empezar el vídeo
