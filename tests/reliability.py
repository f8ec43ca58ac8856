"""For the tests of "nothing accepted is ever lost": a bot that dies and comes back, and the account
of what became of every job.
"""

from __future__ import annotations

import asyncio
import itertools
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from sqlite3 import Connection, connect
from typing import Any, Protocol

from t2vbot.standin.interaction import Interaction, Reply
from t2vbot.standin.message import Message
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin
from t2vbot.standin.uploads import Attachment
from t2vbot.video.metadata import read_request

from .helpers_video import count_frames
from .running import START, BotProcess

WAIT = 100.0  # seconds for a clip on a busy machine
SHORT = {"steps": 2, "seconds": 0.5}
LONG = {"steps": 40, "seconds": 8}  # seconds of work, also on a fast machine
LONG_FRAMES = 64
FRAMES = 4  # of a short clip
DISTINCT = 8  # characters of a prompt that no other message contains by chance
UPLOAD = "PATCH /webhooks/*"  # with a file in it, the final message of a post

# What Discord and the way to it do, by name: plans it for a route.
TROUBLES: dict[str, Callable[..., Any]] = {
    "429": lambda faults, route, **how: faults.rate_limit(route, 0.2, **how),
    "429 everywhere": lambda faults, route, **how: faults.rate_limit(route, 0.2, True, **how),
    "429 by the proxy": lambda faults, route, **how: faults.proxy_error(route, 429, **how),
    "500": lambda faults, route, **how: faults.fail(route, 500, **how),
    "502": lambda faults, route, **how: faults.proxy_error(route, 502, **how),
    "503": lambda faults, route, **how: faults.proxy_error(route, 503, **how),
    "dropped": lambda faults, route, **how: faults.drop(route, **how),
}


class Stage:
    """Members, a stand-in for Discord, and ``python bot.py`` with one data folder."""

    def __init__(
        self,
        discord: Standin,
        folder: Path,
        model: Path,
        data_dir: Path | None = None,
        program: Sequence[str] = (),
    ) -> None:
        """``program``: another one than the bot's own, as Python's arguments."""
        self.discord = discord
        self._program = program
        self.data_dir = data_dir or folder / "data"
        self.faults = folder / "faults"
        self.faults.mkdir()
        self._log = folder / "bot.log"
        self._model = model
        self._bot: BotProcess | None = None
        self._seeds = itertools.count(1)
        self._read = 0  # characters of the log

    # The bot.

    @property
    def bot(self) -> BotProcess:
        assert self._bot, "the bot does not run"
        return self._bot

    @property
    def runs(self) -> bool:
        return self._bot is not None and self._bot.process.returncode is None

    @property
    def log(self) -> str:
        return self._log.read_text(encoding="utf-8") if self._log.exists() else ""

    def complaints(self) -> list[str]:
        """What the bot has logged as a fault of its own since this was asked last."""
        lines = self._unread().splitlines()
        self._read = len(self.log)
        return [line for line in lines if " ERROR " in line or "Traceback" in line]

    async def logged(self, text: str) -> None:
        """Wait until the bot logs it."""
        await seen(lambda: text in self._unread())

    def _unread(self) -> str:
        return self.log[self._read :]

    async def start(self, **environment: str) -> None:
        """Start it, unless it runs."""
        if self.runs:
            return
        await self._gone()
        self._bot = await BotProcess.start(
            self.discord,
            self.data_dir,
            self._model,
            log=self._log,
            program=self._program,
            T2V_FAULTS=str(self.faults),
            **environment,
        )

    async def kill(self) -> None:
        """kill -9: the process has no chance to do anything about it."""
        await self.bot.kill()
        self.discord.faults.clear()  # what it has met so far is over; the next life finds all well

    def fail(self, *faults: str) -> None:
        """Let the device fail where it gets to next: "oom-step", and "oom-step-2" once more."""
        for fault in faults:
            (self.faults / fault).touch()

    def lose(self, message: Message | None) -> None:
        """A message is deleted, and the bot does not hear of that."""
        assert message
        with self.discord.unseen():
            self.discord.messages.delete(message)

    def heal(self) -> None:
        """Take back the faults that it has not met."""
        for fault in self.faults.iterdir():
            fault.unlink(missing_ok=True)

    async def failed(self) -> None:
        """Wait until the bot has met all faults of its device."""
        await seen(lambda: not any(self.faults.iterdir()))

    async def stop(self) -> int:
        """SIGTERM; the exit code."""
        return await self.bot.stop(signal.SIGTERM)

    async def aclose(self) -> None:
        if self._bot:
            await self._bot.kill()

    async def _gone(self) -> None:
        """Wait until Discord has seen that the last one is gone."""
        gateway = self.discord.gateway
        await self.discord.hub.until(
            lambda: not gateway.connected or None, START, "the last bot to be gone"
        )

    # The members.

    async def ask(self, who: str = "ada", where: str = "general", **options: object) -> Interaction:
        """Ask for a short clip of its own seed and prompt, and see it accepted."""
        seed = next(self._seeds)
        asked = SHORT | {"prompt": f"clip {seed:04}", "seed": seed} | options
        member = self.discord.members[who]
        channel = self.discord.dm(member) if where == "dm" else self.discord.channel(where)
        interaction = await member.slash(channel, "video", **asked)
        await interaction.message(lambda m: m.content, WAIT)
        return interaction

    async def videos(self, *asked: Interaction) -> list[Message]:
        """Wait until each has the video, wherever it came to."""
        return [
            await self.discord.hub.until(lambda i=i: _video(self.discord, i), WAIT, f"video of {i}")
            for i in asked
        ]

    async def video(self, who: str = "ada", where: str = "general", **options: object) -> Message:
        (message,) = await self.videos(await self.ask(who, where, **options))
        return message


