"""The page: a channel in the browser, live. Routes, one stream of events a page, and the actions.

A page is opened for one member (``/?as=ada``) and hears only what that member may. Everything it
does goes through ``Member``, which checks as Discord's client would, and comes back to every page
as events.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from aiohttp import hdrs, web
from pydantic import ValidationError

from ..standin.commands import CommandsChanged
from ..standin.gateway import BotConnection
from ..standin.hub import Event
from ..standin.interaction import Interaction
from ..standin.members import Member
from ..standin.message import Message
from ..standin.messages import MessageCreated, MessageDeleted, MessageEdited
from ..standin.options import ClientRefused
from ..standin.people import Json
from ..standin.places import Channel, PlacesChanged, ThreadChanged
from ..standin.presence import PresenceChanged
from ..standin.record import RequestRecorded
from ..standin.standin import Standin
from ..text import LANGUAGES, Text, nearest
from . import front, view
from .actions import (
    Autocomplete,
    Choose,
    Click,
    Delete,
    Fail,
    Language,
    Limit,
    Nothing,
    Part,
    Say,
    ServerLanguage,
    Slash,
    Submit,
    Use,
    meant,
)
from .develop import LEVERS, state
from .locales import Locales, discord_locale
from .scenery import furnish

BODY_BYTES = 128 * 1024 * 1024  # of an action: files travel inside as base64
ALIVE_SECONDS = 20.0  # between signs of life on a silent stream

P = TypeVar("P", bound=Part)
Act = Callable[[Member, Any], Awaitable[Json]]


class Stream:
    """One open page: whose it is, and what it has yet to be told. None ends it."""

    def __init__(self, member: Member) -> None:
        self.member = member
        self._queue: asyncio.Queue[bytes | None] = asyncio.Queue()

    def tell(self, name: str, body: Any) -> None:
        self._queue.put_nowait(f"event: {name}\ndata: {json.dumps(body)}\n\n".encode())

    def end(self) -> None:
        self._queue.put_nowait(None)

    async def next(self) -> bytes | None:
        try:
            async with asyncio.timeout(ALIVE_SECONDS):
                return await self._queue.get()
        except TimeoutError:
            return b": still here\n\n"  # a write is how a page that is gone is noticed


class Page:
    """Adds itself to a stand-in that has not been started yet.

    ``restart`` restarts the bot; whoever runs the bot sets it, if they can.
    """

    def __init__(self, standin: Standin) -> None:
        self.restart: Callable[[], Awaitable[None]] | None = None
        self.scenery = furnish(standin)
        self._standin = standin
        self._note = Text("playground-starting")
        self._streams: set[Stream] = set()
        self._locales = Locales(standin)
        self._modals: dict[int, Interaction] = {}  # shown, and not yet sent
        for name in view.CAST:
            standin.dm(standin.members[name])  # so that it stands in the list of channels
        self._add_routes(standin.app)
        standin.hub.listen(self._hear)

    def _add_routes(self, app: web.Application) -> None:
        app.router.add_get("/", self._index)
        app.router.add_get("/static/{name}", front.file)
        app.router.add_get("/words/{language}", front.words)
        app.router.add_get("/as/{member}/events", self._events)
        actions: dict[str, tuple[type[Part], Act]] = {
            "slash": (Slash, self._slash),
            "use": (Use, self._use),
            "autocomplete": (Autocomplete, self._autocomplete),
            "click": (Click, self._click),
            "choose": (Choose, self._choose),
            "submit": (Submit, self._submit),
            "say": (Say, self._say),
            "delete": (Delete, self._delete),
            "language": (Language, self._set_language),
            "server-language": (ServerLanguage, self._set_server_language),
            "limit": (Limit, self._set_limit),
            "fail": (Fail, self._fail),
            "clear-faults": (Nothing, self._clear_faults),
            "clear-requests": (Nothing, self._clear_requests),
            "restart": (Nothing, self._restart_bot),
        }
        for name, (shape, act) in actions.items():
            app.router.add_post(f"/as/{{member}}/{name}", self._action(shape, act))
        app.on_shutdown.append(self._end_streams)

    def report(self, note: Text) -> None:
        """Tell every page what the bot is doing while it is not connected."""
        self._note = note
        self._tell_all("bot", self._bot())

    async def _index(self, request: web.Request) -> web.StreamResponse:
        here = self._standin.url
        if f"http://{request.host}" != here:  # one origin for everything: the page's and the files'
            raise web.HTTPFound(f"{here}{request.rel_url}")
        name = request.query.get("as", "")
        member = self._standin.members[name if name in view.CAST else view.CAST[0]]
        return front.index(self._locales.of(request, member))

    # --- The stream of events ---------------------------------------------------------------------

    async def _events(self, request: web.Request) -> web.StreamResponse:
        stream = Stream(self._member(request))
        language = self._locales.of(request, stream.member)
        headers = {hdrs.CONTENT_TYPE: "text/event-stream", hdrs.CACHE_CONTROL: "no-store"}
        response = web.StreamResponse(headers=headers)
        await response.prepare(request)
        # From here to the first await nothing can happen between the picture and what follows it.
        stream.tell("hello", self._hello(stream.member) | {"language": language})
        self._streams.add(stream)
        try:
            while (chunk := await stream.next()) is not None:
                await response.write(chunk)
        except ConnectionError:
            pass  # the page was closed
        finally:
            self._streams.discard(stream)
        return response

    async def _end_streams(self, app: web.Application) -> None:
        for stream in self._streams:
            stream.end()

    def _hello(self, member: Member) -> Json:
        return view.snapshot(self._standin, member) | {
            "languages": LANGUAGES,
            "bot": self._bot(),
            "develop": state(self._standin),
            "requests": view.requests(self._standin),
        }

    def _bot(self) -> Json:
        online = self._standin.gateway.connected
        note = Text("page-online") if online else self._note
        words = self._standin.gateway.presences.now.words if online else ""
        restarts = self.restart is not None
        return {
            "online": online,
            "note": note.to_json(),
            "presence": words,
            "restarts": restarts,
        }

    def _tell_all(self, name: str, body: Any) -> None:
        for stream in self._streams:
            stream.tell(name, body)

    def _hear(self, event: Event) -> None:
        """Pass on what happened to the pages whose members may know."""
        match event:
            case MessageCreated(message=message) | MessageEdited(message=message):
                fresh = {"fresh": isinstance(event, MessageCreated)}
                for stream in self._readers(message):
                    stream.tell("message", view.message_json(message, stream.member) | fresh)
            case MessageDeleted(message=message):
                for stream in self._readers(message):
                    stream.tell("deleted", {"id": str(message.id)})
            case CommandsChanged():
                for stream in self._streams:
                    stream.tell("commands", view.commands(self._standin, stream.member))
            case PlacesChanged() | ThreadChanged():
                for stream in self._streams:
                    stream.tell("channels", view.places(self._standin, stream.member))
            case BotConnection(connected=connected):
                if not connected:
                    self._note = Text("page-lost")
                self._tell_all("bot", self._bot())
            case PresenceChanged():
                self._tell_all("bot", self._bot())
            case RequestRecorded(record=record) if self._streams:
                self._tell_all("request", view.request_json(record, self._standin.judge))
                self._tell_all("develop", state(self._standin))

    def _readers(self, message: Message) -> list[Stream]:
        return [stream for stream in self._streams if message.visible_to(stream.member.user)]

    # --- Actions ----------------------------------------------------------------------------------

    def _action(self, shape: type[P], act: Act) -> Callable[[web.Request], Awaitable[web.Response]]:
        """A handler that reads the body as ``shape``, acts, and says in words what is wrong."""

        async def handle(request: web.Request) -> web.Response:
            member = self._member(request)
            if request.content_type != "application/json":  # what a form of another page can't send
                return _complaint(415, "An action is sent as application/json.")
            raw = await request.clone(client_max_size=BODY_BYTES).read()
            try:
                return web.json_response(await act(member, shape.model_validate_json(raw)))
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(map(str, first["loc"]))
                return _complaint(400, f"{where}: {first['msg']}" if where else first["msg"])
            except ClientRefused as refusal:
                return _complaint(409, refusal.said)

        return handle

    async def _slash(self, member: Member, asked: Slash) -> Json:
        options = {name: meant(self._standin, value) for name, value in asked.options.items()}
        channel = self._channel(member, asked.channel)
        return await self._outcome(await member.slash(channel, asked.command, **options))

    async def _use(self, member: Member, asked: Use) -> Json:
        message = self._message(member, asked.channel, asked.message)
        return await self._outcome(await member.use_on(message.channel, asked.command, message))

    async def _autocomplete(self, member: Member, asked: Autocomplete) -> Json:
        channel = self._channel(member, asked.channel)
        try:
            choices = await member.autocomplete(
                channel,
                asked.command,
                asked.options,
                focused=asked.focused,
                value=asked.value,
                timeout=self._standin.interactions.ack_seconds,
            )
        except TimeoutError:
            return {"choices": [], "answered": False}
        return {"choices": choices, "answered": True}

    async def _click(self, member: Member, asked: Click) -> Json:
        message = self._message(member, asked.channel, asked.message)
        return await self._outcome(await member.click(message, asked.button))

    async def _choose(self, member: Member, asked: Choose) -> Json:
        message = self._message(member, asked.channel, asked.message)
        values = meant(self._standin, asked.values)
        return await self._outcome(await member.choose(message, asked.menu, *values))

    async def _submit(self, member: Member, asked: Submit) -> Json:
        shown = self._modals.get(asked.interaction)
        if shown is None:
            raise ClientRefused(Text("page-form-gone"))
        values = {name: meant(self._standin, value) for name, value in asked.values.items()}
        result = await self._outcome(await member.submit_modal(shown, values))
        if result["answered"]:
            self._modals.pop(asked.interaction, None)
        return result

    async def _say(self, member: Member, said: Say) -> Json:
        if not said.text.strip() and not said.files:
            raise ClientRefused(Text("page-nothing-to-send"))
        files = meant(self._standin, said.files)
        message = await member.say(self._channel(member, said.channel), said.text, *files)
        return {"id": str(message.id)}

    async def _delete(self, member: Member, asked: Delete) -> Json:
        await member.delete(self._message(member, asked.channel, asked.message))
        return {}

    async def _set_language(self, member: Member, asked: Language) -> Json:
        language = self._locales.choose(member, asked.language)
        for stream in self._streams:
            if stream.member is member:
                stream.tell("language", language)
        return {}

    async def _set_server_language(self, member: Member, asked: ServerLanguage) -> Json:
        guild = self._standin.world.guilds.get(asked.guild)
        if guild is None or not view.manages(guild, member):
            raise ClientRefused(Text("page-not-yours"))
        self._standin.changes.prefer(guild, discord_locale(nearest(asked.language)))
        return {}

    async def _set_limit(self, member: Member, asked: Limit) -> Json:
        self._standin.world.default_upload = asked.bytes
        return self._developed()

    async def _fail(self, member: Member, asked: Fail) -> Json:
        lever = LEVERS.get(asked.fault)
        if lever is None:
            raise ClientRefused(f"there is no fault {asked.fault!r}")
        lever.pull(self._standin)
        return self._developed()

    async def _clear_faults(self, member: Member, asked: Nothing) -> Json:
        self._standin.faults.clear()
        return self._developed()

    async def _clear_requests(self, member: Member, asked: Nothing) -> Json:
        self._standin.requests.clear()
        self._tell_all("requests", [])
        return {}

    async def _restart_bot(self, member: Member, asked: Nothing) -> Json:
        if self.restart is None:
            raise ClientRefused(Text("page-no-restart"))
        await self.restart()
        return {}

    def _developed(self) -> Json:
        self._tell_all("develop", state(self._standin))
        return {}

    async def _outcome(self, interaction: Interaction) -> Json:
        """Wait until the bot answered, or the client gave up on it."""

        def find() -> bool | None:
            return interaction.reply is not None or interaction.late or None

        patience = self._standin.interactions.ack_seconds + 5.0  # the stand-in gives up long before
        await self._standin.hub.until(find, patience, "an answer of the bot")
        if interaction.modal:
            self._modals[interaction.id] = interaction
        return view.outcome(interaction)

    # --- Finding things, as far as the member may see them ----------------------------------------

    def _member(self, request: web.Request) -> Member:
        name = request.match_info["member"]
        if name not in view.CAST:
            raise web.HTTPNotFound(text="Nobody of that name is here.\n")
        return self._standin.members[name]

    def _channel(self, member: Member, number: int) -> Channel:
        channel = self._standin.world.channels.get(number)
        if channel is None or not channel.includes(member.user):
            raise ClientRefused(Text("page-no-channel"))
        return channel

    def _message(self, member: Member, channel: int, number: int) -> Message:
        message = self._standin.messages.find(self._channel(member, channel), number)
        if message is None or not message.visible_to(member.user):
            raise ClientRefused(Text("page-message-gone"))
        return message


def _complaint(status: int, said: Text | str) -> web.Response:
    """``said`` is a str where only another program than our page can be meant."""
    text = Text("page-malformed", words=said) if isinstance(said, str) else said
    return web.json_response({"error": text.to_json()}, status=status)
