"""What every test stands on: one thread, no outside settings, no file outside its own folder."""

from __future__ import annotations

import gc
import os
import signal
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

# Read when torch is first imported, so set before any test can. A tiny clip takes 0.1 s on one
# thread and seconds on several that wait for each other.
os.environ["OMP_NUM_THREADS"] = "1"
# Read when huggingface_hub is first imported: no test may reach the real hub, the developer's token
# or downloaded models by mistake. Nobody listens at the discard port, and the folder stays unmade.
os.environ["HF_ENDPOINT"] = "http://127.0.0.1:9"
os.environ["HF_HOME"] = str(Path(tempfile.gettempdir()) / "t2vbot-tests-no-hub")
os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"

import hypothesis  # noqa: F401 - it counts who refers to an object, which nobody sees once frozen
import pytest
import pytest_asyncio

from t2vbot.standin.standin import Standin

from .checkpoints import tiny_text_to_video_sd
from .reliability import Stage, a_stage
from .standin import Bot, a_standin

# What is imported stays, a million objects: until all of it is there, nobody looks through it.
gc.disable()

PREFIXES = ("T2V_", "DISCORD_", "HF_", "HUGGING_FACE_")


# Files that take longest. They are begun first: a file is one worker's, and at the end the others
# would have nothing to do but wait for it.
LONG = (
    *("test_families", "test_jobs_executors", "test_engine_generator"),
    *("test_reliability_process", "test_reliability_machine", "test_reliability_together"),
    *("test_e2e_process", "test_builtin_model", "test_playground_browser", "test_bot_relay"),
    *("test_bot_jam", "test_bot_drafts", "test_reliability_gateway", "test_e2e_video"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="also what takes longest")
    parser.addoption(
        "--write-docs", action="store_true", help="write what docs say of the tests' findings"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        left_out = [item for item in items if item.get_closest_marker("long")]
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)
    rank = {name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: rank.get(item.path.stem, len(LONG)))


def pytest_collection_finish() -> None:
    """Nor afterwards: in some files that took a fifth of the processor's time."""
    gc.enable()
    gc.freeze()


@pytest.fixture(autouse=True)
def isolated(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Hide the developer's settings, token, caches and ``.env``, and start in an empty folder."""
    for name in os.environ:
        if name.startswith(PREFIXES):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("t2vbot.env_file.BESIDE", tmp_path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder, in which a test can see that nothing else is left."""
    path = tmp_path / "folder"
    path.mkdir()
    return path


@pytest.fixture
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is tried again is tried soon."""
    monkeypatch.setattr("t2vbot.pauses.FIRST", 0.05)
    monkeypatch.setattr("t2vbot.pauses.LONGEST", 0.05)


@pytest.fixture
def hears_signals() -> Iterator[None]:
    """A shell starts background jobs with Ctrl-C ignored, and nohup what it starts with SIGHUP
    ignored; children inherit that.
    """
    handlers = {"SIGINT": signal.default_int_handler, "SIGHUP": signal.SIG_DFL}
    there = {getattr(signal, name): handlers[name] for name in handlers if hasattr(signal, name)}
    before = {sig: signal.signal(sig, handler) for sig, handler in there.items()}
    yield
    for sig, handler in before.items():
        signal.signal(sig, handler)


@pytest.fixture(scope="session")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny text-to-video checkpoint, shared by all tests: read it, never change it."""
    return tiny_text_to_video_sd(tmp_path_factory.mktemp("models") / "tiny")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_stage(
    tmp_path_factory: pytest.TempPathFactory, tiny_model: Path
) -> AsyncIterator[Stage]:
    """One stage, and one bot, for all tests of a module."""
    async with a_stage(tmp_path_factory.mktemp("stage"), tiny_model) as stage:
        yield stage


@pytest.fixture
async def standin() -> AsyncIterator[Standin]:
    """A stand-in for Discord of the test's own."""
    async with a_standin() as standin:
        yield standin


@pytest.fixture
async def bot(standin: Standin) -> AsyncIterator[Bot]:
    """A small bot on the real discord.py, online there."""
    bot = Bot()
    async with bot.online(standin):
        yield bot