@asynccontextmanager
async def a_stage(
    folder: Path, model: Path, discord: Standin | None = None, data_dir: Path | None = None
) -> AsyncIterator[Stage]:
    """A stage; when all is over its bot is stopped, and its books are compared."""
    async with patient(discord or Standin()) as discord:
        stage = Stage(discord, folder, model, data_dir)
        try:
            yield stage
            await _reckon(stage)
        finally:
            await stage.aclose()


def patient(discord: Standin) -> Standin:
    """Let it wait for answers however busy this machine is, where no test is about Discord's three
    seconds, and let bots be started again at once.
    """
    discord.interactions.ack_seconds = WAIT
    discord.gateway.starts.seconds = 0.0
    return discord


async def _reckon(stage: Stage) -> None:
    """Assert that the bot, once stopped, knows of the same ends as its members."""
    if sys.platform == "win32":
        return  # a bot cannot be asked to stop there, and may not have written down the last end
    if stage.runs:
        assert await stage.stop() == 0, stage.log
    if (stage.data_dir / "jobs.sqlite").exists():
        found = account(stage.discord, accepted=accepted(stage.data_dir))
        assert not found.wrong, found.wrong
        assert not (differ := differences(found, books(stage.data_dir))), differ


@contextmanager
def paused(faults: Path) -> Iterator[None]:
    """Inside, the device stands still where it gets to its next step: however fast it is, a clip
    that is begun is being made."""
    pause = faults / "pause-step"
    pause.touch()
    try:
        yield
    finally:
        pause.unlink()


class Asks(Protocol):
    @property
    def faults(self) -> Path: ...

    async def ask(self, who: str = "ada", **options: object) -> Interaction: ...


@asynccontextmanager
async def making(stage: Asks, **options: object) -> AsyncIterator[Interaction]:
    """A clip that stands still between two steps, with that in its status, until the block ends."""
    with paused(stage.faults):
        asked = await stage.ask(**options)
        await asked.message(lambda m: "step" in m.content, WAIT)
        yield asked


# The account.


@dataclass
class Account:
    """What became of the requests of a stand-in's members, seen from outside."""

    ends: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    overtaken: int = field(
        default=0, compare=False
    )  # whose video came in a new message as somebody deleted the old one

    @property
    def accepted(self) -> int:
        return self.ends.total() - self.ends["refused"] - self.ends["unheard"]


def account(
    discord: Standin,
    before: Collection[Interaction] = (),
    accepted: Collection[int] | None = None,
    *,
    real_files: bool = True,
) -> Account:
    """Every request of every member, less those ``before``, and its end.

    Accepted is what has a public reply. It ends with exactly one video in exactly one message, or
    with a word that it failed or was cancelled, and never with two of them. "withdrawn" is what its
    member deleted, before or after it was done, or cancelled just before the reply was deleted.
    "unheard" is what the bot never answered: the member's client says so by itself, and nothing was
    promised. So it is with "thinking" if the bot died in the midst of it: its books, whose replies
    ``accepted`` lists, do not have that job. What is written in a video is compared if they are
    ``real_files``.
    """
    result = Account()
    for interaction in discord.interactions:
        if interaction in before:
            continue
        if _is_request(interaction) or (interaction.late and _asks(interaction)):
            end, wrong = _end(discord, interaction, real_files)
            reply = interaction.original
            if end == "lost" and reply and accepted is not None and reply.id not in accepted:
                end, wrong = "unheard", ""
            result.ends[end] += 1
            if end == "delivered" and reply and reply.deleted:
                result.overtaken += 1
            if wrong:
                who = interaction.user.username
                result.wrong.append(f"{who}'s {_name(interaction)!r}: {wrong}")
    return result


