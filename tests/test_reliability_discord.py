"""Nothing accepted is ever lost, whatever Discord does: errors, limits, broken connections, ended
tokens, and places that are gone.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from t2vbot.bot.messages.status import INTERVAL
from t2vbot.standin.faults import Faults
from t2vbot.standin.interaction import Interaction
from t2vbot.standin.messages import NONCE_SECONDS
from t2vbot.standin.people import Nitro, Permission
from t2vbot.standin.world import DEFAULT_UPLOAD, MIB

from .reliability import (
    LONG_FRAMES,
    TROUBLES,
    UPLOAD,
    WAIT,
    Town,
    a_town,
    about,
    limits_by_message,
    making,
    seen,
    settled,
    whole,
)

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(600)]

EDIT_BY_BOT = "PATCH /channels/*"
SEND = "POST /channels/*/messages"
SMALL = 6000  # bytes, less than a long clip has at first
AWAY = 3.0  # seconds without the gateway


@pytest_asyncio.fixture(loop_scope="module")
async def town(shared_town: Town) -> AsyncIterator[Town]:
    """One bot for all: no fault here may end it."""
    await shared_town.start()
    bot, before = shared_town.bot, set(shared_town.discord.interactions)
    yield shared_town
    shared_town.discord.faults.clear()
    assert shared_town.bot is bot
    assert bot.process.returncode is None
    settled(shared_town.discord, before)
    if shared_town.discord.judge.available:
        assert shared_town.discord.problems() == []


def uploads(town: Town, interaction: Interaction) -> list[tuple[int, int]]:
    """Status and bytes of every try to bring a request's file, in order."""
    seed = next(o["value"] for o in interaction.data["options"] if o["name"] == "seed")
    return [
        (record.status, size)
        for record in town.discord.requests
        for name, size in record.files
        if name.endswith(f"t2v-{seed}.mp4")
    ]


# --- Too large ------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [40005, 50045, None], ids=["40005", "50045", "proxy"])
async def test_a_file_that_is_refused_as_too_large_comes_smaller(
    town: Town, code: int | None
) -> None:
    faults = town.discord.faults
    if code:
        faults.fail(UPLOAD, 413, code, only_uploads=True)
    else:
        faults.proxy_error(UPLOAD, 413, only_uploads=True)
    asked = await town.ask(seconds=8)
    (message,) = await town.videos(asked)
    whole(message, LONG_FRAMES)
    (refused, large), (accepted, small) = uploads(town, asked)
    assert (refused, accepted) == (413, 200)
    assert small < large


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        ("500MiB", [10, 10, 10, 50, 50, 100, 100, 10, 1]),
        ("20MiB", [10, 10, 10, 20, 20, 20, 20, 10, 1]),
    ],
    ids=["any", "capped"],
)
async def test_the_limit_is_the_smallest_of_the_members_the_bots_and_the_hosts(
    tmp_path: Path, tiny_model: Path, most: str, expected: list[int]
) -> None:
    """Nitro does not help the bot, which has to send the file once the token is over."""
    async with a_town(tmp_path, tiny_model) as town:
        await town.start(T2V_MAX_UPLOAD=most)
        home, ada = town.discord.channel("general").guild, town.discord.members["ada"].user
        assert home
        videos = []
        for tier, nitro in (
            (0, Nitro.NONE),
            (0, Nitro.FULL),
            (1, Nitro.FULL),
            (2, Nitro.NONE),
            (2, Nitro.FULL),
            (3, Nitro.BASIC),
            (3, Nitro.FULL),
        ):
            ada.nitro = nitro
            town.discord.boost(home, tier)
            videos.append(await town.video())
        videos.append(await town.video(where="dm"))
        ada.nitro, town.discord.world.default_upload = Nitro.NONE, MIB
        town.discord.boost(home, 0)
        videos.append(await town.video())
        await town.stop()
        limits = limits_by_message(town.data_dir)
        assert [limits[video.id] / MIB for video in videos] == expected


