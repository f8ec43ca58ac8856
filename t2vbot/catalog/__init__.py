"""The models as data, and what a person asked of one as a request."""
