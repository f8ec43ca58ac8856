"""Starting the bot for end-to-end tests: in this process, or as a host does."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from t2vbot import app
from t2vbot.settings import load
from t2vbot.standin.standin import Standin

ROOT = Path(__file__).parents[1]
START = 200.0  # seconds that a start may take on a busy machine: importing torch is most of it


def settings_for(discord: Standin, data_dir: Path, model: Path | str, **more: Any) -> Any:
    """Without previews: many tests know a finished video by the file in its message. Nor hints:
    they count what somebody is sent.
    """
    return load(
        DISCORD_TOKEN=discord.token,
        discord_api=discord.url,
        data_dir=data_dir,
        model=str(model),
        device="cpu",
        **({"preview": False, "hints": False} | more),
    )


@asynccontextmanager
async def bot_in_process(
    discord: Standin, data_dir: Path, model: Path | str, **more: Any
) -> AsyncIterator[asyncio.Task[Any]]:
    """The bot in a task of this loop, ready when the block begins, stopped when it ends."""
    running = asyncio.create_task(app.run(settings_for(discord, data_dir, model, **more)))
    ready = asyncio.create_task(discord.bot_ready(START))
    try:
        await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
        await ready
        yield running
    finally:
        ready.cancel()
        running.cancel()
        await asyncio.wait({running, ready})
        # discord.py leaves it, and a process of its own would end it. It is waited for: it may
        # still begin an event, and that must not happen in a loop that closes.
        left = [task for task in asyncio.all_tasks() if "ShardedConnectionState" in repr(task)]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)


class BotProcess:
    """``python bot.py``, as a host starts it."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self.process = process
        self._log = log

    @classmethod
    async def start(
        cls,
        discord: Standin,
        data_dir: Path,
        model: Path | str,
        *,
        log: Path | None = None,
        program: Sequence[str] = (),
        **environment: str,
    ) -> BotProcess:
        """Start it, and wait until it is ready for members."""
        bot = await cls.spawn(discord, data_dir, model, log=log, program=program, **environment)
        ready = asyncio.create_task(discord.bot_ready(START))
        ended = asyncio.create_task(bot.process.wait())
        await asyncio.wait({ready, ended}, return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()
        if not ready.done() or ready.exception():
            ready.cancel()
            await bot.kill()
            raise AssertionError(f"The bot did not start:\n{bot.log()}")
        return bot

    @classmethod
    async def spawn(
        cls,
        discord: Standin,
        data_dir: Path,
        model: Path | str,
        *,
        log: Path | None = None,
        program: Sequence[str] = (),
        **environment: str,
    ) -> BotProcess:
        """Start it, and do not wait; what it prints goes to ``log``."""
        data_dir.mkdir(parents=True, exist_ok=True)
        log = log or data_dir / "stderr.log"
        variables = {
            "DISCORD_TOKEN": discord.token,
            "T2V_DISCORD_API": discord.url,
            "T2V_DATA_DIR": str(data_dir),
            "T2V_MODEL": str(model),
            "T2V_DEVICE": "cpu",
            "T2V_PREVIEW": "false",
            "T2V_HINTS": "false",
            "OMP_NUM_THREADS": "1",
        }
        with log.open("ab") as stderr:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, *(program or (str(ROOT / "bot.py"),))),
                env={**os.environ, **variables, **environment},
                cwd=data_dir,
                stderr=stderr,
            )
        return cls(process, log)

    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    async def stop(self, sig: int = signal.SIGTERM) -> int:
        """Ask it to stop; its exit code."""
        self.process.send_signal(sig)
        return await self.ended()

    async def ended(self) -> int:
        """Wait until it has ended by itself; its exit code."""
        async with asyncio.timeout(START):
            return await self.process.wait()

    async def kill(self) -> None:
        if self.process.returncode is None:
            self.process.kill()
            await self.process.wait()
