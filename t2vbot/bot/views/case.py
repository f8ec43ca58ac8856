"""The buttons by which moderators decide, and the form by which members report."""

from __future__ import annotations

import re
from typing import Any, Self

import discord

from ...errors import RequestRefused
from ...posts.post import Post, PostState
from ...rules.case import CHOICES, REPORT_SECONDS, Case, CaseKind, Reporter, Verdict
from ...text import Text, render
from ..messages.case_wording import REASON, outcome
from ..moderators import check_may_be_banned, check_moderates
from ..replies import acknowledge
from ..results import Result
from ..services import note_name, services_of
from .buttons import OurItem, Pressed, view
from .form import Form, answered

WORDS = 4000  # characters of a request
_FORM = re.compile(r"t2v:report:(?P<post>[0-9a-f]{16})(?::(?P<there>[0-9]{1,20}))?")
_LOOKS: dict[Verdict, tuple[str, discord.ButtonStyle]] = {
    Verdict.DELETED: ("🗑️", discord.ButtonStyle.danger),
    Verdict.REFUSED: ("✖️", discord.ButtonStyle.danger),
    Verdict.RELEASED: ("🎬", discord.ButtonStyle.success),
    Verdict.DISMISSED: ("👌", discord.ButtonStyle.success),
}
_BAN = ("⛔", discord.ButtonStyle.danger)


class VerdictButton(
    OurItem,
    template=r"t2v:case-(?P<kind>report|held):(?P<verdict>[a-z-]{1,20}):(?P<case>[0-9a-f]{16})",
):
    def __init__(self, kind: str, verdict: str, case_id: str) -> None:
        self._kind, self._verdict, self._case_id = kind, verdict, case_id
        super().__init__(self.component(f"t2v:case-{kind}:{verdict}:{case_id}"))

    def component(self, custom_id: str) -> discord.ui.Item[Any]:
        label = Text("case-button", verdict=self._verdict, kind=self._kind)
        known = {verdict.value: look for verdict, look in _LOOKS.items()}
        emoji, style = known.get(self._verdict, _BAN)
        return discord.ui.Button(label=render(label), emoji=emoji, style=style, custom_id=custom_id)

    @classmethod
    async def from_custom_id(
        cls, interaction: Any, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match["kind"], match["verdict"], match["case"])

    async def pressed(self, interaction: Pressed) -> None:
        services = services_of(interaction)
        case = services.moderation.cases.find(self._case_id)
        if case is None or self._verdict not in CHOICES[case.kind]:
            raise RequestRefused(Text("case-over"))
        _check_may_decide(interaction)
        verdict = Verdict(self._verdict)
        await acknowledge(interaction)
        if verdict.bans and case.is_open:
            if not case.owner:
                raise RequestRefused(Text("case-nobody-to-ban"))
            await check_may_be_banned(interaction.client, case.server_id, case.owner)
        if not await services.moderation.decide(case, verdict, interaction.user.id):
            raise RequestRefused(Text("case-decided-before", outcome=outcome(case)))


def _check_may_decide(interaction: Pressed) -> None:
    """In a server its moderators; in a direct message the host. Raises ``RequestRefused``. The
    button stands in the message that was pressed, which discord.py makes sure of; and that is in
    the server whose case it is, or the host's, which the desk makes sure of.
    """
    desk = services_of(interaction).desk
    if interaction.guild_id is None:
        if interaction.user.id != desk.host_id:
            raise RequestRefused(Text("bot-not-a-moderator"))
    else:
        check_moderates(interaction)


def case_view(case: Case) -> discord.ui.View:
    return view(*(VerdictButton(case.kind, verdict, case.id) for verdict in CHOICES[case.kind]))


class ReportForm(Form):
    """Why, if somebody wants to say it. ``there``: as ``MoreMenu`` has it."""

    def __init__(self, post_id: str, there: int = 0) -> None:
        title, more = render(Text("case-form-title")), f":{there}" if there else ""
        super().__init__(title=title, custom_id=f"t2v:report:{post_id}{more}", timeout=None)
        self.add_item(
            discord.ui.TextInput(
                label=render(Text("case-form-reason")),
                custom_id="reason",
                style=discord.TextStyle.paragraph,
                required=False,
                max_length=REASON,
            )
        )


async def open_report(interaction: Pressed, post_id: str, there: int = 0) -> None:
    """Raises ``RequestRefused``. From memory. ``there``: as ``MoreMenu`` has it."""
    _check_can_be_reported(interaction)
    services_of(interaction).moderation.cases.check_may_report(interaction.user.id)
    await ReportForm(post_id, there).open(interaction)


async def submitted(interaction: Pressed) -> None:
    """Answer a form of ours that was sent; others are left alone."""
    await answered(interaction, _FORM, _report)


async def _report(interaction: Pressed, match: re.Match[str], values: dict[str, str]) -> None:
    post_id, reason = match["post"], values.get("reason", "")[:REASON].strip()
    message = _check_can_be_reported(interaction)
    await acknowledge(interaction, thinking=True, ephemeral=True)
    services = services_of(interaction)
    post = await services.posts.find(post_id)
    # What Discord says was pressed, and not what a client says.
    there = match["there"]
    known = (post_id, f":{there}") if there else (post_id,)
    if post is None or any(word not in str(message.components) for word in known):
        raise RequestRefused(Text("case-nothing-to-report"))
    case = await _case_of(interaction, message.channel.id, int(there or message.id), post)
    await services.moderation.report(case, Reporter(interaction.user.id, reason))
    await note_name(interaction)
    who = "moderators" if case.server_id else "host"
    await interaction.edit_original_response(content=render(Text("case-thanks", who=who)))


async def _case_of(interaction: Pressed, channel_id: int, message_id: int, post: Post) -> Case:
    services = services_of(interaction)
    job = await services.recent.job_of(post)
    if post.destination.private:
        raise RequestRefused(Text("case-private"))
    if job is None or post.state is not PostState.DELIVERED:
        raise RequestRefused(Text("case-nothing-to-report"))
    result = Result(post, job)
    is_there = interaction.guild_id is not None and interaction.is_guild_integration()
    return Case(
        CaseKind.REPORT,
        (interaction.guild_id or 0) if is_there else 0,
        channel_id,
        message_id,
        post_id=post.id,
        job_id=job.id,
        owner=post.owner,
        words=result.named,
        expires_at=services.moderation.clock() + REPORT_SECONDS,
    )


def _check_can_be_reported(interaction: Pressed) -> discord.Message:
    message = interaction.message
    if message is None:
        raise RequestRefused(Text("case-nothing-to-report"))
    if message.flags.ephemeral and message.attachments:  # and not where one of several was picked
        raise RequestRefused(Text("case-private"))
    return message


ITEMS = (VerdictButton,)
