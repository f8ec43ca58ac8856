"""The bot as a process of its own, whose clips are prepared: ``python -m tests.prepared``.

All but the device is real, and it starts in a second, since nothing imports torch: for tests that
kill it again and again. While the file ``pause-step`` lies in ``T2V_FAULTS``, clips stand still, as
in the real bot. Where ``hang-cut`` lies there, the next film or sheet is cut, and nobody hears of
it for as long as the process lives.
"""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from t2vbot import app, assembly, logs
from t2vbot.assembly import Parts, assemble
from t2vbot.bot import boards
from t2vbot.catalog.catalog import Catalog
from t2vbot.database import Database
from t2vbot.jobs.executor import Made, Order
from t2vbot.jobs.work import Work
from t2vbot.media.store import Media
from t2vbot.settings import Settings, load
from t2vbot.video.cutting import CutExecutor
from t2vbot.video.fit import fit

from .executors import ReferenceExecutor

PROGRAM = ("-m", "tests.prepared")
LOOK = 0.05  # seconds between two looks at the faults


class PausedExecutor(ReferenceExecutor):
    def __init__(self, media: Media, faults: Path) -> None:
        super().__init__(media)
        self._faults = faults

    async def _work(self, order: Order) -> Made:
        pausing = asyncio.create_task(self._pause())
        try:
            return await super()._work(order)
        finally:
            pausing.cancel()

    async def _pause(self) -> None:
        while True:
            (self.gate.clear if (self._faults / "pause-step").exists() else self.gate.set)()
            await asyncio.sleep(LOOK)


class HangingCuts(CutExecutor):
    def __init__(self, faults: Path, media: Media, *, embed_prompt: bool = True) -> None:
        super().__init__(media, embed_prompt=embed_prompt)
        self._fault = faults / "hang-cut"

    async def _cut(self, work: Work) -> Made:
        made = await super()._cut(work)
        if self._fault.exists():
            self._fault.unlink()
            await asyncio.Event().wait()
        return made


async def build(settings: Settings, database: Database, media: Media) -> Parts:
    assert settings.faults
    executor = PausedExecutor(media, settings.faults)
    assembly.CutExecutor = partial(HangingCuts, settings.faults)  # type: ignore[assignment, misc]
    return await assemble(settings, database, media, Catalog.load(), "builtin", executor, fit)


def main() -> None:
    boards.PACE = LOOK  # nobody limits how often a message is edited here
    app.build = build  # type: ignore[attr-defined]
    settings = load()
    logs.set_up(settings.log_level or "INFO", as_json=settings.log_format == "json")
    asyncio.run(app.run(settings))


if __name__ == "__main__":
    main()
