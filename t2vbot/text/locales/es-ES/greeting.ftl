# To who writes to the bot as to a person. "command" and "help" are links to commands.
greeting-how = Hago vídeos con un comando y no leo mensajes: escribe { $command } y di qué debe mostrar el vídeo. { $help } tiene ejemplos para pulsar.
