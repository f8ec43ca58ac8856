playground-at = The playground is at { $url } (Ctrl-C stops it)
playground-stopping = Stopping.
playground-port = Port { $port } of this machine cannot be used: { $error }. Perhaps another playground runs; --port 0 takes any free one.
playground-starting = The bot is starting. This takes some seconds.
playground-ended = The bot has ended (exit code { $code }). Its words are in the terminal.
