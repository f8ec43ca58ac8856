"""Requests that are held for moderators: shown to them alone, released into the queue, refused,
expired or cancelled; over a restart in every state.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from t2vbot.jobs.job import HELD_SECONDS, JobState
from t2vbot.rules.ledger import used
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.standin import Standin

from .deciding import (
    TIMEOUT,
    a_desk,
    at_desk,
    contents,
    decides,
    hold_words,
    home,
    noted,
    set_values,
    verdict_id,
)
from .quick import QuickBot, post_id, quick_bot
from .reliability import seen

SECRET = "grapefruit"


async def a_held(bot: QuickBot, who: str = "ada", **options: Any) -> tuple[Interaction, Message]:
    """A request that waits for the moderators, and its status message."""
    asked = await bot.ask(who, **({"prompt": f"a {SECRET} for {who}"} | options))
    return asked, await asked.message(lambda m: "waits for this server" in m.content, TIMEOUT)


def in_channel(bot: QuickBot) -> str:
    """All that was ever to be read in the channel."""
    messages = bot.messages()
    return "\n".join(version.content for m in messages for version in m.history)


async def test_one_is_released_into_the_queue(standin: Standin, tmp_path: Path) -> None:
    desk, cleo = a_desk(standin), standin.members["cleo"]
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        await set_values(bot, moderators=desk.id)
        await hold_words(bot, SECRET)
        asked, status = await a_held(bot)
        assert status.labels == ["Cancel"]
        shown = await at_desk(bot, desk, "waits for you")
        assert f"> a {SECRET} for ada" in shown.content
        assert str(status.id) in shown.content
        queue = await standin.members["ben"].slash(standin.channel("general"), "queue")
        assert "Nobody is waiting" in (await queue.message(lambda m: m.content)).content
        assert SECRET not in in_channel(bot)
        assert not bot.executor.made
        await decides(cleo, shown, "released")
        await at_desk(bot, desk, f"**It is made** by <@{cleo.user.id}>")
        going = await asked.message(lambda m: SECRET in m.content, TIMEOUT)
        await bot.until(lambda: "Me too" in going.labels or None)
        bot.executor.gate.set()
        await bot.video(asked)
        assert await noted(bot) == ["asked", "held", "released", "made"]
    assert not standin.problems()


@pytest.mark.parametrize("how", ["refused", "banned", "expired"])
async def test_one_that_is_not_made_costs_nothing(
    how: str, standin: Standin, tmp_path: Path
) -> None:
    desk, cleo = a_desk(standin), standin.members["cleo"]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id, quota_clips=1)
        await hold_words(bot, SECRET)
        asked, _ = await a_held(bot)
        ledger, ada = bot.parts.client.services.rules.ledger, standin.members["ada"]
        assert used(ledger.of(ada.user.id)).clips == 1  # it is reserved
        if how == "expired":
            office = bot.parts.client.services.moderation
            await at_desk(bot, desk)
            before = office.clock
            office.clock = lambda: before() + HELD_SECONDS + 60
            office._moved.set()
        else:
            await decides(cleo, await at_desk(bot, desk), how)
        says = "did not decide in time" if how == "expired" else "do not want this video"
        ended = await asked.message(lambda m: says in m.content, TIMEOUT)
        assert SECRET not in in_channel(bot)
        assert not ended.components
        await bot.idle()
        assert used(ledger.of(ada.user.id)).clips == 0
        assert not bot.executor.made
        assert (await noted(bot)).count("rejected") == 1
        assert "failed" not in await noted(bot)
        if how == "banned":
            refused = await ada.slash(standin.channel("general"), "video", prompt="x")
            await refused.message(lambda m: "stopped you" in m.content, TIMEOUT)
        else:
            await bot.video(await bot.ask("ada"))  # the quota is there again


@pytest.mark.parametrize("by", ["button", "command", "deletion"])
async def test_one_can_be_cancelled(by: str, standin: Standin, tmp_path: Path) -> None:
    desk, ada = a_desk(standin), standin.members["ada"]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        await hold_words(bot, SECRET)
        asked, status = await a_held(bot)
        shown = await at_desk(bot, desk)
        if by == "button":
            await ada.click(status, "Cancel")
        elif by == "command":
            await ada.slash(standin.channel("general"), "video-cancel")
        else:
            await standin.members["cleo"].delete(status)
        await bot.until(lambda: "Taken back" in shown.content or None)
        assert not shown.components
        await bot.idle()
        assert SECRET not in in_channel(bot)
        assert by == "deletion" or "Cancelled" in status.content
        assert (await noted(bot))[-1] == "cancelled"
        assert not bot.parts.dispatcher.held()
        assert asked


async def test_nobody_joins_in_one(standin: Standin, tmp_path: Path) -> None:
    """Neither is it offered to who asks for the same, nor by a modified client."""
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        await hold_words(bot, SECRET)
        _, status = await a_held(bot, prompt=f"a {SECRET}")
        _, other = await a_held(bot, "ben", prompt=f"a {SECRET}")
        assert other is not status
        standin.interactions.ack_seconds = 0.2
        ben, post = standin.members["ben"], post_id(status)
        joined = await ben.forge(past_discord=True).click(
            status, f"t2v:join:{post}:{standin.members['ada'].user.id}"
        )
        await bot.until(lambda: joined.late or None)
        assert not await bot.parts.outbox.join(post, ben.user.id)
        assert not bot.parts.outbox.pending.waiting_in(standin.channel("general").id)


async def test_drafts_and_films_are_held_as_a_whole(standin: Standin, tmp_path: Path) -> None:
    desk, cleo = a_desk(standin), standin.members["cleo"]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        await hold_words(bot, SECRET)
        _, first = await a_held(bot, drafts=2)
        _, second = await a_held(bot, "ben", drafts=3)
        await decides(cleo, await at_desk(bot, desk, "for ada"), "refused")
        await bot.until(lambda: "do not want this video" in first.content or None)
        assert not bot.executor.made
        await decides(cleo, await at_desk(bot, desk, "for ben"), "released")
        await seen(lambda: len(bot.executor.made) == 3)
        assert bot.parts.dispatcher.held() == []
        assert second


@pytest.mark.parametrize(
    "when",
    [
        *("placed", "released"),
        *(pytest.param(when, marks=pytest.mark.long) for when in ("written", "refused")),
    ],
)
async def test_a_kill_in_any_state_costs_nothing(
    when: str, standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, cleo = a_desk(standin), standin.members["cleo"]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        await hold_words(bot, SECRET)
        office = bot.parts.client.services.moderation
        if when == "written":  # the job is, and its case is not
            monkeypatch.setattr(office, "hold", nothing)
        elif when != "placed":
            monkeypatch.setattr(bot.parts.client.services.verdicts, "carry_out", hangs)
        asked, _ = await a_held(bot)
        if when != "written":
            await seen(lambda: office.cases.all() and office.cases.all()[0].desk_message_id)
        if when in ("released", "refused"):
            await decides(cleo, await at_desk(bot, desk), when)
            await seen(lambda: not office.cases.all()[0].is_open)
    async with quick_bot(standin, tmp_path) as bot:
        if when in ("written", "placed"):
            shown = await at_desk(bot, desk, "waits for you")
            (job,) = bot.parts.dispatcher.held()
            assert job.state is JobState.HELD
            await decides(cleo, shown, "released")
        if when == "refused":
            await asked.message(lambda m: "do not want this video" in m.content, TIMEOUT)
            assert SECRET not in in_channel(bot)
        else:
            await bot.video(asked)
        await seen(lambda: bot.parts.client.services.cases.all() == [])
        assert len(contents(bot, desk)) == 1


async def nothing(*_: Any) -> None:
    pass


async def hangs(*_: Any) -> None:
    await asyncio.Event().wait()


async def test_cancelled_while_the_bot_was_away(standin: Standin, tmp_path: Path) -> None:
    """Its case learns of it at the start."""
    desk = a_desk(standin)
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        await hold_words(bot, SECRET)
        await a_held(bot)
        shown = await at_desk(bot, desk)
        await seen(lambda: bot.parts.client.services.cases.all()[0].desk_message_id)
        await bot.database.write(
            lambda c: c.execute("UPDATE jobs SET state = 'cancelled'") and None
        )
    async with quick_bot(standin, tmp_path) as bot:
        await bot.until(lambda: "Taken back" in shown.content or None)


async def test_a_private_one_comes_by_direct_message(standin: Standin, tmp_path: Path) -> None:
    """After 15 minutes nothing can be written where only its member sees it."""
    desk, cleo, ada = a_desk(standin), standin.members["cleo"], standin.members["ada"]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        await hold_words(bot, SECRET)
        asked, _ = await a_held(bot, private=True)
        asked.expired = True
        await decides(cleo, await at_desk(bot, desk), "released")
        await standin.message(standin.dm(ada), lambda m: m.attachments)


async def test_only_moderators_decide(standin: Standin, tmp_path: Path) -> None:
    desk = a_desk(standin)
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        await hold_words(bot, SECRET)
        await a_held(bot)
        shown = await at_desk(bot, desk)
        for verdict in ("released", "refused", "banned"):
            sent = (
                await standin.members["ada"]
                .forge(past_discord=True)
                .click(shown, verdict_id(shown, verdict))
            )
            said = await sent.message(lambda m: m.only_for, TIMEOUT)
            assert "for the moderators" in said.content
        assert bot.parts.client.services.cases.all()[0].is_open
        assert home(standin)