async def test_a_file_that_would_be_too_large_is_made_smaller_before_it_is_sent(town: Town) -> None:
    world = town.discord.world
    world.default_upload = SMALL
    try:
        asked = await town.ask(seconds=8)
        (message,) = await town.videos(asked)
    finally:
        world.default_upload = DEFAULT_UPLOAD
    whole(message, LONG_FRAMES)
    assert [status for status, _ in uploads(town, asked)] == [200]  # it was told the limit
    assert message.attachments[0].size < SMALL


async def test_a_limit_that_was_lowered_after_the_command_is_found(town: Town) -> None:
    hold = town.discord.faults.hold(UPLOAD, only_uploads=True)
    asked = await town.ask(seconds=8)
    await hold.arrived.wait()
    asked.size_limit = SMALL
    hold.release()
    (message,) = await town.videos(asked)
    whole(message, LONG_FRAMES)
    assert message.attachments[0].size < SMALL


async def test_where_no_file_is_small_enough_the_member_is_told(town: Town) -> None:
    hold = town.discord.faults.hold(UPLOAD, only_uploads=True)
    asked = await town.ask()
    await hold.arrived.wait()
    asked.size_limit = 500
    hold.release()
    message = await asked.message(lambda m: "not delivered" in m.content, WAIT)
    assert "does not fit" in message.content
    assert "Get my video" in str(message.components)


# --- Errors and broken connections ----------------------------------------------------------------


def plan(faults: Faults, name: str, route: str, carried_out: bool) -> Any:
    return TROUBLES[name](faults, route, carried_out=carried_out, only_uploads=True)


async def test_trouble_in_an_upload_costs_time_only(town: Town) -> None:
    members = ("ada", "ben", "cleo", "dan")
    for carried_out in (False, True):
        for number, name in enumerate(TROUBLES):
            if carried_out and name.startswith("429"):
                continue  # what is limited is never carried out
            fault = plan(town.discord.faults, name, UPLOAD, carried_out)
            asked = await town.ask(members[number % len(members)])
            (message,) = await town.videos(asked)
            await seen(lambda: not list((town.data_dir / "t2vbot-media").glob("*.mp4")))
            assert fault.met == 1
            assert message is asked.original
            whole(message)


@pytest.mark.parametrize("name", ["429", "500", "502", "503", "dropped"])
@pytest.mark.parametrize("rung", ["edit", "send"])
async def test_trouble_on_the_later_rungs_makes_no_second_video(
    town: Town, name: str, rung: str
) -> None:
    """Where the token is over (edit), or the message is gone (send); the answer gets lost."""
    fault = plan(
        town.discord.faults,
        name,
        EDIT_BY_BOT if rung == "edit" else SEND,
        carried_out=name != "429",
    )
    hold = town.discord.faults.hold(UPLOAD, only_uploads=True)
    asked = await town.ask(where="videos")
    await hold.arrived.wait()
    kept = max(
        (town.data_dir / "t2vbot-media").glob("*.mp4"), key=lambda path: path.stat().st_mtime
    )
    if rung == "edit":
        town.discord.interactions.expire_all()
    else:
        assert asked.original
        town.lose(asked.original)
    hold.release()
    await seen(lambda: not kept.exists())  # the bot knows that the video is there
    assert fault.met == 1
    (message,) = await town.videos(asked)
    assert (message is asked.original) == (rung == "edit")
    whole(message)


async def test_a_video_is_looked_for_where_discord_has_forgotten_its_nonce(town: Town) -> None:
    """A broken network may hide Discord's answer for longer than it knows a nonce."""
    lost = town.discord.faults.drop(SEND, carried_out=True, only_uploads=True)
    hold = town.discord.faults.hold(UPLOAD, only_uploads=True)
    asked = await town.ask(where="videos")
    await hold.arrived.wait()
    assert asked.original
    town.lose(asked.original)
    hold.release()
    await seen(lambda: lost.met)
    town.discord.clock.advance(NONCE_SECONDS)
    await seen(lambda: looks(town, asked))
    whole((await town.videos(asked))[0])


