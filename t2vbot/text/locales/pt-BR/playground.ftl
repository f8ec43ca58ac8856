playground-at = O playground está em { $url } (Ctrl-C encerra)
playground-stopping = Encerrando.
playground-port = A porta { $port } desta máquina não pode ser usada: { $error }. Talvez outro playground esteja aberto; --port 0 usa qualquer porta livre.
playground-starting = O bot está iniciando. Isso leva alguns segundos.
playground-ended = O bot foi encerrado (código de saída { $code }). O que ele disse está no terminal.
