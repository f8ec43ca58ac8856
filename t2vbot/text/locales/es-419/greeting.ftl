# To who writes to the bot as to a person. "command" and "help" are links to commands.
greeting-how = Hago videos con un comando y no leo mensajes: escribe { $command } y di qué debe mostrar el video. { $help } tiene ejemplos para presionar.
