"""How the settings of a video are shown: the facts, and the lines that make it again."""

from __future__ import annotations

from ...catalog.recipe import facts_of, film_facts
from ...catalog.request import VideoRequest
from ...text import Text, render
from ..info import FilmInfo, Info
from .markdown import CONTENT_LIMIT, block, clip, cut, escape, quote

SHOWN_WORDS = 500  # characters of what was to be avoided, or of a name


def settings(request: VideoRequest, *, smooth: bool = False) -> str:
    """All that is needed to make it again, but for what has no words."""
    facts, *more = (render(text) for text in facts_of(request, smooth=smooth, shown=_shown))
    return "\n".join((quote(request.prompt), facts, *(f"-# {line}" for line in more)))


def _shown(words: str) -> str:
    return escape(cut(words, SHOWN_WORDS))


def of_clip(info: Info) -> tuple[str, str]:
    """The message, and what has to go into a file since it is too long for that."""
    request, notes = info.request, [info.why] if info.why else []
    lines = []
    if info.is_whole and info.asked_id:
        lines = [line for line in (info.command, info.generate) if line]
        if not info.command and not request.start_image:
            notes.append(Text("info-no-command"))
        notes.append(Text("info-same-frames"))
    facts = settings(request, smooth=info.smooth)
    said = [f"-# {render(note)}" for note in notes]
    whole = "\n".join((facts, *map(block, lines), *said))
    if len(whole) <= CONTENT_LIMIT and not any("```" in line for line in lines):
        return whole, ""
    in_file = f"-# {render(Text('info-in-file'))}"
    return clip("\n".join((facts, in_file, *said))), "\n\n".join(lines) + "\n"


def of_film(info: FilmInfo) -> str:
    title = f"**{escape(cut(info.title, 100))}**" if info.title else ""
    words = [escape(cut(words, 70)) for words in info.words]
    return clip("\n".join(render(text) for text in film_facts(title, words)))
