# The bot's token.
settings-token =
    { $fault }
    { $where }
    { $without }
settings-token-missing = There is no DISCORD_TOKEN, so the bot cannot log in.
settings-token-misnamed = There is no DISCORD_TOKEN, but { $file } has one in it. Rename that file to .env (Windows hides the ending .txt: View, File name extensions).
settings-token-elsewhere = There is no DISCORD_TOKEN in { $read }, which is read alone since the bot is started beside it; { $file } has one. Copy its line, or start the bot in that folder.
settings-token-prefix = DISCORD_TOKEN begins with the word "Bot". Write the token alone.
settings-token-quotes = DISCORD_TOKEN has quotes around it. Write it without them.
settings-token-around = DISCORD_TOKEN has something around the token (brackets, words, a name). Write the token alone.
settings-token-space = DISCORD_TOKEN has a space or a line break within. Write it in one piece.
settings-token-id = DISCORD_TOKEN holds an id (digits only), not the token.
settings-token-public-key = DISCORD_TOKEN holds the public key of the application, not the token.
settings-token-client-secret = DISCORD_TOKEN holds something of 32 characters: the client secret, not the token.
settings-token-malformed = DISCORD_TOKEN does not look like a bot token (three parts joined by dots; not the client secret, not the application id).
settings-token-refused = Discord does not accept the DISCORD_TOKEN: it was reset, or mistyped.
settings-token-where =
    Where to get one: https://discord.com/developers/applications -> your application -> Bot -> Reset Token. Put it into a file named .env in the folder you start from, as a line
        DISCORD_TOKEN=the.token.text
settings-without-token =
    What works without a token:
        python bot.py generate "a red circle moving right"   makes a video file right here
        python bot.py playground                             the whole bot in your browser
        python bot.py doctor                                 checks this machine
# What cannot be used.
settings-faulty =
    Some settings (in the environment or in { $file }) cannot be used:
    { $faults }
    Every setting is explained in .env.example.
settings-fault = {"    "}{ $name }: { $message } (it is { $value })
settings-fault-line = {"    "}{ $fault }
settings-fault-secret = {"    "}{ $name }: { $message }
settings-size = not a size; write for example 10MiB, 500kB or 64000
settings-labels = must be labels of the classifier with commas between them, such as nsfw
settings-check = The output check (T2V_CHECK) cannot work, and nothing is shown unchecked: { $fault }
settings-guilds = must be ids of servers with commas between them (Developer Mode on, right-click the server, Copy Server ID)
settings-shards = must be auto, or how many shards: a whole number from 1
settings-log-level = must be DEBUG, INFO, WARNING or ERROR
settings-device = must be auto, cuda, cuda:0, cuda:1, ..., mps or cpu, or several of them with commas between
settings-devices = names a device twice, or auto beside others: write each GPU once, as cuda:0,cuda:1
settings-discord-api = must be http://127.0.0.1:PORT, a stand-in on this machine
settings-filter-unreadable = T2V_FILTER: the list { $path } cannot be read ({ $error }). Write a text file in UTF-8 there, or leave the setting empty.
settings-filter-faulty = T2V_FILTER: the list { $path } has faults. { $fault }
settings-address = must be a host and a port, as 127.0.0.1:9400
