"""The heart of the bot: requests, jobs, the queue, its one consumer. No discord, no torch."""
