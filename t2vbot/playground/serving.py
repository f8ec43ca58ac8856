"""playground: the stand-in for Discord with its page, and the unmodified bot connected to it.

The bot runs as a process of its own, as it does on a host's machine: the page is there before torch
is imported, stays quick while a clip is made, and can restart the bot after a change.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import webbrowser
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from rich.console import Console

from ..errors import UserError
from ..settings import Settings
from ..signals import Signals
from ..standin.standin import Standin
from ..text import Text, render
from .page import Page

BOT = Path(__file__).parents[2] / "bot.py"
GRACE = 5.0  # seconds that the bot may take to end after it was told to, and again when told twice
# Settings that the stand-in sets, or that name servers of the real Discord.
OURS = {"discord_token", "discord_api", "data_dir", "dev_guild", "host_server", "guilds"}


async def play(settings: Settings, *, port: int, open_browser: bool, console: Console) -> None:
    """Serve the page until Ctrl-C, with the bot beside it."""
    standin = Standin(port=port)
    page = Page(standin)
    with Signals() as stopping, tempfile.TemporaryDirectory(prefix="t2vbot-data-") as data_dir:
        async with _serving(standin, port):
            environment = _environment(settings, page, standin, data_dir)
            bot = BotProcess(environment, data_dir, page.report, stopping.second)
            page.restart = bot.restart
            try:
                await bot.start()
                console.print(render(Text("playground-at", url=standin.url)), soft_wrap=True)
                if open_browser:
                    # In a thread: a browser may take its time.
                    await asyncio.to_thread(webbrowser.open, standin.url)
                await stopping.first.wait()
                console.print(render(Text("playground-stopping")))
            finally:
                await bot.close()


@contextlib.asynccontextmanager
async def _serving(standin: Standin, port: int) -> AsyncIterator[None]:
    try:
        await standin.start()
        yield
    except OSError as error:
        if standin.url:
            raise
        text = Text("playground-port", port=str(port), error=str(error.strerror))
        raise UserError(text) from error
    finally:
        await standin.aclose()


def _environment(settings: Settings, page: Page, standin: Standin, data_dir: str) -> dict[str, str]:
    """Every setting of the host but those that belong to their real bot."""
    kept = settings.model_dump(exclude=OURS, exclude_none=True)
    variables = {f"T2V_{name.upper()}": _written(value) for name, value in kept.items()}
    variables |= {
        "DISCORD_TOKEN": standin.token,
        "T2V_DISCORD_API": standin.url,
        "T2V_DATA_DIR": data_dir,
        "T2V_HOST_SERVER": str(page.scenery.office.id),
        "T2V_ENV_FILE": os.devnull,  # all that it says is among these
    }
    theirs = {f"T2V_{name.upper()}" for name in OURS}
    others = {name: text for name, text in os.environ.items() if name not in theirs}
    return others | variables


def _written(value: Any) -> str:
    """A setting as a host writes it: several values stand beside each other."""
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


class BotProcess:
    """``python bot.py``, restarted when somebody asks for it.

    It runs in ``folder``, where no ``.env`` lies, and in a process group of its own, so that a
    Ctrl-C in the terminal reaches the playground alone. ``report`` hears how it is; ``at_once``
    cuts short what a stop waits for.
    """

    def __init__(
        self,
        environment: dict[str, str],
        folder: str,
        report: Callable[[Text], None],
        at_once: asyncio.Event,
    ) -> None:
        self._environment = environment
        self._folder = folder
        self._report = report
        self._at_once = at_once
        self._closed = False
        self._process: asyncio.subprocess.Process | None = None
        self._watch: asyncio.Task[None] | None = None
        self._changing = asyncio.Lock()

    async def start(self) -> None:
        async with self._changing:
            await self._start()

    async def restart(self) -> None:
        async with self._changing:
            await self._stop()
            await self._start()

    async def close(self) -> None:
        """End it for good, also where it is just being restarted."""
        self._closed = True
        async with self._changing:
            await self._stop()

    async def _start(self) -> None:
        if self._closed:
            return
        self._report(Text("playground-starting"))
        own_group: dict[str, Any] = {"start_new_session": True}
        if sys.platform == "win32":
            own_group = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, str(BOT)), env=self._environment, cwd=self._folder, **own_group
        )
        self._watch = asyncio.create_task(self._wait(self._process))

    async def _stop(self) -> None:
        """Tell it, again so that it leaves its clip, then end it."""
        process, watch = self._process, self._watch
        if process is None or watch is None:
            return
        impatient = asyncio.create_task(self._at_once.wait())
        try:
            for _ in range(2):
                if watch.done() or impatient.done():
                    break
                _tell_to_stop(process)
                await asyncio.wait({watch, impatient}, timeout=GRACE, return_when="FIRST_COMPLETED")
            if not watch.done():
                process.kill()
            await watch
        finally:
            impatient.cancel()

    async def _wait(self, process: asyncio.subprocess.Process) -> None:
        code = await process.wait()
        self._report(Text("playground-ended", code=str(code)))


def _tell_to_stop(process: asyncio.subprocess.Process) -> None:
    """What a host's Ctrl-C does, for a process in another group."""
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.send_signal(signal.CTRL_BREAK_EVENT)
        else:
            process.send_signal(signal.SIGTERM)
