"""t2vbot: a Discord bot that turns /video <prompt> into an MP4 made on the host's own GPU."""

__version__ = "0.1.0"
