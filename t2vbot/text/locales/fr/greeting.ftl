# To who writes to the bot as to a person. "command" and "help" are links to commands.
greeting-how = Je fais des vidéos sur commande, et je ne lis pas les messages : tape { $command } et dis ce que la vidéo doit montrer. { $help } a des exemples à essayer.
