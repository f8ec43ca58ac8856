"""The page's server side: who may ask, what each member is told, and what an action has to be."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import discord
import pytest

from t2vbot.playground.front import STATIC
from t2vbot.playground.page import Page
from t2vbot.standin.standin import Standin
from t2vbot.text import Text, render

from .standin import DOCUMENT, Bot

WAIT = 30.0


class Stage:
    """A stand-in with its page, and a browser's connection to it."""

    def __init__(self, standin: Standin, page: Page, session: aiohttp.ClientSession) -> None:
        self.standin = standin
        self.page = page
        self._session = session

    async def act(self, who: str, action: str, **body: Any) -> tuple[int, Any]:
        """An action's status and answer; what is refused in English words."""
        async with self._session.post(f"/as/{who}/{action}", json=body) as response:
            answer = await response.json()
        if "error" in answer:
            answer["error"] = render(Text.from_json(answer["error"]))
        return response.status, answer

    async def fetch(self, method: str, path: str, **options: Any) -> int:
        async with self._session.request(method, path, **options) as response:
            return response.status

    @asynccontextmanager
    async def stream(self, who: str) -> AsyncIterator[EventStream]:
        async with self._session.get(f"/as/{who}/events") as response:
            assert response.status == 200
            yield EventStream(response)

    def channel(self, name: str) -> str:
        return str(self.standin.channel(name).id)


class EventStream:
    """Server-sent events, as an EventSource in a browser reads them."""

    def __init__(self, response: aiohttp.ClientResponse) -> None:
        self._response = response

    async def next(self) -> tuple[str, Any]:
        async with asyncio.timeout(WAIT):
            lines = (await self._response.content.readuntil(b"\n\n")).decode().splitlines()
        return lines[0].removeprefix("event: "), json.loads(lines[1].removeprefix("data: "))

    async def until(self, name: str) -> Any:
        """The next event of that name."""
        while True:
            told, body = await self.next()
            if told == name:
                return body


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    standin = Standin(openapi=DOCUMENT)
    page = Page(standin)
    async with standin, aiohttp.ClientSession(standin.url) as session:
        yield Stage(standin, page, session)


class Talker(Bot):
    """A bot that says a word to everybody, one to the member alone, or opens a form."""

    def __init__(self) -> None:
        super().__init__()

        @self.tree.command(description="For all")
        async def aloud(interaction: discord.Interaction) -> None:
            await interaction.response.send_message("hear, hear")

        @self.tree.command(description="For one")
        async def whisper(interaction: discord.Interaction) -> None:
            await interaction.response.send_message("psst", ephemeral=True)

        @self.tree.command(description="A form")
        async def form(interaction: discord.Interaction) -> None:
            await interaction.response.send_modal(Form())

        @self.tree.command(description="No answer")
        async def silence(interaction: discord.Interaction) -> None:
            pass

        @self.tree.context_menu(name="Count")
        async def count(interaction: discord.Interaction, message: discord.Message) -> None:
            await interaction.response.send_message(f"{len(message.attachments)} files")

        @self.tree.command(description="A file")
        async def take(interaction: discord.Interaction, file: discord.Attachment) -> None:
            await interaction.response.send_message((await file.read()).decode())


class Form(discord.ui.Modal, title="A form"):
    word: discord.ui.TextInput[Any] = discord.ui.TextInput(label="Word", custom_id="word")

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(f"you wrote {self.word.value}")


# --- Who may ask ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Origin": "http://evil.example"}, {"Origin": "null"}],
    ids=["host", "origin", "no origin"],
)
@pytest.mark.parametrize("path", ["/", "/static/app.js", "/as/ada/events"])
async def test_requests_from_elsewhere_are_refused(
    stage: Stage, headers: dict[str, str], path: str
) -> None:
    assert await stage.fetch("GET", path, headers=headers) == 403
    assert await stage.fetch("POST", "/as/ada/drop", headers=headers) == 403


