"""The connection to the NATS servers, which comes back by itself."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import ssl
from collections.abc import Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from nats.aio.client import Client
from nats.errors import Error, SecureConnWantedError
from nats.js import JetStreamContext

from ..errors import SettingsError
from ..logs import hide
from ..pauses import pauses
from ..text import Text
from . import wire

log = logging.getLogger(__name__)

CONNECT_TIMEOUT = 5  # seconds
RECONNECT_PAUSE = 1  # seconds between two tries of a connection that broke off
PING_SECONDS = 3  # two of them unanswered: the connection is dead, before workers count as lost
ANSWER_TIMEOUT = 10.0  # seconds for JetStream to answer
PART_TIMEOUT = 60.0  # seconds for a part of a file, on a line that others use, too

T = TypeVar("T")


class Broker:
    """Two connections as one user: one for messages and one for files, so that a beat does not wait
    behind a video.

    ``url``: one or more of nats://user:password@host:4222, separated by commas; tls:// for
    encrypted ones. ``ca``: the certificate of the authority that signed the servers', where the
    system does not know it. ``name``: as which the servers list the connection. ``api``: where
    JetStream answers this user.
    """

    def __init__(
        self,
        url: str,
        *,
        ca: Path | None = None,
        name: str = "t2vbot",
        api: str = wire.API,
    ) -> None:
        self._urls = [each for each in re.split(r"[,\s]+", url.strip()) if each]
        self._ca = ca
        self._name = name
        self._api = api
        self._connections: list[Client] = []
        self._is_closing = False
        self._reopening: asyncio.Task[None] | None = None
        self._broke_off = asyncio.Event()
        # Called after each connection but the first, and when one broke off.
        self.on_connected: Callable[[], Awaitable[None]] | None = None
        self.on_disconnected: Callable[[], None] | None = None

    @property
    def user(self) -> str:
        """As whom it connects; "" where the address names nobody."""
        return unquote(urlsplit(self._urls[0]).username or "") if self._urls else ""

    @property
    def is_connected(self) -> bool:
        return bool(self._connections) and self.nats.is_connected

    @property
    def nats(self) -> Client:
        return self._connections[0]

    @property
    def stream(self) -> JetStreamContext:
        return self._connections[0].jetstream(prefix=self._api, timeout=ANSWER_TIMEOUT)

    @property
    def files(self) -> JetStreamContext:
        return self._connections[1].jetstream(prefix=self._api, timeout=PART_TIMEOUT)

    async def open(self) -> None:
        """Connect, however long the servers are away. Raises ``SettingsError`` for what waiting
        does not help: an address that is none, a name or a password that is refused.
        """
        self._check_urls()
        tries, is_first = pauses(), True
        while True:
            try:
                await self._probe()
                self._connections = [await self._connect("messages"), await self._connect("files")]
                return
            except (TimeoutError, OSError, Error) as error:
                if fault := self._fault(error):
                    raise fault from error
                if is_first:
                    log.warning(
                        "NATS at %s does not answer yet: %s", self._where(), wire.why(error)
                    )
                is_first = False
            await asyncio.sleep(next(tries))

    async def unless_it_breaks_off(self, work: Coroutine[Any, Any, T], timeout: float) -> T:
        """Do what the library would wait for without end if an answer were lost with a connection.

        Raises ``ConnectionError`` where one was, ``TimeoutError`` after so many seconds.
        """
        task = asyncio.ensure_future(work)
        broken = asyncio.ensure_future(self._broke_off.wait())
        try:
            await asyncio.wait({task, broken}, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                return task.result()
            raise ConnectionError("broke off") if broken.done() else TimeoutError()
        finally:
            for each in (task, broken):
                each.cancel()

    async def aclose(self) -> None:
        self._is_closing = True
        if self._reopening:
            self._reopening.cancel()
        for connection in self._connections:
            with contextlib.suppress(ConnectionError):  # it is broken off just now
                await connection.close()

    def _check_urls(self) -> None:
        for url in self._urls or [""]:
            parts = urlsplit(url)
            if parts.scheme not in ("nats", "tls") or not parts.hostname:
                raise SettingsError(Text("remote-nats-url"))
            if parts.password:
                hide(unquote(parts.password))
        if self._ca and not self._ca.is_file():
            raise SettingsError(Text("remote-nats-ca", file=str(self._ca)))

    async def _probe(self) -> None:
        """One try, since a connection that insists does not say why it is refused."""
        connection = await self._connect("probe", insist=False)
        await connection.close()

    async def _connect(self, purpose: str, *, insist: bool = True) -> Client:
        is_main = purpose == "messages"
        options: dict[str, Any] = {"tls": self._tls()} if self._is_encrypted else {}
        if is_main:
            options["disconnected_cb"] = self._disconnected
            options["reconnected_cb"] = self._reconnected
        connection = _Client()
        try:
            await connection.connect(
                self._urls,
                name=f"{self._name} {purpose}",
                inbox_prefix=wire.inbox(self.user) if self.user else "_INBOX",
                connect_timeout=CONNECT_TIMEOUT,
                reconnect_time_wait=RECONNECT_PAUSE,
                max_reconnect_attempts=-1 if insist else 1,
                allow_reconnect=insist,
                ping_interval=PING_SECONDS,
                error_cb=self._error,
                closed_cb=self._closed if insist else None,
                **options,
            )
        except BaseException:
            connection.abandon()
            raise
        return connection

    @property
    def _is_encrypted(self) -> bool:
        return any(url.startswith("tls:") for url in self._urls)

    def _tls(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=self._ca)

    def _fault(self, error: BaseException) -> SettingsError | None:
        """What only the host can fix."""
        said, where = str(error), self._where()
        if "Authorization Violation" in said:
            return SettingsError(Text("remote-nats-refused", where=where, user=self.user))
        if isinstance(error, ssl.SSLCertVerificationError):
            return SettingsError(Text("remote-nats-certificate", where=where, error=said))
        if isinstance(error, SecureConnWantedError):
            return SettingsError(Text("remote-nats-plain", where=where))
        return None

    def _where(self) -> str:
        """Without names and passwords."""
        found = [urlsplit(url) for url in self._urls]
        return ", ".join(f"{each.hostname}:{each.port or 4222}" for each in found)

    # What the library tells.

    async def _error(self, error: Exception) -> None:
        if not self._is_closing:
            log.debug("NATS: %r", error)
            if "ermissions violation" in str(error):
                log.error("NATS refuses %s a right that it needs: %s", self.user, error)

    async def _disconnected(self) -> None:
        if not self._is_closing:
            log.warning("The connection to NATS at %s broke off", self._where())
            self._broke_off.set()
            if self.on_disconnected:
                self.on_disconnected()

    async def _reconnected(self) -> None:
        log.info("Connected to NATS at %s again", self._where())
        self._broke_off = asyncio.Event()
        if self.on_connected:
            await self.on_connected()

    async def _closed(self) -> None:
        """The library gave up: the server ended the connection, and said why."""
        if self._is_closing or self._reopening:
            return
        self._broke_off.set()
        if self.on_disconnected:
            self.on_disconnected()
        self._reopening = asyncio.create_task(self._reopen(), name="t2vbot-nats")

    async def _reopen(self) -> None:
        old, tries = self._connections, pauses()
        while True:
            await asyncio.sleep(next(tries))
            try:
                await self.open()
                break
            except SettingsError as error:  # it worked before, and may again
                log.error("%s", error)
        for connection in old:  # each tells so once more
            with contextlib.suppress(ConnectionError):
                await connection.close()
        self._reopening = None
        await self._reconnected()


class _Client(Client):
    def abandon(self) -> None:
        """Close what the library leaves open where a certificate is not accepted."""
        if writer := getattr(self._transport, "_io_writer", None):
            writer.transport.abort()

    async def _process_info(
        self, info: dict[str, Any], initial_connection: bool = False
    ) -> None:  # before it sends the password
        """nats-py 2.16 takes tls:// as a wish: a server, or whoever answers in its place, that does
        not ask for encryption would be sent the password in the clear.
        """
        server = self._current_server
        if server and server.uri.scheme == "tls" and not info.get("tls_required"):
            raise SecureConnWantedError
        await super()._process_info(info, initial_connection)
