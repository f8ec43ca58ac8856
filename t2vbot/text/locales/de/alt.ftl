# What a screen reader reads for a file, and what is shown where the file cannot be.
alt-video = KI-generiertes Video: { $words }
alt-drafts = { $count ->
        [one] Ein KI-generierter Entwurf
       *[other] { $count } KI-generierte Entwürfe nebeneinander
    }: { $words }
alt-film = KI-generierter Film aus { $scenes ->
        [one] einer Szene
       *[other] { $scenes } Szenen
    }, „{ $title }“: { $words }
alt-film-untitled = KI-generierter Film aus { $scenes ->
        [one] einer Szene
       *[other] { $scenes } Szenen
    }: { $words }
alt-scene = { $number }. { $words }
# Where the words were refused, or moderators did not release them.
alt-withheld = KI-generiertes Video. Was angefragt wurde, wird hier nicht gezeigt.
alt-start-picture = Das Bild, mit dem das Video beginnen soll
