"""The heart of the bot: requests, jobs, the queue, its one consumer. Neither Discord nor torch."""

Knows neither Discord nor torch.
"""
