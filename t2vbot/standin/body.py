"""Request bodies: JSON, a form, or multipart with ``payload_json`` or fields, and ``files[n]``
("Uploading Files").
"""

from __future__ import annotations

import json
import re
from typing import Any

from aiohttp import BodyPartReader, web

from .errors import ENTITY_TOO_LARGE, INVALID_JSON, ApiError
from .uploads import File

REQUEST_BYTES = 200 * 1024 * 1024
"""The most a whole request may weigh. Discord documents no current number; this one is its users'
experience.
"""


async def read_body(request: web.Request) -> tuple[Any, dict[int, File]]:
    """The JSON of the body (None without one), and its files by number."""
    if (request.content_length or 0) > REQUEST_BYTES:
        raise ApiError(ENTITY_TOO_LARGE)
    if request.content_type == "multipart/form-data":
        return await _read_multipart(request)
    if request.content_type == "application/x-www-form-urlencoded":
        form = {name: str(value) for name, value in (await request.post()).items()}
        # Clients whose multipart body has no file in it send this instead.
        return (_parse(form["payload_json"]) if "payload_json" in form else form), {}
    text = await request.text()
    return (_parse(text) if text else None), {}


async def _read_multipart(request: web.Request) -> tuple[Any, dict[int, File]]:
    payload: Any = {}
    files: dict[int, File] = {}
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            raise ApiError(INVALID_JSON)
        data = bytes(await part.read())
        numbered = re.fullmatch(r"files?\[?(\d*)\]?", part.name or "")
        if part.name == "payload_json":
            payload = _parse(data.decode())
        elif numbered:
            files[int(numbered[1] or len(files))] = File(part.filename or "unknown", data)
        elif part.name:  # a field of its own, as in a form
            payload[part.name] = data.decode()
    return payload, files


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        raise ApiError(INVALID_JSON) from None
