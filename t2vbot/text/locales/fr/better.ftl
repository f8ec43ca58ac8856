better-gone = Je n'ai plus cette vidéo, donc je ne peux plus rien en faire.
better-smooth-already = Cette vidéo est déjà aussi fluide que je peux la faire.
better-not-enhanced = Cette vidéo ne peut pas être améliorée : elle l'est déjà, ou elle a été fluidifiée. Améliore d'abord une vidéo, puis fluidifie-la.
better-drafts = Les brouillons ne se fluidifient pas. Choisis-en un, puis appuie sur **Fluidifier** dans le menu de sa vidéo.
better-asked = { $how ->
        [enhanced] améliorée
        [smoothed] fluidifiée
       *[both] améliorée et fluidifiée
    }