async def test_its_own_pages_are_served_with_a_strict_policy(stage: Stage) -> None:
    async with aiohttp.ClientSession(stage.standin.url) as session:
        for path, kind in (
            ("/", "text/html"),
            *((f"/static/{p.name}", None) for p in static() if p.suffix != ".html"),
        ):
            async with session.get(path, headers={"Origin": stage.standin.url}) as response:
                assert response.status == 200
                assert kind in (None, response.content_type)
                assert "script-src 'self'" in response.headers["Content-Security-Policy"]
                assert response.headers["X-Content-Type-Options"] == "nosniff"
    for path in ("/static/../page.py", "/static/%2e%2e%2fpage.py", "/static/nothing.js"):
        assert await stage.fetch("GET", path) == 404


def static() -> list[Any]:
    return sorted(STATIC.iterdir())


def test_the_pages_build_no_html_from_text() -> None:
    for path in static():
        text = path.read_text(encoding="utf-8")
        for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert way not in text, f"{path.name} uses {way}"
        assert "https://" not in text.replace("(https?:\\/\\/", "").replace("https?:\\/\\/", "")


# --- What each is told ----------------------------------------------------------------------------


async def test_a_page_begins_with_the_whole_picture(stage: Stage) -> None:
    await stage.act("ben", "say", channel=stage.channel("general"), text="first")
    async with stage.stream("ada") as ada:
        name, hello = await ada.next()
    assert name == "hello"
    assert hello["me"] == "ada"
    assert [message["content"] for message in hello["messages"]] == ["first"]
    assert not hello["bot"]["online"]
    assert hello["develop"]["limit"] == 10 * 2**20
    names = {channel["name"] for channel in hello["channels"]}
    assert {"general", "clips", "lounge", "late-night", "t2vbot", "Ben"} <= names


async def test_members_hear_each_other_but_not_each_others_private_channels(stage: Stage) -> None:
    async with stage.stream("ada") as ada, stage.stream("cleo") as cleo:
        private = stage.channel("ada-and-ben")
        await ada.until("hello")
        assert private not in [channel["id"] for channel in (await cleo.until("hello"))["channels"]]
        await stage.act("ben", "say", channel=private, text="between us")
        await stage.act("ben", "say", channel=stage.channel("general"), text="for all")
        assert (await ada.until("message"))["content"] == "between us"
        assert (await ada.until("message"))["content"] == "for all"
        assert (await cleo.until("message"))["content"] == "for all"
        status, answer = await stage.act("cleo", "say", channel=private, text="me too")
        assert (status, answer) == (409, {"error": "there is no such channel"})


async def test_an_ephemeral_message_is_told_to_its_member_alone(stage: Stage) -> None:
    general = stage.channel("general")
    async with (
        Talker().online(stage.standin),
        stage.stream("ada") as ada,
        stage.stream("ben") as ben,
    ):
        await stage.act("ada", "slash", channel=general, command="whisper")
        await stage.act("ada", "slash", channel=general, command="aloud")
        mine = await ada.until("message")
        assert (mine["content"], mine["ephemeral"]) == ("psst", True)
        assert (await ben.until("message"))["content"] == "hear, hear"
        status, answer = await stage.act("ben", "delete", channel=general, message=mine["id"])
        assert (status, answer) == (409, {"error": "the message is gone"})
        async with stage.stream("ben") as late:
            seen = [message["content"] for message in (await late.until("hello"))["messages"]]
            assert seen == ["hear, hear"]
        await stage.act("ada", "delete", channel=general, message=mine["id"])
        assert await ada.until("deleted") == {"id": mine["id"]}


async def test_commands_and_the_bots_coming_are_told(stage: Stage) -> None:
    async with stage.stream("ada") as ada:
        await ada.until("hello")
        async with Talker().online(stage.standin):
            commands = await ada.until("commands")
            assert "whisper" in [c["name"] for c in commands[stage.channel("general")]]
            assert (await ada.until("request"))["problems"] == []
            assert (await ada.until("bot"))["online"]
        assert not (await ada.until("bot"))["online"]
        stage.page.report(Text("playground-ended", code="1"))
        assert (await ada.until("bot"))["note"]["key"] == "playground-ended"