async def test_a_new_message_that_is_deleted_before_the_bot_knows_of_it_comes_in_a_dm(
    town: Town,
) -> None:
    """Discord answers "unknown message" to its nonce, for as long as it remembers that."""
    town.discord.faults.drop(SEND, carried_out=True, only_uploads=True)
    hold = town.discord.faults.hold(UPLOAD, only_uploads=True)
    asked = await town.ask("ben", somewhere(town))
    await hold.arrived.wait()
    assert asked.original
    town.lose(asked.original)
    hold.release()
    first = await town.discord.message(asked.channel, lambda m: m.attachments, WAIT)
    town.discord.messages.delete(first)
    await sent(town, asked, [0, 404])
    (message,) = await town.videos(asked)
    assert message.channel is town.discord.dm(town.discord.members["ben"])
    whole(message)


async def test_where_the_bot_cannot_look_its_nonce_stops_a_second_video(town: Town) -> None:
    """Without the right to read the history Discord shows it an empty channel."""
    town.discord.faults.drop(SEND, carried_out=True, only_uploads=True)
    hold = town.discord.faults.hold(UPLOAD, only_uploads=True)
    asked = await town.ask(where=somewhere(town))
    await hold.arrived.wait()
    asked.channel.denied = Permission.READ_MESSAGE_HISTORY
    assert asked.original
    town.lose(asked.original)
    hold.release()
    await sent(town, asked, [0, 200])
    assert looks(town, asked)
    (message,) = about(town.discord, asked)
    whole(message)


async def test_a_new_message_without_a_file_comes_once_too(town: Town) -> None:
    town.discord.faults.drop(SEND, carried_out=True)
    async with making(town, where=somewhere(town)) as asked:
        town.fail("nan-decode")
        town.lose(asked.original)
    await seen(lambda: looks(town, asked))
    await sent(town, asked, [0])
    (message,) = about(town.discord, asked)
    assert "There is no video" in message.content


async def sent(town: Town, asked: Interaction, statuses: list[int]) -> None:
    """Wait until this is how Discord answered the new messages in a channel: 0 is not at all."""
    path = f"/channels/{asked.channel.id}/messages"
    await town.discord.hub.until(
        lambda: (
            [r.status for r in town.discord.requests if (r.method, r.path) == ("POST", path)]
            == statuses
            or None
        ),
        WAIT,
        f"new messages with {statuses}",
    )


async def test_a_status_edit_that_was_left_behind_does_not_have_the_last_say(town: Town) -> None:
    async with making(town, where="videos") as first:
        town.discord.interactions.expire_all()
    await town.videos(first)  # from here on the bot knows how many edits may be on their way
    async with making(town, where="videos") as asked:
        town.discord.interactions.expire_all()
        await asyncio.sleep(INTERVAL)  # so that the next step is shown at once
        behind = town.discord.faults.hold(EDIT_BY_BOT)
    await behind.arrived.wait()
    (message,) = await town.videos(asked)
    final = message.content
    behind.release()
    await asked.message(lambda m: m.content != final, WAIT)
    await asked.message(lambda m: m.content == final and "Again" in str(m.components), WAIT)
    whole(message)


def looks(town: Town, asked: Interaction) -> int:
    """How often the bot has looked for messages in the channel since it was asked there."""
    path = f"/channels/{asked.channel.id}/messages"
    return sum(
        record.method == "GET" and record.path.startswith(path) and record.at > asked.created_at
        for record in town.discord.requests
    )


# --- Tokens ---------------------------------------------------------------------------------------


async def test_a_token_that_ends_at_the_upload_costs_nothing(town: Town) -> None:
    town.discord.faults.fail(UPLOAD, 401, 50027, only_uploads=True)
    asked = await town.ask()
    (message,) = await town.videos(asked)
    assert message is asked.original
    whole(message)


async def test_a_token_that_ends_while_the_clip_is_made_costs_nothing(town: Town) -> None:
    """It is tried once: ten thousand refusals in ten minutes, and Discord shuts the bot out."""
    async with making(town) as asked:
        town.discord.interactions.expire_all()
    (message,) = await town.videos(asked)
    assert message is asked.original
    whole(message)
    refused = [
        record
        for record in town.discord.requests
        if record.status == 401 and asked.token in record.path
    ]
    assert len(refused) == 1


# --- Destinations that are gone -------------------------------------------------------------------------


def gone(town: Town, asked: Interaction) -> None:
    town.discord.delete_channel(asked.channel)


def invisible(town: Town, asked: Interaction) -> None:
    asked.channel.denied = Permission.VIEW_CHANNEL
    town.discord.interactions.expire_all()


