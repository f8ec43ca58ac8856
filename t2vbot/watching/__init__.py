"""What can be seen of a running bot from outside: metrics, whether it is well, what it does."""
