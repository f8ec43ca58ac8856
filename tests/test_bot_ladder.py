"""The final message is always said, in the best form that is allowed; the old message never keeps a
promise or a button that no longer holds.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from t2vbot.posts import courier
from t2vbot.posts.post import PostState
from t2vbot.standin.message import Message
from t2vbot.standin.messages import NONCE_SECONDS
from t2vbot.standin.people import Permission
from t2vbot.standin.standin import Standin
from t2vbot.text import Text, render

from .quick import quick_bot

PROMPT = "a red circle for ada"
AUTOMOD = 200000


pytestmark = pytest.mark.usefixtures("short_pauses")


def labels(message: Message) -> list[str]:
    """The buttons under a message."""
    return [
        item["label"]
        for row in message.components
        for item in row["components"]
        if item["type"] == 2 and "label" in item
    ]


async def test_where_the_words_are_refused_the_video_comes_without_them(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        standin.automod(standin.channel("general"), "circle")
        asked = await standin.members["ada"].slash(
            standin.channel("general"), "video", prompt=PROMPT
        )
        message = await bot.video(asked)
        assert "circle" not in message.content
        assert message.attachments[0].description == render(Text("alt-withheld"))
        assert labels(message) == ["Again", "Change", "Like", "Delete"]


async def test_where_the_words_are_refused_a_failure_is_told_without_them(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        bot.executor.before = lambda request: 1 / 0
        standin.automod(standin.channel("general"), "circle")
        asked = await standin.members["ada"].slash(
            standin.channel("general"), "video", prompt=PROMPT
        )
        message = await asked.message(lambda m: "no video" in m.content, 10)
        assert "reference" in message.content


async def test_where_files_are_refused_the_old_message_says_so_and_keeps_no_button(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.ask()
        standin.channel("general").denied = Permission.ATTACH_FILES
        bot.executor.gate.set()
        direct = await bot.until(
            lambda: next((m for m in bot.messages("dm:ada") if m.attachments), None), "a DM"
        )
        assert PROMPT in direct.content
        await bot.idle()
        (old,) = asked.messages
        assert "direct message" in old.content
        assert "Attach Files is missing" in old.content
        assert labels(old) == []


async def test_where_no_dm_is_taken_either_the_reason_is_told_and_the_video_kept(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        ada = standin.members["ada"].user
        ada.accepts_dms = False
        asked = await bot.ask()
        standin.channel("general").denied = Permission.ATTACH_FILES
        bot.executor.gate.set()
        await bot.idle()
        (old,) = asked.messages
        assert "made, but not delivered" in old.content
        assert "Attach Files is missing" in old.content
        assert labels(old) == ["Get my video"]
        standin.channel("general").denied = Permission(0)
        await standin.members["ada"].click(old, "Get my video")
        await asked.message(lambda m: m.attachments, 10)


async def test_a_proxys_page_is_no_loss_of_rights(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        standin.faults.proxy_error("PATCH /webhooks/*", 403, times=2, only_uploads=True)
        asked = await bot.ask()
        await bot.video(asked)
        assert bot.messages("dm:ada") == []


async def test_cloudflares_block_is_waited_for(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        standin.faults.fail("PATCH /webhooks/*", 403, 40333, times=2, only_uploads=True)
        asked = await bot.ask()
        await bot.video(asked)
        assert bot.messages("dm:ada") == []


async def test_uploads_that_always_fail_stop_nobody_else(standin: Standin, tmp_path: Path) -> None:
    """Four of one member's, one thread of Discord's; and what they wait for is said."""
    async with quick_bot(standin, tmp_path, gate=False, max_per_member=9) as bot:
        stuck = [await bot.ask(prompt=f"stuck {number}") for number in range(4)]
        for asked in stuck:
            route = f"PATCH /webhooks/*/{asked.token}/*"
            standin.faults.drop(route, times=10**6, only_uploads=True)
        bot.executor.gate.set()
        for asked in stuck:
            await asked.message(lambda m: "waits for Discord" in m.content, 20)
        fifth = await bot.ask("ben")
        await bot.video(fifth)
        standin.faults.clear()
        for asked in stuck:
            await bot.video(asked)


async def test_a_way_that_fails_while_others_come_through_is_left(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier, "STUCK_SECONDS", 0.3)
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.ask()
        route = f"PATCH /webhooks/*/{asked.token}/*"
        standin.faults.drop(route, times=10**6, only_uploads=True)
        bot.executor.gate.set()
        await asked.message(lambda m: "waits for Discord" in m.content, 20)
        await bot.video(await bot.ask("ben"))
        new = await bot.until(
            lambda: next(
                (
                    m
                    for m in bot.messages()
                    if m.attachments and m not in asked.messages and "ada" in str(m.mentions)
                ),
                None,
            ),
            "a new message",
        )
        assert labels(new) == ["Again", "Change", "Like", "Delete"]
        await asked.message(lambda m: "new message below" in m.content and not labels(m), 10)


async def test_an_upload_that_came_though_its_answer_was_lost_is_not_sent_again(
    standin: Standin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(courier, "STUCK_SECONDS", 0.0)
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.ask()
        route = f"PATCH /webhooks/*/{asked.token}/*"
        standin.faults.drop(route, times=10**6, only_uploads=True, carried_out=True)
        bot.executor.gate.set()
        await bot.video(await bot.ask("ben"))
        await bot.idle()
        assert sum(bool(m.attachments) for m in bot.messages()) == 2


async def test_a_press_of_a_stale_button_repairs_its_message(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.ask()
        (message,) = asked.messages
        post = bot.parts.outbox.pending.find(labels_post(message))
        assert post
        standin.interactions.expire_all()
        standin.channel("general").denied = Permission.VIEW_CHANNEL
        bot.executor.gate.set()
        await bot.until(lambda: post.is_settled or None, "the end")
        assert post.state is PostState.DELIVERED  # by a direct message
        assert labels(message) == ["Me too", "Cancel"]  # nothing could be done about that
        await standin.members["ada"].click(message, "Cancel")
        await asked.message(lambda m: "delivered" in m.content and not labels(m), 10)


def labels_post(message: Message) -> str:
    """The id of the post of a message's first button."""
    return str(message.components[0]["components"][0]["custom_id"]).split(":")[2]


