"""What members uploaded, fetched from Discord's own CDN and from nowhere else: an address comes
with an interaction, and a changed client may put any other in its place.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

import aiohttp
import yarl

from ..errors import RequestRefused, UserError
from ..text import Text

log = logging.getLogger(__name__)

HOSTS = ("cdn.discordapp.com", "media.discordapp.net")
TIMEOUT = 20.0  # seconds that a file may take
_CHUNK = 2**16  # bytes
_PART, _ENDED_BEFORE = 206, 416  # of HTTP, where a range is asked for


_Read = Callable[[aiohttp.ClientResponse], Awaitable[bytes]]


class Cdn:
    """``proxy_for``: the proxy by which an address is reached, if any. ``origin``: scheme, host and
    port of the stand-in, where one takes Discord's place.
    """

    def __init__(self, proxy_for: Callable[[str], str | None], origin: str | None = None) -> None:
        self._proxy_for = proxy_for
        self._origin = yarl.URL(origin).origin() if origin else None

    def check(self, address: str) -> None:
        """Raises ``RequestRefused`` for an address that is none of the CDN's."""
        try:
            is_own = self._is_own(_url(address))
        except ValueError:
            is_own = False
        if not is_own:
            log.warning("A file is fetched from nowhere but Discord's CDN")
            raise RequestRefused(Text("bot-file-elsewhere"))

    def _is_own(self, url: yarl.URL) -> bool:
        if not url.absolute or url.user is not None or url.password is not None:
            return False
        if self._origin:
            return url.origin() == self._origin
        return url.scheme == "https" and url.port == 443 and url.host in HOSTS

    async def fetch(self, address: str, most: int) -> bytes:
        """A file of at most ``most`` bytes, whatever it says of its size.

        Raises ``UserError`` where it cannot be had.
        """

        async def read(response: aiohttp.ClientResponse) -> bytes:
            data = bytearray()
            async for chunk in response.content.iter_chunked(_CHUNK):
                data += chunk
                if len(data) > most:
                    raise too_large(most)
            return bytes(data)

        return await self._fetch(address, read)

    async def fetch_part(self, address: str, start: int, most: int) -> bytes:
        """Of a file what begins at ``start``, at most so many bytes; none where it has ended by
        then. Raises ``UserError`` where it cannot be had.
        """

        async def read(response: aiohttp.ClientResponse) -> bytes:
            if response.status == _ENDED_BEFORE:
                return b""
            if response.status != _PART and start:  # all of it would have to pass by
                raise UserError(Text("bot-file-not-fetched"))
            data = bytearray()
            while len(data) < most and (chunk := await response.content.read(most - len(data))):
                data += chunk
            return bytes(data)

        wanted = {"Range": f"bytes={start}-{start + most - 1}"}
        return await self._fetch(address, read, wanted)

    async def _fetch(
        self, address: str, read: _Read, headers: Mapping[str, str] | None = None
    ) -> bytes:
        self.check(address)
        try:
            async with asyncio.timeout(TIMEOUT):
                return await self._ask(_url(address), read, headers or {})
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            log.warning("A file cannot be fetched from Discord's CDN: %s", type(error).__name__)
            raise UserError(Text("bot-file-not-fetched")) from error

    async def _ask(self, url: yarl.URL, read: _Read, headers: Mapping[str, str]) -> bytes:
        # As it lies there: nothing that unpacks to more than is counted.
        plain = {"Accept-Encoding": "identity"} | dict(headers)
        answers = (200, _PART, _ENDED_BEFORE) if headers else (200,)
        proxy = self._proxy_for(str(url))
        async with (
            aiohttp.ClientSession(headers=plain, auto_decompress=False) as session,
            session.get(url, allow_redirects=False, proxy=proxy) as response,
        ):
            if response.status not in answers:
                log.warning("Discord's CDN answers %d for a file", response.status)
                raise UserError(Text("bot-file-gone"))
            return await read(response)


def _url(address: str) -> yarl.URL:
    """As it is: it is signed, and what is asked for is what was looked at."""
    return yarl.URL(address, encoded=True)


def too_large(most: int) -> RequestRefused:
    return RequestRefused(Text("bot-file-large", most=most // 2**20))
