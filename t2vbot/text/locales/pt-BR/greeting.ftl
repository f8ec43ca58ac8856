# To who writes to the bot as to a person. "command" and "help" are links to commands.
greeting-how = Eu faço vídeos por comando e não leio mensagens: digite { $command } e diga o que o vídeo deve mostrar. { $help } tem exemplos para clicar.
