"""What a moderator does with the panel of settings, menu by menu."""

from __future__ import annotations

from typing import Any

from t2vbot.bot.messages.settings_wording import TOPICS
from t2vbot.rules.rule import RULES, Number
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.message import Message
from t2vbot.standin.people import Role
from t2vbot.standin.places import Channel
from t2vbot.standin.standin import Standin

TIMEOUT = 30.0


def menu(message: Message, kind: str) -> str:
    """The custom id of one of the panel's menus or buttons."""
    items = (item for row in message.components for item in row["components"])
    return next(i["custom_id"] for i in items if i["custom_id"].startswith(f"t2v:{kind}:"))


class Moderator:
    """With the panel open."""

    def __init__(self, discord: Standin, panel: Message, who: str) -> None:
        self.discord = discord
        self.panel = panel
        self.member = discord.members[who]

    @classmethod
    async def opens(
        cls, discord: Standin, who: str = "cleo", channel: Channel | None = None
    ) -> Moderator:
        where = channel or discord.channel("general")
        asked = await discord.members[who].slash(where, "video-settings change")
        return cls(discord, await asked.message(lambda m: m.components, TIMEOUT), who)

    async def turns_to(self, topic: str, spot: Channel | Role | None = None) -> None:
        await self._choose("set-topic", topic)
        if spot is not None:
            await self._choose("set-role" if isinstance(spot, Role) else "set-channel", spot)

    async def _choose(self, kind: str, value: Any) -> Interaction:
        pressed = await self.member.choose(self.panel, menu(self.panel, kind), value)
        await pressed.acknowledged(TIMEOUT)
        return pressed

    async def form(self, name: str) -> Interaction:
        """Opens the form of one rule."""
        return await self._choose("set-rule", name)

    async def sets(self, name: str, value: Any) -> Interaction:
        """In the form; what the bot answered."""
        shown = await self.form(name)
        kind = RULES[name].kind
        given = str(value) if isinstance(kind, Number) else value
        sent = await self.member.submit_modal(shown, {"value": given})
        await sent.acknowledged(TIMEOUT)
        return sent


async def set_rules(
    discord: Standin, spot: Channel | Role | None = None, who: str = "cleo", **values: Any
) -> Message:
    """As a moderator sets them; the panel in the end."""
    moderator = await Moderator.opens(discord, who)
    for name, value in values.items():
        topic = next(topic for topic, names in TOPICS.items() if name in names)
        await moderator.turns_to(topic, spot)
        await moderator.sets(name, value)
        await discord.hub.until(lambda: "✏️" in moderator.panel.content or None, TIMEOUT, name)
    return moderator.panel
