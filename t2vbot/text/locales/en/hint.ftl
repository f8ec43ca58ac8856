# For who is new, each once, for their eyes alone.
hint-once = -# You are told this once. /video-help has examples, and says what is where.
hint-wait =
    Yours starts { $when }. You need not stay here: it comes into the message above all the same. **{ $cancel }** takes it back, `/queue` shows how it moves, and what could not reach you is kept for `/missed`.
    { $once }
hint-result =
    That is your first video here. **{ $again }** makes another one of the same words, **{ $change }** lets you change them, and **{ $more }** has all the rest. Not what you wanted? Each try comes out different.
    { $once }
hint-subjects =
    { $model } can show only { $subjects }. None of them is in your words, so it picks one by itself. Write for example: *{ $example }* (**{ $change }** under the video, or `/video`).
    { $once }
hint-english =
    { $model } reads English only, and can make nothing of your words. Write them in English, for example: *{ $example }* (**{ $change }** under the video, or `/video`).
    { $once }
