jobs-restarting = Der Bot wird gerade neu gestartet, deshalb wurde das nicht angenommen. Frag in einer Minute noch einmal.
jobs-died = Der Bot ist dabei { $count ->
        [one] einmal
       *[other] { $count }-mal
    } stehen geblieben.
jobs-device-lost = Die Grafikkarte ist dabei { $count ->
        [one] einmal
       *[other] { $count }-mal
    } ausgefallen.
jobs-device-hung = Die Grafikkarte antwortet seit { $seconds } Sekunden nicht. Der Bot startet sich neu; frag danach bitte noch einmal.
jobs-worker-lost = Es wurde { $count ->
        [one] einmal begonnen, und dabei ging
       *[other] { $count }-mal begonnen, und jedes Mal ging
    } der Computer verloren, der es erstellte. Frag etwas Kleineres an, oder sag dem Host Bescheid.
jobs-worker-hung = Die Grafikkarte, die es erstellte, antwortet seit { $seconds } Sekunden nicht. Frag noch einmal, oder etwas Kleineres.
