"""What members read of a post, and how it gets to them."""
