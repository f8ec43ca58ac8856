# Finished videos that are made better.
better-gone = Ya no tengo este video, así que no puedo hacer nada más con él.
better-smooth-already = Este video ya es tan fluido como puedo hacerlo.
better-not-enhanced = Este video no se puede mejorar: ya se mejoró o ya se suavizó. Mejora el video primero y suavízalo después.
better-drafts = Los borradores no se suavizan. Elige uno y presiona **Suavizar** en el menú de su video.
better-asked = { $how ->
        [enhanced] mejorado
        [smoothed] suavizado
       *[both] mejorado y suavizado
    }
