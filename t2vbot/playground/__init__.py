"""A strict stand-in for Discord on loopback, for tests and for trying the bot without an account."""
