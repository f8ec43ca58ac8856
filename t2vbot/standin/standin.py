"""The stand-in as a whole: starts, serves, and is held by tests and by the web page.

async with Standin() as discord:
    # start a bot with discord.token, pointed at discord.url
    await discord.bot_ready()
    ada, general = discord.members["ada"], discord.channel("general")
    asked = await ada.slash(general, "video", prompt="a red circle")
    video = await asked.message(lambda message: message.attachments)
    await ada.click(video, "Again")
    assert not discord.problems()
"""

from __future__ import annotations

import asyncio
import base64
import secrets
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from aiohttp import hdrs, web

from .api import Api
from .body import REQUEST_BYTES
from .changes import Changes
from .clock import Clock
from .commands import Commands
from .gateway import Gateway, Intent
from .hub import WAIT, Event, Hub, Subscription
from .integrations import Integrations, RulesChanged
from .interaction import Interaction, Kind
from .interactions import Interactions
from .members import Member
from .message import Message
from .messages import MessageCreated, MessageDeleted, MessageEdited, Messages
from .notifications import Notifications
from .openapi import Judge, Problem
from .people import Json, User
from .places import Channel, Guild, PlacesChanged, ThreadChanged
from .reactions import Reacted, Reactions
from .record import Record, Records
from .server import Server, only_from
from .sight import Sight
from .threads import Threads
from .uploads import Uploads
from .world import World

LOOPBACK = "127.0.0.1"
SHOWN_IN_PAGES = ("image/", "video/", "audio/", "text/plain")


