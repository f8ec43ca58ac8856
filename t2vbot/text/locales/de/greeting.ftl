# To who writes to the bot as to a person. "command" and "help" are links to commands.
greeting-how = Videos mache ich auf Befehl, Nachrichten lese ich nicht: Tipp { $command } und schreib, was das Video zeigen soll. { $help } hat Beispiele zum Drücken.
