"""The host's own command: pauses, quiet hours, draining, bans, figures; for the owners of the bot
alone, whatever a client sends. Ada owns the bot, and is an administrator of her server.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from t2vbot.bot.commands.video_host import group
from t2vbot.bot.views.host import ITEMS
from t2vbot.rules.hours import QuietHours, wall_clock
from t2vbot.standin.application import TeamRole
from t2vbot.standin.interaction import Interaction, Reply
from t2vbot.standin.message import Message
from t2vbot.standin.openapi import Judge
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.people import Permission
from t2vbot.standin.places import Guild
from t2vbot.standin.standin import Standin

from .quick import TIMEOUT, QuickBot, quick_bot
from .test_bot_first_answers import standing_still

REASON = "the *fan* is @everyone loud"
SHOWN = "the \\*fan\\* is @\u200beveryone loud"


def home(standin: Standin) -> Guild:
    guild = standin.channel("general").guild
    assert guild
    return guild


def make_administrator(standin: Standin, *names: str) -> None:
    boss = standin.changes.add_role(home(standin), "Boss", Permission.ADMINISTRATOR)
    for name in names:
        standin.changes.give(home(standin), standin.members[name].user, boss)


@dataclass
class Host:
    """Somebody at the host's controls, and the bot."""

    bot: QuickBot
    who: str = "ada"

    @property
    def member(self) -> Any:
        return self.bot.discord.members[self.who]

    async def does(self, what: str, **options: Any) -> str:
        """A sub-command; what was answered, to them alone."""
        general = self.bot.discord.channel("general")
        asked = await self.member.slash(general, f"video-host {what}", **options)
        message = await asked.message(lambda m: m.content and not m.loading, TIMEOUT)
        assert message.only_for is self.member.user
        return message.content

    async def panel(self) -> Message:
        general = self.bot.discord.channel("general")
        asked = await self.member.slash(general, "video-host panel")
        return await asked.message(lambda m: m.components, TIMEOUT)

    async def press(self, panel: Message, label: str) -> Interaction:
        pressed = await self.member.click(panel, label)
        return await pressed.acknowledged(TIMEOUT)

    async def fills(self, panel: Message, label: str, **values: str) -> None:
        shown = await self.press(panel, label)
        await (await self.member.submit_modal(shown, values)).acknowledged(TIMEOUT)

    async def suggestions(self, what: str, option: str, value: str = "") -> dict[str, str]:
        general = self.bot.discord.channel("general")
        found = await self.member.autocomplete(
            general, f"video-host {what}", {}, focused=option, value=value
        )
        return {choice["name"]: choice["value"] for choice in found}


@asynccontextmanager
async def hosted(standin: Standin, folder: Path, **settings: Any) -> AsyncIterator[Host]:
    make_administrator(standin, "ada")
    async with quick_bot(standin, folder, host_server=home(standin).id, **settings) as bot:
        yield Host(bot)
        assert [str(problem) for problem in standin.problems()] == []


async def shows(bot: QuickBot, message: Message, words: str) -> None:
    await bot.until(lambda: words in message.content or None, f"{words!r} in {message.content!r}")


async def refusal(bot: QuickBot, who: str = "ben", **options: Any) -> Message:
    general = bot.discord.channel("general")
    asked = await bot.discord.members[who].slash(general, "video", prompt="a cat", **options)
    answer = await asked.message(lambda m: m.content, TIMEOUT)
    assert answer.only_for is bot.discord.members[who].user
    assert asked.reply is Reply.MESSAGE  # before it was deferred
    return answer


def commands(standin: Standin, guild_id: int | None) -> list[str]:
    return sorted(command["name"] for command in standin.commands.of(guild_id))


# --- Where it is, and for whom --------------------------------------------------------------------


async def test_it_is_in_the_hosts_own_server_only(standin: Standin, tmp_path: Path) -> None:
    other = standin.changes.add_guild("another")
    async with hosted(standin, tmp_path):
        assert commands(standin, home(standin).id) == ["video-host"]
        assert commands(standin, other.id) == []
        assert "video-host" not in commands(standin, None)
        (command,) = standin.commands.of(home(standin).id)
        assert command["default_member_permissions"] == "0"
        judge = Judge()
        if judge.available:
            route = "/applications/{application_id}/guilds/{guild_id}/commands"
            assert not judge.complaints("POST", route, _sent(standin))


