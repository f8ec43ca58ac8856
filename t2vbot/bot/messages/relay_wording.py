"""The words of a relay's board and turns."""

from __future__ import annotations

from ...groups.production import Scene, Stage
from ...groups.relay import Relay
from ...text import Text, render
from .clock import Clock
from .jam_wording import SHOWN_THEME, ended
from .markdown import clip, cut, escape, mention, quote


def board(relay: Relay, clock: Clock) -> str:
    theme = escape(cut(relay.theme, SHOWN_THEME))
    lines = [Text("relay-head", theme=theme, member=mention(relay.host)), _standing(relay, clock)]
    if relay.state in (Stage.OPEN, Stage.WRITING, Stage.MAKING):
        lines.append(Text("relay-rules"))
    return clip("\n".join(render(text) for text in lines))


def _standing(relay: Relay, clock: Clock) -> Text:
    turn = {"number": str(relay.next_number), "turns": str(relay.last_number)}
    match relay.state:
        case Stage.OPEN:
            when = clock.timestamp(relay.ends_at)
            return Text("relay-open", when=when, made=len(relay.made()), **turn)
        case Stage.WRITING:
            when, member = clock.timestamp(relay.ends_at), mention(relay.writer)
            return Text("relay-writing", member=member, when=when, **turn)
        case Stage.MAKING:
            (made,) = relay.in_work()
            last = "yes" if relay.is_last else "no"
            return Text("relay-making", member=mention(made.author), last=last, **turn)
        case _ if relay.film_job_id:
            return ended(relay)
        case _:
            return Text("relay-ended-without-turns")


def scene(relay: Relay, turn: Scene) -> str:
    text = Text(
        "relay-turn",
        number=str(turn.number),
        member=mention(turn.author),
        words=quote(turn.words),
    )
    return clip(render(text))
