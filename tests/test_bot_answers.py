"""Two bots with one token: what each makes of an interaction that the other may have answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import discord
import pytest

from t2vbot.bot import answers
from t2vbot.bot.replies import acknowledge, report, tell
from t2vbot.errors import UserError
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin
from t2vbot.text import Text

from .quick import quick_bot
from .reliability import TROUBLES, WAIT, patient, seen, whole
from .running import BotProcess
from .standin import Bot

ANSWER = "POST /interactions/*"
SAID = "A second bot runs with this DISCORD_TOKEN"


@pytest.fixture
async def other(standin: Standin, bot: Bot) -> AsyncIterator[Bot]:
    """A second bot with the same token."""
    other = Bot()
    async with other.online(standin):
        await standin.hub.until(lambda: standin.gateway.identified == 2 or None, 10, "two bots")
        yield other


async def asked(standin: Standin, *bots: Bot) -> list[discord.Interaction]:
    """One request of a member's, as each of the bots received it."""
    await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
    return [await bot.receive() for bot in bots]


def warnings(caplog: pytest.LogCaptureFixture) -> int:
    return sum(SAID in record.message for record in caplog.records)


async def test_what_the_other_bot_answered_is_not_gone_on_with(
    standin: Standin, bot: Bot, other: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """The host hears of it once, and no token is in what they hear."""
    for _ in range(2):
        first, second = await asked(standin, bot, other)
        await acknowledge(first, thinking=True)
        with pytest.raises(discord.HTTPException, match="40060"):
            await acknowledge(second, thinking=True)
    assert warnings(caplog) == 1
    assert second.token not in caplog.text
    assert standin.token not in caplog.text


async def test_nothing_is_said_into_the_answer_of_the_other_bot(
    standin: Standin, bot: Bot, other: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = await asked(standin, bot, other)
    await tell(first, "From the first")
    with pytest.raises(discord.HTTPException, match="40060"):
        await tell(second, "From the second")
    await report(second, UserError(Text("legacy", words="A refusal by the second")))
    await report(second, RuntimeError("a bug of the second"))
    (said,) = standin.messages.in_channel(standin.channel("general"))
    assert said.content == "From the first"
    assert warnings(caplog) == 1


async def test_a_form_of_the_other_bot_is_left_to_it(
    standin: Standin, bot: Bot, other: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    first, second = await asked(standin, bot, other)
    form = discord.ui.Modal(title="A form")
    form.add_item(discord.ui.TextInput[discord.ui.Modal](label="A word"))
    await first.response.send_modal(form)
    with pytest.raises(discord.HTTPException, match="40060") as refused:
        await second.response.send_modal(form)
    await report(second, refused.value)
    assert warnings(caplog) == 1


@pytest.mark.parametrize("how", ["500", "502", "503", "dropped"])
async def test_our_own_answer_is_gone_on_with_where_discords_word_on_it_was_lost(
    standin: Standin, bot: Bot, how: str, caplog: pytest.LogCaptureFixture
) -> None:
    (interaction,) = await asked(standin, bot)
    TROUBLES[how](standin.faults, ANSWER, carried_out=True)
    assert await acknowledge(interaction, thinking=True) is None
    assert warnings(caplog) == 0


async def test_a_rate_limit_of_ours_does_not_make_the_others_answer_ours(
    standin: Standin, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    """Discord takes nothing from whom it slows down, so what it has meanwhile is not from us.

    It is from us here all the same: discord.py in one process holds back the other bot's answer.
    """
    (interaction,) = await asked(standin, bot)
    standin.faults.rate_limit(ANSWER, 0.01, carried_out=True)
    with pytest.raises(discord.HTTPException, match="40060"):
        await acknowledge(interaction, thinking=True)
    assert warnings(caplog) == 1


async def test_only_the_newest_answers_are_remembered(
    standin: Standin, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "REMEMBERED", 2)
    for _ in range(3):
        (interaction,) = await asked(standin, bot)
        await acknowledge(interaction)
    assert len(bot.answers._unsure) == 2


# Two whole bots, as two hosts start them.


def jobs(data_dir: Path) -> int:
    with closing(connect(data_dir / "jobs.sqlite")) as ledger:
        return int(ledger.execute("SELECT count(*) FROM jobs").fetchone()[0])


def is_made(asked: Interaction) -> Callable[[], Message | None]:
    return lambda: asked.original if asked.original and asked.original.attachments else None


@pytest.mark.long
@pytest.mark.timeout(400)
async def test_two_bots_make_each_request_once(tmp_path: Path, tiny_model: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    async with patient(Standin()) as standin:
        bots: list[BotProcess] = []
        try:
            for folder in folders:
                bots.append(await BotProcess.start(standin, folder, tiny_model))
            await seen(lambda: all("Logged in" in bot.log() for bot in bots))
            await standin.hub.until(lambda: standin.gateway.identified == 2 or None, 10, "both")
            general, asked = standin.channel("general"), []
            for number in range(8):
                member = standin.members[("ada", "ben")[number % 2]]
                options = {"prompt": f"clip {number}", "steps": 2, "seconds": 0.5}
                asked.append(await member.slash(general, "video", **options))
            for one in asked:
                whole(await standin.hub.until(is_made(one), WAIT, f"the video of {one}"))
            for bot in bots:
                assert await bot.stop() == 0
        finally:
            for bot in bots:
                await bot.kill()
        shown = [message for message in standin.messages.in_channel(general) if message.attachments]
        logs = Counter(SAID in bot.log() for bot in bots)
    assert sum(jobs(folder) for folder in folders) == len(asked) == len(shown)
    assert logs[True] >= 1
    assert all(bot.log().count(SAID) <= 1 for bot in bots)


CLOSED = [
    *((400, 50083), (403, 50083), (400, 160005)),  # an archived or a locked thread
    *((404, 10003), (404, 10008), (404, 10015), (404, 10062), (401, 50027)),  # gone
    *((403, 50001), (403, 50013)),  # hidden
]


@pytest.mark.parametrize(("status", "code"), CLOSED)
async def test_a_first_answer_that_finds_no_place_is_no_fault(
    standin: Standin, tmp_path: Path, caplog: pytest.LogCaptureFixture, status: int, code: int
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        message = await bot.video(await bot.clip())
        for name in ("video", "queue"):
            standin.faults.fail(ANSWER, status, code)
            options = {"prompt": "a red circle"} if name == "video" else {}
            await standin.members["ada"].slash(standin.channel("general"), name, **options)
            await standin.request(lambda r, n=name: r.status == status, 10)
        standin.faults.fail(ANSWER, status, code)
        await standin.members["ada"].click(message, "Again")
        await bot.videos(await bot.clip())
        await bot.settled(delivered=2)
    assert [r.getMessage() for r in caplog.records if r.levelname == "ERROR"] == []
    assert "Traceback" not in caplog.text
