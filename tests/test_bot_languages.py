"""Which language is spoken to whom: to one alone that of their client, in public the server's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection
from typing import Any

import pytest

from t2vbot.bot.messages.case_wording import outcome_for
from t2vbot.errors import UserError
from t2vbot.rules.case import Case, CaseKind, Verdict
from t2vbot.rules.rule import Scope
from t2vbot.rules.rulebook import Spot
from t2vbot.standin.message import Message
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin
from t2vbot.text import ENGLISH, LANGUAGES, Text, render

from .cinema import cinema, make_clips
from .deciding import a_desk, reports, set_values
from .quick import TIMEOUT, QuickBot, quick_bot

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
CANCEL, AGAIN = Text("bot-button-cancel"), Text("bot-button-again")


def reads(discord: Standin, **languages: str) -> None:
    """What the clients of members speak; Discord's locales have their hyphens."""
    for who, language in languages.items():
        discord.members[who].user.locale = language


def home(discord: Standin) -> Any:
    guild = discord.channel("general").guild
    assert guild
    return guild


async def waiting(
    bot: QuickBot, who: str = "ben", where: str = "general", **options: Any
) -> Message:
    """Their status message, whose button is there."""
    asked = await bot.ask(who, where, **options)
    return await asked.message(lambda m: m.labels, TIMEOUT)


def cancel(message: Message) -> str:
    """The language of a status message: of several that call it the same, the first one."""
    return next(one for one in LANGUAGES if render(CANCEL, one) in message.labels)


async def told(bot: QuickBot, who: str, message: Message, button: str) -> str:
    """What the presser alone is told."""
    click = await bot.discord.members[who].click(message, button)
    return (await click.message(lambda m: m.content and m.only_for, TIMEOUT)).content


@pytest.mark.parametrize("language", OTHERS)
async def test_to_one_in_their_language_to_all_in_the_servers(
    standin: Standin, tmp_path: Path, language: str
) -> None:
    """``ben`` reads another language than the server."""
    reads(standin, ben=language)
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        own, other = await waiting(bot), await waiting(bot, "ada")
        assert cancel(own) == cancel(other) == ENGLISH
        refused = await told(bot, "ben", other, render(CANCEL, ENGLISH))
        member = f"<@{standin.members['ada'].user.id}>"
        assert refused == render(Text("bot-not-yours-to-cancel", member=member), language)
        bot.executor.gate.set()
        await bot.until(lambda: (own.attachments and other.attachments) or None)
        assert render(AGAIN, ENGLISH) in own.labels
        await standin.members["ben"].click(other, render(Text("bot-likes", count=0), ENGLISH))
        await bot.until(lambda: render(Text("bot-likes", count=1), ENGLISH) in other.labels or None)


async def test_a_servers_own_language_and_what_its_moderators_set(
    standin: Standin, tmp_path: Path
) -> None:
    reads(standin, ben="fr")
    home(standin).locale = "de"
    async with quick_bot(standin, tmp_path, gate=False, max_per_member=9) as bot:
        first = await waiting(bot)
        assert cancel(first) == "de"
        await set_values(bot, language="ja")
        assert cancel(await waiting(bot)) == "ja"
        rulebook, videos = bot.parts.client.services.rules.rulebook, standin.channel("videos")
        await rulebook.change(
            home(standin).id, Spot(Scope.CHANNEL, videos.id), {"language": "zh-CN"}
        )
        assert cancel(await waiting(bot, where="videos")) == "zh-CN"
        assert cancel(await waiting(bot, where="requests")) == "ja"
        # What nobody else sees is in the language of whoever asked.
        assert (
            cancel(await waiting(bot, private=True))
            == cancel(await waiting(bot, where="dm"))
            == "fr"
        )
        bot.executor.gate.set()
        await bot.until(lambda: first.attachments or None)
        assert render(AGAIN, "ja") in first.labels  # as it is set by now


