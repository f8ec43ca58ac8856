vote-open = 🗳️ Quel brouillon devient la vidéo ? Chacun a un vote : appuie sur un numéro ci-dessus. Résultat { $when }.
vote-yours = Ton vote compte. Appuie sur un autre numéro pour le déplacer, sur le même pour le reprendre.
vote-button-decide = Décider maintenant
vote-not-yours = Seuls { $member }, qui a demandé les brouillons, et les modérateurs peuvent faire ça.
