errors-apology = Algo deu errado dentro do bot, desculpe. Você pode tentar de novo; se acontecer outra vez, passe esta referência a quem hospeda o bot: `{ $reference }`.
