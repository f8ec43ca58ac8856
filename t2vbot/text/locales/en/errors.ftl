errors-apology = Something went wrong inside the bot, sorry. You can try again; if it happens again, tell the host this reference: `{ $reference }`.
