"""What is owed to people: who gets what, where, and whether they have it."""
