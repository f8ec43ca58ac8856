errors-apology = Quelque chose s'est mal passé dans le bot, désolé. Tu peux réessayer ; si ça se reproduit, donne cette référence à l'hébergeur : `{ $reference }`.
