# To who writes to the bot as to a person. "command" and "help" are links to commands.
greeting-how = I make videos by a command, and read no messages: type { $command } and say what the video should show. { $help } has examples to press.