# --- Actions --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("action", "body", "said"),
    [
        ("say", {"channel": "x", "text": "a"}, "channel"),
        ("say", {"channel": 1, "text": "a" * 2001}, "text"),
        ("say", {"channel": 1, "text": "a", "extra": 1}, "extra"),
        ("slash", {"channel": 1, "command": "video", "options": {"a": [1]}}, "options.a"),
        ("limit", {"bytes": -1}, "bytes"),
        ("limit", {"bytes": 2**40}, "bytes"),
        ("choose", {"channel": 1, "message": 2, "menu": "m", "values": [3]}, "values.0"),
    ],
)
async def test_a_malformed_action_is_told_what_is_wrong(
    stage: Stage, action: str, body: dict[str, Any], said: str
) -> None:
    status, answer = await stage.act("ada", action, **body)
    assert status == 400
    assert said in answer["error"]


async def test_only_json_of_known_members_is_an_action(stage: Stage) -> None:
    assert await stage.fetch("POST", "/as/ada/say", data={"text": "a form"}) == 415
    plain = {"Content-Type": "application/json"}
    assert await stage.fetch("POST", "/as/ada/say", data=b"{", headers=plain) == 400
    assert await stage.fetch("POST", "/as/ada/say", data=b"[]", headers=plain) == 400
    assert await stage.fetch("POST", "/as/nobody/say", json={}) == 404
    assert await stage.fetch("POST", "/as/finn/say", json={}) == 404  # lives here, is not played
    assert await stage.fetch("GET", "/as/nobody/events") == 404


async def test_the_client_says_what_is_wrong_with_a_command(stage: Stage) -> None:
    general = stage.channel("general")
    async with Talker().online(stage.standin):
        for command, said in (("nothing", "no command"), ("video", "left out: prompt")):
            status, answer = await stage.act("ada", "slash", channel=general, command=command)
            assert status == 409
            assert said in answer["error"]


async def test_a_command_that_nobody_answers_fails_after_its_seconds(stage: Stage) -> None:
    stage.standin.interactions.ack_seconds = 0.05
    async with Talker().online(stage.standin):
        general = stage.channel("general")
        status, answer = await stage.act("ada", "slash", channel=general, command="silence")
    assert (status, answer["answered"]) == (200, False)


async def test_a_form_is_sent_by_who_opened_it_and_once(stage: Stage) -> None:
    general = stage.channel("general")
    async with Talker().online(stage.standin):
        _, opened = await stage.act("ada", "slash", channel=general, command="form")
        assert opened["modal"]["title"] == "A form"
        filled = {"interaction": opened["id"], "values": {"word": "yes"}}
        status, answer = await stage.act("ben", "submit", **filled)
        assert (status, answer["error"]) == (409, "the modal is on somebody else's screen")
        status, answer = await stage.act("ada", "submit", **filled)
        assert (status, answer["answered"]) == (200, True)
        await stage.standin.message(
            stage.standin.channel("general"), lambda m: m.content == "you wrote yes"
        )
        status, answer = await stage.act("ada", "submit", **filled)
        assert (status, answer["error"]) == (409, "this form is no longer open")


async def test_a_file_travels_in_an_option(stage: Stage) -> None:
    general = stage.channel("general")
    file = {"filename": "note.txt", "data": "aGVsbG8="}
    async with Talker().online(stage.standin):
        await stage.act("ada", "slash", channel=general, command="take", options={"file": file})
        await stage.standin.message(
            stage.standin.channel("general"), lambda m: m.content == "hello"
        )


async def test_a_message_has_files_and_commands_of_its_own(stage: Stage) -> None:
    general = stage.channel("general")
    files = [{"filename": f"{name}.png", "data": "aGVsbG8="} for name in "ab"]
    async with Talker().online(stage.standin), stage.stream("ben") as events:
        offered = (await events.until("hello"))["commands"][general]
        assert [c["name"] for c in offered if c["type"] == 3] == ["Count"]
        _, said = await stage.act("ada", "say", channel=general, text="", files=files)
        body = await events.until("message")
        assert [file["filename"] for file in body["attachments"]] == ["a.png", "b.png"]
        use = {"channel": general, "message": said["id"], "command": "Count"}
        assert (await stage.act("ben", "use", **use))[1]["answered"]
        await stage.standin.message(
            stage.standin.channel("general"), lambda m: m.content == "2 files"
        )
        status, answer = await stage.act("ben", "use", **use | {"command": "Other"})
        assert (status, answer["error"]) == (409, "there is no command 'Other'")
    status, answer = await stage.act("ada", "say", channel=general, text=" ", files=[])
    assert (status, answer["error"]) == (409, "there is nothing to send")


