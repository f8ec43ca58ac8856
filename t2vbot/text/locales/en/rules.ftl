rules-too-many-of-member =
    You already have { $count ->
        [one] one video
       *[other] { $count } videos
    } on the way, and { $most } at once is the most here. Wait for one to finish, or cancel one.
rules-queue-full = The queue is full: { $count } videos are waiting. Please try again later; /queue shows how it moves.
rules-too-fast = That was a lot within a minute; { $most } is the most. Please wait a moment.
rules-setting-unknown = There is no such setting. Pick one from the list.
rules-setting-range = It has to be a whole number from { $low } to { $high }.
