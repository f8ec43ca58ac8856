"""/video-settings: what moderators set, shown with where it comes from, changed by menus and forms,
undone, kept, and set back.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from t2vbot.bot.messages.settings_wording import TOPICS
from t2vbot.rules.audit import Action
from t2vbot.rules.rule import RULES, Choice, Flag, Number
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.standin import Standin

from .moderating import TIMEOUT, Moderator, menu, set_rules
from .quick import QuickBot, quick_bot


async def said(bot: QuickBot, what: str, who: str = "cleo", **options: Any) -> str:
    """What a moderator is answered."""
    general = bot.discord.channel("general")
    asked = await bot.discord.members[who].slash(general, f"video-settings {what}", **options)
    await asked.message(lambda m: m.content, TIMEOUT)
    assert all(m.only_for is bot.discord.members[who].user for m in asked.messages)
    return "\n".join(m.content for m in asked.messages)


async def test_they_are_shown_changed_and_set_back(standin: Standin, tmp_path: Path) -> None:
    usual, three = "scenes of a jam's film: **8** · usual", "**3** · the whole server"
    async with quick_bot(standin, tmp_path) as bot:
        shown = await said(bot, "show")
        assert len(shown.splitlines()) == len(RULES)
        assert usual in shown
        panel = await set_rules(standin, jam_scenes=3)
        assert f"scenes of a jam's film: {three}" in panel.content
        assert three in await said(bot, "show")
    async with quick_bot(standin, tmp_path) as bot:  # also after a restart
        assert three in await said(bot, "show")
        assert "One setting is back" in await said(bot, "reset")
        assert usual in await said(bot, "show")
    async with quick_bot(standin, tmp_path) as bot:
        assert usual in await said(bot, "show")
        assert "not set → **3**" in await said(bot, "undo")
        assert three in await said(bot, "show")


async def test_every_rule_can_be_set_and_taken_back(standin: Standin, tmp_path: Path) -> None:
    """By menu and form, each in every scope that it has."""
    general = standin.channel("general")
    role = standin.changes.add_role(general.guild, "Supporter")
    spots = {"server": None, "channel": general, "role": role}
    values: dict[str, Any] = {
        "allowed": ["no"],
        "models": ["ms-1.7b", "builtin"],
        "private": ["no"],
        "spoiler": ["yes"],
        "most_side": 512,
        "age_restricted": ["only"],
        "filter_action": ["hold"],
        "language": ["ja"],
        "moderators": [general],
        "reel": [general],
    }
    async with quick_bot(standin, tmp_path) as bot:
        moderator = await Moderator.opens(standin)
        every = [
            (t, name, s) for t, ns in TOPICS.items() for name in ns for s in RULES[name].scopes
        ]
        for topic, name, scope in every:
            await moderator.turns_to(topic, spots[scope])
            await moderator.sets(name, values.get(name, 2))
            await shows(bot, moderator, f"not set → **{said_of(name)}")
            await moderator.sets(name, cleared(name))
            await shows(bot, moderator, "→ **not set**")
            if spots[scope] is not None:
                await moderator.member.click(moderator.panel, menu(moderator.panel, "set-server"))
                await shows(bot, moderator, "Settings: the whole server")
        audit = await bot.parts.client.services.audit.events(general.guild.id)
        assert [e.action for e in audit] == [Action.RULES_CHANGED] * (2 * len(every))
        assert {e.user_id for e in audit} == {standin.members["cleo"].user.id}


def said_of(name: str) -> str:
    """How the value that the test sets begins in words."""
    return {"allowed": "no", "models": "ms", "private": "no", "spoiler": "yes"}.get(name, "")


def cleared(name: str) -> Any:
    """What stands in a form for nothing."""
    if isinstance(RULES[name].kind, Flag | Choice):
        return ["unset"]
    return "" if isinstance(RULES[name].kind, Number) else []


async def shows(bot: QuickBot, moderator: Moderator, words: str) -> None:
    panel = moderator.panel
    await bot.until(lambda: words in panel.content or None, f"{words!r} in {panel.content!r}")


async def test_what_is_out_of_range_changes_nothing(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        moderator = await Moderator.opens(standin)
        await moderator.turns_to("together")
        for value in (0, 26, -1, "many", "3.5", "1e3", "٣"):
            sent = await moderator.sets("jam_scenes", value)
            refused = await sent.message(lambda m: m.only_for and "whole number" in m.content, 10)
            assert "from 1 to 25" in refused.content
        assert "scenes of a jam's film: **8** · usual" in await said(bot, "show")


async def test_they_are_for_moderators_and_servers(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        with pytest.raises(ClientRefused, match="not enough permissions"):
            await said(bot, "show", who="ben")
        cleo = standin.members["cleo"]
        with pytest.raises(ClientRefused):
            await cleo.slash(standin.dm(cleo), "video-settings show")


async def test_each_server_has_its_own(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path):
        await set_rules(standin, jams_in_channel=0)
        other = standin.changes.add_guild("The Other Room")
        ada, there = standin.members["ada"], standin.channel("The Other Room-general")
        refused = await ada.slash(standin.channel("general"), "jam", theme="x")
        assert "want no jams" in (await refused.message(lambda m: m.content)).content
        begun = await ada.slash(there, "jam", theme="x")
        await begun.message(lambda m: "Add a scene" in m.labels)
        assert other.has_bot


async def test_what_another_version_wrote_is_left_out(standin: Standin, tmp_path: Path) -> None:
    home = standin.channel("general").guild
    assert home
    async with quick_bot(standin, tmp_path) as bot:
        rows = (("jam_scenes", "99"), ("warp_speed", "9"), ("jam_votes", "5"), ("private", "7"))
        for name, value in rows:
            await bot.database.write(
                lambda c, n=name, v=value: (
                    c.execute("INSERT INTO rules VALUES (?, 'server', 0, ?, ?)", (home.id, n, v))
                    and None
                )
            )
    async with quick_bot(standin, tmp_path) as bot:
        shown = await said(bot, "show")
        assert "scenes of a jam's film: **8**" in shown
        assert "votes that everybody has in a jam: **5**" in shown


def test_every_rule_has_a_topic_and_a_usual_value_in_its_range() -> None:
    topics = [name for names in TOPICS.values() for name in names]
    assert sorted(topics) == sorted(RULES)
    for rule in RULES.values():
        assert rule.kind.check(rule.usual)
