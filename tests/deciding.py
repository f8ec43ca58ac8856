"""What members and moderators do about a case: report, hold, press; and what they see of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from t2vbot.bot.messages.statuses import AT_ONCE
from t2vbot.rules.rulebook import Spot
from t2vbot.rules.word_filter import parse_list
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.members import Member
from t2vbot.standin.message import Message
from t2vbot.standin.people import Permission
from t2vbot.standin.places import Channel, Guild
from t2vbot.standin.standin import Standin

from .quick import QuickBot

TIMEOUT = 30.0
MORE = "More …"


def home(discord: Standin) -> Guild:
    found = discord.channel("general").guild
    assert found
    return found


def a_desk(discord: Standin, guild: Guild | None = None, name: str = "mods") -> Channel:
    """A channel for moderators."""
    return discord.changes.add_channel(guild or home(discord), name)


async def set_values(bot: QuickBot, **values: Any) -> None:
    """What moderators have set, without their panel."""
    rulebook = bot.parts.client.services.rules.rulebook
    await rulebook.change(home(bot.discord).id, Spot(), values)


@asynccontextmanager
async def no_status(bot: QuickBot) -> AsyncIterator[None]:
    """As while others' status messages keep the bot busy, and nothing is done."""
    statuses: Any = bot.parts.outbox._messenger
    turns = [statuses._statuses._waiting, statuses._statuses._working] * AT_ONCE
    bot.executor.gate.clear()
    for turn in turns:
        await turn.acquire()
    try:
        yield
    finally:
        for turn in turns:
            turn.release()
        bot.executor.gate.set()


async def hold_words(bot: QuickBot, *words: str) -> None:
    """From here on requests with these words are held."""
    lists = bot.parts.client.services.rules.words
    await lists.change(home(bot.discord).id, parse_list("\n".join(words)))
    await set_values(bot, filter_action="hold")


def a_moderator(discord: Standin, name: str) -> Member:
    """Somebody else who may manage messages, and nothing more."""
    role = discord.changes.add_role(home(discord), f"Helpers of {name}", Permission.MANAGE_MESSAGES)
    discord.changes.give(home(discord), discord.members[name].user, role)
    return discord.members[name]


async def reports(member: Member, video: Message, reason: str = "", menu: str = MORE) -> Message:
    """By the menu and the form; what the bot answers."""
    shown = await member.choose(video, menu, "report")
    await shown.acknowledged(TIMEOUT)
    if shown.modal is None:
        return await shown.message(lambda m: m.content, TIMEOUT)
    sent = await member.submit_modal(shown, {"reason": reason})
    return await sent.message(lambda m: m.content, TIMEOUT)


async def at_desk(bot: QuickBot, where: Channel, words: str = "", number: int = 0) -> Message:
    """The message there that has these words in it, and buttons or none."""

    def find() -> Message | None:
        found = [m for m in bot.discord.messages.in_channel(where) if words in m.content]
        found = [m for m in found if not m.deleted and not m.only_for]
        return found[number] if len(found) > number else None

    return await bot.until(find, f"{words!r} at the desk: {contents(bot, where)}")


def contents(bot: QuickBot, where: Channel) -> list[str]:
    return [m.content for m in bot.discord.messages.in_channel(where) if not m.deleted]


def verdict_id(message: Message, verdict: str) -> str:
    items = (item for row in message.components for item in row["components"])
    return next(i["custom_id"] for i in items if f":{verdict}:" in i["custom_id"])


async def decides(member: Member, message: Message, verdict: str) -> Interaction:
    pressed = await member.click(message, verdict_id(message, verdict))
    await pressed.acknowledged(TIMEOUT)
    return pressed


async def noted(bot: QuickBot, guild: Guild | None = None) -> list[str]:
    """What the audit log says happened."""
    audit = bot.parts.client.services.audit
    return [str(e.action) for e in await audit.events((guild or home(bot.discord)).id)]


async def offered_in_film(bot: QuickBot, who: str = "ada", where: str = "general") -> list[str]:
    """The words of the videos that /film offers there."""
    asked = await bot.discord.members[who].slash(bot.discord.channel(where), "film")
    message = await asked.message(lambda m: m.content, TIMEOUT)
    rows = [item for row in message.components for item in row["components"]]
    return [option["label"] for item in rows for option in item.get("options", ())]
