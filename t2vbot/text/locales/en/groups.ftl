# Films out of clips that are there.
groups-film-nothing-picked = Pick the scenes first, in the order in which they should follow each other.
groups-film-already-cut = This film is cut already. Type /film for another one.
groups-offer-gone = This was decided already. Use /video to ask again.
groups-film-forgotten = I no longer know which film this is. Type /film to begin again.
# Jams.
groups-over = This is over. /jam and /relay begin another one.
groups-not-now = It is too late for that, or too early: look at its message in the channel.
groups-no-scene = This scene was withdrawn.
groups-jam-enough-scenes = { $most ->
        [one] You have written your scene. Change or withdraw it.
       *[other] You have written your { $most } scenes. Change or withdraw one.
    }
groups-jam-full = There are { $most } scenes already, and no more fit.
groups-jam-not-your-scene = Only who wrote this scene can do that.
groups-jam-own-vote = Vote for somebody else's scene.
groups-jam-no-votes-left = { $most ->
        [0] Nobody votes in this jam.
        [one] You have given your vote. Press another scene's button to take it back.
       *[other] You have given your { $most } votes. Press the button of one of them to take it back.
    }
groups-no-words = The scene is empty.
groups-too-many-words = A scene has at most { $most } characters.
groups-vote-over = The vote is over. A press on a number makes that draft for you.
groups-vote-no-draft = There is no such draft.
groups-relay-making = This turn is being made. The next one is free after it.
groups-relay-taken = Somebody else has this turn. If nothing is written in time, it is free again.
groups-jam-nothing-to-redo = There is no scene of yours in this film.
groups-jam-nothing-picked = Pick the scenes of the film.
groups-jam-still-making = { $count ->
        [one] One scene is
       *[other] { $count } scenes are
    } still being made. The film follows.
groups-none-wanted = The moderators of this server want no { $kind ->
        [relay] relays
       *[jam] jams
    } (/video-settings).
groups-enough-here = There { $most ->
        [one] is a { $kind ->
            [relay] relay
           *[jam] jam
        }
       *[other] are { $most } { $kind ->
            [relay] relays
           *[jam] jams
        }
    } in this channel already.
groups-too-many = You began { $most } { $kind ->
        [relay] relays
       *[jam] jams
    } already.
# In the credits of a film, in place of a name.
groups-a-member = a member
