relay-head =
    🎬 **Ein Film Zug um Zug: { $theme }**
    gestartet von { $member }
relay-open = Zug { $number } von { $turns } ist frei: Nimm ihn, und schreib, wie { $made ->
        [0] der Film beginnt. Wenn es niemand tut, endet das hier { $when }.
       *[other] es weitergeht. Wenn es niemand tut, wird der Film { $when } geschnitten.
    }
relay-writing = { $member } schreibt Zug { $number } von { $turns }. Wenn nichts geschrieben wird, ist er { $when } wieder frei.
relay-making = Zug { $number } von { $turns }, von { $member }, ist in Arbeit.{ $last ->
        [yes] {" "}Danach wird der Film geschnitten.
       *[no] {""}
    }
relay-rules = -# Jeder Clip übernimmt den Prompt des vorigen, und eine Überblendung verbindet sie. Ein Modell, das mit einem Bild beginnt, würde beim letzten Frame weitermachen; dieses kann das nicht.
relay-ended-without-turns = Es gibt keinen Film: Kein Zug wurde erstellt.
relay-turn =
    {"**"}{ $number }.** { $member }
    { $words }
relay-button-take = Nächsten Zug nehmen
relay-button-watch = Film bis hierher
relay-button-end = Beenden
relay-form-title = Zug { $number }
relay-form-words = Wie es weitergeht
relay-written = Er ist dabei: Der Clip wird erstellt.
relay-nothing-yet = Noch ist kein Zug erstellt.
relay-so-far = Den Film bis hierher findest du hier: { $link }
