# What the messages of jams and relays share.
together-filming = The film of { $count ->
        [one] one scene
       *[other] { $count } scenes
    } is being cut.
together-ended = The film of { $count ->
        [one] one scene
       *[other] { $count } scenes
    } is below.{ $failed ->
        [0] {""}
        [one] {" "}One scene could not be made and was left out.
       *[other] {" "}{ $failed } scenes could not be made and were left out.
    }
together-film-failed = The film could not be cut; the message below says why.
together-no-threads = -# All of it happens here: a moderator can give me a thread (Create Public Threads, Send Messages in Threads).
together-not-yours = Only { $member }, who began it, and moderators can do that.
together-not-here = A { $kind ->
        [relay] relay
       *[jam] jam
    } needs a server that I am a member of: here nobody else could take part. /video works here.
together-not-seen = I cannot see this channel, so nothing can be made together here. A moderator can let me (View Channel).
together-you-wrote =
    What you wrote, to copy:
    { $words }
