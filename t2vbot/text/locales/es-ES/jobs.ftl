jobs-restarting = El bot se está reiniciando, así que esto no se ha aceptado. Vuelve a pedirlo en un minuto.
jobs-died = El bot se ha parado mientras lo hacía (veces: { $count }).
jobs-device-lost = La tarjeta gráfica ha fallado mientras lo hacía (veces: { $count }).
jobs-device-hung = La tarjeta gráfica no responde desde hace { $seconds } segundos. El bot se reinicia solo; vuelve a pedirlo después.
jobs-worker-lost = Se ha empezado a hacer y cada vez se ha perdido el ordenador que lo hacía (veces: { $count }). Pide algo más pequeño o díselo a quien aloja el bot.
jobs-worker-hung = La tarjeta gráfica que lo hacía no responde desde hace { $seconds } segundos. Vuelve a pedirlo, o pide algo más pequeño.
