"""The words of a case: at the desk of its moderators, and to who reported."""

from __future__ import annotations

from ...rules.case import Case, CaseKind, Reporter, Verdict
from ...text import Moment, Text, render
from .clock import Clock
from .markdown import clip, cut, escape, mention, with_quote

SHOWN_REPORTERS = 5
REASON = 300  # characters


def link(case: Case) -> str:
    """To the message that it is about."""
    where = case.server_id or "@me"
    return f"https://discord.com/channels/{where}/{case.channel_id}/{case.message_id}"


def at_desk(case: Case, clock: Clock, *, is_left: bool = False) -> list[str]:
    """For moderators alone: with the words of the request, and without them. ``is_left``: the
    message could not be deleted.
    """
    head = [render(outcome(case).with_moments(clock.timestamp))] if case.verdict else []
    if is_left:
        head.append(render(Text("case-not-deleted")))
    said = {"link": link(case), "member": mention(case.owner)}
    if case.kind is CaseKind.HELD:
        head.append(render(Text("case-held", **said)))
    else:
        head.append(render(Text("case-reported", count=len(case.reporters), **said)))
    tail = _reporters(case) if case.kind is CaseKind.REPORT else []
    if case.is_open:
        tail.append(render(Text("case-open-until", when=clock.timestamp(case.expires_at))))
    with_words = with_quote(case.words, lambda words: "\n".join((*head, words, *tail)), 600)
    return [clip(with_words), clip("\n".join((*head, *tail)))]


def _reporters(case: Case) -> list[str]:
    reporters = list(case.reporters.values())
    lines = [render(_reporter(one)) for one in reporters[:SHOWN_REPORTERS]]
    more = len(reporters) - SHOWN_REPORTERS
    if more > 0:
        lines.append(render(Text("case-more-reporters", count=more)))
    return lines


def _reporter(reporter: Reporter) -> Text:
    member = mention(reporter.user_id)
    if not reporter.reason:
        return Text("case-reporter", member=member)
    reason = cut(escape(cut(reporter.reason, REASON)), 200)
    return Text("case-reporter-why", member=member, reason=reason)


def outcome(case: Case) -> Text:
    """What was decided, by whom and when: for moderators."""
    verdict = Text("case-verdict", kind=f"{case.kind}-{case.verdict}")
    when = Moment(case.decided_at or 0.0)
    if case.decided_by is None:
        return Text("case-outcome", verdict=verdict, when=when)
    member = Text("text-person", id=str(case.decided_by))
    return Text("case-outcome-by", verdict=verdict, member=member, when=when)


def outcome_for(case: Case) -> Text:
    """To who reported: they need not know who was banned, nor for how long."""
    verdict = Verdict.DELETED if case.verdict and case.verdict.bans else case.verdict
    return Text("case-your-report", verdict=str(verdict), link=link(case))