def settled(discord: Standin, before: Collection[Interaction] = (), **ends: int) -> None:
    """Assert that nothing is lost, doubled or open, and how many jobs ended how."""
    found = account(discord, before)
    assert not found.wrong, found.wrong
    for end, count in ends.items():
        assert found.ends[end] == count, found


# What members see of a post, by its own state and that of its job.
_BOOKED = {
    ("delivered", "done"): "delivered",
    ("delivered", "failed"): "failed",
    ("undeliverable", "done"): "failed",  # what is kept is told as a failure
    ("undeliverable", "failed"): "failed",
    ("withdrawn", "cancelled"): "cancelled",
    ("withdrawn", "done"): "cancelled",
}


def books(data_dir: Path) -> Counter[str]:
    """What a stopped bot's own database says became of the requests."""
    with closing(connect(data_dir / "jobs.sqlite")) as database:
        return count_ends(database)


def count_ends(database: Connection) -> Counter[str]:
    """How many requests came to which end; a post that is not settled has none of theirs."""
    query = (
        "SELECT posts.state, jobs.state, count(*) FROM posts"
        " JOIN post_jobs ON post_jobs.post_id = posts.id JOIN jobs ON jobs.id = post_jobs.job_id"
        " GROUP BY posts.state, jobs.state"
    )
    found: Counter[str] = Counter()
    for post, job, count in database.execute(query):
        found[_BOOKED.get((post, job), f"{post} and {job}")] += count
    return found


def differences(found: Account, booked: Counter[str]) -> str:
    """What a bot's books say otherwise than its members see, in words."""
    names = ("delivered", "failed", "cancelled")
    seen_by_members = Counter({end: found.ends[end] for end in names})
    withdrawn = seen_by_members["delivered"] - booked["delivered"]
    if 0 < withdrawn <= found.overtaken:  # the deletion came first to the books
        seen_by_members["delivered"] -= withdrawn
        seen_by_members["cancelled"] += withdrawn
    either = booked - seen_by_members  # withdrawn ones, which were delivered or cancelled
    if (
        not seen_by_members - booked
        and either.total() == found.ends["withdrawn"]
        and set(either) <= {"delivered", "cancelled"}
    ):
        return ""
    return f"the books have {dict(booked)}, and members see {dict(found.ends)}"


def accepted(data_dir: Path) -> set[int]:
    """The ids of the replies to all requests in a stopped bot's database."""
    with closing(connect(data_dir / "jobs.sqlite")) as database:
        return {row[0] for row in database.execute("SELECT message_id FROM posts")}


def limits_by_message(data_dir: Path) -> dict[int, int]:
    """The bytes that each file may have, by the id of the reply, from a stopped bot's database."""
    with closing(connect(data_dir / "jobs.sqlite")) as database:
        columns = "message_id, json_extract(destination, '$.limit')"
        query = f"SELECT {columns} FROM posts WHERE manner = 'ladder'"
        return dict(database.execute(query).fetchall())


def ended(discord: Standin, interaction: Interaction) -> bool:
    """Whether a request has come to its end, as far as its member can see."""
    gone = interaction.original is not None and interaction.original.deleted
    return gone or any(
        message.attachments or _ends_said(message.content)
        for message in about(discord, interaction)
    )


def refused(discord: Standin, interaction: Interaction) -> bool:
    return any("refused" in _ends_said(message.content) for message in about(discord, interaction))


def whole(message: Message, frames: int | None = FRAMES) -> None:
    """Assert that a message has one video, that plays from its first frame to its last.

    ``frames`` None: however many.
    """
    (attachment,) = message.attachments
    assert attachment.size == attachment.path.stat().st_size
    assert count_frames(attachment.path) == frames or frames is None


def uploads(discord: Standin, interaction: Interaction) -> list[tuple[int, int]]:
    """Status and bytes of every try to bring a request's file, in order."""
    seed = _option(interaction, "seed")
    return [
        (record.status, size)
        for record in discord.requests
        for name, size in record.files
        if name.endswith(f"t2v-{seed}.mp4")
    ]


