"""Workers in processes of their own, which are started, killed and frozen."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from .broker import BrokerProcess
from .remote import BEAT
from .running import ROOT


class WorkerProcess:
    """``tests.worker_process``. ``step``: seconds of each step of a clip. ``beat``: seconds between
    two beats; None: as a worker has it. ``follow``: a real bot, whose terms it asks for first.
    """

    program: tuple[str, ...] = (sys.executable,)

    def __init__(
        self,
        broker: BrokerProcess,
        name: str,
        folder: Path,
        *,
        step: float = 0.02,
        beat: float | None = BEAT,
        follow: bool = False,
    ) -> None:
        self.name = name
        self.step = step
        self._beat = beat
        self._follow = ("--follow",) if follow else ()
        self._broker = broker
        self._folder = folder
        self.process: asyncio.subprocess.Process | None = None

    @property
    def runs(self) -> bool:
        return self.process is not None and self.process.returncode is None

    async def start(self) -> None:
        beat = () if self._beat is None else ("--beat", str(self._beat))
        with (self._folder / f"{self.name}.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(*self.program, "-m", "tests.worker_process", self._broker.url(self.name)),
                *(self.name, str(self._folder / self.name), "--step", str(self.step), *beat),
                *self._follow,
                cwd=ROOT,
                env={**os.environ, "PYTHONUNBUFFERED": "1"},
                stdout=log,
                stderr=log,
            )

    def send(self, sig: int) -> None:
        if self.process and self.runs:
            self.process.send_signal(sig)

    async def kill(self) -> None:
        if self.process and self.runs:
            self.process.kill()
            await self.process.wait()

    async def ended(self) -> int:
        assert self.process
        async with asyncio.timeout(60):
            return await self.process.wait()

    def log(self) -> str:
        return (self._folder / f"{self.name}.log").read_text()
