"""Clips that other processes make: one for each device of this computer, or workers on others."""
