"""Reports: anybody, once a clip; moderators decide, and nobody else, whatever their client sends;
who reported hears the outcome; in every state the bot may be killed.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from t2vbot.bot import moderation
from t2vbot.rules.case import REPORT_SECONDS, CaseKind, Told
from t2vbot.standin.options import ClientRefused
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin

from .deciding import (
    MORE,
    TIMEOUT,
    a_desk,
    a_moderator,
    at_desk,
    contents,
    decides,
    home,
    no_status,
    noted,
    offered_in_film,
    reports,
    set_values,
    verdict_id,
)
from .quick import QuickBot, post_id, quick_bot
from .reliability import seen


def cases(bot: QuickBot) -> Any:
    return bot.parts.client.services.cases


async def test_a_report_is_decided_and_its_reporter_hears_of_it(
    standin: Standin, tmp_path: Path
) -> None:
    desk, (ada, ben, cleo) = a_desk(standin), (standin.members[n] for n in ("ada", "ben", "cleo"))
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        video = await bot.video(await bot.ask("ada", prompt="a **loud** @everyone"))
        assert await offered_in_film(bot)
        thanks = await reports(ben, video, "it is *awful*")
        assert "moderators were told" in thanks.content
        assert thanks.only_for is ben.user
        shown = await at_desk(bot, desk, "was reported")
        for said in (f"<@{ada.user.id}>", f"<@{ben.user.id}>", r"it is \*awful\*", r"\*\*loud"):
            assert said in shown.content
        assert f"/{home(standin).id}/{video.channel.id}/{video.id}" in shown.content
        assert "@everyone" not in shown.content
        assert not await offered_in_film(bot)  # while it is open
        await decides(cleo, shown, "deleted")
        ended = await at_desk(bot, desk, f"**Deleted** by <@{cleo.user.id}>")
        assert ended is shown
        assert not shown.components
        assert video.deleted
        told = await standin.message(standin.dm(ben), lambda m: "was deleted" in m.content)
        assert str(cleo.user.id) not in told.content
        assert not bot.messages("dm:ada")
        assert await noted(bot) == ["asked", "made", "reported", "deleted"]
        await seen(lambda: cases(bot).all() == [])
    assert not standin.problems()


async def test_one_that_is_dismissed_stays_and_is_offered_again(
    standin: Standin, tmp_path: Path
) -> None:
    desk, cleo, ben = a_desk(standin), standin.members["cleo"], standin.members["ben"]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        video = await bot.video(await bot.ask("ada"))
        await reports(ben, video)
        await decides(cleo, await at_desk(bot, desk), "dismissed")
        await standin.message(standin.dm(ben), lambda m: "it stays" in m.content)
        assert not video.deleted
        assert await offered_in_film(bot)
        again = await reports(ben, video)  # once a person and clip, also now
        assert "reported this video already" in again.content
        thanks = await reports(standin.members["dan"], video)  # somebody else may
        assert "were told" in thanks.content


async def test_a_ban_deletes_cancels_and_refuses(standin: Standin, tmp_path: Path) -> None:
    desk, cleo, ada = a_desk(standin), standin.members["cleo"], standin.members["ada"]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        video = await bot.video(await bot.ask("ada"))
        bot.executor.gate.clear()
        waiting = [await bot.ask("ada", prompt=f"later {n}") for n in range(2)]
        others = await bot.ask("dan")
        await reports(standin.members["ben"], video)
        await decides(cleo, await at_desk(bot, desk), "banned-day")
        await at_desk(bot, desk, "banned for a day")
        assert video.deleted
        for asked in waiting:
            await asked.message(lambda m: "Cancelled" in m.content, TIMEOUT)
        refused = await ada.slash(standin.channel("general"), "video", prompt="x")
        said = await refused.message(lambda m: m.content, TIMEOUT)
        assert "you can again <t:" in said.content
        bot.executor.gate.set()
        await bot.video(others)
        elsewhere = standin.changes.add_guild("The Other Room")
        there = await bot.ask("ada", where="The Other Room-general")  # no ban reaches there
        await bot.video(there)
        assert elsewhere.has_bot
        events = await bot.parts.client.services.audit.events(home(standin).id)
        by_cleo = [e.action for e in events if e.user_id == cleo.user.id]
        assert sorted(by_cleo) == ["banned", "cancelled", "cancelled", "deleted"]


async def test_two_moderators_at_once(standin: Standin, tmp_path: Path) -> None:
    desk, cleo, dan = a_desk(standin), standin.members["cleo"], a_moderator(standin, "dan")
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        video = await bot.video(await bot.ask("ada"))
        await reports(standin.members["ben"], video)
        shown = await at_desk(bot, desk)
        first, second = await asyncio.gather(
            cleo.click(shown, verdict_id(shown, "dismissed")),
            dan.click(shown, verdict_id(shown, "deleted")),
        )
        refused = await second.message(lambda m: m.only_for, TIMEOUT)
        assert f"**It stays** by <@{cleo.user.id}>" in refused.content
        await at_desk(bot, desk, "It stays")
        assert not video.deleted
        assert not [m for m in first.messages if m.only_for]
        assert (await noted(bot))[3:] == ["dismissed"]


async def test_nobody_else_decides_whatever_their_client_sends(
    standin: Standin, tmp_path: Path
) -> None:
    """Who is no moderator; one of another server; under another message; an unknown verdict."""
    desk, (ben, cleo, dan) = a_desk(standin), (standin.members[n] for n in ("ben", "cleo", "dan"))
    elsewhere = standin.changes.add_guild("The Other Room")
    role = standin.changes.add_role(elsewhere, "Bosses", Permission.ADMINISTRATOR)
    standin.changes.give(elsewhere, dan.user, role)
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        video = await bot.video(await bot.ask("ada"))
        theirs = await bot.video(await bot.ask("dan", where="The Other Room-general"))
        own_dm = await bot.video(await bot.ask("ben", where="dm"))
        await reports(ben, video)
        shown = await at_desk(bot, desk)
        custom_id = verdict_id(shown, "banned")
        for member in (ben, dan):
            refused = await member.forge(past_discord=True).click(shown, custom_id)
            said = await refused.message(lambda m: m.only_for, TIMEOUT)
            assert "for the moderators" in said.content
        standin.interactions.ack_seconds = 0.2
        silent = [  # discord.py knows that there is no such button
            await ben.forge(past_discord=True).click(video, custom_id),
            await ben.forge(past_discord=True).click(own_dm, custom_id),
            await dan.forge(past_discord=True).click(theirs, custom_id),
            await cleo.forge(past_discord=True).click(
                shown, custom_id.replace(":banned:", ":gone:")
            ),
            await cleo.forge(past_discord=True).click(shown, custom_id[:-16] + "0" * 16),
        ]
        await bot.until(lambda: all(one.late or one.expired for one in silent) or None)
        assert not any(one.messages for one in silent)
        (case,) = cases(bot).all()
        assert case.is_open
        assert "banned" not in await noted(bot)


async def test_a_moderator_is_not_banned(standin: Standin, tmp_path: Path) -> None:
    desk, cleo, dan = a_desk(standin), standin.members["cleo"], a_moderator(standin, "dan")
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        video = await bot.video(await bot.ask("cleo"))
        await reports(standin.members["ben"], video)
        shown = await at_desk(bot, desk)
        pressed = await decides(dan, shown, "banned")
        said = await pressed.message(lambda m: m.only_for, TIMEOUT)
        assert f"<@{cleo.user.id}> is a moderator here" in said.content
        assert cases(bot).all()[0].is_open
        await decides(dan, shown, "deleted")
        await at_desk(bot, desk, "**Deleted**")


async def test_without_a_channel_the_host_decides(standin: Standin, tmp_path: Path) -> None:
    """None set, one that is gone, closed, or of another server."""
    ada, ben = standin.members["ada"], standin.members["ben"]  # Ada's the application is
    closed, gone = a_desk(standin, name="closed"), a_desk(standin, name="gone")
    there = standin.changes.add_channel(standin.changes.add_guild("The Other Room"), "theirs")
    async with quick_bot(standin, tmp_path) as bot:
        everyone, guild = home(standin).everyone, home(standin)
        app = next(role for role in guild.roles if role.managed)
        standin.changes.overwrite(closed, app, deny=Permission.SEND_MESSAGES)
        standin.changes.overwrite(closed, everyone, deny=Permission.SEND_MESSAGES)
        standin.delete_channel(gone)
        for number, channel in enumerate((None, closed, gone, there)):
            await set_values(bot, moderators=channel.id if channel else 0)
            video = await bot.video(await bot.ask("dan", prompt=f"number {number}"))
            await reports(ben, video)
            shown = await at_desk(bot, standin.dm(ada), f"number {number}")
            await decides(ada, shown, "deleted")
            await at_desk(bot, standin.dm(ada), "**Deleted**", number)
            assert video.deleted
        assert not standin.messages.in_channel(there)
        assert (await noted(bot)).count("not-reached") == 3


async def test_only_the_host_decides_in_the_hosts_messages(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        video = await bot.video(await bot.ask("dan"))
        await reports(standin.members["ben"], video)
        shown = await at_desk(bot, standin.dm(standin.members["ada"]))
        refused = (
            await standin.members["ben"]
            .forge(past_discord=True)
            .click(shown, verdict_id(shown, "deleted"))
        )
        said = await refused.message(lambda m: m.only_for, TIMEOUT)
        assert "for the moderators" in said.content
        assert not video.deleted


async def test_in_a_direct_message_it_goes_to_the_host(standin: Standin, tmp_path: Path) -> None:
    """Where its ban holds everywhere; nobody tells the bot of what is deleted there by hand."""
    ada, ben = standin.members["ada"], standin.members["ben"]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=a_desk(standin).id)
        video = await bot.video(await bot.ask("ben", where="dm"))
        thanks = await reports(ben, video, "it scared me")
        assert "Whoever runs this bot" in thanks.content
        shown = await at_desk(bot, standin.dm(ada), "it scared me")
        await decides(ada, shown, "banned")
        await at_desk(bot, standin.dm(ada), "**Deleted")
        assert video.deleted
        refused = await ben.slash(standin.channel("general"), "video", prompt="x")
        said = await refused.message(lambda m: m.content, TIMEOUT)
        assert "host of this bot does not make" in said.content


async def test_where_the_app_is_somebodys_own_it_goes_to_the_host(
    standin: Standin, tmp_path: Path
) -> None:
    """And nobody but who has rights there can delete the message, which is said."""
    ada = standin.members["ada"]
    async with quick_bot(standin, tmp_path) as bot:
        asked = await bot.ask("ben", where="lounge")
        video = await bot.video(asked)
        await reports(standin.members["dan"], video)
        shown = await at_desk(bot, standin.dm(ada))
        await decides(ada, shown, "deleted")
        ended = await at_desk(bot, standin.dm(ada), "**Deleted**")
        assert "cannot delete that message" in ended.content
        assert not video.deleted


async def test_what_is_private_is_not_reported(standin: Standin, tmp_path: Path) -> None:
    ada = standin.members["ada"]
    async with quick_bot(standin, tmp_path) as bot:
        video = await bot.video(await bot.ask("ada", private=True))
        with pytest.raises(ClientRefused):
            await ada.choose(video, MORE, "report")
        items = [item for row in video.components for item in row["components"]]
        more = next(i["custom_id"] for i in items if i["custom_id"].startswith("t2v:more:"))
        sent = await ada.forge(past_discord=True).choose(video, more, "report")
        said = await sent.message(lambda m: "Only you" in m.content, TIMEOUT)
        assert said.only_for is ada.user
        assert not cases(bot).all()


async def test_films_and_drafts_can_be_reported(standin: Standin, tmp_path: Path) -> None:
    """And their menus have nothing else."""
    ben = standin.members["ben"]
    async with quick_bot(standin, tmp_path) as bot:
        from t2vbot.bot.views.result import result_view
        from t2vbot.catalog.film import FilmRequest, SheetRequest
        from t2vbot.catalog.model import Enhancing
        from t2vbot.jobs.executor import Kind
        from t2vbot.jobs.job import Job
        from t2vbot.posts.post import Post

        from .jobs import a_destination, a_request

        for request in (FilmRequest("t", ("a",)), SheetRequest(a_request(), (1, 2))):
            job = Job(request, ben.user.id, Kind.CUT, ("a",))
            post = Post(a_destination(), (1,), (job.id,))
            rows = result_view(post, job, lambda model: Enhancing()).to_components()
            (menu,) = (i for row in rows for i in row["components"] if "options" in i)
            assert [option["value"] for option in menu["options"]] == ["report"]
        assert bot.parts


async def test_a_message_that_is_deleted_by_hand_settles_it(
    standin: Standin, tmp_path: Path
) -> None:
    desk, ada, ben = a_desk(standin), standin.members["ada"], standin.members["ben"]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        by_hand, by_button = [await bot.video(await bot.clip("ada")) for _ in range(2)]
        for video in (by_hand, by_button):
            await reports(ben, video)
        await at_desk(bot, desk, number=1)
        await standin.members["cleo"].delete(by_hand)
        await at_desk(bot, desk, "deleted by hand")
        await ada.click(by_button, "Delete")
        await at_desk(bot, desk, "deleted by hand", 1)
        told = await standin.message(standin.dm(ben), lambda m: "deleted by now" in m.content)
        assert told
        events = await bot.parts.client.services.audit.events(home(standin).id)
        assert [e.user_id for e in events if e.action == "deleted"] == [None, ada.user.id]


async def test_a_message_of_the_desk_that_is_deleted_comes_again(
    standin: Standin, tmp_path: Path
) -> None:
    """Nobody could decide it without; and where the channel goes, the host is asked."""
    desk, cleo = a_desk(standin), standin.members["cleo"]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        await reports(standin.members["ben"], await bot.video(await bot.ask("ada")))
        first = await at_desk(bot, desk)
        await cleo.delete(first)
        second = await at_desk(bot, desk)
        assert second is not first
        standin.delete_channel(desk)
        await at_desk(bot, standin.dm(standin.members["ada"]))


async def test_closed_direct_messages_are_made_up_for_at_the_next_command(
    standin: Standin, tmp_path: Path
) -> None:
    """Also where that is refused, and after a restart."""
    desk, (ben, dan, cleo) = a_desk(standin), (standin.members[n] for n in ("ben", "dan", "cleo"))
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        video = await bot.video(await bot.ask("ada"))
        for member in (ben, dan):
            member.user.accepts_dms = False
            await reports(member, video)
        await decides(cleo, await at_desk(bot, desk), "deleted")
        await at_desk(bot, desk, "**Deleted**")
        await seen(lambda: all(c.is_done and not c.not_notified() for c in cases(bot).all()))
        asked = await ben.slash(standin.channel("general"), "queue")
        said = await asked.message(lambda m: "was deleted" in m.content, TIMEOUT)
        assert said.only_for is ben.user
        for case in cases(bot).all():
            case.reporters[ben.user.id].told = Told.LATER
        async with no_status(bot):
            asked = await ben.slash(standin.channel("general"), "video", prompt="a cat")
            await bot.until(lambda: bot.parts.outbox.pending or None)
            await asyncio.sleep(0.6)
            assert [m.content for m in asked.messages] == [""]  # it says "thinking"
        said = await asked.message(lambda m: "was deleted" in m.content, TIMEOUT)
        assert said.only_for is ben.user and said is not asked.original
        again = await ben.slash(standin.channel("general"), "queue")
        await again.message(lambda m: m.content, TIMEOUT)
        assert len(again.messages) == 1
    async with quick_bot(standin, tmp_path) as bot:
        refused = await dan.slash(standin.channel("general"), "missed")
        await refused.message(lambda m: "was deleted" in m.content, TIMEOUT)
        await seen(lambda: cases(bot).all() == [])


async def test_many_report_one_clip(standin: Standin, tmp_path: Path) -> None:
    """One case, one message; the first of them are written to, and the rest hear it later."""
    desk, crowd = a_desk(standin), [standin.join(f"member{n}") for n in range(100)]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        video = await bot.video(await bot.ask("ada"))
        for start in range(0, 100, 10):
            some = crowd[start : start + 10]
            await asyncio.gather(*(reports(m, video, "bad") for m in some))
        (case,) = cases(bot).all()
        assert len(case.reporters) == 100
        shown = await at_desk(bot, desk, "by 100 people")
        assert "and by 95 more" in shown.content
        assert len(contents(bot, desk)) == 1
        await decides(standin.members["cleo"], shown, "deleted")
        await seen(lambda: case.is_done and not case.not_notified())
        written_to = [m for m in crowd if contents(bot, standin.dm(m))]
        assert len(written_to) == 20
        later = next(m for m in crowd if m not in written_to)
        asked = await later.slash(standin.channel("general"), "queue")
        await asked.message(lambda m: "was deleted" in m.content, TIMEOUT)


async def test_its_owner_may_report_it_and_so_many_reports_wait(
    standin: Standin, tmp_path: Path
) -> None:
    desk, ada = a_desk(standin), standin.members["ada"]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        for _ in range(10):
            thanks = await reports(ada, await bot.video(await bot.clip("ada")))
            assert "were told" in thanks.content
        one_more = await reports(ada, await bot.video(await bot.clip("ada")))
        assert "10 of your reports wait" in one_more.content


async def test_what_nobody_decides_is_over_after_a_month(standin: Standin, tmp_path: Path) -> None:
    desk, ben = a_desk(standin), standin.members["ben"]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        await reports(ben, await bot.video(await bot.ask("ada")))
        shown = await at_desk(bot, desk)
        office = bot.parts.client.services.moderation
        before = office.clock
        office.clock = lambda: before() + REPORT_SECONDS - 60
        office._moved.set()
        assert cases(bot).all()[0].is_open
        office.clock = lambda: before() + REPORT_SECONDS + 60
        office._moved.set()
        await standin.message(standin.dm(ben), lambda m: "within 30 days" in m.content)
        await bot.until(lambda: "Nobody decided" in shown.content or None)
        assert await offered_in_film(bot)
        await seen(lambda: cases(bot).all() == [])
        assert (await noted(bot))[-1] == "expired"


@pytest.mark.parametrize(
    "when",
    [
        *("placed", "deleted"),
        *(pytest.param(w, marks=pytest.mark.long) for w in ("reported", "decided", "said", "told")),
    ],
)
async def test_a_kill_in_any_state_costs_nothing(
    when: str, standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed just then, and started again: it is decided once, and everything is done and said."""
    desk, ben, cleo = a_desk(standin), standin.members["ben"], standin.members["cleo"]
    stops = {
        "reported": "_show",
        "placed": "",
        "decided": "carry_out",
        "deleted": "_ban",
        "said": "_tell",
        "told": "",
    }
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        video = await bot.video(await bot.ask("ada"))
        office = bot.parts.client.services.moderation
        if stops[when]:
            verdicts = bot.parts.client.services.verdicts
            of = verdicts if hasattr(verdicts, stops[when]) else office
            monkeypatch.setattr(of, stops[when], hangs)
        await reports(ben, video)
        if when != "reported":
            shown = await at_desk(bot, desk)
            await seen(lambda: cases(bot).all()[0].desk_message_id)
        if when not in ("reported", "placed"):
            await decides(cleo, shown, "banned")
            await seen(lambda: not cases(bot).all() or not cases(bot).all()[0].is_open)
        if when in ("said", "told"):
            await at_desk(bot, desk, "**Deleted")
        if when == "told":
            await standin.message(standin.dm(ben), lambda m: m.content)
    async with quick_bot(standin, tmp_path) as bot:
        if when in ("reported", "placed"):
            await decides(cleo, await at_desk(bot, desk), "banned")
        await at_desk(bot, desk, "**Deleted")
        await standin.message(standin.dm(ben), lambda m: "was deleted" in m.content)
        await seen(lambda: cases(bot).all() == [])
        assert video.deleted
        (ban,) = bot.parts.client.services.rules.bans.of_server(home(standin).id)
        assert ban.user_id == standin.members["ada"].user.id
        assert len(contents(bot, desk)) == 1
        assert len(contents(bot, standin.dm(ben))) == 1
        assert (await noted(bot)).count("banned") == 1


