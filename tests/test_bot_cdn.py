"""Files are fetched from Discord's CDN alone, and no more of them than is allowed."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from aiohttp import web

from t2vbot.bot import cdn
from t2vbot.bot.cdn import Cdn
from t2vbot.errors import UserError
from t2vbot.proxies import proxy_for

from .proxy import Proxy

MOST = 100_000
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Serve = Callable[[Handler], Awaitable[str]]
PATH = "/attachments/1/a.png?ex=6&hm=a%2Fb"


async def slow(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse()
    await response.prepare(request)
    with suppress(ConnectionError):
        while True:
            await response.write(b"x")
            await asyncio.sleep(0.01)
    return response


async def endless(request: web.Request) -> web.StreamResponse:
    """Without a word on its size."""
    response = web.StreamResponse()
    await response.prepare(request)
    with suppress(ConnectionError):
        while True:
            await response.write(bytes(50_000))
    return response


async def broken(request: web.Request) -> web.StreamResponse:
    response = web.StreamResponse(headers={"Content-Length": "1000"})
    await response.prepare(request)
    await response.write(b"half")
    assert request.transport
    request.transport.close()
    return response


async def there(request: web.Request) -> web.StreamResponse:
    assert request.raw_path == PATH  # as it was signed
    return web.Response(body=b"a picture")


async def packed(request: web.Request) -> web.StreamResponse:
    data = gzip.compress(bytes(50_000_000))
    assert len(data) < MOST
    return web.Response(body=data, headers={"Content-Encoding": "gzip"})


async def elsewhere(request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound("http://127.0.0.1:9/secret")


async def large(request: web.Request) -> web.StreamResponse:
    return web.Response(body=bytes(MOST + 1))


@pytest.fixture
async def serve() -> AsyncIterator[Serve]:
    runners: list[web.AppRunner] = []

    async def start(handler: Handler) -> str:
        app = web.Application()
        app.router.add_get("/{path:.*}", handler)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        runners.append(runner)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}"

    yield start
    for runner in runners:
        await runner.cleanup()


@contextmanager
def refused(key: str) -> Iterator[None]:
    with pytest.raises(UserError) as error:
        yield
    assert error.value.text.key == key


async def test_a_file_is_fetched_as_it_was_signed(serve: Serve) -> None:
    origin = await serve(there)
    assert await Cdn(proxy_for, origin).fetch(origin + PATH, MOST) == b"a picture"


@pytest.mark.parametrize(
    ("handler", "key"),
    [
        (endless, "bot-file-large"),
        (large, "bot-file-large"),
        (elsewhere, "bot-file-gone"),
        (slow, "bot-file-not-fetched"),
        (broken, "bot-file-not-fetched"),
    ],
)
async def test_what_is_no_proper_file_is_refused(
    handler: Handler,
    key: str,
    serve: Serve,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Redirects are not followed; a size that nobody told is counted; a trickle ends in time."""
    if handler is slow:
        monkeypatch.setattr(cdn, "TIMEOUT", 0.2)
    origin = await serve(handler)
    with refused(key):
        await Cdn(proxy_for, origin).fetch(origin + PATH, MOST)


async def test_nothing_is_unpacked(serve: Serve) -> None:
    origin = await serve(packed)
    assert len(await Cdn(proxy_for, origin).fetch(origin + PATH, MOST)) < MOST


async def test_nobody_there() -> None:
    origin = "http://127.0.0.1:9"
    with refused("bot-file-not-fetched"):
        await Cdn(proxy_for, origin).fetch(origin + PATH, MOST)


OWN = [
    f"https://cdn.discordapp.com{PATH}",
    f"https://media.discordapp.net{PATH}",
    f"https://CDN.discordapp.com:443{PATH}",
]
FOREIGN = [
    f"http://cdn.discordapp.com{PATH}",
    f"https://cdn.discordapp.com:8443{PATH}",
    f"https://cdn.discordapp.com.evil.example{PATH}",
    f"https://evil.example/cdn.discordapp.com{PATH}",
    f"https://cdn.discordapp.com@evil.example{PATH}",
    f"https://user:word@cdn.discordapp.com{PATH}",
    f"https://evil.example#@cdn.discordapp.com{PATH}",
    f"https://evil.example\\@cdn.discordapp.com{PATH}",
    f"https://169.254.169.254{PATH}",
    f"https://localhost{PATH}",
    f"https://[::1]{PATH}",
    f"//cdn.discordapp.com{PATH}",
    "file:///etc/passwd",
    "ftp://cdn.discordapp.com/a.png",
    "https://[",
    "",
]


@pytest.mark.parametrize("address", OWN)
def test_discords_own(address: str) -> None:
    Cdn(proxy_for).check(address)


@pytest.mark.parametrize("address", FOREIGN)
async def test_no_other_address_is_asked(address: str) -> None:
    with refused("bot-file-elsewhere"):
        Cdn(proxy_for).check(address)
    with refused("bot-file-elsewhere"):
        await Cdn(proxy_for).fetch(address, MOST)


@pytest.mark.parametrize(
    "address", [*OWN, f"http://127.0.0.1:81{PATH}", f"https://127.0.0.1:80{PATH}"]
)
def test_where_a_stand_in_is_nothing_else_is_asked(address: str) -> None:
    standin = Cdn(proxy_for, "http://127.0.0.1:80")
    standin.check(f"http://127.0.0.1:80{PATH}")
    with refused("bot-file-elsewhere"):
        standin.check(address)


async def test_a_proxy_is_used(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    port = int((await serve(there)).rpartition(":")[2])
    async with Proxy(port).serve() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        far = "http://discord.test"  # a name that only the proxy knows
        assert await Cdn(proxy_for, far).fetch(far + PATH, MOST) == b"a picture"
        assert any(PATH in asked for asked in proxy.seen)
