"""Discord failing on purpose, and what the real discord.py makes of it."""

from __future__ import annotations

import asyncio
import io

import aiohttp
import discord
import pytest

from t2vbot.standin.ratelimits import Window
from t2vbot.standin.standin import Standin

from .standin import Bot, refusal

ORIGINAL = "PATCH /webhooks/*/messages/@original"
SEND = "POST /channels/*/messages"


async def deferred(standin: Standin, bot: Bot) -> discord.Interaction:
    await standin.members["ada"].slash(standin.channel("general"), "video", prompt="x")
    interaction = await bot.receive()
    await interaction.response.defer()
    return interaction


def clip() -> discord.File:
    return discord.File(io.BytesIO(b"x" * 5000), "clip.mp4")


async def test_a_rate_limit_is_waited_for(standin: Standin, bot: Bot) -> None:
    interaction = await deferred(standin, bot)
    fault = standin.faults.rate_limit(ORIGINAL, retry_after=0.01, times=2)
    await interaction.edit_original_response(attachments=[clip()])
    assert fault.met == 2
    tries = standin.requests.on(
        "PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
    )
    # Each try has to bring the whole file.
    assert [(record.status, record.files[0][1]) for record in tries] == [
        (429, 5000),
        (429, 5000),
        (200, 5000),
    ]


async def test_a_bad_gateway_is_tried_again(standin: Standin, bot: Bot) -> None:
    interaction = await deferred(standin, bot)
    standin.faults.proxy_error(ORIGINAL, 502)
    await interaction.edit_original_response(attachments=[clip()])
    assert [
        file.size
        for message in standin.messages.in_channel(standin.channel("general"))
        for file in message.attachments
    ] == [5000]


async def test_a_ban_by_the_proxy_is_not_waited_for(standin: Standin, bot: Bot) -> None:
    interaction = await deferred(standin, bot)
    standin.faults.proxy_error(ORIGINAL, 429)
    assert await refusal(interaction.edit_original_response(content="x")) == (429, 0)


async def test_a_lost_connection_is_raised(standin: Standin, bot: Bot) -> None:
    interaction = await deferred(standin, bot)
    standin.faults.drop(ORIGINAL)
    with pytest.raises(aiohttp.ClientError):
        await interaction.edit_original_response(content="x")
    await interaction.edit_original_response(content="y")
    (record,) = [record for record in standin.requests if record.status == 0]
    assert record.payload["content"] == "x"


async def test_what_is_carried_out_may_still_look_failed(standin: Standin, bot: Bot) -> None:
    channel = bot.get_partial_messageable(standin.channel("general").id)
    standin.faults.fail(SEND, 502, carried_out=True)
    await channel.send("once")  # tried again by discord.py, with the same nonce
    assert len(standin.requests.on("POST", "/channels/{channel_id}/messages")) == 2
    assert len(standin.messages.in_channel(standin.channel("general"))) == 1


async def test_any_refusal_can_be_had(standin: Standin, bot: Bot) -> None:
    interaction = await deferred(standin, bot)
    for status, code in ((413, 40005), (401, 50027), (404, 10008), (403, 50013), (503, 0)):
        standin.faults.fail(SEND, status, code)
        assert isinstance(interaction.channel, discord.TextChannel)
        assert (status, code) == await refusal(interaction.channel.send("x"))
    await interaction.channel.send("through")


async def test_a_request_can_be_held(standin: Standin, bot: Bot) -> None:
    interaction = await deferred(standin, bot)
    hold = standin.faults.hold(ORIGINAL)
    edit = asyncio.create_task(interaction.edit_original_response(content="x"))
    await hold.arrived.wait()
    assert not edit.done()
    hold.release()
    assert (await edit).content == "x"


async def test_a_slow_answer_comes_all_the_same(standin: Standin, bot: Bot) -> None:
    interaction = await deferred(standin, bot)
    standin.faults.slow(ORIGINAL, 0.01)
    await interaction.edit_original_response(content="x")
    assert standin.requests.last.seconds >= 0.01


async def test_faults_can_be_called_off(standin: Standin, bot: Bot) -> None:
    interaction = await deferred(standin, bot)
    standin.faults.fail("*", 500)
    standin.faults.clear()
    await interaction.edit_original_response(content="x")


async def test_five_edits_exhaust_a_token(standin: Standin, bot: Bot) -> None:
    standin.limits.token = Window(5, 60.0)  # with time for a busy machine
    interaction = await deferred(standin, bot)
    route = "/webhooks/{webhook_id}/{webhook_token}/messages/@original"
    url = f"{standin.url}/api/v10/webhooks/{bot.application_id}/{interaction.token}"
    async with aiohttp.ClientSession() as session:
        for left in (4, 3, 2, 1, 0):
            async with session.patch(f"{url}/messages/@original", json={"content": "x"}) as reply:
                assert reply.headers["X-RateLimit-Remaining"] == str(left)
        async with session.post(url, json={"content": "x"}) as reply:  # the same bucket
            assert reply.status == 429
            assert reply.headers["Via"]
            assert 0 < (await reply.json())["retry_after"] <= 60
        standin.clock.advance(60)
        async with session.post(url, json={"content": "x"}) as reply:
            assert reply.status == 200
    assert len(standin.requests.on("PATCH", route)) == 5