async def test_a_deleted_message_withdraws_its_clip(standin: Standin, tmp_path: Path) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.ask()
        await bot.executor.begun(PROMPT)
        await standin.members["cleo"].delete(asked.messages[0])
        await bot.idle()
        assert bot.executor.stopped == [PROMPT]
        assert [m for m in bot.messages() if not m.deleted] == []


async def test_who_waited_is_pinged_once_below_the_message(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path) as bot:
        asked = await bot.ask(notify="always")
        video = await bot.video(asked)
        await bot.idle()
        pings = [m for m in bot.messages() if m is not video]
        assert [m.content for m in pings] == [
            f"{standin.members['ada'].user.mention} Your video is ready."
        ]
        assert pings[0].reference == {"message_id": str(video.id)} or pings[0].reference


async def test_a_video_is_looked_for_among_the_bots_own_messages_whatever_others_write(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        general = standin.channel("general")
        asked = await bot.ask()
        for number in range(150):
            await standin.members["ben"].say(general, f"something else {number}")
        with standin.unseen():
            standin.messages.delete(asked.messages[0])
        lost = standin.faults.drop("POST /channels/*/messages", carried_out=True, only_uploads=True)
        looking = standin.faults.hold("GET /channels/*/messages*")
        bot.executor.gate.set()
        await looking.arrived.wait()
        standin.clock.advance(NONCE_SECONDS)  # Discord has forgotten the first one's nonce
        looking.release()
        await bot.idle()
        assert lost.met == 1
        assert sum(bool(m.attachments) for m in bot.messages()) == 1


async def test_an_old_message_is_repaired_once_the_bot_sees_its_channel_again(
    standin: Standin, tmp_path: Path
) -> None:
    async with quick_bot(standin, tmp_path, gate=False) as bot:
        asked = await bot.ask()
        standin.interactions.expire_all()
        standin.channel("general").denied = Permission.VIEW_CHANNEL
        bot.executor.gate.set()
        await bot.until(
            lambda: next((m for m in bot.messages("dm:ada") if m.attachments), None), "a DM"
        )
        assert labels(asked.messages[0]) == ["Me too", "Cancel"]
        standin.channel("general").denied = Permission(0)
        await asked.message(lambda m: "direct message" in m.content and not labels(m), 10)
