# A jam's board, scenes and buttons.
jam-head =
    🎬 **A film together: { $theme }**
    begun by { $member }
jam-open = { $count ->
        [0] No scene yet
        [one] One scene so far
       *[other] { $count } scenes so far
    } · closes { $when }
jam-rules = -# Write { $scenes ->
        [one] a scene
       *[other] up to { $scenes } scenes
    }; everybody has { $votes ->
        [0] no votes
        [one] one vote
       *[other] { $votes } votes
    }, not for their own.
jam-making = Being made: { $done } done, { $failed } failed, { $left } to come.
jam-cutting = All scenes are made ({ $failed ->
        [0] none failed
       *[other] { $failed } failed and are left out
    }). Make yours again, or let who began it put them in order: cut { $when }.
jam-ended-without-film = There is no film: no scene could be made. Each scene's message says why.
jam-ended-without-scenes = There is no film: nobody wrote a scene.
jam-scene =
    {"**"}{ $number }.** { $member }
    { $words }
    { $line }
jam-votes = 👍 { $count ->
        [one] 1 vote
       *[other] { $count } votes
    }
jam-not-chosen = -# Not chosen, with { $count ->
        [one] one vote
       *[other] { $count } votes
    }.
jam-order = The film, as it will be cut:
jam-order-scene = { $number }. { $words }
jam-button-add = Add a scene
jam-button-close = Close now
jam-button-vote = Vote
jam-button-withdraw = Withdraw
jam-button-redo = Make mine again
jam-button-order = Put in order
jam-button-cut = Cut now
jam-form-title = A scene
jam-form-words = What the scene should show
jam-written = It is in.