async def test_a_video_that_comes_by_direct_message_speaks_its_owners_language(
    standin: Standin, tmp_path: Path
) -> None:
    reads(standin, ben="zh-CN")
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.ask("ben")
        standin.channel("general").denied = Permission.ATTACH_FILES
        bot.executor.gate.set()
        direct = await bot.until(
            lambda: next((m for m in bot.messages("dm:ben") if m.attachments), None), "a DM"
        )
        assert render(AGAIN, "zh-CN") in direct.labels
        await bot.idle()
        assert render(Text("bot-asked-for-this", member=""), ENGLISH) not in (
            direct.content,
            asked.messages[0].content,
        )


async def test_where_the_app_was_brought_along_by_a_member(
    standin: Standin, tmp_path: Path
) -> None:
    """To a server that the bot is no member of: Discord says its language with every press."""
    reads(standin, ben="ja")
    elsewhere = standin.channel("lounge").guild
    assert elsewhere
    elsewhere.locale = "fr"
    standin.members["ben"].has_app = True
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        assert cancel(await waiting(bot, where="lounge")) == "fr"
        assert cancel(await waiting(bot, where="lounge", private=True)) == "ja"


async def test_commands_options_and_choices_in_every_language(
    standin: Standin, tmp_path: Path
) -> None:
    """All that Discord was sent was looked at by its own document, too: see the fixture."""
    async with quick_bot(standin, tmp_path, gate=False):
        sent = standin.members["ada"].offered(standin.channel("general"))
        names = dict(_named(sent))
        for path, command in names.items():
            described = command.get("description_localizations") or {}
            assert not command.get("description") or sorted(described) == OTHERS, path
            if " " in path:  # an option or a choice; a command's own name is English everywhere
                assert sorted(command.get("name_localizations") or {}) == OTHERS, path
        assert names["video avoid"]["name_localizations"]["de"] == "vermeiden"
        assert max(_length(command) for command in sent) <= 8000
        reads(standin, hana="ja")
        ben = standin.members["hana"]
        own = names["video size"]["name_localizations"]["ja"]
        choice = names["video size square"]["name_localizations"]["ja"]
        prompt = names["video prompt"]["name_localizations"]["ja"]
        asked = await ben.slash(
            standin.channel("general"), "video", **{prompt: "赤い丸", own: choice}
        )
        message = await asked.message(lambda m: m.labels, TIMEOUT)
        assert "赤い丸" in message.content


def _named(parts: list[dict[str, Any]], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for part in parts:
        own = f"{path} {part['name']}".strip()
        yield own, part
        yield from _named(part.get("options") or [], own)
        yield from _named(part.get("choices") or [], own)


def _length(part: dict[str, Any]) -> int:
    """Characters that count, of Discord's 8,000 for a command: of several languages the longest."""
    own = sum(
        max(map(len, (part.get(kind) or "", *(part.get(f"{kind}_localizations") or {}).values())))
        for kind in ("name", "description")
    )
    inner = [*(part.get("options") or []), *(part.get("choices") or [])]
    return own + len(str(part.get("value", ""))) + sum(map(_length, inner))


async def test_moderators_and_reporters(standin: Standin, tmp_path: Path) -> None:
    reads(standin, ben="de", cleo="fr")
    desk = a_desk(standin)
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id, language="es-ES")
        video = await bot.video(await bot.ask("ada"))
        menu = render(Text("bot-menu-more"), "es-ES")
        thanks = await reports(standin.members["ben"], video, "laut", menu)
        assert thanks.content == render(Text("case-thanks", who="moderators"), "de")
        shown = await bot.until(lambda: next(iter(bot.messages("mods")), None))
        delete = render(Text("case-button", verdict="deleted"), "es-ES")
        assert delete in shown.labels
        await standin.members["cleo"].click(shown, delete)
        await bot.until(lambda: bot.messages("dm:ben") or None)
        (outcome,) = bot.messages("dm:ben")
        about = Case(
            CaseKind.REPORT, home(standin).id, video.channel.id, video.id, "", "", 1, "", 0
        )
        about.verdict = Verdict.DELETED
        assert outcome.content == render(outcome_for(about), "de")


