"""What a file shows, in words: for who hears it, and where it cannot be seen."""

from __future__ import annotations

from ...catalog.film import FilmRequest, Request, SheetRequest
from ...text import Text, render, shortened

LIMIT = 1024  # characters, by Discord's documentation
LONG_TAIL = 40  # characters of a word that is cut in the middle rather than left out


def alt_text(request: Request, *, with_words: bool = True, number: int = 1, total: int = 1) -> str:
    """Of a finished video, in the language that is spoken. ``with_words``: whether what was asked
    for may be said there; ``number``: which it is, of ``total`` in one message.
    """
    if not with_words:
        return render(Text("alt-withheld"))
    if isinstance(request, SheetRequest):
        return within_limit(Text("alt-drafts", count=len(request.seeds), words=request.label))
    if isinstance(request, FilmRequest):
        return within_limit(_film(request))
    said = Text("alt-video", words=request.label)
    if total > 1:
        said = Text("count-alt", number=number, total=total, words=said)
    return within_limit(said)


def within_limit(text: Text) -> str:
    """As long as Discord takes, and cut between two words where that is possible."""
    words = " ".join(render(text).split())
    if len(words) <= LIMIT:
        return words
    whole = words[: LIMIT - 1].rpartition(" ")[0]
    return shortened(words, len(whole) + 1 if len(whole) >= LIMIT - LONG_TAIL else LIMIT)


def _film(request: FilmRequest) -> Text:
    scenes = request.words
    said = " ".join(
        render(Text("alt-scene", number=number, words=words))
        for number, words in enumerate(scenes, start=1)
    )
    # More is cut off in any case, and is too much for one parameter.
    said = shortened(said, LIMIT + 1)
    if request.title:
        return Text("alt-film", scenes=len(scenes), title=request.title, words=said)
    return Text("alt-film-untitled", scenes=len(scenes), words=said)
