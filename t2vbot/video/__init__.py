"""Frames in, a file that plays in Discord out. Needs numpy and ffmpeg only."""
