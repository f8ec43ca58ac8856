"""A web page on the stand-in for Discord: the whole bot in a browser."""
