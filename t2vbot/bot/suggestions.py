"""What is suggested while a member types: a list in which no two names are the same."""

from __future__ import annotations

from collections.abc import Iterable

from discord import app_commands

from .messages.markdown import cut

CHOICES, CHOICE = 25, 100  # suggestions, and characters of one, by Discord's documentation


def told_apart(named: Iterable[tuple[str, str]]) -> list[app_commands.Choice[str]]:
    """As many as fit, by name and value; a later one of the same name has a number behind it."""
    found: dict[str, str] = {}
    for words, value in named:
        name, count = cut(words, CHOICE), 1
        while name in found:
            count += 1
            behind = f" ({count})"
            name = cut(words, CHOICE - len(behind)) + behind
        found[name] = value
        if len(found) == CHOICES:
            break
    return [app_commands.Choice(name=name, value=value) for name, value in found.items()]
