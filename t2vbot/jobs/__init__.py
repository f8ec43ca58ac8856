"""The heart of the bot: requests, jobs, the queue and its one consumer. Knows neither Discord nor torch."""