class Standin:
    """Discord on ``port`` of this machine's loopback (0: any free one).

    ``app`` takes further routes until it is started. Use it from one event loop only.
    """

    def __init__(
        self, *, port: int = 0, clock: Clock | None = None, openapi: Path | None = None
    ) -> None:
        self.clock = clock or Clock()
        self.hub = Hub()
        self.world = World(self.clock)
        self.token = _make_token(self.world.application_id)
        self.requests = Records(self.hub)
        self.judge = Judge(openapi)
        self.gateway = Gateway(self.world, self.hub, self.token)
        self.commands = Commands(self.world, self.hub)
        self.integrations = Integrations(self.world, self.hub)
        self._folder = tempfile.TemporaryDirectory(prefix="t2vbot-playground-")
        self.uploads = Uploads(Path(self._folder.name), self.clock, self.world.ids)
        self.messages = Messages(self.world, self.uploads, self.hub)
        self.changes = Changes(self.world, self.gateway, self.hub, self.messages)
        self.notifications = Notifications(self.world, self.hub)
        self.interactions = Interactions(self.world, self.messages, self.hub)
        self.server = Server(self.clock, self.requests, self.token, self.judge)
        self.faults = self.server.faults
        self.limits = self.server.limits
        self.members = {name: Member(user, self) for name, user in self.world.people.items()}
        self.url = ""
        self._port = port
        self._is_unseen = False
        self._hosts: set[str] = set()
        self._timers: set[asyncio.TimerHandle] = set()
        self.app = web.Application(
            middlewares=[only_from(self._hosts), self._at_root],
            client_max_size=REQUEST_BYTES,
        )
        self._runner = web.AppRunner(self.app, access_log=None, shutdown_timeout=1.0)
        self._add_routes()
        self.hub.listen(self._tell_bot)

    def _add_routes(self) -> None:
        sight = Sight(self.world, self.messages)
        api = Api(
            self.world,
            self.messages,
            self.commands,
            self.interactions,
            self.gateway,
            self.integrations,
            self.changes,
            sight,
        )
        self.reactions = Reactions(sight, self.hub)
        threads = Threads(sight, self.changes, self.messages)
        routes = [*api.routes(), *threads.routes(), *self.reactions.routes()]
        self.server.add_routes(self.app, routes)
        self.app.router.add_get("/gateway", self.gateway.handle)
        self.app.router.add_get("/attachments/{number}/{name}", self._serve_attachment)

    @web.middleware
    async def _at_root(self, request: web.Request, handler: Any) -> web.StreamResponse:
        """Some clients open their websocket at ``/?v=10``, where the page is for browsers."""
        upgrades = request.headers.get(hdrs.UPGRADE, "").lower() == "websocket"
        if request.path == "/" and upgrades:
            return await self.gateway.handle(request)
        response: web.StreamResponse = await handler(request)
        return response

    # --- Life -------------------------------------------------------------------------------------

    async def start(self) -> None:
        await self._runner.setup()
        site = web.TCPSite(self._runner, LOOPBACK, self._port)
        await site.start()
        port = self._runner.addresses[0][1]
        self._hosts.update({f"{LOOPBACK}:{port}", f"localhost:{port}"})
        self.url = self.uploads.origin = f"http://{LOOPBACK}:{port}"
        self.gateway.url = f"ws://{LOOPBACK}:{port}/gateway"

    async def aclose(self) -> None:
        for timer in self._timers:
            timer.cancel()
        self.gateway.drop()
        await self._runner.cleanup()
        self._folder.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    # --- For tests and the page -------------------------------------------------------------------

    def channel(self, name: str) -> Channel:
        return self.world.channel(name)

    def join(self, name: str) -> Member:
        """A new member of every guild."""
        member = self.members[name] = Member(self.world.add_person(name), self)
        return member

    def boost(self, guild: Guild, tier: int) -> None:
        """Members boost a guild to a tier from 0 to 3, or stop doing so."""
        guild.boost_tier = tier
        self.gateway.dispatch("GUILD_UPDATE", guild.to_json(), Intent.GUILDS)

    @contextmanager
    def unseen(self) -> Iterator[None]:
        """Inside, what happens to messages does not reach the bot, as where its events get lost."""
        self._is_unseen = True
        try:
            yield
        finally:
            self._is_unseen = False

    def automod(self, channel: Channel, *words: str) -> None:
        """Let automatic moderation refuse what is written with these words in it."""
        channel.forbidden_words = {word.lower() for word in words}

    def archive(self, thread: Channel, *, locked: bool = False) -> None:
        """Close a thread: nothing in it can be edited or deleted. A new message opens it again; in
        a ``locked`` one only moderators may write.
        """
        thread.archived, thread.locked = True, locked
        self.hub.publish(ThreadChanged(thread))

    def reopen(self, thread: Channel) -> None:
        thread.archived = thread.locked = False
        self.hub.publish(ThreadChanged(thread))

    def purge(self, channel: Channel, *messages: Message) -> None:
        """Another bot deletes many messages of a guild's channel at once."""
        assert channel.guild
        with self.unseen():  # Discord tells of all of them in one event
            for message in messages:
                self.messages.delete(message)
        ids = [str(message.id) for message in messages if not message.only_for]
        place = {"channel_id": str(channel.id), "guild_id": str(channel.guild.id)}
        self.gateway.dispatch("MESSAGE_DELETE_BULK", {"ids": ids} | place, Intent.GUILD_MESSAGES)

    def delete_channel(self, channel: Channel) -> None:
        """A moderator deletes a channel of a guild, and with it all that was said there."""
        assert channel.guild
        with self.unseen():  # Discord tells of the channel alone
            for message in self.messages.in_channel(channel):
                self.messages.delete(message)
        self.world.remove_channel(channel)
        for inside in self.world.channels_of(channel.guild):
            if inside.category is channel:
                self.changes.move(inside, None)
        name = "THREAD_DELETE" if channel.parent else "CHANNEL_DELETE"
        self.gateway.dispatch(name, channel.to_json(), Intent.GUILDS)
        self.hub.publish(PlacesChanged())

    def dm(self, member: Member) -> Channel:
        """The channel between the bot and ``member``."""
        return self.world.dm_with(member.user)

    async def bot_ready(self, timeout: float = WAIT) -> None:
        """Wait until the bot is at the gateway and has registered commands."""

        def find() -> bool | None:
            return (self.gateway.complete and self.commands.any()) or None

        await self.hub.until(find, timeout, "the bot to connect and to register commands")

    async def message(
        self,
        channel: Channel,
        wanted: Callable[[Message], object] = lambda message: True,
        timeout: float = WAIT,
    ) -> Message:
        """Wait until a message in ``channel`` is as ``wanted``, however it came there."""

        def find() -> Message | None:
            return next((m for m in self.messages.in_channel(channel) if wanted(m)), None)

        return await self.hub.until(find, timeout, f"a message in {channel.name or 'a DM'}")

    async def request(self, wanted: Callable[[Record], object], timeout: float = WAIT) -> Record:
        """Wait until the bot has made a request that is as ``wanted``."""

        def find() -> Record | None:
            return next((record for record in self.requests if wanted(record)), None)

        return await self.hub.until(find, timeout, "a request")

    def subscribe(self) -> Subscription:
        """All that happens from now on."""
        return self.hub.subscribe()

    def problems(self) -> list[Problem]:
        """What in the requests and in our replies is not as Discord's OpenAPI document has it."""
        return [problem for record in self.requests for problem in self.judge.problems(record)]

    # --- Between members and the bot --------------------------------------------------------------

    def deliver(
        self, kind: Kind, user: User, channel: Channel, data: Json, **fields: Any
    ) -> Interaction:
        """A member did something: tell the bot, and start counting the seconds it has."""
        interaction = self.interactions.open(kind, user, channel, data, **fields)
        event = interaction.to_event(self.world.bot, self.world.application_id)
        self.gateway.dispatch("INTERACTION_CREATE", event)
        loop = asyncio.get_running_loop()
        seconds = self.interactions.ack_seconds
        self._timers = {timer for timer in self._timers if timer.when() > loop.time()}
        self._timers.add(loop.call_later(seconds, self.interactions.give_up, interaction))
        return interaction

    def _tell_bot(self, event: Event) -> None:
        """Message events go to sessions with the intent for them; ephemeral messages to nobody."""
        if isinstance(event, ThreadChanged):
            return self.gateway.dispatch("THREAD_UPDATE", event.thread.to_json(), Intent.GUILDS)
        if isinstance(event, Reacted):
            return self._tell_of_reaction(event)
        if isinstance(event, RulesChanged):
            if event.guild.has_bot:
                self.gateway.dispatch("APPLICATION_COMMAND_PERMISSIONS_UPDATE", event.rules)
            return
        if not isinstance(event, MessageCreated | MessageEdited | MessageDeleted):
            return
        if self._is_unseen:
            return
        message, channel = event.message, event.message.channel
        if message.only_for or not channel.includes(self.world.bot):
            return
        intent = Intent.GUILD_MESSAGES if channel.guild else Intent.DIRECT_MESSAGES
        place = {"guild_id": str(channel.guild.id)} if channel.guild else {}
        if isinstance(event, MessageDeleted):
            gone = {"id": str(message.id), "channel_id": str(channel.id)}
            return self.gateway.dispatch("MESSAGE_DELETE", gone | place, intent)
        name = "MESSAGE_CREATE" if isinstance(event, MessageCreated) else "MESSAGE_UPDATE"
        body = message.to_json() | place | {"channel_type": int(channel.kind)}
        if channel.guild:
            body["member"] = channel.guild.member_json(message.author)
            del body["member"]["user"]  # it is the author
        self.gateway.dispatch(name, body, intent, private=message.is_private_to(self.world.bot))

    def _tell_of_reaction(self, event: Reacted) -> None:
        name = "MESSAGE_REACTION_ADD" if event.added else "MESSAGE_REACTION_REMOVE"
        private = event.message.channel.guild is None
        intent = Intent.DIRECT_MESSAGE_REACTIONS if private else Intent.GUILD_MESSAGE_REACTIONS
        if event.message.channel.includes(self.world.bot):
            self.gateway.dispatch(name, event.to_json(), intent)

    async def _serve_attachment(self, request: web.Request) -> web.StreamResponse:
        number, query = request.match_info["number"], request.query
        found = None
        if number.isdecimal():
            found = self.uploads.find(int(number), query.get("ex", ""), query.get("hm", ""))
        if found is None:
            return web.Response(status=404, text="This content is no longer available.")
        kind = found.content_type or "application/octet-stream"
        headers = {hdrs.CONTENT_TYPE: kind, "X-Content-Type-Options": "nosniff"}
        # Anything that could run as a page of this origin is only ever saved.
        if not kind.startswith(SHOWN_IN_PAGES) or kind.startswith("image/svg"):
            headers[hdrs.CONTENT_DISPOSITION] = "attachment"
        return web.FileResponse(found.path, headers=headers)


def _make_token(application_id: int) -> str:
    """In the form of Discord's own: the application's id, a time, a secret."""
    number = base64.urlsafe_b64encode(str(application_id).encode()).decode().rstrip("=")
    return f"{number}.{secrets.token_urlsafe(4)}.{secrets.token_urlsafe(28)}"