async def hangs(*_: Any, **__: Any) -> None:
    await asyncio.Event().wait()


async def test_a_broken_network_delays_it(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moderation, "RETRY", 0.05)
    desk, ben = a_desk(standin), standin.members["ben"]
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        video = await bot.video(await bot.ask("ada"))
        standin.faults.proxy_error(f"POST /channels/{desk.id}/messages", 503, times=2)
        await reports(ben, video)
        shown = await at_desk(bot, desk)
        standin.faults.proxy_error(f"DELETE /channels/{video.channel.id}/messages/*", 503, times=2)
        standin.faults.proxy_error(f"POST /channels/{standin.dm(ben).id}/messages", 503, times=2)
        await decides(standin.members["cleo"], shown, "deleted")
        await standin.message(standin.dm(ben), lambda m: "was deleted" in m.content)
        assert len(contents(bot, standin.dm(ben))) == 1
        assert not standin.faults.pending


async def test_words_that_discord_refuses_are_left_out(standin: Standin, tmp_path: Path) -> None:
    desk = a_desk(standin)
    async with quick_bot(standin, tmp_path) as bot:
        await set_values(bot, moderators=desk.id)
        standin.automod(desk, "grapefruit")
        await reports(standin.members["ben"], await bot.video(await bot.ask(prompt="grapefruit")))
        shown = await at_desk(bot, desk, "was reported")
        assert "grapefruit" not in shown.content
        assert cases(bot).all()[0].kind is CaseKind.REPORT


