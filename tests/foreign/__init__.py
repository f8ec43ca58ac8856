"""Programs of other people as judges: clients that use the stand-in, and a reader of Discord's
markdown. For development only; a test whose judge is not installed is skipped, and says so.

    npm install --prefix tests/foreign               # discord.js, discord-markdown-parser
    cd tests/foreign
    python -m venv .venv/hikari && .venv/hikari/bin/pip install -r hikari.txt
    python -m venv .venv/py-cord && .venv/py-cord/bin/pip install -r py-cord.txt

    pip install --no-deps simcord==3.2.1  # a second opinion, in the tests' own environment

Each Python client has an environment of its own: py-cord installs a package ``discord``, too.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
ENVIRONMENTS = FOLDER / ".venv"


def node(package: str) -> list[str]:
    """The command that runs JavaScript with ``package`` at hand; skips the test where it is not."""
    program = shutil.which("node")
    if program is None:
        pytest.skip("node is not installed")
    if not (FOLDER / "node_modules" / package).is_dir():
        pytest.skip(f"{package} is not installed: npm install --prefix tests/foreign")
    return [program]


def python(client: str) -> list[str]:
    """The interpreter of a client's own environment; skips the test where there is none."""
    for name in ("bin/python", "Scripts/python.exe"):
        if (program := ENVIRONMENTS / client / name).exists():
            return [str(program)]
    pytest.skip(f"{client} is not installed: see tests/foreign/__init__.py")
