playground-at = Le terrain d'essai est à l'adresse { $url } (Ctrl-C l'arrête)
playground-stopping = Arrêt en cours.
playground-port = Le port { $port } de cette machine ne peut pas servir : { $error }. Un autre terrain d'essai tourne peut-être ; --port 0 prend n'importe quel port libre.
playground-starting = Le bot démarre. Ça prend quelques secondes.
playground-ended = Le bot s'est arrêté (code de sortie { $code }). Ce qu'il a dit est dans le terminal.
