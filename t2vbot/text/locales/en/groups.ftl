# Films out of clips that are there.
groups-film-nothing-picked = Pick the scenes first, in the order in which they should follow each other.
groups-film-already-cut = This film is cut already. Type /film for another one.
groups-offer-gone = This was decided already. Use /video to ask again.
groups-film-forgotten = I no longer know which film this is. Type /film to begin again.
