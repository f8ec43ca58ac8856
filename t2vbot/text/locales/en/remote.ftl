# Workers on other computers.
remote-nats-url = T2V_NATS_URL is no address of a NATS server. It looks like nats://NAME:PASSWORD@HOST:4222, or tls://… where the connection is encrypted.
remote-nats-ca = There is no file { $file }, which T2V_NATS_CA names. It should hold the certificate (PEM) of who signed the NATS server's.
remote-nats-refused = NATS at { $where } does not accept the name "{ $user }" with this password. Compare T2V_NATS_URL with the users in the server's nats.conf.
remote-nats-certificate = The certificate of NATS at { $where } could not be verified: { $error }. Name the certificate of who signed it in T2V_NATS_CA.
remote-nats-plain = NATS at { $where } does not encrypt, so the password was not sent. Set up TLS there, or write nats:// in T2V_NATS_URL where the network in between is your own.
remote-nats-missing = There is no T2V_NATS_URL, so this worker cannot find its bot. Put the same address as the bot's, with this worker's own name and password, into the file .env, as a line
    { "    " }T2V_NATS_URL=nats://NAME:PASSWORD@HOST:4222
remote-worker-name = "{ $name }" cannot be the name of a worker: it has to be 1 to 32 letters, digits, - or _. Choose one with --name.
remote-worker-twice = Worker { $name } already runs with this data folder. Give a second one a name of its own (its own user in T2V_NATS_URL).
