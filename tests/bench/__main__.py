"""``python -m tests.bench NAME``: measure one thing on this machine, now.

Each module beside this one is a command of its name; its ``main`` is a typer function.
"""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False)


@app.callback()
def bench() -> None:
    """Measure one thing on this machine, now. The machine should have nothing else to do."""


for module in pkgutil.iter_modules([str(Path(__file__).parent)]):
    if not module.name.startswith("_"):
        app.command(module.name)(importlib.import_module(f"tests.bench.{module.name}").main)

if __name__ == "__main__":
    app()
