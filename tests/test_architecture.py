"""The rooms import one way; heavy packages stay in their rooms; the command line starts at once."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "t2vbot"

# What each room may import of ours. Files on the top level that are named here are rooms, too.
ALLOWED = {
    "text": set(),
    "errors": {"text"},
    "private": set(),
    "media": {"private"},
    "logs": set(),
    "settings": {"errors", "logs", "private"},
    "jobs": {"errors", "catalog", "text", "media", "private"},
    "catalog": {"errors"},
    "engine": {"errors", "jobs", "catalog"},
    "video": {"errors", "jobs", "catalog", "private"},
    "bot": {"errors", "jobs", "catalog", "private"},
    "standin": {"errors"},
    "playground": {"errors", "standin"},
    "builtin": {"errors"},
}
# Which rooms may import a heavy package, and nobody else.
ONLY_IN = {
    "torch": {"engine", "builtin", "doctor"},
    "diffusers": {"engine", "builtin"},
    "transformers": {"engine", "builtin"},
    "discord": {"bot", "app"},
}


def modules() -> Iterator[tuple[Path, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        inside = path.relative_to(PACKAGE)
        yield path, inside.parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """Absolute names of everything a module imports, also inside functions."""
    package = [PACKAGE.name, *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            name = ".".join([*base, *(node.module.split(".") if node.module else [])])
            yield from (f"{name}.{alias.name}" for alias in node.names)


def test_rooms_import_one_way() -> None:
    wrong = []
    for path, room in modules():
        if room not in ALLOWED:  # cli, app and what they build from may use every room
            continue
        for name in imports(path):
            parts = name.split(".")
            if parts[0] != PACKAGE.name or parts[1] == room or parts[1].startswith("__"):
                continue
            if not any(".".join(parts[1:]).startswith(allowed) for allowed in ALLOWED[room]):
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert wrong == []


@pytest.mark.parametrize("package", ONLY_IN)
def test_heavy_packages_stay_in_their_rooms(package: str) -> None:
    users = {
        room for path, room in modules() for name in imports(path) if name.split(".")[0] == package
    }
    assert users <= ONLY_IN[package]


def test_the_command_line_starts_without_heavy_packages() -> None:
    code = (
        "import sys; sys.argv = ['bot.py', '--help']\n"
        "try:\n"
        "    from t2vbot.cli.main import main; main()\n"
        "except SystemExit: pass\n"
        "print([name for name in ('torch', 'discord', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
