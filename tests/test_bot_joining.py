"""Me too: several members, one generation."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from t2vbot.groups.joining import are_alike
from t2vbot.jobs.job import JobState
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Flags, Message
from t2vbot.standin.standin import Standin

from .jobs import a_request
from .quick import QuickBot, quick_bot

MINE = "Make my own"


async def waiting(bot: QuickBot, who: str = "ada", **options: object) -> Message:
    """The status message of a clip that is being made, and stands still."""
    asked = await bot.ask(who, **({"prompt": "a fox in the snow"} | options))
    return await asked.message(lambda m: "Me too" in m.labels)


async def join(bot: QuickBot, message: Message, who: str) -> Message:
    """Press Me too, and see the answer."""
    pressed = await bot.discord.members[who].click(message, "Me too")
    answer = await pressed.message(lambda m: m.content and not m.loading)
    assert answer.only_for is bot.discord.members[who].user
    return answer


async def said(bot: QuickBot, pressed: Interaction, words: str) -> None:
    """Wait for an answer that only the presser sees."""
    await bot.until(lambda: next((m for m in pressed.messages if words in m.content), None))


def charged(bot: QuickBot, who: str) -> int:
    """How many jobs count for somebody."""
    return bot.parts.dispatcher.count_of(bot.discord.members[who].user.id)


def notified(standin: Standin, who: str) -> int:
    """How often somebody was notified."""
    user = standin.members[who].user
    return len(standin.notifications.of(user))


async def test_who_joins_is_named_and_notified_once(standin: Standin, tmp_path: Path) -> None:
    ben, cleo = standin.members["ben"], standin.members["cleo"]
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        message = await waiting(bot)
        assert "You are in" in (await join(bot, message, "ben")).content
        await join(bot, message, "cleo")
        await bot.until(lambda: cleo.user.mention in message.content or None)
        assert f"with {ben.user.mention} {cleo.user.mention}, asked for" in message.content
        assert notified(standin, "ben") == 0
        bot.executor.gate.set()
        await bot.until(lambda: message.attachments or None)
        await bot.idle()
        assert ben.user.mention in message.content
        assert [notified(standin, who) for who in ("ada", "ben", "cleo", "dan")] == [1, 1, 1, 0]
        assert bot.executor.made == ["a fox in the snow"]


async def test_one_in_a_direct_message_and_who_asked_leaves(
    standin: Standin, tmp_path: Path
) -> None:
    """One generation, two messages, three notifications, one charge."""
    ada, dan = standin.members["ada"], standin.members["dan"]
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        message = await waiting(bot)
        (job,) = bot.parts.dispatcher.in_work()
        for who in ("ben", "cleo"):
            await join(bot, message, who)
        answer = await join(bot, message, "dan")
        pressed = await dan.click(answer, "Send it to me directly")
        await pressed.acknowledged()
        await bot.until(lambda: "direct message" in answer.content or None)
        (direct,) = bot.messages("dm:dan")
        assert (
            "a fox"
            in (await bot.until(lambda: direct if "fox" in direct.content else None)).content
        )
        assert dan.user.mention not in message.content
        left = await ada.click(message, "Cancel")
        await bot.until(
            lambda: next((m for m in left.messages if "others joined" in m.content), None)
        )
        assert job.owner == standin.members["ben"].user.id
        assert [
            bot.parts.dispatcher.count_of(standin.members[w].user.id) for w in ("ada", "ben")
        ] == [
            0,
            1,
        ]
        bot.executor.gate.set()
        await bot.until(lambda: (message.attachments and direct.attachments) or None)
        await bot.idle()
        assert bot.executor.made == ["a fox in the snow"]
        assert [notified(standin, who) for who in ("ada", "ben", "cleo", "dan")] == [0, 1, 1, 1]
        assert Flags.SUPPRESS_NOTIFICATIONS in direct.flags


async def test_it_goes_on_for_one_in_a_direct_message_when_the_channels_is_cancelled(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        message = await waiting(bot)
        answer = await join(bot, message, "dan")
        await standin.members["dan"].click(answer, "Send it to me directly")
        await bot.until(lambda: "direct message" in answer.content or None)
        await standin.members["ada"].click(message, "Cancel")
        await bot.until(lambda: "Cancelled" in message.content or None)
        (job,) = bot.parts.dispatcher.in_work()
        assert job.owner == standin.members["dan"].user.id
        bot.executor.gate.set()
        (direct,) = bot.messages("dm:dan")
        await bot.until(lambda: direct.attachments or None)
        await bot.idle()
        assert notified(standin, "ada") == 0


async def test_a_moderators_cancel_ends_it_for_all(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        message = await waiting(bot)
        await join(bot, message, "ben")
        (job,) = bot.parts.dispatcher.in_work()
        await standin.members["cleo"].click(message, "Cancel")
        await bot.until(lambda: "Cancelled" in message.content or None)
        assert job.state is JobState.CANCELLED
        await bot.idle()


async def test_who_joined_can_leave_and_nobody_joins_twice(
    standin: Standin, tmp_path: Path
) -> None:
    ben, ada = standin.members["ben"], standin.members["ada"]
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        message = await waiting(bot)
        await join(bot, message, "ben")
        assert "You have left" in (await join(bot, message, "ben")).content
        await bot.until(lambda: ben.user.mention not in message.content or None)
        await join(bot, message, "ben")
        await ben.click(message, "Cancel")  # of who joined: leaving
        await bot.until(lambda: ben.user.mention not in message.content or None)
        assert "yours already" in (await join(bot, message, "ada")).content
        await ada.click(message, "Cancel")  # nobody else is left
        await bot.until(lambda: "Cancelled" in message.content or None)
        await bot.idle()


async def test_who_joined_is_remembered_by_a_restart(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        message = await waiting(bot)
        await join(bot, message, "ben")
        answer = await join(bot, message, "dan")
        await standin.members["dan"].click(answer, "Send it to me directly")
        await bot.until(lambda: "direct message" in answer.content or None)
        await standin.members["ada"].click(message, "Cancel")
        ben = standin.members["ben"].user
        await bot.until(lambda: message.content.startswith(ben.mention) or None)
    async with quick_bot(standin, tmp_path) as bot:
        await bot.until(lambda: message.attachments or None)
        await bot.idle()
        assert [notified(standin, who) for who in ("ada", "ben", "dan")] == [0, 1, 1]
        assert message.content.startswith(ben.mention)


async def test_who_takes_no_messages_stays_in_the_channel(standin: Standin, tmp_path: Path) -> None:
    dan = standin.members["dan"]
    dan.user.accepts_dms = False
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        message = await waiting(bot)
        answer = await join(bot, message, "dan")
        await dan.click(answer, "Send it to me directly")
        await bot.until(lambda: "no direct messages" in answer.content or None)
        bot.executor.gate.set()
        await bot.until(lambda: message.attachments or None)
        await bot.idle()
        assert notified(standin, "dan") == 1


async def test_two_presses_bring_one_message(standin: Standin, tmp_path: Path) -> None:
    dan = standin.members["dan"]
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        message = await waiting(bot)
        answer = await join(bot, message, "dan")
        presses = [await dan.click(answer, "Send it to me directly") for _ in range(3)]
        for press in presses:
            await press.acknowledged()
        bot.executor.gate.set()
        await bot.until(lambda: message.attachments or None)
        await bot.idle()
        # The video, and the ping below it; what another press began is deleted.
        await bot.until(lambda: len(bot.messages("dm:dan")) == 2 or None)
        assert notified(standin, "dan") == 1


async def test_a_press_that_comes_too_late_says_so(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        message = await waiting(bot)
        old = message.components
        bot.executor.gate.set()
        await bot.until(lambda: message.attachments or None)
        await bot.idle()
        message.history[-1] = replace(message.now, components=old)  # a screen that is behind
        assert "look above" in (await join(bot, message, "ben")).content


# --- The same words -------------------------------------------------------------------------------


async def offered(bot: QuickBot, who: str, prompt: str, **options: object) -> Message:
    """What somebody sees after they typed it."""
    channel = bot.discord.channel(str(options.pop("where", "general")))
    asked = await bot.discord.members[who].slash(channel, "video", prompt=prompt, **options)
    return await asked.message(lambda m: m.content)


@pytest.mark.parametrize(
    "prompt", ["A FOX in the snow!", "a fox,  in the snow", "a fox in the snow"]
)
async def test_the_same_words_are_offered_to_join(
    standin: Standin, tmp_path: Path, prompt: str
) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        message = await waiting(bot)
        offer = await offered(bot, "ben", prompt)
        assert "The same is in the queue already" in offer.content
        assert offer.only_for is standin.members["ben"].user
        assert "You are in" in (await join(bot, offer, "ben")).content
        assert charged(bot, "ben") == 0
        await bot.until(lambda: standin.members["ben"].user.mention in message.content or None)


async def test_ones_own_can_be_made_all_the_same(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        await waiting(bot)
        offer = await offered(bot, "ben", "a fox in the snow", notify="always")
    async with quick_bot(standin, tmp_path, gate=False) as bot:  # also after a restart
        await standin.members["ben"].click(offer, MINE)
        await bot.until(lambda: "Here it comes" in offer.content or None)
        await bot.until(lambda: len(list(bot.parts.dispatcher._jobs)) == 2 or None)
        await bot.until(lambda: MINE not in offer.labels or None)
        bot.executor.gate.set()
        await bot.idle()
        assert len([m for m in bot.messages() if m.attachments]) == 2
        assert notified(standin, "ben") == 1


async def test_a_refusal_leaves_the_button(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False, max_per_member=1) as bot:
        await waiting(bot)
        await bot.ask("ben", prompt="something else")
        offer = await offered(bot, "ben", "a fox in the snow")
        press = await standin.members["ben"].click(offer, MINE)
        await said(bot, press, "at once")
        bot.executor.gate.set()
        await bot.idle()
        await standin.members["ben"].click(offer, MINE)
        await bot.until(lambda: "Here it comes" in offer.content or None)
        await bot.idle()


async def test_what_is_not_the_same_or_not_here_is_offered_to_nobody(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, gate=False, max_per_member=50) as bot:
        await waiting(bot, seed=5)
        await bot.ask("ada", prompt="a hidden fox", spoiler=True)
        await bot.ask("ada", prompt="a private fox", where="dm")
        not_offered = [
            ("ada", "a fox in the snow", {}),  # one's own: perhaps another seed is wanted
            ("ben", "a fox in the rain", {}),
            ("ben", "a fox in the snow", {"seed": 6}),
            ("ben", "a fox in the snow", {"steps": 7}),
            ("ben", "a fox in the snow", {"avoid": "dogs"}),
            ("ben", "a fox in the snow", {"where": "videos"}),
            ("ben", "a hidden fox", {}),
            ("ben", "a private fox", {}),
        ]
        for who, prompt, options in not_offered:
            answer = await offered(bot, who, prompt, **options)
            assert "already" not in answer.content, (who, prompt, options)
        assert "already" in (await offered(bot, "cleo", "a fox in the snow", seed=5)).content


@given(st.text(max_size=30), st.sampled_from(["  {} !", "{}...", "«{}»", "{}\n"]))
def test_case_spaces_and_punctuation_do_not_count(words: str, around: str) -> None:
    one = a_request(words)
    if any(character.isalnum() for character in words):
        changed = around.format(words.casefold())
        assert are_alike(one, a_request(changed, seed=9), same_seed=False)
    assert not are_alike(one, a_request(words, seed=9), same_seed=True)
    assert not are_alike(one, a_request(words, steps=9), same_seed=False)
    assert not are_alike(one, a_request(words + " x"), same_seed=False)


def test_other_emoji_are_other_words() -> None:
    assert not are_alike(a_request("🦊"), a_request("🐻"), same_seed=False)
    assert are_alike(a_request("🦊 "), a_request("🦊"), same_seed=False)