def belongs(discord: Standin, interaction: Interaction, message: Message) -> bool:
    """Whether a message is about a request: its reply, or one that names its prompt and replies to
    no other request.
    """
    if message in interaction.messages:
        return True
    name = _name(interaction)
    if len(name) < DISTINCT or not message.author.bot or not _names(message, name):
        return False
    return not any(_is_request(i) and message in i.messages for i in discord.interactions)


def _names(message: Message, prompt: str) -> bool:
    """In its text, or in the file, where automatic moderation let no text with it come."""
    if prompt in message.content or not message.attachments:
        return prompt in message.content
    return _prompt_in(message.attachments[0].path) == prompt


@cache
def _prompt_in(file: Path) -> str | None:
    """Of an attachment, which never changes."""
    return (read_request(file) or {}).get("prompt")


def about(discord: Standin, interaction: Interaction) -> Iterator[Message]:
    """The messages about a request, oldest first."""
    own = {message.id for message in interaction.messages}
    # Others that are older than the request cannot be about it.
    later = (m for m in discord.messages if m.id > interaction.id or m.id in own)
    return (m for m in later if not m.deleted and belongs(discord, interaction, m))


def _end(discord: Standin, interaction: Interaction, real_files: bool) -> tuple[str, str]:
    """How a request ended, and what is wrong with that."""
    if interaction.reply is None:
        return "unheard", ""
    messages = list(about(discord, interaction))
    videos = [attachment for message in messages for attachment in message.attachments]
    said = "\n".join(message.content for message in messages)
    withdrawn = _withdrawn(discord, interaction, "delete")
    if videos or _ends_said(said):
        dead = [message for message in messages if "t2v:cancel:" in str(message.components)]
        if dead and interaction.channel.permissions_of(discord.world.bot) & Permission.VIEW_CHANNEL:
            return "open", f"a message of it has a dead button: {dead[0].content!r}"
    if videos:
        # What was made but not delivered may have come later, to another message.
        others = ["deleted"] if withdrawn else _ends_said(said.replace(KEPT, ""))
        return "delivered", _wrong_with(interaction, videos, others, real_files)
    ends = _ends_said(said)
    if ends:
        return ends[0], f"it has more than one end: {ends}" if len(ends) > 1 else ""
    if interaction.original is not None and interaction.original.deleted:
        return "withdrawn", ""  # by whomever
    if not said:
        return "lost", "its member was told nothing"
    return "open", f"it has no end: {said!r}"


def _wrong_with(
    interaction: Interaction, videos: list[Attachment], others: list[str], real_files: bool
) -> str:
    """What is wrong with videos as the end of a request, which has ``others`` beside them."""
    if len(videos) > 1:
        return f"there are {len(videos)} videos"
    if others:
        return f"there is a video, and yet it is {others}"
    if not real_files:
        return ""
    written = read_request(videos[0].path)
    seed = _option(interaction, "seed")
    if written is None or seed not in (None, written["seed"]):
        return f"the video is another one: {written}"
    return ""


KEPT = "made, but not delivered"
ENDS = {
    "cancelled": ("Cancelled:",),
    "failed": ("There is no video", KEPT),
    "refused": ("not accepted",),
}


def _ends_said(content: str) -> list[str]:
    """The ends that a message names."""
    return [end for end, texts in ENDS.items() if any(text in content for text in texts)]


def _withdrawn(discord: Standin, interaction: Interaction, button: str) -> bool:
    """Whether its member has pressed a button under the reply, which is gone."""
    reply = interaction.original
    if reply is None or not reply.deleted:
        return False
    return any(
        press.source is reply
        and press.user is interaction.user
        and str(press.data.get("custom_id")).startswith(f"t2v:{button}:")
        for press in discord.interactions
    )


def _is_request(interaction: Interaction) -> bool:
    """Whether a video was asked for, by whatever way, and promised: /missed brings an old one."""
    promised = interaction.reply is Reply.DEFERRED_MESSAGE
    return promised and interaction.data.get("name") != "missed"


def _asks(interaction: Interaction) -> bool:
    return interaction.data.get("name") == "video"


def _name(interaction: Interaction) -> str:
    return str(_option(interaction, "prompt") or "")


def _option(interaction: Interaction, name: str) -> object:
    options = interaction.data.get("options") or []
    return next((option["value"] for option in options if option["name"] == name), None)


def _video(discord: Standin, interaction: Interaction) -> Message | None:
    return next((m for m in about(discord, interaction) if m.attachments), None)


async def seen(so: Callable[[], object]) -> None:
    """Wait until something is so that tells nobody, as on a disk: look again and again."""
    async with asyncio.timeout(WAIT):
        while not so():  # noqa: ASYNC110
            await asyncio.sleep(0.005)
