"""Files that were uploaded, kept on disk, and their signed addresses on the CDN."""

from __future__ import annotations

import hashlib
import hmac
import mimetypes
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from PIL import Image

from .clock import Clock, Snowflakes

# Of what a bot sends, whatever this computer's own list says (a spreadsheet's registers .csv).
KNOWN = {".csv": "text/csv", ".json": "application/json", ".mp4": "video/mp4"}
URL_SECONDS = 24 * 3600.0
"""How long a CDN address works (Discord's reference, "Signed Attachment CDN URLs")."""


@dataclass(frozen=True, slots=True)
class File:
    """A file on its way in."""

    filename: str
    data: bytes = field(repr=False)

    @classmethod
    def of(cls, file: File | Path) -> File:
        return file if isinstance(file, File) else cls(file.name, file.read_bytes())


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that a message or an option holds."""

    id: int
    filename: str
    size: int  # bytes
    path: Path = field(repr=False)
    description: str | None
    ephemeral: bool
    _uploads: Uploads = field(repr=False)

    @property
    def content_type(self) -> str | None:
        kind = KNOWN.get(Path(self.filename).suffix.lower())
        kind = kind or mimetypes.guess_type(self.filename)[0]
        is_text = kind and (kind.startswith("text/") or kind == "application/json")
        return f"{kind}; charset=utf-8" if is_text else kind

    @property
    def spoiler(self) -> bool:
        return self.filename.startswith("SPOILER_")

    @property
    def url(self) -> str:
        """Its address, good for a day from now."""
        return self._uploads.url(self)

    def read(self) -> bytes:
        return self.path.read_bytes()

    @property
    def dimensions(self) -> tuple[int, int] | None:
        """(width, height) in pixels, of a picture."""
        if not (self.content_type or "").startswith("image/"):
            return None
        try:
            with Image.open(self.path) as picture:
                return picture.size
        except (OSError, ValueError):  # it only calls itself one
            return None

    def to_json(self) -> dict[str, Any]:
        body: dict[str, Any] = {
            "id": str(self.id),
            "filename": self.filename,
            "size": self.size,
            "url": self.url,
            "proxy_url": self.url,
        }
        if size := self.dimensions:
            body["width"], body["height"] = size
        if self.content_type:
            body["content_type"] = self.content_type
        if self.description:
            body["description"] = self.description
        if self.ephemeral:
            body["ephemeral"] = True
        return body


class Uploads:
    """The files under ``folder``; ``origin`` is the scheme, host and port they are served from."""

    def __init__(self, folder: Path, clock: Clock, ids: Snowflakes) -> None:
        self.origin = ""
        self._folder = folder
        self._clock = clock
        self._ids = ids
        self._secret = secrets.token_bytes(32)
        self._kept: dict[int, Attachment] = {}

    def keep(
        self, file: File, *, description: str | None = None, ephemeral: bool = False
    ) -> Attachment:
        number = self._ids.next()
        # The sender's name for it never becomes a path.
        path = self._folder / str(number)
        path.write_bytes(file.data)
        attachment = Attachment(
            number, file.filename, len(file.data), path, description, ephemeral, self
        )
        self._kept[number] = attachment
        return attachment

    def forget(self, attachment: Attachment) -> None:
        """It is gone from the CDN; the file stays for who looks at the message's history."""
        self._kept.pop(attachment.id, None)

    def url(self, attachment: Attachment) -> str:
        until = int(self._clock.now() + URL_SECONDS)
        name = quote(attachment.filename, safe="")
        query = f"ex={until:x}&hm={self._sign(attachment.id, until)}"
        return f"{self.origin}/attachments/{attachment.id}/{name}?{query}"

    def find(self, number: int, ex: str, hm: str) -> Attachment | None:
        """What a signed address stands for, or None if it is forged, stale or gone."""
        try:
            until = int(ex, 16)
        except ValueError:
            return None
        genuine = hmac.compare_digest(self._sign(number, until).encode(), hm.encode())
        return self._kept.get(number) if genuine and self._clock.now() < until else None

    def _sign(self, number: int, until: int) -> str:
        return hmac.new(self._secret, f"{number} {until}".encode(), hashlib.sha256).hexdigest()
