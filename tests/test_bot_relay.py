"""/relay on the stand-in: the real bot, real clips, the real ffmpeg."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from t2vbot.bot import boards
from t2vbot.catalog.request import VideoRequest
from t2vbot.groups.production import Stage
from t2vbot.groups.relay import Relay
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin

from .cinema import Clips, Together, cinema, colours, make_clips
from .quick import QuickBot
from .test_bot_jam import set_up, told

TAKE, WATCH, END = "Take the next turn", "Film so far", "End it"


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> Clips:
    """Of the colour that the prompt names first: the words before come after the new ones."""
    by_name = asyncio.run(make_clips(tmp_path_factory.mktemp("clips")))
    return lambda request: by_name(replace(request, prompt=request.prompt.partition(". ")[0]))


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, standin: Standin) -> None:
    monkeypatch.setattr(boards, "PACE", 0.05)
    standin.limits.enabled = False


class Running(Together):
    """A relay, as its members see it."""

    @classmethod
    async def begin(cls, bot: QuickBot, who: str = "ada", **options: object) -> Running:
        asked = await bot.discord.members[who].slash(
            bot.discord.channel("general"), "relay", **({"theme": "colours"} | options)
        )
        return cls(bot, await asked.message(lambda m: TAKE in m.labels))

    @property
    def state(self) -> Relay:
        found = self.bot.relays.of_message(self.board.id)
        assert found
        return found

    async def write(self, who: str, words: str, form: Interaction | None = None) -> Interaction:
        """Take a turn; what only the member sees."""
        form = form or await self.press(who, TAKE)
        if form.modal is None:
            return form
        sent = await self.discord.members[who].submit_modal(form, {"How it goes on": words})
        await sent.message(lambda m: m.content and not m.loading)
        return sent

    async def turn(self, who: str, words: str) -> Message:
        """Take a turn, and see its clip, and that the next one is free."""
        before = len(self.state.made())
        await self.write(who, words)
        made: Message = await self.discord.message(
            self.place, lambda m: f"> {words}" in m.content and bool(m.attachments)
        )
        await self.bot.until(lambda: self.after(before) or None)
        return made

    def after(self, before: int) -> bool:
        found = self.bot.relays.of_message(self.board.id)
        return found is None or len(found.made()) > before


async def test_a_relay_of_four_turns(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        relay = await Running.begin(bot, turns=4)
        assert "Turn 1 of 4 is free" in relay.board.content
        assert "cross-fade" in relay.board.content
        for number, (who, words) in enumerate(
            [("ben", "a red thing"), ("cleo", "green"), ("ada", "blue"), ("ben", "yellow")], 1
        ):
            message = await relay.turn(who, words)
            assert message.content.startswith(f"<@{standin.members[who].user.id}>") or number
        made = [request.prompt for request in bot.executor.requests]
        assert made[1:] == ["green. a red thing", "blue. green", "yellow. blue"]
        film = await relay.film()
        assert colours(film, tmp_path) == ["red", "green", "blue", "yellow"]
        assert not relay.board.labels
        await bot.until(lambda: (relay.board.thread and relay.board.thread.archived) or None)
        for who in ("ada", "ben", "cleo"):
            assert len(standin.notifications.of(standin.members[who].user)) == 1


async def test_of_two_the_first_has_the_turn_and_its_time(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        relay = await Running.begin(bot)
        first, second = await asyncio.gather(relay.press("ben", TAKE), relay.press("cleo", TAKE))
        assert (first.modal is None) != (second.modal is None)
        winner, loser = ("ben", "cleo") if first.modal else ("cleo", "ben")
        await told(second if first.modal else first, "Somebody else has this turn")
        await bot.until(lambda: "writes turn 1" in relay.board.content or None)
        # Closed by accident: the form comes again, and the time is no longer for that.
        ends_at = relay.state.ends_at
        form = await relay.press(winner, TAKE)
        assert form.modal and relay.state.ends_at == ends_at
        relay.state.ends_at = 0.0
        bot.relays._moved.set()
        await bot.until(lambda: "Turn 1 of 6 is free" in relay.board.content or None)
        taken = await relay.press(loser, TAKE)
        assert taken.modal
        late = await relay.write(winner, "a red thing", form)
        await told(late, "Somebody else has this turn")
        await told(late, "a red thing")  # what was typed is not lost
        await relay.write(loser, "blue", taken)
        await bot.until(lambda: relay.state.made() or None)
        assert [turn.words for turn in relay.state.made()] == ["blue"]
        await bot.idle()


async def test_a_turn_that_fails_or_is_refused_is_free_again(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips, max_per_member=1) as bot:

        def fail(request: VideoRequest) -> None:
            if "badly" in request.prompt:
                raise RuntimeError("a bug")

        bot.executor.before = fail
        relay = await Running.begin(bot)
        await told(await relay.write("ben", "\u200b"), "empty")
        assert relay.state.state is Stage.OPEN
        await relay.write("ben", "a red thing, badly")
        await standin.message(relay.place, lambda m: "There is no video" in m.content)
        await bot.until(lambda: relay.state.failed() or None)
        assert relay.state.state is Stage.OPEN and relay.state.next_number == 1
        bot.executor.gate.clear()
        await bot.ask("ben")
        await told(await relay.write("ben", "a red thing"), "at once")
        bot.executor.gate.set()
        await relay.turn("cleo", "green")
        await bot.idle()


async def test_the_film_so_far(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        relay = await Running.begin(bot)
        assert WATCH not in relay.board.labels
        await relay.turn("ben", "a red thing")
        await relay.turn("cleo", "green")
        await bot.until(lambda: WATCH in relay.board.labels or None)
        shown = await relay.press("ada", WATCH)
        film = await shown.message(lambda m: m.attachments)
        assert colours(film, tmp_path) == ["red", "green"]
        await bot.idle()
        again = await relay.press("ben", WATCH)
        await told(again, str(film.id))  # a link, and no second film
        await bot.idle()
        await relay.turn("ada", "blue")
        third = await relay.press("ben", WATCH)
        assert colours(await third.message(lambda m: m.attachments), tmp_path) == [
            *("red", "green", "blue"),
        ]
        await told(await relay.press("ben", END), "can do that")
        await relay.press("ada", END)
        assert colours(await relay.film(), tmp_path) == ["red", "green", "blue"]


async def test_it_ends_where_nobody_takes_a_turn(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        relay = await Running.begin(bot)
        relay.state.ends_at = 0.0
        bot.relays._moved.set()
        await bot.until(lambda: "no turn was made" in relay.board.content or None)
        relay = await Running.begin(bot)
        await relay.turn("ben", "a red thing")
        relay.state.ends_at = 0.0
        bot.relays._moved.set()
        assert colours(await relay.film(), tmp_path) == ["red"]


async def test_its_message_is_deleted(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    """Nobody can take a turn any more, so the film comes with what there is."""
    async with cinema(standin, tmp_path, clips) as bot:
        relay = await Running.begin(bot)
        await relay.turn("ben", "a red thing")
        general = relay.board.channel
        standin.messages.delete(relay.board)
        film = await standin.message(general, lambda m: bool(m.attachments))
        assert colours(film, tmp_path) == ["red"]
        await bot.idle()


async def test_how_many_there_may_be(standin: Standin, tmp_path: Path, clips: Clips) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        general = standin.channel("general")
        await Running.begin(bot)
        asked = await standin.members["ben"].slash(general, "relay", theme="another")
        assert "is a relay in this channel" in (await asked.message(lambda m: m.content)).content
        await set_up(bot, relays_in_channel=0)
        asked = await standin.members["ben"].slash(general, "relay", theme="another")
        assert "want no relays" in (await asked.message(lambda m: m.content)).content


async def test_without_the_right_to_make_threads(
    standin: Standin, tmp_path: Path, clips: Clips
) -> None:
    async with cinema(standin, tmp_path, clips) as bot:
        general = standin.channel("general")
        general.denied = Permission.CREATE_PUBLIC_THREADS
        relay = await Running.begin(bot, turns=2)
        assert relay.board.thread is None
        await relay.turn("ben", "a red thing")
        await relay.turn("cleo", "green")
        assert colours(await relay.film(), tmp_path) == ["red", "green"]


STATES: dict[str, Callable[[Running], object]] = {
    "free": lambda relay: relay.state.state is Stage.OPEN and relay.state.made(),
    "writing": lambda relay: relay.state.state is Stage.WRITING,
    "making": lambda relay: relay.state.state is Stage.MAKING,
    "filming": lambda relay: relay.state.state is Stage.FILMING,
}


@pytest.mark.parametrize(
    "moment",
    [*[*STATES][::2], *(pytest.param(s, marks=pytest.mark.long) for s in [*STATES][1::2])],
)
async def test_it_goes_on_after_a_stop(
    standin: Standin, tmp_path: Path, clips: Clips, moment: str
) -> None:
    """Gone as by a kill, and started again; a form that was open works all the same."""
    form = None
    async with cinema(standin, tmp_path, clips) as bot:
        relay = await Running.begin(bot, turns=3)
        await relay.turn("ben", "a red thing")
        if moment == "writing":
            form = await relay.press("cleo", TAKE)
        elif moment == "making":
            bot.executor.gate.clear()
            await relay.write("cleo", "green")
        elif moment == "filming":
            await relay.press("ada", END)
        await bot.until(lambda: STATES[moment](relay) or None)
    async with cinema(standin, tmp_path, clips) as bot:
        relay.bot = bot
        if moment == "filming":
            assert colours(await relay.film(), tmp_path) == ["red"]
            return
        await bot.until(lambda: bot.relays.of_message(relay.board.id))
        if form:
            await relay.write("cleo", "green", form)
        elif moment == "free":
            await relay.turn("cleo", "green")
        await bot.until(lambda: len(relay.state.made()) == 2 or None)
        await relay.turn("ada", "blue")
        assert colours(await relay.film(), tmp_path) == ["red", "green", "blue"]
        for who in ("ada", "ben", "cleo"):
            assert len(standin.notifications.of(standin.members[who].user)) == 1
