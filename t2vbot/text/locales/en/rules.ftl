rules-too-many-of-member =
    You already have { $count ->
        [one] one video
       *[other] { $count } videos
    } on the way, and { $most } at once is the most here. Wait for one to finish, or cancel one.
rules-queue-full = The queue is full: { $count } videos are waiting. Please try again later; /queue shows how it moves.
rules-too-fast = That was a lot within a minute; { $most } is the most. Please wait a moment.
rules-setting-unknown = There is no such setting. Pick one from the list.
rules-setting-range = It has to be a whole number from { $low } to { $high }.
rules-word-empty = There is no word in that line. Write a word, a phrase, or the beginning of a word with a * behind it.
rules-word-too-long = A line of { $count } characters is too long; { $most } is the most. Write fewer words, one entry a line.
rules-word-only-marks = “{ $line }” has no letter or digit in it. Write the word itself.
rules-word-star = “{ $line }” has a * that is not at its end. Write word* for every word that begins with “word”; nothing else can be left open.
rules-word-too-short = “{ $line }” is too short: { $least } letters or digits are the least. Leave it out, or write a longer word.
rules-prefix-too-short = “{ $line }” is too short a beginning, as too many words would match: { $least } letters before the * are the least. Write more of the word, or the whole word without the *.
rules-words-faults =
    None of these entries were taken over, since some cannot be used:
    { $faults }
rules-words-many-faults =
    None of these entries were taken over, since some cannot be used:
    { $faults }
    … and { $more ->
        [one] one more
       *[other] { $more } more
    }
