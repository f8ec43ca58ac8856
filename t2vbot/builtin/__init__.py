"""The built-in model: its weights, and the script that trained them."""
