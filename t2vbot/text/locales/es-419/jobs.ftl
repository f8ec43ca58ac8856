jobs-restarting = El bot se está reiniciando, así que esto no se aceptó. Vuelve a pedirlo en un minuto.
jobs-died = El bot se detuvo mientras lo hacía (veces: { $count }).
jobs-device-lost = La tarjeta gráfica falló mientras lo hacía (veces: { $count }).
jobs-device-hung = La tarjeta gráfica no responde desde hace { $seconds } segundos. El bot se reinicia solo; vuelve a pedirlo después.
jobs-worker-lost = Se empezó a hacer y cada vez se perdió la computadora que lo hacía (veces: { $count }). Pide algo más pequeño o díselo a quien aloja el bot.
jobs-worker-hung = La tarjeta gráfica que lo hacía no responde desde hace { $seconds } segundos. Vuelve a pedirlo, o pide algo más pequeño.