def _sent(standin: Standin) -> Any:
    (record,) = [r for r in standin.requests if r.method == "POST" and r.path.endswith("/commands")]
    assert record.status == 201
    return record.payload


async def test_it_is_sent_once_and_what_others_did_is_undone(
    standin: Standin, tmp_path: Path
) -> None:
    server = home(standin).id

    async def start(folder: str, **settings: Any) -> None:
        (tmp_path / folder).mkdir(exist_ok=True)
        async with quick_bot(standin, tmp_path / folder, **settings) as bot:
            await bot.video(await bot.clip())
            await bot.idle()

    def sent() -> int:
        return sum(r.method == "POST" and r.path.endswith("/commands") for r in standin.requests)

    await start("a", host_server=server)
    async with quick_bot(standin, tmp_path / "a", host_server=server) as bot:
        looked = len(looks(standin, server))
        await bot.until(lambda: len(looks(standin, server)) > looked + 1 or None, "it to be ready")
        await bot.video(await bot.clip())
        await bot.idle()
    assert sent() == 1
    assert commands(standin, server) == ["video-host"]
    standin.commands.upsert(server, {"name": "theirs", "description": "d", "type": 1})
    standin.commands.upsert(server, {"name": "video-host", "description": "d", "type": 1})
    await start("b", host_server=server)
    assert sent() == 2
    assert commands(standin, server) == ["theirs", "video-host"]
    await start("b", host_server=server, dev_guild=server)  # with all commands beside it
    assert {"video-host", "video", "queue"} <= set(commands(standin, server))
    await start("b", host_server=server)
    async with quick_bot(standin, tmp_path / "b") as bot:  # without the setting it goes
        there = lambda: commands(standin, server)  # noqa: E731
        await bot.until(lambda: "video-host" not in there() or None, "it to go")
        await bot.video(await bot.clip())
        await bot.idle()


def looks(standin: Standin, server: int) -> list[Any]:
    """When the bot looked what commands a server has: as it entered, and for copies."""
    end = f"/guilds/{server}/commands"
    return [r for r in standin.requests if r.method == "GET" and r.path.endswith(end)]


async def test_a_server_that_the_bot_is_not_in_yet(standin: Standin, tmp_path: Path) -> None:
    elsewhere = standin.channel("lounge").guild
    assert elsewhere
    assert not elsewhere.has_bot
    async with quick_bot(standin, tmp_path, host_server=elsewhere.id) as bot:
        assert commands(standin, elsewhere.id) == []
        await bot.video(await bot.clip())
        standin.changes.invite_bot(elsewhere)
        await bot.until(lambda: commands(standin, elsewhere.id) or None, "the command")
        await bot.idle()


async def test_without_the_setting_there_is_none(standin: Standin, tmp_path: Path) -> None:
    make_administrator(standin, "ada")
    async with quick_bot(standin, tmp_path) as bot:
        with pytest.raises(ClientRefused):
            await Host(bot).does("panel")
        assert commands(standin, home(standin).id) == []


WALK: list[tuple[str, dict[str, Any]]] = [
    ("panel", {}),
    ("pause", {"reason": "mine now"}),
    ("resume", {}),
    ("drain", {}),
    ("unload", {}),
    ("quiet-hours", {"from": "00:00", "to": "23:59"}),
    ("cancel", {"video": "0" * 16}),
    ("ban", {"member": "cleo"}),
    ("unban", {"member": "cleo"}),
    ("ban-server", {"server": "1"}),
    ("unban-server", {"server": "1"}),
    ("bans", {}),
    ("statistics", {}),
]


def test_the_walk_leaves_no_command_out() -> None:
    assert {name for name, _ in WALK} == {command.name for command in group.commands}


