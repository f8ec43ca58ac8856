"""The rooms import one way; heavy packages stay in their rooms; the command line starts at once."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Container, Iterator, Mapping, Set
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "t2vbot"

# What each room may import of ours; a module on the top level is a room, too. Imports for type
# checkers alone count as well.
ALLOWED = {
    # The ground floor.
    "belonging": set(),
    "text": set(),
    "errors": {"text"},
    "private": set(),
    "logs": {"belonging"},
    "pauses": set(),
    "tasks": set(),
    "signals": set(),
    "env_file": {"errors", "text"},
    "env_faults": {"env_file", "logs", "text"},
    "proxies": {"errors", "text"},
    "settings": {"env_faults", "env_file", "errors", "logs", "private", "text"},
    "media": {"private"},
    "database": {"errors", "private", "text"},
    "backup": {"database", "media", "private"},
    "schema": set(),
    "upgrade": {"database", "media", "private"},
    # The bot, from below.
    "catalog": {"errors", "text"},
    "jobs": {"belonging", "catalog", "database", "errors", "media", "text"},
    "posts": {"belonging", "jobs", "database", "errors", "media", "pauses", "tasks", "text"},
    "rules": {"catalog", "database", "errors", "jobs", "text"},
    "groups": {"catalog", "database", "errors", "jobs", "posts", "text"},
    "privacy": {
        *("catalog", "database", "groups", "jobs", "media", "posts", "rules", "text"),
    },
    "bot": {
        *("catalog", "database", "errors", "groups", "jobs", "media", "pauses", "posts"),
        *("privacy", "rules", "tasks", "text"),
    },
    # What fulfils what jobs and posts ask for.
    "video": {
        *("catalog.film", "catalog.request", "catalog.smooth", "errors", "jobs.executor"),
        *("jobs.work", "media", "private", "text"),
    },
    "engine": {
        *("catalog", "errors", "jobs.executor", "jobs.work", "media", "private", "proxies", "text"),
        "video",
    },
    "remote": {
        *("belonging", "catalog", "errors", "jobs.executor", "jobs.work", "logs", "media"),
        *("pauses", "private", "text", "video.mp4"),
    },
    # What puts it together.
    "assembly": {
        *("bot", "catalog", "database", "groups", "jobs", "media", "posts", "privacy", "proxies"),
        *("rules", "settings", "video"),
    },
    "local": {"catalog", "engine", "media", "settings"},
    "build": {
        *("assembly", "catalog", "database", "engine", "errors", "jobs.executor", "local", "media"),
        *("jobs.by_place", "private", "remote", "settings", "text", "video"),
    },
    "watching": {"assembly", "database", "errors", "jobs", "posts", "settings", "text"},
    "app": {
        *("backup", "watching"),
        *("assembly", "bot", "build", "database", "engine", "errors", "logs", "media", "pauses"),
        *("proxies", "schema", "settings", "signals", "text", "upgrade"),
    },
    "cli": {
        *(
            "app",
            "bot",
            "build",
            "catalog",
            "engine",
            "env_file",
            "errors",
            "jobs",
            "local",
            "logs",
        ),
        *("media", "playground", "private", "proxies", "remote", "settings", "signals", "text"),
        "video",
    },
    # Beside the bot.
    "standin": {"errors", "text"},
    "playground": {"errors", "settings", "signals", "standin", "text"},
    "builtin": {"errors"},
}
# Which rooms may import a heavy package, and nobody else.
ONLY_IN = {
    "torch": {"engine", "builtin", "cli"},
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


def inside(name: str, allowed: str) -> bool:
    return f"{name}.".startswith(f"{PACKAGE.name}.{allowed}.")


def test_rooms_import_one_way() -> None:
    wrong = []
    for path, room in modules():
        for name in imports(path):
            ours = name.split(".")[0] == PACKAGE.name
            if not ours or inside(name, room) or name.split(".")[1].startswith("__"):
                continue
            if not any(inside(name, allowed) for allowed in ALLOWED.get(room, ())):
                wrong.append(f"{path.relative_to(ROOT)} imports {name}")
    assert wrong == []


def test_every_room_has_its_rule() -> None:
    rooms = {room for _, room in modules() if not room.startswith("__")}
    assert rooms == set(ALLOWED)


def test_the_rules_have_no_circle() -> None:
    rules = {
        room: {allowed.split(".")[0] for allowed in others} for room, others in ALLOWED.items()
    }
    assert circle(rules) == []


def test_modules_have_no_circle() -> None:
    names = {module_name(path): path for path, _ in modules()}
    graph = {
        name: {near for each in imports(path) if (near := nearest(each, names)) not in ("", name)}
        for name, path in names.items()
    }
    assert circle(graph) == []


def test_a_circle_would_be_found() -> None:
    assert circle({"a": {"b"}, "b": {"c"}, "c": set()}) == []
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]


def module_name(path: Path) -> str:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


def nearest(name: str, known: Container[str]) -> str:
    """The module that holds ``name``; "" where it is none of ours, or the package itself."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return "" if name == PACKAGE.name else name


def circle(graph: Mapping[str, Set[str]]) -> list[str]:
    """A way from a node back to itself, or nothing where there is none."""
    done: set[str] = set()

    def walk(node: str, way: list[str]) -> list[str]:
        if node in way:
            return [*way[way.index(node) :], node]
        if node in done:
            return []
        for other in sorted(graph.get(node, ())):
            if found := walk(other, [*way, node]):
                return found
        done.add(node)
        return []

    return next((found for node in sorted(graph) if (found := walk(node, []))), [])


def test_only_settings_read_the_environment() -> None:
    """Others only hand it on: to a program that is not the bot, and to the playground's own bot."""
    readers = {
        path.relative_to(PACKAGE).as_posix()
        for path, _ in modules()
        if any(name.startswith(("os.environ", "os.getenv")) for name in attributes(path))
    }
    assert readers <= {
        *("env_file.py", "settings.py", "private.py"),
        *("playground/serving.py", "standin/openapi.py"),
    }


def attributes(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"


@pytest.mark.parametrize("package", ONLY_IN)
def test_heavy_packages_stay_in_their_rooms(package: str) -> None:
    users = {
        room for path, room in modules() for name in imports(path) if name.split(".")[0] == package
    }
    assert users <= ONLY_IN[package]


@pytest.mark.parametrize(
    ("modules", "absent"),
    [
        ("t2vbot.cli.generate", {"torch", "discord", "t2vbot.bot"}),
        # A bot whose clips others make: workers, or processes of its own.
        ("t2vbot.app, t2vbot.remote.nats_executor", {"torch", "diffusers", "huggingface_hub"}),
        ("t2vbot.app, t2vbot.remote.device_process, t2vbot.local", {"torch", "diffusers"}),
    ],
)
def test_what_is_imported_leaves_out_what_is_heavy(modules: str, absent: set[str]) -> None:
    code = f"import sys, {modules}; print({absent!r} & sys.modules.keys())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == "set()", done.stderr


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
