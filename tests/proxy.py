"""A small proxy on loopback, as companies and schools have them: it tunnels (CONNECT), and forwards
plain requests and websockets by their whole address.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Proxy:
    """Brings everything to one port of this computer, whatever host was asked for."""

    port: int  # of the server behind it
    seen: list[str] = field(default_factory=list)  # the first line of each request
    authorizations: list[str] = field(default_factory=list)
    url: str = ""
    _open: set[asyncio.Task[None]] = field(default_factory=set)

    @asynccontextmanager
    async def serve(self) -> AsyncIterator[Proxy]:
        server = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.url = f"http://ada:secret@127.0.0.1:{server.sockets[0].getsockname()[1]}"
        try:
            yield self
        finally:
            server.close()
            for task in list(self._open):
                task.cancel()
            await asyncio.gather(*self._open, return_exceptions=True)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._open.add(task)
        try:
            await self._pass_on(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self._open.discard(task)
            writer.close()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *headers = head.split("\r\n")
        method, address, version = first.split(" ")
        self.seen.append(first)
        self.authorizations += [h for h in headers if h.lower().startswith("proxy-authorization")]
        behind, onward = await asyncio.open_connection("127.0.0.1", self.port)
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            parts = urlsplit(address)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            kept = [h for h in headers if not h.lower().startswith(("proxy-", "host:"))]
            lines = [f"{method} {path} {version}", f"Host: 127.0.0.1:{self.port}"]
            if not any(h.lower().startswith("upgrade:") for h in headers):
                lines.append("Connection: close")  # one request each, so that all are seen
            lines += kept
            onward.write("\r\n".join(lines).encode("latin-1"))
        try:
            await asyncio.gather(_pump(reader, onward), _pump(behind, writer))
        finally:
            onward.close()


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65536):
        writer.write(data)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()
