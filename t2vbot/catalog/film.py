"""What a film is made of: one frozen value, beside the clips that are its scenes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from pydantic import TypeAdapter

from ..text import ENGLISH
from .request import VideoRequest
from .smooth import SmoothRequest


@dataclass(frozen=True, slots=True)
class FilmRequest:
    """A film, fully decided. Its scenes are the inputs of its job, in their order."""

    title: str = field(repr=False)  # what members wrote is shown in no log
    words: tuple[str, ...] = field(repr=False)  # what each scene was asked for with
    names: tuple[str, ...] = field(default=(), repr=False)  # whom the credits name
    captions: bool = False  # whether each scene's words stand below it
    fades: bool = True
    server: str = ""  # below the title
    language: str = ENGLISH  # of what stands in it that nobody wrote

    @property
    def label(self) -> str:
        """By which people know it."""
        return self.title or " / ".join(self.words)

    def to_json(self) -> dict[str, Any]:
        """A plain dict for the database and the log."""
        values: dict[str, Any] = _ADAPTER.dump_python(self, mode="json")
        return values

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | str) -> FilmRequest:
        """Read what ``to_json`` wrote. Raises ``ValueError`` as ``VideoRequest.from_json`` does."""
        if isinstance(data, str):
            return _ADAPTER.validate_json(data)
        return _ADAPTER.validate_python(data)


@dataclass(frozen=True, slots=True)
class SheetRequest:
    """Drafts side by side. They are the inputs of its job, one for each seed."""

    final: VideoRequest  # what each of them is a draft of, but for the seed
    seeds: tuple[int, ...]

    @property
    def label(self) -> str:
        """By which people know it."""
        return self.final.label

    def chosen(self, number: int) -> VideoRequest:
        """The draft of that number, from 1, in full quality."""
        return replace(self.final, seed=self.seeds[number - 1])

    def to_json(self) -> dict[str, Any]:
        """A plain dict for the database and the log."""
        values: dict[str, Any] = _SHEET.dump_python(self, mode="json")
        return values


_ADAPTER = TypeAdapter(FilmRequest)
_SHEET = TypeAdapter(SheetRequest)

CutRequest: TypeAlias = FilmRequest | SheetRequest | SmoothRequest
Request: TypeAlias = VideoRequest | FilmRequest | SheetRequest | SmoothRequest
"""What a job makes."""


def clip_of(request: Request) -> VideoRequest | None:
    """The one clip that it is, smoothed or not; None for what is put together of several."""
    if isinstance(request, SmoothRequest):
        return request.clip
    return request if isinstance(request, VideoRequest) else None


def words_of(request: Request) -> tuple[str, ...]:
    """Everything in it that somebody wrote and others may read."""
    if isinstance(request, FilmRequest):
        return (request.title, *request.words)
    if isinstance(request, SheetRequest):
        return words_of(request.final)
    if isinstance(request, SmoothRequest):
        return words_of(request.clip)
    words = (request.prompt, request.negative_prompt)
    return (*words, request.whole_prompt) if request.look else words
