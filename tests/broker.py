"""A NATS server on loopback, which can be stopped, killed, frozen and emptied."""

from __future__ import annotations

import asyncio
import re
import shutil
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from .running import ROOT

PROGRAM = shutil.which("nats-server")
needs_nats = pytest.mark.skipif(PROGRAM is None, reason="there is no nats-server here")
PASSWORD = "a-password-of-tests"  # of every user

CONFIGURATION = (ROOT / "docs" / "operations" / "nats.conf").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^  anna: \{$.*?^  \}$", re.MULTILINE | re.DOTALL)
_CONTROL = re.compile(r"^.*account: anna, .*$", re.MULTILINE)
WORKERS = ("anna", "ben")


def configuration(*workers: str) -> str:
    """docs/operations/nats.conf, with these workers added as it says, and known passwords."""
    text = CONFIGURATION
    (block,), (control,) = _BLOCK.findall(text), _CONTROL.findall(text)
    for worker in {*workers} - {*WORKERS}:
        text = text.replace(block, block + "\n" + block.replace("anna", worker), 1)
        text = text.replace(control, control + "\n" + control.replace("anna", worker), 1)
    return re.sub("CHANGE-ME-[A-Z]+", PASSWORD, text)


class BrokerProcess:
    """``workers``: who may connect beside the bot, with ``PASSWORD``. ``text``: another
    configuration than theirs.
    """

    def __init__(
        self,
        folder: Path,
        workers: tuple[str, ...] = WORKERS,
        text: str = "",
        host: str = "127.0.0.1",
        port: int | None = None,
    ) -> None:
        self._host = host
        self.port = port or _free_port()
        folder.mkdir(exist_ok=True)
        self._store = folder / "nats"
        self._log = folder / "nats.log"
        self._configuration = folder / "nats.conf"
        self.configure(*workers, text=text)
        self.process: asyncio.subprocess.Process | None = None

    def configure(self, *workers: str, text: str = "") -> None:
        """For its next start, or until it is told to read it again."""
        text = (text or configuration(*workers)).replace(
            "127.0.0.1:4222", f"{self._host}:{self.port}"
        )
        self._configuration.write_text(text.replace("nats-data", self._store.as_posix()))

    def url(self, user: str = "bot") -> str:
        return f"nats://{user}:{PASSWORD}@{self._host}:{self.port}"

    @property
    def runs(self) -> bool:
        return self.process is not None and self.process.returncode is None

    async def start(self) -> None:
        """Begin, and wait until it answers."""
        assert PROGRAM
        with self._log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(PROGRAM, "-c", str(self._configuration)), stdout=log, stderr=log
            )
        async with asyncio.timeout(30):
            while not await self._answers():
                assert self.process.returncode is None, self._log.read_text()
                await asyncio.sleep(0.02)

    async def reload(self) -> None:
        """Have it read its configuration again, as `nats-server --signal reload` does."""
        assert self.process
        done = "Reloaded server configuration"
        before = self._log.read_text().count(done)
        self.process.send_signal(signal.SIGHUP)
        async with asyncio.timeout(30):
            while not self._log.read_text().count(done) > before:  # noqa: ASYNC110 - of another process
                await asyncio.sleep(0.02)

    async def stop(self, sig: int = signal.SIGTERM) -> None:
        if self.process and self.process.returncode is None:
            self.process.send_signal(sig)
            await self.process.wait()

    async def kill(self) -> None:
        await self.stop(signal.SIGKILL)

    def empty(self) -> None:
        """Its disk is lost. Only while it is stopped."""
        shutil.rmtree(self._store, ignore_errors=True)

    async def _answers(self) -> bool:
        try:
            _, writer = await asyncio.open_connection(self._host, self.port)
        except OSError:
            return False
        writer.close()
        return True


@asynccontextmanager
async def a_broker(folder: Path) -> AsyncIterator[BrokerProcess]:
    broker = BrokerProcess(folder)
    await broker.start()
    try:
        yield broker
    finally:
        await broker.kill()


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port
