"""What a person types: run (the default), generate, playground, models, doctor.

One file a command.
"""