async def test_the_host_is_asked_in_their_language(standin: Standin, tmp_path: Path) -> None:
    """Where a server has no channel for its moderators."""
    reads(standin, ada="ja")
    async with quick_bot(standin, tmp_path) as bot:
        video = await bot.video(await bot.ask("ada"))  # whose application it is
        await reports(standin.members["ben"], video, "loud")
        shown = await bot.until(lambda: next((m for m in bot.messages("dm:ada") if m.labels), None))
        assert render(Text("case-button", verdict="deleted"), "ja") in shown.labels


async def test_what_is_made_together(standin: Standin, tmp_path: Path) -> None:
    """Its board is everybody's, its film's credits too, whoever began it or presses."""
    reads(standin, ada="de", ben="ja", cleo="fr")
    async with cinema(standin, tmp_path, await make_clips(tmp_path)) as bot:
        await set_values(bot, language="pt-BR", jam_cutting_minutes=0)
        asked = await standin.members["ada"].slash(
            standin.channel("general"), "jam", theme="colours"
        )
        write = render(Text("jam-button-add"), "pt-BR")
        board = await asked.message(lambda m: write in m.labels, TIMEOUT)
        await bot.until(lambda: board.thread)
        for who, words in (("ben", "a red thing"), ("cleo", "a blue thing")):
            member = standin.members[who]
            shown = await member.click(board, write)
            await shown.acknowledged(TIMEOUT)
            assert shown.modal
            field = shown.modal["components"][0]
            label = field.get("label") or field["components"][0]["label"]
            assert shown.modal["title"] == render(Text("jam-form-title"), member.user.locale)
            sent = await member.submit_modal(shown, {label: words})
            reply = await sent.message(lambda m: m.content and not m.loading, TIMEOUT)
            assert reply.content == render(Text("jam-written"), member.user.locale)
        close = render(Text("jam-button-close"), "pt-BR")
        await standin.members["ada"].click(board, close)
        film = await bot.until(lambda: next((m for m in bot.messages() if m.attachments), None))
        heading = render(Text("video-credits"), "pt-BR")
        assert heading.encode() in film.attachments[0].path.read_bytes()  # of its last chapter


@pytest.mark.parametrize("where", ["dm", "general"])
async def test_what_an_earlier_version_wrote_down_comes_too(
    standin: Standin, tmp_path: Path, where: str
) -> None:
    """It knew of no language."""

    def forget(connection: Connection) -> None:
        connection.execute("UPDATE posts SET destination = json_remove(destination, '$.language')")

    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.ask("ben", where)
        await bot.database.write(forget)
    async with quick_bot(standin, tmp_path) as bot:
        video = await bot.video(asked)
        assert render(AGAIN, ENGLISH) in video.labels


async def test_what_fails_where_all_read_it_is_said_to_all(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord shows the first answer after a public "thinking" to everybody."""
    reads(standin, ben="ja")

    async def refuse(*what: object) -> None:
        raise UserError(Text("bot-request-gone"))

    async with quick_bot(standin, tmp_path) as bot:
        monkeypatch.setattr(bot.parts.outbox, "accept", refuse)
        for private, language in ((False, ENGLISH), (True, "ja")):
            asked = await standin.members["ben"].slash(
                standin.channel("general"), "video", prompt="a dot", private=private
            )
            said = await asked.message(lambda m: m.content, TIMEOUT)
            assert said.content == render(Text("bot-request-gone"), language)


async def test_a_command_as_it_was_before_an_update(standin: Standin, tmp_path: Path) -> None:
    reads(standin, ben="fr")
    async with quick_bot(standin, tmp_path):
        forged = standin.members["ben"].forge(past_discord=True)
        asked = await forged.slash(standin.channel("general"), "video", {})
        said = await asked.message(lambda m: m.content, TIMEOUT)
        assert said.content == render(Text("bot-command-outdated"), "fr")
