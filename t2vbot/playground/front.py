"""The page's files, its HTML in the language of who asks for it, and its words."""

from __future__ import annotations

import json
from pathlib import Path

from aiohttp import hdrs, web

from .phrases import fill_in, phrases

STATIC = Path(__file__).parent / "static"
# Written out, since Windows' registry may call JavaScript plain text, which no browser then runs.
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}
SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    hdrs.CACHE_CONTROL: "no-cache",
}


def index(language: str) -> web.Response:
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    text = fill_in(page, language)
    return web.Response(text=text, content_type=TYPES[".html"], headers=SECURITY)


async def file(request: web.Request) -> web.StreamResponse:
    path = STATIC / request.match_info["name"]
    if path.parent != STATIC or path.suffix not in (".css", ".js") or not path.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(path, headers=SECURITY | {hdrs.CONTENT_TYPE: TYPES[path.suffix]})


async def words(request: web.Request) -> web.Response:
    found = phrases(request.match_info["language"])
    if not found:
        raise web.HTTPNotFound
    return web.json_response(found, headers=SECURITY, dumps=_written)


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
