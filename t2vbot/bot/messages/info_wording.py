"""How the settings of a video are shown: the facts, and the lines that make it again."""

from __future__ import annotations

from ...catalog.recipe import facts_of, film_facts
from ...catalog.request import VideoRequest
from ...text import Text, render
from ..info import FilmInfo, Info
from .markdown import CONTENT_LIMIT, block, clip, cut, escape, fitted, quote, with_quote

SHOWN_WORDS = 500  # characters of what was to be avoided, or of a name


def settings(request: VideoRequest, *, smooth: bool = False) -> str:
    """All that is needed to make it again, but for what has no words."""
    return f"{quote(request.prompt)}\n{_facts(request, smooth)}"


def _facts(request: VideoRequest, smooth: bool) -> str:
    facts, *more = (render(text) for text in facts_of(request, smooth=smooth, shown=_shown))
    return "\n".join((facts, *(f"-# {line}" for line in more)))


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
    said = [f"-# {render(note)}" for note in notes]
    whole = "\n".join((settings(request, smooth=info.smooth), *map(block, lines), *said))
    if len(whole) <= CONTENT_LIMIT and not any("```" in line for line in lines):
        return whole, ""
    in_file = f"-# {render(Text('info-in-file'))}"
    below = "\n".join((_facts(request, info.smooth), *([in_file] if lines else []), *said))
    shown = with_quote(request.prompt, lambda asked: f"{asked}\n{below}")
    return clip(shown), "\n\n".join(lines) + "\n" if lines else ""


def of_film(info: FilmInfo) -> str:
    title = f"**{escape(cut(info.title, 100))}**" if info.title else ""
    words = [escape(cut(words, 70)) for words in info.words]
    return fitted([render(text) for text in film_facts(title, words)], CONTENT_LIMIT)
