"""The host's panel: how the bot is, and buttons for what the host does. All that it has to know
stands in the custom ids, so that buttons and forms work after a restart.
"""

from __future__ import annotations

import asyncio
import re
import time
from typing import Any

import discord

from ...rules.standing import LONGEST_REASON
from ...text import Text, render
from .. import hosting
from ..messages import host_wording as wording
from ..replies import acknowledge
from ..services import services_of
from .buttons import KindButton, Pressed, view
from .form import Form, answered

_FORM = re.compile(r"t2v:host-form:(?P<what>pause|quiet)")
DAYS = (1, 7)  # that figures are about


class HostButton(KindButton, template=r"t2v:never"):
    """A button of the panel."""

    async def pressed(self, interaction: Pressed) -> None:
        hosting.check(interaction)
        await self.used(interaction)

    async def used(self, interaction: Pressed) -> None:
        """Do it, and show what came of it in the panel."""
        await acknowledge(interaction)
        await show(interaction, await self.done(interaction))

    async def done(self, interaction: Pressed) -> Text:
        raise NotImplementedError


class PauseButton(HostButton, template=r"t2v:host-pause"):
    kind = "host-pause"
    label = Text("host-button-pause")
    emoji = "⏸️"

    async def used(self, interaction: Pressed) -> None:
        form = Form(
            title=render(Text("host-form-pause")), custom_id="t2v:host-form:pause", timeout=None
        )
        form.add_item(_field("reason", Text("host-form-reason"), LONGEST_REASON))
        form.add_item(_field("until", Text("host-form-until"), 20, Text("host-form-until-hint")))
        await form.open(interaction)


class ResumeButton(HostButton, template=r"t2v:host-resume"):
    kind = "host-resume"
    label = Text("host-button-resume")
    emoji = "▶️"

    async def done(self, interaction: Pressed) -> Text:
        return await hosting.resume(interaction)


class DrainButton(HostButton, template=r"t2v:host-drain"):
    kind = "host-drain"
    label = Text("host-button-drain")
    emoji = "🚰"

    async def done(self, interaction: Pressed) -> Text:
        return await hosting.drain(interaction, "")


class UnloadButton(HostButton, template=r"t2v:host-unload"):
    kind = "host-unload"
    label = Text("host-button-unload")
    emoji = "🧹"

    async def done(self, interaction: Pressed) -> Text:
        return await hosting.unload(interaction)


class QuietButton(HostButton, template=r"t2v:host-quiet"):
    kind = "host-quiet"
    label = Text("host-button-quiet")
    emoji = "🌙"

    async def used(self, interaction: Pressed) -> None:
        quiet = services_of(interaction).openness.standing.quiet
        form = Form(
            title=render(Text("host-form-quiet")), custom_id="t2v:host-form:quiet", timeout=None
        )
        known = (f"{quiet.start:%H:%M}", f"{quiet.end:%H:%M}") if quiet else (None, None)
        form.add_item(_field("from", Text("host-form-from"), 5, default=known[0]))
        form.add_item(_field("to", Text("host-form-to"), 5, default=known[1]))
        await form.open(interaction)


class FiguresButton(HostButton, template=r"t2v:host-figures"):
    kind = "host-figures"
    label = Text("host-button-figures")
    emoji = "📊"

    async def used(self, interaction: Pressed) -> None:
        await acknowledge(interaction, thinking=True, ephemeral=True)
        await interaction.edit_original_response(content=await figures(interaction))


def _field(
    name: str, label: Text, most: int, hint: Text | None = None, default: str | None = None
) -> discord.ui.TextInput[Any]:
    return discord.ui.TextInput(
        label=render(label),
        custom_id=name,
        required=False,
        max_length=most,
        placeholder=render(hint) if hint else None,
        default=default,
    )


async def submitted(interaction: Pressed) -> None:
    """Answer a form of ours that was sent; others are left alone."""
    await answered(interaction, _FORM, _submitted)


async def _submitted(interaction: Pressed, match: re.Match[str], values: dict[str, str]) -> None:
    what = match["what"]
    hosting.check(interaction)
    await acknowledge(interaction)
    if what == "pause":
        said = await hosting.pause(interaction, values.get("reason", ""), values.get("until", ""))
    else:
        said = await hosting.set_quiet(interaction, values.get("from", ""), values.get("to", ""))
    await show(interaction, said)


async def figures(interaction: Pressed) -> str:
    """From the database and the disk."""
    services, now = hosting.check(interaction), time.time()
    found = {days: await services.statistics.since(now - days * hosting.DAY) for days in DAYS}
    return await asyncio.to_thread(wording.figures, services, interaction.client, found)


async def show(interaction: Pressed, *news: Text) -> None:
    """The panel once more, after the first answer."""
    content = wording.panel(services_of(interaction), *news)
    await interaction.edit_original_response(content=content, view=panel_view())


def panel_view() -> discord.ui.View:
    return view(*(item() for item in ITEMS))


ITEMS: tuple[type[HostButton], ...] = (
    PauseButton,
    ResumeButton,
    DrainButton,
    UnloadButton,
    QuietButton,
    FiguresButton,
)
