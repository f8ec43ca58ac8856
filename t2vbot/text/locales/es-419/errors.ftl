errors-apology = Algo falló dentro del bot, lo siento. Puedes intentarlo otra vez; si vuelve a pasar, dile esta referencia al anfitrión: `{ $reference }`.
