groups-film-nothing-picked = Wähl zuerst die Szenen, in der Reihenfolge, in der sie aufeinander folgen sollen.
groups-film-already-cut = Dieser Film ist schon geschnitten. Tippe /film für einen neuen.
groups-offer-gone = Das ist schon entschieden. Frag mit /video neu an.
groups-film-forgotten = Ich weiß nicht mehr, welcher Film das ist. Tippe /film, um neu anzufangen.
groups-over = Das ist vorbei. /jam und /relay starten etwas Neues.
groups-not-now = Dafür ist es zu spät oder zu früh: Schau dir die Nachricht dazu im Kanal an.
groups-no-scene = Diese Szene wurde zurückgezogen.
groups-jam-enough-scenes = { $most ->
        [one] Du hast deine Szene geschrieben. Ändere sie, oder zieh sie zurück.
       *[other] Du hast deine { $most } Szenen geschrieben. Ändere eine, oder zieh eine zurück.
    }
groups-jam-full = Es gibt schon { $most ->
        [one] eine Szene
       *[other] { $most } Szenen
    }, und mehr passen nicht hinein.
groups-jam-not-your-scene = Das kann nur, wer diese Szene geschrieben hat.
groups-jam-own-vote = Stimm für die Szene von jemand anderem.
groups-jam-no-votes-left = { $most ->
        [0] In diesem Jam stimmt niemand ab.
        [one] Du hast deine Stimme vergeben. Drück den Knopf der anderen Szene, um sie zurückzunehmen.
       *[other] Du hast deine { $most } Stimmen vergeben. Drück den Knopf einer dieser Szenen, um eine zurückzunehmen.
    }
groups-no-words = Die Szene ist leer.
groups-too-many-words = Eine Szene hat höchstens { $most } Zeichen.
groups-vote-over = Die Abstimmung ist vorbei. Drückst du eine Nummer, wird dieser Entwurf für dich erstellt.
groups-vote-no-draft = Diesen Entwurf gibt es nicht.
groups-relay-making = Dieser Zug ist in Arbeit. Danach ist der nächste frei.
groups-relay-taken = Diesen Zug hat schon jemand anderes. Wenn nichts rechtzeitig geschrieben wird, ist er wieder frei.
groups-jam-nothing-to-redo = In diesem Film ist keine Szene von dir.
groups-jam-nothing-picked = Wähl die Szenen des Films.
groups-jam-still-making = { $count ->
        [one] Eine Szene ist
       *[other] { $count } Szenen sind
    } noch in Arbeit. Dann kommt der Film.
groups-none-wanted = Die Mods dieses Servers möchten keine { $kind ->
        [relay] Relays
       *[jam] Jams
    } (/video-settings).
groups-enough-here = In diesem Kanal { $most ->
        [one] läuft schon ein { $kind ->
            [relay] Relay
           *[jam] Jam
        }
       *[other] laufen schon { $most } { $kind ->
            [relay] Relays
           *[jam] Jams
        }
    }.
groups-too-many = Du leitest schon { $most } { $kind ->
        [relay] Relays
       *[jam] Jams
    }.
groups-a-member = ein Mitglied
