# Finished videos that are made better.
better-gone = Ya no tengo este vídeo, así que no puedo hacer nada más con él.
better-smooth-already = Este vídeo ya es tan fluido como puedo hacerlo.
better-not-enhanced = Este vídeo no se puede mejorar: ya se mejoró o ya se suavizó. Mejora el vídeo primero y suavízalo después.
better-drafts = Los borradores no se suavizan. Elige uno y pulsa **Suavizar** en el menú de su vídeo.
better-asked = { $how ->
        [enhanced] mejorado
        [smoothed] suavizado
       *[both] mejorado y suavizado
    }
