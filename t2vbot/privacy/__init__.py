"""What is kept of whom: exported for them, deleted for them, and forgotten after its time."""
