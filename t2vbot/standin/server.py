"""What every request passes: host, record, faults, rate limits, authorisation."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from aiohttp import hdrs, web

from .body import read_body
from .clock import Clock
from .errors import INVALID_FORM, NOT_FOUND, NOT_SIMULATED, UNAUTHORIZED, ApiError, Code
from .faults import CloudflareError, Dropped, Faults
from .messages import Draft
from .openapi import Judge
from .ratelimits import Headers, RateLimited, RateLimits
from .record import Record, Records
from .uploads import File

PREFIX = "/api/v10"


@dataclass(frozen=True, slots=True)
class Call:
    """One request, read to its end."""

    method: str
    path: str  # below the prefix
    match: dict[str, str]
    query: dict[str, str]
    authorization: str
    payload: Any = None
    files: dict[int, File] = field(default_factory=dict)
    multipart: bool = False
    broken: ApiError | None = None  # why the body could not be read

    def number(self, name: str) -> int:
        """An id in the path."""
        return _number(self.match[name])

    def wants(self, name: str) -> bool:
        """A switch of the query."""
        return self.query.get(name, "").lower() in ("1", "true")

    def query_number(self, name: str, default: int) -> int:
        return _number(self.query.get(name, str(default)))

    @property
    def json(self) -> dict[str, Any]:
        """The body, which must be an object."""
        if not isinstance(self.payload, dict):
            raise ApiError(INVALID_FORM)
        return self.payload

    @property
    def draft(self) -> Draft:
        return Draft(self.json, self.files)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise ApiError(INVALID_FORM)
    return int(text)


class Answer(NamedTuple):
    status: int
    body: Any = None
    headers: Headers = {}  # noqa: RUF012 - never changed

    def to_response(self) -> web.Response:
        if self.body is None:
            return web.Response(status=self.status, headers=self.headers)
        if isinstance(self.body, str):
            page = self.headers | {hdrs.CONTENT_TYPE: "text/html"}
            return web.Response(status=self.status, text=self.body, headers=page)
        # Exactly this type: discord.py takes a reply with a charset for text.
        plain = self.headers | {hdrs.CONTENT_TYPE: "application/json"}
        return web.Response(status=self.status, body=json.dumps(self.body).encode(), headers=plain)


class Route(NamedTuple):
    """``path`` as Discord's documentation writes it. ``by_token``: the path itself is the
    authorisation.
    """

    method: str
    path: str
    handle: Callable[[Call], Answer]

    @property
    def by_token(self) -> bool:
        return "_token}" in self.path


class Server:
    """Puts the routes behind the door."""

    def __init__(self, clock: Clock, records: Records, token: str, judge: Judge) -> None:
        self.faults = Faults()
        self.limits = RateLimits(clock)
        self._clock = clock
        self._records = records
        self._token = token
        self._judge = judge

    def add_routes(self, app: web.Application, routes: Iterable[Route]) -> None:
        for route in routes:
            handler = partial(self._serve, route)
            app.router.add_route(route.method, PREFIX + route.path, handler)
        app.router.add_route("*", PREFIX + "/{path:.*}", partial(self._serve, None))

    async def _serve(self, route: Route | None, request: web.Request) -> web.StreamResponse:
        call = await self._read(request)
        begun = self._clock.now()
        try:
            answer = await self._answer(route, call)
        except Dropped:
            answer = Answer(0)
        self._records.add(
            Record(
                at=begun,
                seconds=self._clock.now() - begun,
                method=call.method,
                path=call.path,
                route=route.path if route else "",
                query=call.query,
                payload=call.payload,
                files=tuple((file.filename, len(file.data)) for file in call.files.values()),
                multipart=call.multipart,
                status=answer.status,
                reply=answer.body,
            )
        )
        if answer.status == 0:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()  # goes nowhere: the connection is gone
        return answer.to_response()

    async def _read(self, request: web.Request) -> Call:
        payload: Any = None
        files: dict[int, File] = {}
        broken: ApiError | None = None
        try:
            payload, files = await read_body(request)
        except ApiError as error:
            broken = error
        return Call(
            method=request.method,
            path=request.path.removeprefix(PREFIX),
            match=dict(request.match_info),
            query=dict(request.query),
            authorization=request.headers.get(hdrs.AUTHORIZATION, ""),
            payload=payload,
            files=files,
            multipart=request.content_type == "multipart/form-data",
            broken=broken,
        )

    async def _answer(self, route: Route | None, call: Call) -> Answer:
        headers: Headers = {}
        try:
            fault = self.faults.take(call.method, call.path, bool(call.files))
            if fault and not fault.carried_out:
                await fault.act()
            if route is None:
                raise ApiError(self._unknown(call))
            headers = self.limits.take(route.method, route.path, call.match)
            if not route.by_token and call.authorization != f"Bot {self._token}":
                raise ApiError(UNAUTHORIZED)
            if call.broken:
                raise call.broken
            answer = route.handle(call)
            if fault and fault.carried_out:
                await fault.act()
            return answer._replace(headers=headers | answer.headers)
        except ApiError as error:
            return Answer(error.status, error.body, headers)
        except RateLimited as limit:
            return Answer(429, limit.body, limit.headers)
        except CloudflareError as error:
            page = f"<html><title>{error.status}</title><h1>cloudflare</h1></html>"
            return Answer(error.status, page, error.headers)

    def _unknown(self, call: Call) -> Code:
        """A route that Discord has and this has not is told apart from one that nobody has."""
        return NOT_SIMULATED if self._judge.knows(call.method, call.path) else NOT_FOUND


def only_from(hosts: set[str]) -> Callable[..., Any]:
    """Refuse requests that were meant for another host, or that a page of another origin sends: any
    page a person looks at could have their browser ask us things.
    """

    @web.middleware
    async def check(request: web.Request, handler: Any) -> web.StreamResponse:
        origin = request.headers.get(hdrs.ORIGIN)
        foreign = origin is not None and origin.removeprefix("http://") not in hosts
        if request.host not in hosts or foreign:
            return web.Response(status=403, text="This server answers on loopback only.\n")
        response: web.StreamResponse = await handler(request)
        return response

    return check
