playground-at = Der Playground läuft unter { $url } (Strg-C beendet ihn)
playground-stopping = Wird beendet.
playground-port = Port { $port } auf diesem Rechner lässt sich nicht benutzen: { $error }. Vielleicht läuft schon ein Playground; --port 0 nimmt irgendeinen freien.
playground-starting = Der Bot startet. Das dauert ein paar Sekunden.
playground-ended = Der Bot hat sich beendet (Exit-Code { $code }). Was er gesagt hat, steht im Terminal.
