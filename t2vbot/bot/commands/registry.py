"""Commands register themselves: each subject is a module of this folder, and each of its commands
bears ``@command``.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any, TypeAlias, TypeVar

from discord import app_commands

FIRST = "video"
Made: TypeAlias = (
    "app_commands.Command[Any, Any, Any] | app_commands.Group | app_commands.ContextMenu"
)
C = TypeVar("C", bound=Made)

_COMMANDS: list[Made] = []


def command(made: C) -> C:
    """Offer a command to members."""
    _COMMANDS.append(made)
    return made


def all_commands() -> list[Made]:
    """The commands of every module in this folder: what the bot is for, then the rest by name."""
    package = __name__.rpartition(".")[0]
    for module in pkgutil.iter_modules(importlib.import_module(package).__path__):
        importlib.import_module(f"{package}.{module.name}")
    return sorted(_COMMANDS, key=lambda made: (made.name != FIRST, made.name))
