"""An independent judge: Discord's own OpenAPI document, held against requests and our replies.

The document is ``specs/openapi.json`` of github.com/discord/discord-api-spec. It is looked up at
``$T2V_DISCORD_OPENAPI``, then at ``../shared/discord-openapi.json`` beside the working directory;
without it, or without the packages jsonschema and jsonschema-rs, the judge is not available and
says so.
"""

from __future__ import annotations

import copy
import json
import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..text import Text
from .record import Record

Json = dict[str, Any]

VARIABLE = "T2V_DISCORD_OPENAPI"
BESIDE = Path(__file__).parents[3] / "shared" / "discord-openapi.json"


@dataclass(frozen=True, slots=True, repr=False)
class Problem:
    """Something that is not as the document has it."""

    record: Record
    side: str  # "request" or "reply"
    where: str  # a path within the body
    text: str

    def __str__(self) -> str:
        call = f"{self.record.method} {self.record.path} ({self.record.status})"
        return f"{call}: {self.side} {self.where}: {self.text}"

    __repr__ = __str__


def find_document() -> Path | None:
    named = os.environ.get(VARIABLE)
    path = Path(named) if named else BESIDE
    return path if path.is_file() else None


class Judge:
    """Checks records against the document at ``path`` (None: look for it)."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or find_document()

    @property
    def available(self) -> bool:
        return self.reason is None

    @property
    def reason(self) -> Text | None:
        """Why it is not available; None when it is."""
        if self._path is None:
            return Text("standin-no-document", variable=VARIABLE)
        try:
            import jsonschema  # noqa: F401
            import jsonschema_rs  # noqa: F401
        except ImportError:
            return Text("standin-no-packages")
        return None

    def knows(self, method: str, path: str) -> bool:
        """Whether Discord has such a route; False where the judge is not available."""
        if not self.available:
            return False
        assert self._path is not None
        return _load(str(self._path)).has(method, path)

    def complaints(self, method: str, route: str, payload: Any) -> list[str]:
        """What is wrong with a JSON body, for a route that exists and an available judge."""
        assert self._path is not None
        operation = _load(str(self._path)).operation(method, route)
        assert operation is not None
        return [f"{where}: {text}" for where, text in operation.request_faults(payload, False)]

    def problems(self, record: Record) -> list[Problem]:
        """What is wrong with one request and its reply; nothing when the judge is not available."""
        if not self.available or record.status in (0, 429) or record.status >= 500:
            return []
        assert self._path is not None
        rules = _load(str(self._path))
        operation = rules.operation(record.method, record.route)
        if operation is None:
            return [Problem(record, "request", record.path, "no such route")]
        found = []
        # What was refused may well be malformed: that is what the refusal was for.
        if record.ok:
            for where, text in operation.request_faults(record.payload, record.multipart):
                found.append(Problem(record, "request", where, text))
        for where, text in operation.reply_faults(record.status, record.reply):
            found.append(Problem(record, "reply", where, text))
        return found


class _Operation:
    """One method of one path, with validators made on first use."""

    def __init__(self, body: Json, document: Json, lenient: Json) -> None:
        self._body = body
        self._strict = document["components"]
        self._lenient = lenient
        self._validators: dict[str, Any] = {}

    def request_faults(self, payload: Any, multipart: bool) -> list[tuple[str, str]]:
        content = self._body.get("requestBody", {}).get("content")
        if content is None:
            return [] if payload in (None, {}) else [("$", "a body where none belongs")]
        kind = "multipart/form-data" if multipart else "application/json"
        if kind not in content:
            return [("$", f"{kind} is not accepted")]
        if payload is None:
            required = self._body["requestBody"].get("required")
            return [("$", "the body is missing")] if required else []
        return self._faults(kind, content[kind]["schema"], self._lenient, payload)

    def reply_faults(self, status: int, reply: Any) -> list[tuple[str, str]]:
        responses = self._body["responses"]
        if status >= 400:
            return _error_faults(reply)
        if str(status) not in responses:
            return [("$", f"status {status} is not documented")]
        content = responses[str(status)].get("content")
        if content is None:
            return [] if reply is None else [("$", "a reply where none belongs")]
        schema = content["application/json"]["schema"]
        return self._faults(str(status), schema, self._strict, reply)

    def _faults(
        self, key: str, schema: Json, components: Json, value: Any
    ) -> list[tuple[str, str]]:
        import jsonschema_rs
        from jsonschema import Draft202012Validator
        from jsonschema.exceptions import best_match

        whole = schema | {"components": components}
        if key not in self._validators:
            # Not formats, as the other one below.
            validator = jsonschema_rs.Draft202012Validator(whole, validate_formats=False)
            self._validators[key] = validator
        if self._validators[key].is_valid(value):
            return []
        # What is wrong with it, the one in Python says better, in a thousand times as long.
        error = best_match(Draft202012Validator(whole).iter_errors(value))
        assert error, f"two validators disagree about {value!r}"
        return [(error.json_path, error.message[:300])]


class _Rules:
    def __init__(self, document: Json) -> None:
        self._document = document
        # Its README allows numbers wherever a request has a snowflake.
        self._lenient = copy.copy(document["components"])
        self._lenient["schemas"] = document["components"]["schemas"] | {
            "SnowflakeType": {"type": ["string", "integer"]}
        }
        self._paths = {_shape(path): methods for path, methods in document["paths"].items()}
        self._operations: dict[tuple[str, str], _Operation] = {}

    def operation(self, method: str, route: str) -> _Operation | None:
        key = (method.lower(), _shape(route))
        body = self._paths.get(key[1], {}).get(key[0])
        if body is None:
            return None
        if key not in self._operations:
            self._operations[key] = _Operation(body, self._document, self._lenient)
        return self._operations[key]

    def has(self, method: str, path: str) -> bool:
        """Whether a concrete path, with ids in place of parameters, is one of Discord's."""
        for shape, methods in self._paths.items():
            pattern = re.escape(shape).replace(re.escape("{}"), "[^/]+")
            if method.lower() in methods and re.fullmatch(pattern, path):
                return True
        return False


@cache
def _load(path: str) -> _Rules:
    return _Rules(json.loads(Path(path).read_text("utf-8")))


def _shape(path: str) -> str:
    """The names of path parameters differ between texts; their places do not."""
    return re.sub(r"\{\w+\}", "{}", path)


def _error_faults(reply: Any) -> list[tuple[str, str]]:
    """Every error has a code and a message. Of the tree below ``errors`` the document is wrong: it
    wants numbers where Discord's documentation and Discord give words such as BASE_TYPE_REQUIRED.
    """
    if not isinstance(reply, dict):
        return []  # a page of the proxy's
    wanted = {"code": int, "message": str}
    return [
        (f"$.{name}", f"{reply.get(name)!r} is not of type {kind.__name__}")
        for name, kind in wanted.items()
        if not isinstance(reply.get(name), kind)
    ]