async def test_only_moderators_remove_what_others_said(stage: Stage) -> None:
    general = stage.channel("general")
    _, said = await stage.act("ada", "say", channel=general, text="mine")
    status, answer = await stage.act("ben", "delete", channel=general, message=said["id"])
    assert (status, answer["error"]) == (409, "not allowed to delete this message")
    assert (await stage.act("cleo", "delete", channel=general, message=said["id"]))[0] == 200


# --- The developer's levers -----------------------------------------------------------------------


async def test_every_lever_moves_and_can_be_taken_back(stage: Stage) -> None:
    async with stage.stream("ada") as ada:
        levers = (await ada.until("hello"))["develop"]["levers"]
        for lever in levers:
            assert (await stage.act("ada", "fail", fault=lever["name"]))[0] == 200
            develop = await ada.until("develop")
        assert len(develop["pending"]) == 5  # the other two happen at once
        await stage.act("ada", "clear-faults")
        assert (await ada.until("develop"))["pending"] == []
    assert (await stage.act("ada", "fail", fault="nothing"))[0] == 409


async def test_the_413_waits_for_a_file(stage: Stage) -> None:
    await stage.act("ada", "fail", fault="too-large")
    faults = stage.standin.faults
    assert faults.take("PATCH", "/webhooks/1/t/messages/@original") is None
    assert faults.take("PATCH", "/webhooks/1/t/messages/@original", uploads=True)
    assert faults.take("PATCH", "/webhooks/1/t/messages/@original", uploads=True) is None


async def test_ended_tokens_no_longer_edit(stage: Stage) -> None:
    async with Talker().online(stage.standin) as _:
        general = stage.standin.channel("general")
        sent = await stage.standin.members["ada"].slash(general, "aloud")
        await sent.acknowledged()
        await stage.act("ada", "fail", fault="expire")
        path = f"/api/v10/webhooks/{stage.standin.world.application_id}/{sent.token}"
        assert (
            await stage.fetch("PATCH", f"{path}/messages/@original", json={"content": "x"}) == 401
        )


async def test_the_limit_holds_for_the_next_command(stage: Stage) -> None:
    await stage.act("ada", "limit", bytes=2048)
    limits = [stage.standin.world.upload_limit(None)]
    assert limits == [2048]


async def test_requests_are_listed_with_their_files_and_cleared(stage: Stage) -> None:
    async with stage.stream("ada") as ada:
        await ada.until("hello")
        form = aiohttp.FormData()
        form.add_field("payload_json", "{}")
        form.add_field("files[0]", b"12345", filename="five.bin")
        await stage.fetch(
            "POST", f"/api/v10/channels/{stage.channel('general')}/messages", data=form
        )
        request = await ada.until("request")
        assert (request["status"], request["files"]) == (401, [{"name": "five.bin", "size": 5}])
        await stage.act("ada", "clear-requests")
        assert await ada.until("requests") == []


async def test_the_bot_is_restarted_where_that_is_possible(stage: Stage) -> None:
    assert (await stage.act("ada", "restart"))[0] == 409
    restarts = []

    async def restart() -> None:
        restarts.append(1)

    stage.page.restart = restart
    assert (await stage.act("ada", "restart"))[0] == 200
    assert restarts


async def test_a_page_that_stays_open_does_not_keep_the_stand_in_from_ending() -> None:
    standin = Standin(openapi=DOCUMENT)
    Page(standin)
    await standin.start()
    async with aiohttp.ClientSession(standin.url) as session, session.get("/as/ada/events"):
        begun = asyncio.get_running_loop().time()
        await standin.aclose()
        took = asyncio.get_running_loop().time() - begun
    assert took < 0.9  # less than the patience with handlers that hang
