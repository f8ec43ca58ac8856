# What a screen reader reads for a file, and what is shown where the file cannot be.
alt-video = AI-generated video: { $words }
alt-drafts = { $count ->
        [one] One AI-generated draft
       *[other] { $count } AI-generated drafts beside each other
    }: { $words }
alt-film = AI-generated film of { $scenes ->
        [one] one scene
       *[other] { $scenes } scenes
    }, “{ $title }”: { $words }
alt-film-untitled = AI-generated film of { $scenes ->
        [one] one scene
       *[other] { $scenes } scenes
    }: { $words }
alt-scene = { $number }. { $words }
# Where the words were refused, or moderators did not release them.
alt-withheld = AI-generated video. What was asked for is not shown here.
alt-start-picture = The picture that the video is to start from