@pytest.mark.parametrize("honest", [True, False], ids=["an administrator", "a modified client"])
async def test_nobody_else_is_answered(standin: Standin, tmp_path: Path, honest: bool) -> None:
    if honest:
        make_administrator(standin, "ben")
    async with hosted(standin, tmp_path, gate=False) as host:
        bot, ben, general = host.bot, standin.members["ben"], standin.channel("general")
        job = bot.post_of(await bot.clip("cleo")).jobs[0]
        panel = await host.panel()
        before = bot.parts.client.services.openness.standing
        answers = []
        for name, options in WALK:
            given = {
                key: standin.members[value] if value == "cleo" else value
                for key, value in options.items()
            }
            given |= {"video": job} if "video" in given else {}
            if honest:
                answers.append(await ben.slash(general, f"video-host {name}", **given))
            else:
                forged = {k: getattr(v, "user", v) for k, v in given.items()}
                forgery = ben.forge(past_discord=True)
                answers.append(await forgery.slash(general, f"video-host {name}", forged))
        forgery = ben.forge(past_discord=True)
        for item in ITEMS:
            answers.append(await forgery.click(panel, f"t2v:{item.kind}"))
        for what in ("pause", "quiet"):
            values = {"reason": "x", "until": "", "from": "01:00", "to": "02:00"}
            answers.append(await forgery.submit(general, f"t2v:host-form:{what}", values))
        for answer in answers:
            said = await answer.message(lambda m: m.content, TIMEOUT)
            assert "owners of this bot alone" in said.content
            assert said.only_for is ben.user
            assert answer.modal is None
        for name, option in (
            ("cancel", "video"),
            ("ban-server", "server"),
            ("unban-server", "server"),
        ):
            asked = await forgery.autocomplete(general, f"video-host {name}", {option: ""}, option)
            assert (await asked.acknowledged(TIMEOUT)).choices == []
        services = bot.parts.client.services
        assert services.openness.standing == before
        assert services.rules.bans.of_server(0) == services.rules.bans.servers() == []
        assert bot.parts.dispatcher.find(job)
        bot.executor.gate.set()
        await bot.idle()


async def test_an_owner_is_answered_in_their_own_server_only(
    standin: Standin, tmp_path: Path
) -> None:
    other = standin.changes.add_guild("another")
    async with hosted(standin, tmp_path):
        there = standin.channel("another-general")
        assert there.guild is other
        forgery = standin.members["ada"].forge(past_discord=True)
        asked = await forgery.slash(there, "video-host panel")
        said = await asked.message(lambda m: m.content, TIMEOUT)
        assert "owners of this bot alone" in said.content