async def test_a_forged_form_reports_nothing_that_its_sender_does_not_see(
    standin: Standin, tmp_path: Path
) -> None:
    """The form of a video elsewhere, sent as if another message had opened it, or none; and of one
    that is somebody's alone. Discord names the message, whatever a client says.
    """
    dan, general = standin.members["dan"], standin.channel("general")
    async with quick_bot(standin, tmp_path) as bot:
        seen_by_dan = await bot.video(await bot.ask("ada"))
        elsewhere = await bot.video(await bot.ask("ben", where="dm"))
        private = await bot.video(await bot.ask("ada", private=True))
        forgery = dan.forge(past_discord=True)
        for video, source in (
            (elsewhere, seen_by_dan),
            (private, seen_by_dan),
            (private, private),
            (elsewhere, None),
            (seen_by_dan, None),
        ):
            form = f"t2v:report:{post_id(video)}"
            sent = await forgery.submit(general, form, {"reason": "x"}, source=source)
            said = await sent.message(lambda m: m.content, TIMEOUT)
            assert "were told" not in said.content
            assert said.only_for is dan.user
        assert cases(bot).all() == []
        sent = await forgery.submit(
            general,
            f"t2v:report:{post_id(seen_by_dan)}",
            {"reason": "y" * 5000},
            source=seen_by_dan,
        )
        await sent.message(lambda m: "were told" in m.content, TIMEOUT)
        (case,) = cases(bot).all()
        assert len(case.reporters[dan.user.id].reason) == 300