def silenced(town: Town, asked: Interaction) -> None:
    asked.channel.denied = Permission.SEND_MESSAGES
    assert asked.original
    town.lose(asked.original)


def refusals(town: Town, code: int) -> int:
    """How often Discord has answered with an error code."""
    return sum(record.code == code for record in town.discord.requests)


def somewhere(town: Town) -> str:
    """A channel of its own."""
    home = town.discord.channel("general").guild
    assert home
    name = f"place-{len(town.discord.world.channels)}"
    town.discord.world.add_channel(home, name)
    return name


async def test_a_message_whose_deletion_was_not_seen_comes_again_and_pings(town: Town) -> None:
    hold = town.discord.faults.hold(UPLOAD, only_uploads=True)
    asked = await town.ask()
    await hold.arrived.wait()
    assert asked.original
    town.lose(asked.original)
    hold.release()
    (message,) = await town.videos(asked)
    assert message.channel is asked.channel
    assert message.mentions == (asked.user,)
    whole(message)


async def test_a_message_that_its_member_deletes_in_the_upload_is_not_sent_again(
    town: Town,
) -> None:
    """Discord has the video and its answer gets lost; the member deletes it before the bot looks
    for it.
    """
    before = set(town.discord.interactions)
    town.discord.faults.drop(UPLOAD, carried_out=True, only_uploads=True)
    again = town.discord.faults.hold("GET /webhooks/*")
    asked = await town.ask()
    await again.arrived.wait()
    (message,) = await town.videos(asked)
    pressed = await town.discord.members["ada"].click(message, "Delete")
    await pressed.acknowledged(WAIT)
    await town.discord.hub.until(lambda: message.deleted or None, WAIT, "the deletion")
    again.release()
    await town.video("ben")  # by when it would have come as a new message
    assert not list(about(town.discord, asked))
    settled(town.discord, before, withdrawn=1, delivered=1)


async def test_in_a_thread_that_was_archived_the_video_comes_as_a_new_message(town: Town) -> None:
    """Nothing in it can be edited; what is sent opens it again."""
    archived = town.discord.faults.fail(UPLOAD, 400, 50083, only_uploads=True)
    asked = await town.ask(where="clips")
    (message,) = await town.videos(asked)
    assert archived.met == 1
    assert message is not asked.original
    assert (message.channel, message.mentions) == (asked.channel, (asked.user,))
    whole(message)
    old = await asked.message(lambda m: "new message below" in m.content, WAIT)
    assert not old.components


async def test_a_thread_that_was_opened_by_a_message_we_know_nothing_of_gets_one_video(
    town: Town,
) -> None:
    """The answer to that message gets lost; the old one could be edited again."""
    faults = town.discord.faults
    faults.fail(UPLOAD, 400, 50083, only_uploads=True)
    lost = faults.drop(SEND, carried_out=True, only_uploads=True)
    asked = await town.ask(where="clips")
    old = await asked.message(lambda m: "new message below" in m.content, WAIT)
    assert lost.met == 1
    assert not old.attachments
    assert (await town.videos(asked))[0] is not old


@pytest.mark.parametrize("loss", [gone, invisible, silenced])
async def test_where_the_bot_may_not_write_any_more_the_video_comes_in_a_dm(
    town: Town, loss: Callable[[Town, Interaction], None]
) -> None:
    hold = town.discord.faults.hold(UPLOAD, only_uploads=True)
    asked = await town.ask("ben", somewhere(town))
    await hold.arrived.wait()
    loss(town, asked)
    hold.release()
    (message,) = await town.videos(asked)
    assert message.channel is town.discord.dm(town.discord.members["ben"])
    whole(message)


async def test_what_can_be_brought_nowhere_is_kept_until_it_is_asked_for(town: Town) -> None:
    hold = town.discord.faults.hold(UPLOAD, only_uploads=True)
    dan = town.discord.members["dan"]
    asked = await town.ask("dan", somewhere(town))
    await hold.arrived.wait()
    gone(town, asked)
    dan.user.accepts_dms = False
    hold.release()
    await town.discord.hub.until(
        lambda: refusals(town, 50007) == 2 or None, WAIT, "a message with and one without the video"
    )
    general = town.discord.channel("general")
    found = await dan.slash(general, "missed")
    await found.message(lambda m: m.attachments, WAIT)
    (message,) = about(town.discord, asked)
    whole(message)
    nothing = await dan.slash(general, "missed")
    await nothing.message(lambda m: "There is no video" in m.content, WAIT)


