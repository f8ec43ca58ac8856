"""The stand-in's door: who may come in, what is kept, and how files are served."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest

from t2vbot.bot.client import PERMISSIONS
from t2vbot.standin.commands import CommandsChanged
from t2vbot.standin.gateway import Intent
from t2vbot.standin.messages import MessageCreated
from t2vbot.standin.openapi import Judge
from t2vbot.standin.record import RequestRecorded
from t2vbot.standin.standin import Standin
from t2vbot.standin.uploads import URL_SECONDS, File
from t2vbot.text import Text

from .standin import DOCUMENT, needs_document


@pytest.fixture
async def http(standin: Standin) -> AsyncIterator[aiohttp.ClientSession]:
    headers = {"Authorization": f"Bot {standin.token}"}
    async with aiohttp.ClientSession(standin.url, headers=headers) as session:
        yield session


async def refused(request: aiohttp.client._RequestContextManager) -> tuple[int, int]:
    async with request as reply:
        assert reply.headers["Content-Type"] == "application/json"
        return reply.status, (await reply.json())["code"]


@pytest.mark.parametrize("host", ["example.com", "127.0.0.1", "localhost:1", "[::1]"])
@pytest.mark.parametrize("path", ["/api/v10/gateway", "/gateway", "/attachments/1/x"])
async def test_a_foreign_host_is_turned_away(
    standin: Standin, http: aiohttp.ClientSession, host: str, path: str
) -> None:
    async with http.get(path, headers={"Host": host}) as reply:
        assert reply.status == 403
    assert len(standin.requests) == 0


async def test_only_the_bot_comes_in(standin: Standin, http: aiohttp.ClientSession) -> None:
    me = "/api/v10/users/@me"
    assert await refused(http.get(me, headers={"Authorization": "Bot x"})) == (401, 0)
    assert await refused(http.get(me, headers={"Authorization": standin.token})) == (401, 0)
    async with http.get(me) as reply:
        assert (await reply.json())["id"] == str(standin.world.bot.id)


async def test_what_is_not_there(standin: Standin, http: aiohttp.ClientSession) -> None:
    channel = f"/api/v10/channels/{standin.channel('general').id}/messages"
    assert await refused(http.get("/api/v10/channels/1")) == (404, 10003)
    assert await refused(http.get("/api/v10/users/1")) == (404, 10013)
    assert await refused(http.get(f"{channel}/1")) == (404, 10008)
    lounge = standin.channel("lounge").id
    assert await refused(http.get(f"/api/v10/channels/{lounge}")) == (403, 50001)
    assert await refused(
        http.post(channel, data=b"{", headers={"Content-Type": "application/json"})
    ) == (400, 50109)
    assert await refused(http.post(channel, json=[])) == (400, 50035)
    assert await refused(http.get(f"{channel}?limit=101")) == (400, 50035)
    assert await refused(http.get(f"{channel}?before=x")) == (400, 50035)
    assert await refused(http.get("/api/v10/channels/x")) == (400, 50035)
    assert await refused(http.post(channel, json={"content": ""})) == (400, 50006)
    assert await refused(http.get("/api/v10/nonsense")) == (404, 0)
    known = standin.requests.last
    # A route that Discord does not have is the bot's mistake, and the judge says so.
    assert (known.route, known.status) == ("", 404)
    if standin.judge.available:
        (problem,) = standin.problems()
        assert problem.text == "no such route"
        standin.requests.clear()


async def test_requests_are_recorded(standin: Standin, http: aiohttp.ClientSession) -> None:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("payload_json", '{"content": "look"}', content_type="application/json")
    form.add_field("files[0]", b"x" * 10, filename="clip.mp4")
    path = f"/channels/{standin.channel('general').id}/messages"
    with standin.subscribe() as events:
        async with http.post(f"/api/v10{path}", data=form) as reply:
            assert reply.status == 200
        assert isinstance(await anext(events), MessageCreated)
        seen = await anext(events)
    record = standin.requests.last
    assert seen == RequestRecorded(record)
    assert (record.method, record.path) == ("POST", path)
    assert (record.payload, record.files) == ({"content": "look"}, (("clip.mp4", 10),))
    assert (record.status, record.reply["content"]) == (200, "look")


async def test_messages_are_listed_latest_first(
    standin: Standin, http: aiohttp.ClientSession
) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    standin.gateway.privileged = Intent.MESSAGE_CONTENT
    sent = [await ada.say(general, f"{number}") for number in range(5)]
    path = f"/api/v10/channels/{general.id}/messages"
    for query, expected in (
        ({"limit": "2"}, ["4", "3"]),
        ({"before": f"{sent[2].id}"}, ["1", "0"]),
        ({"after": f"{sent[1].id}", "limit": "2"}, ["3", "2"]),
    ):
        async with http.get(path, params=query) as reply:
            assert [message["content"] for message in await reply.json()] == expected


async def test_commands_are_kept_by_name(standin: Standin, http: aiohttp.ClientSession) -> None:
    path = f"/api/v10/applications/{standin.world.application_id}/commands"
    video = {"name": "video", "description": "Make a video"}
    with standin.subscribe() as events:
        async with http.post(path, json=video) as reply:
            first = await reply.json()
            assert reply.status == 201
        assert await anext(events) == CommandsChanged(None)
    async with http.post(path, json=video | {"description": "Changed"}) as reply:
        assert reply.status == 200
        assert (await reply.json())["id"] == first["id"]
    async with http.put(path, json=[video, {"name": "queue", "description": "d"}]) as reply:
        kept, queue = await reply.json()
        assert (kept["id"], kept["description"]) == (first["id"], "Make a video")
        assert kept["version"] != first["version"]
    async with http.patch(f"{path}/{queue['id']}", json={"description": "Queue"}) as reply:
        assert (await reply.json())["description"] == "Queue"
    async with http.delete(f"{path}/{queue['id']}") as reply:
        assert reply.status == 204
    assert await refused(http.get(f"{path}/{queue['id']}")) == (404, 10063)
    async with http.get(path) as reply:
        assert [command["name"] for command in await reply.json()] == ["video"]
    home = standin.channel("general").guild
    assert home is not None
    in_guild = f"/api/v10/applications/{standin.world.application_id}/guilds/{home.id}/commands"
    async with http.put(in_guild, json=[video]) as reply:
        assert (await reply.json())[0]["guild_id"] == str(home.id)
    names = [c["name"] for c in standin.members["ada"].offered(standin.channel("general"))]
    assert names == ["video", "video"]


async def test_files_are_served_in_ranges_for_a_day(
    standin: Standin, http: aiohttp.ClientSession
) -> None:
    ada, general = standin.members["ada"], standin.channel("general")
    message = await ada.say(general, "look", File("clip.mp4", bytes(range(100))))
    (clip,) = message.attachments
    async with http.get(clip.url, headers={"Range": "bytes=10-19"}) as reply:
        assert (reply.status, reply.content_type) == (206, "video/mp4")
        assert await reply.read() == bytes(range(10, 20))
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
    forged = clip.url.replace("hm=", "hm=0")
    for bad in (forged, clip.url.split("?")[0], clip.url.replace("ex=", "ex=z")):
        async with http.get(bad) as reply:
            assert reply.status == 404
    old = clip.url
    standin.clock.advance(URL_SECONDS + 1)
    async with http.get(old) as reply:
        assert reply.status == 404
    async with http.get(clip.url) as reply:
        assert reply.status == 200
    await ada.delete(message)
    async with http.get(clip.url) as reply:
        assert reply.status == 404
    assert clip.read() == bytes(range(100))


@pytest.mark.parametrize(
    ("name", "inline"), [("a.mp4", True), ("a.png", True), ("a.html", False), ("a.svg", False)]
)
async def test_nothing_uploaded_runs_as_a_page(
    standin: Standin, http: aiohttp.ClientSession, name: str, inline: bool
) -> None:
    message = await standin.members["ada"].say(
        standin.channel("general"), "look", File(name, b"<script>")
    )
    async with http.get(message.attachments[0].url) as reply:
        assert reply.status == 200
        assert ("Content-Disposition" not in reply.headers) is inline


async def test_a_wait_that_is_in_vain_says_what_for(standin: Standin) -> None:
    with pytest.raises(TimeoutError, match=r"waited 0\.01 s for the bot to connect"):
        await standin.bot_ready(timeout=0.01)


@needs_document
def test_the_judge_is_available_here() -> None:
    assert Judge(DOCUMENT).reason is None


def test_the_judge_may_be_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("T2V_DISCORD_OPENAPI", "nowhere.json")
    judge = Judge()
    assert not judge.available
    assert judge.reason == Text("standin-no-document", variable="T2V_DISCORD_OPENAPI")


async def test_the_bot_may_do_what_its_invitation_asks_for(standin: Standin) -> None:
    home = standin.channel("general").guild
    assert home
    (role,) = home.members[standin.world.bot.id]
    assert role.permissions == PERMISSIONS.value
