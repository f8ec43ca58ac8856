errors-apology = Im Bot ist etwas schiefgegangen, tut mir leid. Du kannst es noch einmal versuchen; wenn es wieder passiert, nenn dem Host diese Kennung: `{ $reference }`.