async def test_what_is_kept_can_be_asked_for_while_its_failure_is_being_told(town: Town) -> None:
    uploading = town.discord.faults.hold(UPLOAD, only_uploads=True)
    dan = town.discord.members["dan"]
    asked = await town.ask("dan", somewhere(town))
    await uploading.arrived.wait()
    gone(town, asked)
    dan.user.accepts_dms = False
    telling = town.discord.faults.hold("PATCH *")
    uploading.release()
    await telling.arrived.wait()
    found = await dan.slash(town.discord.channel("general"), "missed")
    await found.acknowledged(WAIT)
    telling.release()
    await found.message(lambda m: m.attachments, WAIT)


async def test_a_failure_is_told_also_where_the_message_is_gone(town: Town) -> None:
    hold = town.discord.faults.hold(UPLOAD, only_uploads=True)
    asked = await town.ask("ben", somewhere(town))
    await hold.arrived.wait()
    asked.size_limit = town.discord.world.default_upload = 500
    hold.release()
    assert asked.original
    town.lose(asked.original)
    try:
        await town.discord.message(
            asked.channel, lambda m: "not delivered" in m.content and m.mentions, WAIT
        )
    finally:
        town.discord.world.default_upload = DEFAULT_UPLOAD


# --- The gateway ----------------------------------------------------------------------------------


async def test_breaks_of_the_gateway_are_resumed_while_a_clip_is_made(town: Town) -> None:
    gateway = town.discord.gateway
    before, knocked = gateway.resumed, gateway.knocked
    breaks: list[Callable[[], Any]] = [
        lambda: gateway.ask_to_reconnect(),
        lambda: gateway.close(4000),
        lambda: gateway.invalidate(resumable=True),
    ]
    async with making(town) as asked:
        gateway.drop()
        await resumed(town, before + 1)
        for number, break_off in enumerate(breaks, start=2):
            await break_off()
            await resumed(town, before + number)
    await town.videos(asked)
    assert gateway.knocked - knocked == 4  # once each, no storm
    await town.video()


async def test_an_invalid_session_is_begun_again(town: Town) -> None:
    gateway = town.discord.gateway
    asked = await town.ask(seconds=8)
    before, knocked = gateway.identified, gateway.knocked
    await gateway.invalidate()
    await town.discord.hub.until(
        lambda: gateway.identified > before or None, WAIT, "the bot to identify again"
    )
    await town.videos(asked)
    assert gateway.identified - before == 1
    assert gateway.knocked - knocked <= 2
    await town.video()


async def test_a_clip_comes_also_while_the_gateway_is_away(town: Town) -> None:
    """discord.py waits for 0 to 2, 0 to 4, 0 to 8 ... seconds between its tries, so the gateway is
    back after few of them: one clip is made before it goes, and one is short.
    """
    gateway = town.discord.gateway
    hold = town.discord.faults.hold(UPLOAD, only_uploads=True)
    asked = [await town.ask("ada", seconds=8), await town.ask("ben")]
    await hold.arrived.wait()
    before, knocked, left = gateway.resumed, gateway.knocked, town.discord.clock.now()
    gateway.away = True
    gateway.drop()
    await town.discord.hub.until(lambda: not gateway.connected or None, WAIT, "the break")
    hold.release()
    try:
        await town.videos(*asked)
        assert not gateway.connected
        await asyncio.sleep(AWAY - (town.discord.clock.now() - left))
    finally:
        gateway.away = False
    await resumed(town, before + 1, 3 * WAIT)
    away = town.discord.clock.now() - left
    assert gateway.knocked - knocked <= 8 + away / 2  # no storm: each wait may be twice as long
    await town.video()


async def resumed(town: Town, count: int, timeout: float = WAIT) -> None:
    gateway = town.discord.gateway
    await town.discord.hub.until(
        lambda: (gateway.resumed >= count and gateway.connected) or None, timeout, "a resumption"
    )
