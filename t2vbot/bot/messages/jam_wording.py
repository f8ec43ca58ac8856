"""The words of a jam's board and scenes."""

from __future__ import annotations

from ...groups.jam import Jam
from ...groups.production import Production, Scene, SceneState, Stage
from ...text import Text, render
from .clock import Clock
from .markdown import CONTENT_LIMIT, clip, cut, escape, fitted, mention, quote

SHOWN_THEME = 300  # characters
LISTED_WORDS = 60  # characters of a scene in a list


def board(jam: Jam, clock: Clock) -> str:
    theme = escape(cut(jam.theme, SHOWN_THEME))
    head = Text("jam-head", theme=theme, member=mention(jam.host))
    lines = [head, _standing(jam, clock)]
    if jam.state is Stage.OPEN:
        lines.append(Text("jam-rules", votes=jam.votes_each, scenes=jam.scenes_each))
    return clip("\n".join(render(text) for text in lines))


def _standing(jam: Jam, clock: Clock) -> Text:
    done, failed, left = len(jam.made()), len(jam.failed()), len(jam.in_work())
    match jam.state:
        case Stage.OPEN:
            when = clock.timestamp(jam.ends_at)
            return Text("jam-open", count=len(jam.offered()), when=when)
        case Stage.MAKING:
            return Text("jam-making", done=done, failed=failed, left=left)
        case Stage.CUTTING if left:
            return Text("jam-making", done=done, failed=failed, left=left)
        case Stage.CUTTING:
            when = clock.timestamp(jam.ends_at)
            return Text("jam-cutting", failed=failed, when=when)
        case _ if jam.film_job_id:
            return ended(jam)
        case _ if any(scene.state is SceneState.FAILED for scene in jam.scenes):
            return Text("jam-ended-without-film")
        case _:
            return Text("jam-ended-without-scenes")


def ended(production: Production) -> Text:
    """Of one whose film is being cut, or was."""
    count = len(production.film())
    if production.state is Stage.FILMING:
        return Text("together-filming", count=count)
    if not production.has_film:
        return Text("together-film-failed")
    return Text("together-ended", count=count, failed=len(production.failed()))


def scene(jam: Jam, scene: Scene) -> str:
    text = Text(
        "jam-scene",
        number=str(scene.number),
        member=mention(scene.author),
        words=quote(scene.words),
        line=Text("jam-votes", count=len(scene.voters))
        if scene.state is SceneState.OFFERED
        else Text("jam-not-chosen", count=len(scene.voters)),
    )
    return clip(render(text))


def order(jam: Jam) -> str:
    """The film's scenes, as they will follow each other."""
    lines = [Text("jam-order")]
    lines += [
        Text("jam-order-scene", number=str(number), words=escape(cut(one.words, LISTED_WORDS)))
        for number, one in enumerate(jam.planned(), start=1)
    ]
    return fitted([render(text) for text in lines], CONTENT_LIMIT)
