"""The files that jobs make, and how long somebody needs each."""