async def test_a_team_owns_it_by_its_roles(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("t2vbot.bot.owners.LOOK_SECONDS", 0.05)
    people = standin.world.people
    roles = {people["ben"]: TeamRole.DEVELOPER, people["dan"]: TeamRole.READ_ONLY}
    eve, fay = standin.join("eve").user, standin.join("fay").user
    team = standin.world.add_team(
        "Us", people["cleo"], roles | {eve: TeamRole.ADMIN, fay: TeamRole.ADMIN}
    )
    team.invited = frozenset({fay})
    make_administrator(standin, "ben", "dan", "eve", "fay")
    async with hosted(standin, tmp_path) as host:
        for who, may in {
            "cleo": True,
            "ben": True,
            "eve": True,
            "dan": False,
            "fay": False,
            "ada": False,
        }.items():
            said = await Host(host.bot, who).does("panel")
            assert ("The bot runs" in said) == may, who
        team.members = {}  # all of them left
        owners = host.bot.parts.client.owners
        await host.bot.until(lambda: not owners.include(eve.id) or None, "the bot to look again")
        assert "owners of this bot alone" in await Host(host.bot, "eve").does("panel")
        assert "The bot runs" in await Host(host.bot, "cleo").does("panel")


async def test_nobody_is_an_owner_until_discord_says_so(standin: Standin, tmp_path: Path) -> None:
    async with hosted(standin, tmp_path) as host:
        host.bot.parts.client.owners._ids = frozenset()
        assert "owners of this bot alone" in await host.does("panel")


# --- Pausing --------------------------------------------------------------------------------------


async def test_a_paused_bot_takes_requests_and_says_so(standin: Standin, tmp_path: Path) -> None:
    async with hosted(standin, tmp_path, gate=False) as host:
        bot = host.bot
        first = await bot.clip("ben")
        await bot.executor.begun("clip 0001")
        second = await bot.clip("cleo")
        said = await host.does("pause", reason=REASON, until="2h")
        assert "✔️ Paused" in said
        assert "New requests are accepted" in said
        assert SHOWN in said
        message = await second.message(lambda m: "The bot is paused" in m.content, TIMEOUT)
        ends = int(time.time() + 7200)
        assert any(f"<t:{ends + n}:R>" in message.content for n in range(-30, 2)), message.content
        assert SHOWN in message.content
        third = await bot.clip("dan")
        await third.message(lambda m: "The bot is paused" in m.content, TIMEOUT)
        general = standin.channel("general")
        queue = await standin.members["ben"].slash(general, "queue")
        assert (await queue.message(lambda m: "The bot is paused" in m.content)).ephemeral
        # What is on the device ends, and no other begins; its status never said so.
        bot.executor.gate.set()
        done = await bot.video(first)
        assert "paused" not in done.content
        assert bot.executor.made == ["clip 0001"]
        assert len(bot.parts.dispatcher.waiting(10)) == 2
        assert "✔️ The bot goes on" in await host.does("resume")
        await bot.videos(second, third)
        await bot.idle()


async def test_expected_starts_shift_by_what_is_known(standin: Standin, tmp_path: Path) -> None:
    async with hosted(standin, tmp_path) as host:
        bot = host.bot
        await bot.video(await bot.clip("ben"))  # so that it is known how long one takes
        await host.does("pause", until="3h")
        await bot.clip("cleo")
        (job,) = bot.parts.dispatcher.waiting(10)
        assert job.starts_at
        assert job.starts_at == pytest.approx(time.time() + 3 * 3600, abs=5)
        await host.does("pause")
        await bot.until(lambda: job.starts_at is None or None, "the start to be unknown")
        await host.does("resume")
        await bot.idle()


@pytest.mark.parametrize("state", ["pause", "quiet"])
async def test_a_paused_bot_may_refuse(standin: Standin, tmp_path: Path, state: str) -> None:
    async with hosted(standin, tmp_path, paused_accepts=False) as host:
        bot = host.bot
        done = await bot.video(await bot.clip("ben"))
        if state == "pause":
            await host.does("pause", reason=REASON, until="1h")
        else:
            now = wall_clock(time.time())
            await host.does("quiet-hours", **{"from": f"{now:%H:%M}", "to": f"{now.hour:02}:59"})
        answer = await refusal(bot)
        if state == "pause":
            assert "The bot is paused" in answer.content
            assert SHOWN in answer.content
        assert "not accepted" in answer.content
        assert ":R>" in answer.content
        pressed = await standin.members["ben"].click(done, "Change")
        assert "not accepted" in (await pressed.message(lambda m: m.content, TIMEOUT)).content
        assert pressed.modal is None
        jam = await standin.members["ben"].slash(standin.channel("general"), "jam", theme="x")
        assert "not accepted" in (await jam.message(lambda m: m.content, TIMEOUT)).content
        await host.does("resume")
        await bot.video(await bot.clip("ben"))
        await bot.idle()


async def test_quiet_hours_begin_while_jobs_wait_and_end_by_themselves(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("t2vbot.rules.openness.LOOK_SECONDS", 0.02)
    monkeypatch.setattr("t2vbot.bot.presence.INTERVAL", 0.05)
    async with hosted(standin, tmp_path, gate=False) as host:
        bot, openness = host.bot, host.bot.parts.client.services.openness
        off = [0.0]
        openness._clock = lambda: time.time() + off[0]
        start = wall_clock(time.time() + 3600)
        end = wall_clock(time.time() + 2 * 3600)
        quiet = QuietHours(
            start.time().replace(second=0, microsecond=0),
            end.time().replace(second=0, microsecond=0),
        )
        await openness.set_quiet(quiet)
        first = await bot.clip("ben")
        await bot.executor.begun("clip 0001")
        second = await bot.clip("cleo")
        off[0] = 3600
        await second.message(lambda m: "quiet hours" in m.content, TIMEOUT)
        words = f"quiet until {quiet.end:%H:%M}"
        await bot.until(lambda: presence(standin) == ("idle", words) or None, "the presence")
        bot.executor.gate.set()
        await bot.video(first)
        assert bot.executor.made == ["clip 0001"]
        off[0] = 2 * 3600
        await bot.video(second)
        await bot.idle()


async def test_draining_finishes_what_is_on_the_way(standin: Standin, tmp_path: Path) -> None:
    async with hosted(standin, tmp_path, gate=False) as host:
        bot = host.bot
        asked = [await bot.clip("ben"), await bot.clip("cleo")]
        assert "New requests are refused" in await host.does("drain", reason="moving house")
        answer = await refusal(bot, "dan")
        assert "finishes what is on the way" in answer.content
        assert "moving house" in answer.content
        bot.executor.gate.set()
        await bot.videos(*asked)
        await refusal(bot, "dan")
        await host.does("resume")
        await bot.video(await bot.clip("dan"))
        await bot.idle()


@pytest.mark.parametrize("state", ["pause", "drain", "quiet"])
async def test_a_restart_changes_nothing(standin: Standin, tmp_path: Path, state: str) -> None:
    now = wall_clock(time.time())
    async with hosted(standin, tmp_path) as host:
        if state == "quiet":
            hours = {"from": f"{now:%H:%M}", "to": f"{(now.hour + 12) % 24:02}:{now:%M}"}
            await host.does("quiet-hours", **hours)
        else:
            await host.does(state, reason=REASON)
        if state != "drain":
            asked = await host.bot.clip("ben")
        panel = await host.panel()
    settings = {"host_server": home(standin).id}
    async with quick_bot(standin, tmp_path, **settings) as bot:
        host = Host(bot)
        said = await host.does("panel")
        titles = {"pause": "**Paused**", "drain": "**Draining**", "quiet": "**Quiet hours**"}
        assert titles[state] in said
        assert (SHOWN in said) == (state != "quiet")
        assert bot.executor.made == []
        # The buttons of before work as well, and so does a form.
        await host.press(panel, "Resume")
        await shows(bot, panel, "The bot runs")
        if state != "drain":
            await bot.video(asked)
        await host.fills(panel, "Pause", reason="again", until="18:00")
        await shows(bot, panel, "“again”")
        await bot.idle()


async def test_a_form_that_was_open_during_a_restart(standin: Standin, tmp_path: Path) -> None:
    async with hosted(standin, tmp_path) as host:
        panel = await host.panel()
        shown = await host.press(panel, "Pause")
    async with quick_bot(standin, tmp_path, host_server=home(standin).id) as bot:
        sent = await standin.members["ada"].submit_modal(shown, {"reason": "late", "until": ""})
        await sent.acknowledged(TIMEOUT)
        await shows(bot, panel, "late")


async def test_the_panel(standin: Standin, tmp_path: Path) -> None:
    async with hosted(standin, tmp_path) as host:
        bot, panel = host.bot, await host.panel()
        await host.fills(panel, "Quiet hours", **{"from": "22:00", "to": "08:00"})
        await shows(bot, panel, "✔️ Quiet hours: 22:00-08:00")
        shown = await host.press(panel, "Quiet hours")
        assert shown.modal
        assert "22:00" in str(shown.modal)
        await host.fills(panel, "Quiet hours", **{"from": "", "to": ""})
        await shows(bot, panel, "There are no quiet hours")
        await host.press(panel, "Drain")
        await shows(bot, panel, "**Draining**")
        await host.press(panel, "Unload")
        await shows(bot, panel, "✔️ The memory is free")
        assert bot.executor.freed == 1
        figures = await host.press(panel, "Statistics")
        assert "Last 24 hours" in (await figures.message(lambda m: m.content, TIMEOUT)).content


async def test_what_is_typed_wrong_changes_nothing(standin: Standin, tmp_path: Path) -> None:
    async with hosted(standin, tmp_path) as host:
        openness = host.bot.parts.client.services.openness
        before = openness.standing
        assert "neither a time of day" in await host.does("pause", until="soon")
        assert "no time of day" in await host.does("quiet-hours", **{"from": "22", "to": "8"})
        assert "another time" in await host.does("quiet-hours", **{"from": "8:00", "to": "8:00"})
        assert openness.standing == before


# --- Unloading, cancelling ------------------------------------------------------------------------


async def test_unloading_waits_for_what_is_being_made(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("t2vbot.bot.hosting.UNLOAD_SECONDS", 0.05)
    async with hosted(standin, tmp_path, gate=False) as host:
        bot = host.bot
        asked = await bot.clip("ben")
        await bot.executor.begun("clip 0001")
        assert "after the video" in await host.does("unload")
        assert bot.executor.freed == 0
        bot.executor.gate.set()
        await bot.video(asked)
        await bot.until(lambda: bot.executor.freed or None, "the memory")
        await host.does("pause")
        assert "The memory is free" in await host.does("unload")  # paused and idle
        assert bot.executor.freed == 2


async def test_any_job_can_be_cancelled(standin: Standin, tmp_path: Path) -> None:
    long = "a very long prompt " * 10
    async with hosted(standin, tmp_path, gate=False) as host:
        bot = host.bot
        first = await bot.ask("ben", prompt=long)
        await bot.executor.begun(long.strip())
        secret = await bot.ask("cleo", prompt="my secret", private=True)
        third = await bot.ask("dan", prompt="a dog")
        assert (await third.message(lambda m: "Me too" in m.labels, TIMEOUT)).labels
        await standin.members["ben"].click(third.messages[0], "Me too")
        found = await host.suggestions("cancel", "video")
        making, private, last = found
        assert making.startswith("being made · Ben: a very long prompt")
        assert len(making) <= 100
        assert private == "1. Cleo: …"
        assert last == "2. Dan: a dog"
        assert list(await host.suggestions("cancel", "video", "DOG")) == [last]
        for asked, name in ((first, making), (secret, private), (third, last)):
            assert "✔️ Cancelled" in await host.does("cancel", video=found[name])
            await asked.message(lambda m: "Cancelled:" in m.content, TIMEOUT)
        assert "not on the way any more" in await host.does("cancel", video=found[last])
        assert bot.parts.dispatcher.unfinished() == []
        await bot.idle()


async def test_drafts_are_one_request(standin: Standin, tmp_path: Path) -> None:
    async with hosted(standin, tmp_path, gate=False) as host:
        asked = await host.bot.ask("ben", drafts=3)
        (name,) = found = await host.suggestions("cancel", "video")
        await host.does("cancel", video=found[name])
        await asked.message(lambda m: "Cancelled:" in m.content, TIMEOUT)
        assert host.bot.parts.dispatcher.unfinished() == []
        await host.bot.idle()


# --- Bans -----------------------------------------------------------------------------------------


async def test_a_member_is_banned_everywhere(
    standin: Standin, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    standin.changes.add_guild("another")
    async with hosted(standin, tmp_path, gate=False) as host:
        bot, ben = host.bot, standin.members["ben"]
        asked = await bot.clip("ben", where="another-general")
        said = await host.does("ban", member=ben, days=2)
        assert "for 2 days" in said
        assert "One video of theirs was cancelled" in said
        await asked.message(lambda m: "Cancelled:" in m.content, TIMEOUT)
        assert "The host of this bot" in (await refusal(bot)).content
        assert f"<@{ben.user.id}>" in await host.does("bans")
        await bot.clip("cleo")
        assert "may make videos again" in await host.does("unban", member=ben)
        assert "was not banned" in await host.does("unban", member=ben)
        assert "Nobody is banned" in await host.does("bans")
        await bot.clip("ben")
        for who in (standin.members["ada"].user, standin.world.bot):
            assert "cannot be banned" in await host.does("ban", member=who)
        await host.does("pause", reason="my secret reason")
        await host.does("resume")
        bot.executor.gate.set()
        await bot.idle()
    ada = standin.members["ada"].user.id
    assert re.search(r"The host banned member [0-9a-f]{8} for 2 days", caplog.text)
    assert "The host paused the bot until it is resumed" in caplog.text
    ours = [r.getMessage() for r in caplog.records if r.name == "t2vbot.bot.hosting"]
    assert not [one for one in ours if str(ben.user.id) in one or str(ada) in one]
    assert "my secret reason" not in caplog.text


async def test_a_banned_server_is_left(standin: Standin, tmp_path: Path) -> None:
    other = standin.changes.add_guild("another")
    async with hosted(standin, tmp_path, gate=False) as host:
        bot = host.bot
        await bot.clip("cleo")
        await bot.clip("ben", where="another-general")
        assert len(bot.parts.dispatcher.unfinished()) == 2
        found = await host.suggestions("ban-server", "server")
        assert list(found.values()) == [str(other.id)]
        said = await host.does("ban-server", server=str(other.id))
        assert "No videos are made in another" in said
        await bot.until(lambda: not other.has_bot or None, "it to leave")
        word = bot.messages("another-general")[-1]
        assert "makes no videos in this server any more" in word.content
        assert len(bot.parts.dispatcher.unfinished()) == 1
        standin.changes.invite_bot(other)  # somebody tries it again
        await bot.until(lambda: not other.has_bot or None, "it to leave again")
        assert f"`{other.id}`" in await host.does("bans")
        assert list((await host.suggestions("unban-server", "server")).values()) == [str(other.id)]
        assert "again" in await host.does("unban-server", server=str(other.id))
        standin.changes.invite_bot(other)
        await bot.ask("ben", where="another-general")
        assert other.has_bot
        assert "your own server" in await host.does("ban-server", server=str(home(standin).id))
        for wrong in ("nonsense", "0", "-1", "٣"):
            assert "That is no server" in await host.does("ban-server", server=wrong)
        bot.executor.gate.set()
        await bot.idle()


# --- Figures and presence -------------------------------------------------------------------------


async def test_figures(standin: Standin, tmp_path: Path) -> None:
    async with hosted(standin, tmp_path) as host:
        bot = host.bot
        for who in ("ben", "cleo"):
            await bot.video(await bot.clip(who))
        await bot.video(await bot.clip("dan", where="dm"))
        bot.executor.before = _fail
        failed = await bot.clip("ben")
        await failed.message(lambda m: "There is no video" in m.content, TIMEOUT)
        await bot.idle()
        said = await host.does("statistics")
        for words in (
            "**Last 24 hours**: 3 videos made, 0 cancelled",
            "Failed: 1 (a bug: 1)",
            "Device: 6 s, 0 % of the time",
            "Models: builtin: 3",
            "Servers: The Projection Room: 2 · direct messages and apps of one's own: 1",
            "**Last 7 days**",
            "discord.py 2.",
            "GB free",
            "**Up** for",
        ):
            assert words in said, said
        assert said.count("Half of the videos began within") == 2


def _fail(request: object) -> None:
    raise ZeroDivisionError


def presence(standin: Standin) -> tuple[str, str]:
    return tuple(standin.gateway.presences.now)  # type: ignore[return-value]


async def test_the_presence_tells_how_it_is(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("t2vbot.bot.presence.INTERVAL", 0.05)
    async with hosted(standin, tmp_path, gate=False) as host:
        bot = host.bot

        async def is_now(status: str, words: str) -> None:
            standin.gateway.presences._times.clear()  # the test is faster than Discord allows
            await bot.until(lambda: presence(standin) == (status, words) or None, words)

        await is_now("online", "/video")
        await bot.clip("ben")
        await is_now("online", "making 1")
        for who in ("cleo", "dan", "cleo"):
            await bot.clip(who)
        await is_now("online", "making 1, 3 waiting")
        await host.does("pause", until="18:00")
        await is_now("idle", "paused until 18:00")
        await host.does("pause")
        await is_now("idle", "paused")
        await host.does("drain")
        await is_now("online", "finishing, 4 left")
        # A new session has what is so, too.
        standin.gateway.refuses_resume = True
        standin.gateway.drop()
        await is_now("online", "")
        await is_now("online", "finishing, 4 left")
        bot.executor.gate.set()
        await is_now("online", "taking nothing new")
        await bot.idle()


async def test_the_presence_changes_seldom(standin: Standin, tmp_path: Path) -> None:
    """At most once in 15 seconds, whatever happens; and only where it is another one."""
    async with hosted(standin, tmp_path) as host:
        presences = standin.gateway.presences
        await host.bot.until(lambda: presence(standin) == ("online", "/video") or None, "it")
        for _ in range(8):
            await host.bot.video(await host.bot.clip("ben"))
            await host.does("pause")
            await host.does("resume")
        assert presences.dropped == []
        assert sum(map(len, presences._times.values())) == 1
        await host.bot.idle()


async def test_the_same_presence_is_not_sent_again(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("t2vbot.bot.presence.INTERVAL", 0.01)
    async with hosted(standin, tmp_path) as host:
        presences = standin.gateway.presences
        await host.bot.until(lambda: presence(standin) == ("online", "/video") or None, "it")
        await asyncio.sleep(0.3)
        assert presences.dropped == []
        assert sum(map(len, presences._times.values())) == 1


async def test_before_the_first_answer_nothing_waits_for_the_disk(
    standin: Standin, tmp_path: Path
) -> None:
    async with hosted(standin, tmp_path, paused_accepts=False) as host:
        panel, general = await host.panel(), standin.channel("general")
        asked = []
        async with standing_still(host.bot):
            for name, options in WALK:
                given = {k: standin.members.get(v, v) for k, v in options.items()}
                asked.append(await host.member.slash(general, f"video-host {name}", **given))
                await asked[-1].acknowledged(TIMEOUT)
            for item in ITEMS:
                asked.append(await host.member.click(panel, f"t2v:{item.kind}"))
                await asked[-1].acknowledged(TIMEOUT)
            sent = await host.member.submit_modal(
                next(one for one in asked if one.modal), {"reason": "x", "until": "3h"}
            )
            await sent.acknowledged(TIMEOUT)
        await host.bot.until(lambda: "✔️" in panel.content or None, "all of it")
        await host.does("resume")
        await host.bot.idle()
