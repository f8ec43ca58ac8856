"""As much of huggingface.co as its client needs, on loopback: real HTTP, with faults on demand."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from aiohttp import web

COMMIT = "0123456789abcdef0123456789abcdef01234567"
REPO = "someone/tiny"


@dataclass
class LoopbackHub:
    """As much of huggingface.co as its client needs to download one repository."""

    files: dict[str, bytes]
    status: int = 200  # of every answer about the repository
    file_status: int = 200  # of every answer about a file
    break_off_after: int | None = None  # bytes of a file, once
    hold_after: int | None = None  # bytes of a file, until released
    released: asyncio.Event = field(default_factory=asyncio.Event)
    commit: str = COMMIT  # the newest
    says_commit: bool = True  # a mirror may not
    metadata: dict[str, Any] = field(default_factory=dict)  # the model card's metadata
    tags: list[str] = field(default_factory=list)
    gated: bool = False  # its files are only for those whom its owner let in
    members: tuple[str, ...] = ()  # tokens of those
    tokens: tuple[str, ...] | None = None  # that are valid; None: all are
    gets: list[str] = field(default_factory=list)
    ranges: list[str] = field(default_factory=list)
    endpoint: str = ""

    @asynccontextmanager
    async def serve(self) -> AsyncIterator[LoopbackHub]:
        app = web.Application()
        app.router.add_get("/api/models/{owner}/{name}/revision/{revision}", self.info)
        app.router.add_get("/api/models/someone/tiny/tree/{revision}", self.tree)
        app.router.add_route("*", "/someone/tiny/resolve/{revision}/{path:.+}", self.resolve)
        runner = web.AppRunner(app)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            self.endpoint = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield self
        finally:
            self.released.set()
            await runner.cleanup()

    async def info(self, request: web.Request) -> web.Response:
        if self.status != 200:
            return web.Response(status=self.status, headers=self.reason())
        if refusal := self.refused_token(request):
            return refusal
        if "{owner}/{name}".format(**request.match_info) != REPO:
            return absent(request)
        siblings = [{"rfilename": name, "size": len(data)} for name, data in self.files.items()]
        wanted = request.match_info["revision"]
        if wanted not in ("main", self.commit, COMMIT):
            return web.Response(status=404, headers={"X-Error-Code": "RevisionNotFound"})
        sha = self.commit if wanted == "main" else wanted
        facts = {"id": REPO, "sha": sha, "siblings": siblings, "tags": self.tags}
        gated = "manual" if self.gated else False
        return web.json_response(facts | {"cardData": self.metadata, "gated": gated})

    def refused_token(self, request: web.Request) -> web.Response | None:
        token = bearer(request)
        if self.tokens is None or not token or token in self.tokens:
            return None
        said = {"X-Error-Message": "Invalid credentials in Authorization header"}
        return web.Response(status=401, headers=said)

    def reason(self) -> dict[str, str]:
        return {"X-Error-Code": "RepoNotFound"} if self.status == 404 else {}

    async def tree(self, request: web.Request) -> web.Response:
        return web.json_response(
            [
                {"type": "file", "path": name, "size": len(data), "oid": etag(data)}
                for name, data in self.files.items()
            ]
        )

    async def resolve(self, request: web.Request) -> web.StreamResponse:
        if self.file_status != 200:
            return web.Response(status=self.file_status)
        if self.gated and bearer(request) not in self.members:
            status = 403 if bearer(request) else 401
            return web.Response(status=status, headers={"X-Error-Code": "GatedRepo"})
        name = request.match_info["path"]
        data = self.files[name]
        headers = {"ETag": f'"{etag(data)}"', "Accept-Ranges": "bytes"}
        if self.says_commit:
            wanted = request.match_info["revision"]
            headers["X-Repo-Commit"] = self.commit if wanted == "main" else wanted
        if request.method == "HEAD":
            return web.Response(headers=headers | {"Content-Length": str(len(data))})
        self.gets.append(name)
        start = 0
        if "Range" in request.headers:
            self.ranges.append(request.headers["Range"])
            start, whole = request.http_range.start or 0, len(data)
            data = data[: request.http_range.stop]
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{whole}"
        return await self.send(request, headers, data, start)

    async def send(
        self, request: web.Request, headers: dict[str, str], data: bytes, start: int
    ) -> web.StreamResponse:
        is_part = "Content-Range" in headers
        response = web.StreamResponse(status=206 if is_part else 200, headers=headers)
        response.content_length = len(data) - start
        await response.prepare(request)
        cut = self.break_off_after if self.break_off_after is not None else self.hold_after
        if cut is None or len(data) - start <= cut:
            await response.write(data[start:])
            return response
        await response.write(data[start : start + cut])
        if self.break_off_after is not None:
            self.break_off_after = None
            assert request.transport
            # Not abort(): it drops what is still in the buffers, and so the part to resume from.
            request.transport.close()
        else:
            await self.released.wait()
        return response


def bearer(request: web.Request) -> str:
    """The token that the client shows."""
    return request.headers.get("Authorization", "").removeprefix("Bearer ")


def absent(request: web.Request) -> web.Response:
    """The hub tells strangers nothing, not even whether there is such a repository."""
    status = 404 if bearer(request) else 401
    return web.Response(status=status, headers={"X-Error-Code": "RepoNotFound"})


def etag(data: bytes) -> str:
    return hashlib.sha1(data).hexdigest()


def read(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
