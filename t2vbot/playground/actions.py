"""What a page may ask for, read from JSON and checked before anything happens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import Base64Bytes, BaseModel, ConfigDict, Field

from ..standin.members import Member
from ..standin.options import ClientRefused
from ..standin.people import Role
from ..standin.places import Channel
from ..standin.standin import Standin
from ..standin.uploads import File
from ..text import Text

MOST_FILES = 10  # in a message
MOST_BYTES = 500 * 1024 * 1024  # the largest limit that Discord sells


class Part(BaseModel):
    """Anything a page sends; what it does not know is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Upload(Part):
    """A file picked on the page."""

    filename: Annotated[str, Field(min_length=1, max_length=260)]
    data: Base64Bytes


class Picked(Part):
    """Somebody or something picked from a list."""

    kind: Literal["user", "role", "channel"]
    id: int


Value = bool | int | float | str | Picked | Upload


class Slash(Part):
    channel: int
    command: str
    options: dict[str, Value] = {}


class Autocomplete(Part):
    channel: int
    command: str
    options: dict[str, str | int | float | bool] = {}
    focused: str
    value: str = ""


class Click(Part):
    channel: int
    message: int
    button: str


class Choose(Part):
    channel: int
    message: int
    menu: str
    values: list[str | Picked]


class Submit(Part):
    interaction: int
    values: dict[str, str | bool | list[str | Picked | Upload] | None]


class Use(Part):
    """A command of a message's menu."""

    channel: int
    message: int
    command: str


class Say(Part):
    channel: int
    text: Annotated[str, Field(max_length=2000)]
    files: Annotated[list[Upload], Field(max_length=MOST_FILES)] = []


class Delete(Part):
    channel: int
    message: int


class Limit(Part):
    """The upload limit of everybody without a subscription."""

    bytes: Annotated[int, Field(ge=1024, le=MOST_BYTES)]


class Fail(Part):
    fault: str


class Language(Part):
    """What the member's own client speaks from now on."""

    language: str


class ServerLanguage(Part):
    guild: int
    language: str


class Nothing(Part):
    """An action that needs no more words."""


def meant(standin: Standin, value: Any) -> Any:
    """What a value stands for: a picked person, role or channel, or a file."""
    match value:
        case Upload(filename=filename, data=data):
            return File(filename, data)
        case Picked(kind=kind, id=number):
            return _picked(kind, number, standin)
        case list():
            return [meant(standin, entry) for entry in value]
        case _:
            return value


def _picked(kind: str, number: int, standin: Standin) -> Member | Role | Channel:
    there: Iterable[Member | Role | Channel]
    match kind:
        case "user":
            there = (m for m in standin.members.values() if m.user.id == number)
        case "role":
            guilds = standin.world.guilds.values()
            there = (role for guild in guilds for role in guild.roles if role.id == number)
        case _:
            there = (c for c in standin.world.channels.values() if c.id == number)
    for found in there:
        return found
    raise ClientRefused(Text("page-picked-gone"))
