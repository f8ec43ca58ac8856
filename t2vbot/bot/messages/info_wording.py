"""How the settings of a video are shown: the facts, and the lines that make it again."""

from __future__ import annotations

from ...catalog.recipe import facts_of, film_facts
from ...catalog.request import VideoRequest
from ...text import Text, render
from ..info import FilmInfo, Info
from .markdown import CONTENT_LIMIT, block, clip, cut, escape, escaped, fitted, quote, with_quote

SHOWN_WORDS = 500  # characters of what was to be avoided, or of a name
SHORTER = (SHOWN_WORDS, 200, 60)  # where all of that together is too long for a message
ASKED = 400  # characters of a message that are kept for the prompt


def settings(request: VideoRequest, *, smooth: bool = False) -> str:
    """All that is needed to make it again, but for what has no words."""
    return f"{quote(request.prompt)}\n{_facts(request, smooth)}"


def _facts(request: VideoRequest, smooth: bool, most: int = SHOWN_WORDS) -> str:
    def shown(words: str) -> str:
        return escape(cut(words, most))

    facts, *more = (render(text) for text in facts_of(request, smooth=smooth, shown=shown))
    return "\n".join((facts, *(f"-# {line}" for line in more)))


def _note(text: Text) -> str:
    """A reason may name what a file says of its model."""
    return f"-# {render(escaped(text.with_words(lambda words: cut(words, SHORTER[-1]))))}"


def of_clip(info: Info) -> tuple[str, str]:
    """The message, and what has to go into a file since it is too long for that."""
    request, notes = info.request, [info.why] if info.why else []
    lines = []
    if info.is_whole and info.asked_id:
        lines = [line for line in (info.command, info.generate) if line]
        if not info.command and not request.start_image:
            notes.append(Text("info-no-command"))
        notes.append(Text("info-same-frames"))
    said = [_note(note) for note in notes]
    whole = "\n".join((settings(request, smooth=info.smooth), *map(block, lines), *said))
    if len(whole) <= CONTENT_LIMIT and not any("```" in line for line in lines):
        return whole, ""
    if lines:
        said.insert(0, _note(Text("info-in-file")))
    for most in SHORTER:
        below = "\n".join((_facts(request, info.smooth, most), *said))
        if len(below) <= CONTENT_LIMIT - ASKED:
            break
    shown = with_quote(request.prompt, lambda asked: f"{asked}\n{below}")
    return clip(shown), "".join(f"{line}\n\n" for line in lines)


def of_film(info: FilmInfo) -> str:
    title = f"**{escape(cut(info.title, 100))}**" if info.title else ""
    words = [escape(cut(words, 70)) for words in info.words]
    facts = film_facts(title, words, others=info.others)
    return fitted([render(text) for text in facts], CONTENT_LIMIT, info.others)


def without_words(info: Info | FilmInfo) -> str:
    """What is nobody's words, and that those are left out."""
    if isinstance(info, FilmInfo):
        facts = film_facts("", ("",) * len(info.words), info.others)
    else:
        is_known = bool(info.asked_id)  # else its model's name may be anything
        facts = facts_of(info.request, shown=lambda words: escape(words) if is_known else "…")
    return f"{render(next(facts))}\n{_note(Text('info-words-refused'))}"
