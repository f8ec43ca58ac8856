"""What the code that runs now is about, so that each line of the log can say so."""

from __future__ import annotations

from contextvars import ContextVar

BELONGS_TO: ContextVar[str] = ContextVar("BELONGS_TO", default="")
"""The id of a job; "" where it is about none, or many. Tasks and threads that are begun have it,
too."""
