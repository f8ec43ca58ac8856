# The list of words that nobody may ask for in a server.
words-form-title = Words that nobody may ask for
words-form-part = Words, part { $number }
words-form-hint = One a line. word: whole word. two words: phrase. word*: beginning. !word: exception.
words-set = The list has { $count ->
        [one] one entry
       *[other] { $count } entries
    } now: { $added } new, { $removed } taken out. Members are never shown it.
words-as-file = The list has { $count } entries, too many for a form. Change this file, and send it with /video-settings words.
words-file-too-large = That file is too large; { $most } kB is the most.
words-file-not-text = That is no text file. Save it as plain text (UTF-8), one entry a line.
words-you-wrote = Nothing was changed. This is what you wrote:
