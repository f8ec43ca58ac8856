errors-apology = Algo ha fallado dentro del bot, lo siento. Puedes intentarlo otra vez; si vuelve a pasar, dile esta referencia al anfitrión: `{ $reference }`.
