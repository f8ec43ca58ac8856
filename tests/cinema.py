"""The whole bot, making real clips of one colour each, so that a film tells its scenes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import pairwise
from pathlib import Path

import numpy as np

from t2vbot.catalog.request import VideoRequest
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.places import Channel
from t2vbot.standin.standin import Standin
from t2vbot.video.fit import fit

from .helpers_video import a_master, decode, request_for
from .quick import QuickBot, quick_bot

Clips = Callable[[VideoRequest], bytes]
COLOURS = {
    "red": (220, 30, 30),
    "green": (30, 200, 30),
    "blue": (40, 40, 230),
    "yellow": (230, 230, 40),
    "violet": (200, 40, 220),
    "cyan": (40, 220, 220),
    "white": (235, 235, 235),
    "orange": (240, 130, 20),
    "grey": (120, 120, 120),
    "navy": (20, 20, 90),
    "brown": (110, 60, 20),
    "olive": (110, 110, 20),
}


async def make_clips(folder: Path) -> Clips:
    """Each of the colour that its prompt names."""
    made = {}
    for name, colour in COLOURS.items():
        frames = np.broadcast_to(np.array(colour, np.uint8), (16, 64, 64, 3)).copy()
        path = folder / f"{name}.mp4"
        await a_master(frames, path, request_for(frames, prompt=name))
        made[name] = path.read_bytes()
    return lambda request: next(data for name, data in made.items() if name in request.prompt)


@asynccontextmanager
async def cinema(
    standin: Standin, folder: Path, clips: Clips, **settings: object
) -> AsyncIterator[QuickBot]:
    async with quick_bot(standin, folder, fit=fit, **settings) as bot:
        bot.executor.clip_of = clips
        yield bot


def colours(message: Message, folder: Path) -> list[str]:
    """The colours of a film's scenes, in their order, by its pixels."""
    path = folder / "film.mp4"
    path.write_bytes(message.attachments[0].read())
    shown = []
    for mean in decode(path)[:, :180].mean(axis=(1, 2)):
        name = min(COLOURS, key=lambda name: np.abs(mean - COLOURS[name]).sum())
        shown.append(name if np.abs(mean - COLOURS[name]).max() < 12 else "")
    # Within a fade, a frame may look like something else.
    lasting = [name for name, after in pairwise(shown) if name and name == after]
    return [name for name, before in zip(lasting, ["", *lasting], strict=False) if name != before]


class Together:
    """What members make together, as they see it: a board, a thread, and a film in the end."""

    def __init__(self, bot: QuickBot, board: Message) -> None:
        self.bot = bot
        self.discord = bot.discord
        self.board = board

    @property
    def place(self) -> Channel:
        """Where the scenes are."""
        return self.board.thread or self.board.channel

    async def press(self, who: str, button: str) -> Interaction:
        """On the board, as soon as it is there."""
        await self.bot.until(lambda: button in self.board.labels or None)
        pressed = await self.discord.members[who].click(self.board, button)
        await pressed.acknowledged()
        return pressed

    async def film(self) -> Message:
        """Wait for the film, and for what is said after it."""

        def find() -> Message | None:
            found = self.discord.messages.in_channel(self.board.channel)
            return next((m for m in found if m.attachments and m.reference is self.board), None)

        film: Message = await self.discord.hub.until(find, 40, "the film")
        await self.bot.until(lambda: "is below" in self.board.content or None)
        await self.bot.idle()
        return film
