"""Serves what can be seen of the bot: /metrics, /healthz, /readyz and /status."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable

from aiohttp import web
from pydantic import TypeAdapter

from ..errors import SettingsError
from ..settings import Endpoint
from ..text import Text
from .metrics import Metrics
from .outlook import Outlook

log = logging.getLogger(__name__)

LAG_SECONDS = 0.5  # between two looks at how late the loop is
REMEMBERED = 120  # looks: a minute
LOOPBACK = ("127.0.0.1", "localhost", "::1")
METRICS = "text/plain; version=0.0.4; charset=utf-8"
_OUTLOOK = TypeAdapter(Outlook)

Problems = Callable[[], Awaitable[tuple[str, ...]]]
"""Why it is not ready to serve members, in plain words; empty where it is."""

Look = Callable[[float], Awaitable[Outlook]]
"""What it does now; with the longest lag of the last minute."""


class WatchServer:
    def __init__(
        self,
        endpoint: Endpoint,
        metrics: Metrics,
        problems: Problems,
        look: Look,
    ) -> None:
        self._endpoint = endpoint
        self._metrics = metrics
        self._problems = problems
        self._look = look
        self._lags: deque[float] = deque([0.0], REMEMBERED)

    async def run(self) -> None:
        """Serve until it is cancelled. Raises ``SettingsError`` where it cannot listen there."""
        app = web.Application()
        app.router.add_get("/metrics", self._on_metrics)
        app.router.add_get("/healthz", self._on_health)
        app.router.add_get("/readyz", self._on_ready)
        app.router.add_get("/status", self._on_status)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await self._listen(runner)
            await self._watch_lag()
        finally:
            await runner.cleanup()

    async def _listen(self, runner: web.AppRunner) -> None:
        host, port = self._endpoint
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            where = f"{host}:{port}"
            said = str(error.strerror or error)
            raise SettingsError(Text("watching-listen", where=where, error=said)) from error
        if host not in LOOPBACK:
            log.warning("Metrics are served on %s, to whoever reaches it", host)
        log.info("Metrics at http://%s:%d/metrics", host, port)

    async def _watch_lag(self) -> None:
        while True:
            before = time.monotonic()
            await asyncio.sleep(LAG_SECONDS)
            lag = max(0.0, time.monotonic() - before - LAG_SECONDS)
            self._lags.append(lag)
            self._metrics.lagged(lag)

    async def _on_metrics(self, _: web.Request) -> web.Response:
        return web.Response(body=self._metrics.text(), headers={"Content-Type": METRICS})

    async def _on_health(self, _: web.Request) -> web.Response:
        """Its loop answers."""
        return web.Response(text="ok\n")

    async def _on_ready(self, _: web.Request) -> web.Response:
        problems = await self._problems()
        text = "".join(f"{problem}\n" for problem in problems) or "ready\n"
        return web.Response(text=text, status=503 if problems else 200)

    async def _on_status(self, _: web.Request) -> web.Response:
        outlook = await self._look(max(self._lags))
        return web.Response(body=_OUTLOOK.dump_json(outlook), content_type="application/json")
