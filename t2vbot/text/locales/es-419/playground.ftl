playground-at = El playground está en { $url } (se detiene con Ctrl-C)
playground-stopping = Deteniéndose.
playground-port = No se puede usar el puerto { $port } de esta máquina: { $error }. Quizá haya otro playground en marcha; --port 0 usa cualquiera libre.
playground-starting = El bot se está iniciando. Tarda unos segundos.
playground-ended = El bot terminó (código de salida { $code }). Lo que dijo está en la terminal.
