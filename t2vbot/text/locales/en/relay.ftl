# A relay's board, turns and buttons.
relay-head =
    🎬 **A film turn by turn: { $theme }**
    begun by { $member }
relay-open = Turn { $number } of { $turns } is free: take it, and say { $made ->
        [0] how the film begins. If nobody does, this ends
       *[other] how it goes on. If nobody does, the film is cut
    } { $when }.
relay-writing = { $member } writes turn { $number } of { $turns }. If nothing is written, it is free again { $when }.
relay-making = Turn { $number } of { $turns }, by { $member }, is being made.{ $last ->
        [yes] {" "}Then the film is cut.
       *[no] {""}
    }
relay-rules = -# Each clip takes over the words of the one before, and a cross-fade joins them. A video maker that begins with a picture would go on from the last frame; this one cannot.
relay-ended-without-turns = There is no film: no turn was made.
relay-turn =
    {"**"}{ $number }.** { $member }
    { $words }
relay-button-take = Take the next turn
relay-button-watch = Film so far
relay-button-end = End it
relay-form-title = Turn { $number }
relay-form-words = How it goes on
relay-written = It is in: the clip is being made.
relay-nothing-yet = No turn is made yet.
relay-so-far = The film so far is here: { $link }
