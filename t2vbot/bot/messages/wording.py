"""The words of a post: from posts and jobs to Discord's markdown."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence

from ...catalog.film import FilmRequest, Request, SheetRequest, clip_of
from ...catalog.smooth import SmoothRequest
from ...jobs.ending import MAX_ATTEMPTS
from ...jobs.executor import Phase
from ...jobs.job import Job, JobState, Result
from ...jobs.positions import TOLD_POSITIONS
from ...posts.messenger import Final, Lacking, Outcome, VideoFile
from ...posts.post import Post
from ...text import Text, Value, render
from ...text.durations import duration
from .clock import Clock
from .markdown import bar, clip, escape, escaped, mention, quote, with_quote

CLOSING = 30.0  # seconds before a token's end in which the last status is shown
SOON = 5.0  # seconds before a start that is not counted down: it would say "2 seconds ago"
CANCELLED_PROMPT = 200  # characters
SHOWN_JOINED = 10  # people who are named in the message itself
_UNKNOWN = Text("posts-not-here", reason=Text("posts-reason-unknown"))

_DOING = {
    Phase.DOWNLOADING: Text("bot-downloading"),
    Phase.LOADING: Text("bot-loading"),
    Phase.READING: Text("bot-reading"),
    Phase.DENOISING: Text("bot-denoising"),
    Phase.DECODING: Text("bot-decoding"),
    Phase.ENHANCING: Text("bot-enhancing"),
    Phase.CUTTING: Text("bot-cutting"),
    Phase.CHECKING: Text("bot-checking"),
    Phase.ENCODING: Text("bot-encoding"),
}


def shown_of(jobs: Sequence[Job]) -> Job:
    """Of several the one that is furthest and has not ended, if there is one."""
    going = [job for job in jobs if not job.state.is_final]
    working = [job for job in going if job.state in (JobState.RUNNING, JobState.ENCODING)]
    return next(iter((*working, *going, *jobs)))


def status(post: Post, jobs: Sequence[Job], clock: Clock) -> str:
    """The message of a post that is not settled: its position, then what is being done. ``jobs``:
    what it is to bring.
    """
    job = shown_of(jobs)
    if job.state is JobState.HELD:
        when = clock.timestamp(job.held_until)
        return clip(render(Text("case-status", member=_people(post), when=when)))
    line, asked = _line(post, job, clock), quote(job.request.label)
    if len(jobs) > 1:
        line = _how_many(jobs, line, clock)
    if how := how_better(job.request):
        asked = f"{asked}\n{render(Text('bot-better', how=how))}"
    return clip(render(Text("bot-status", member=_people(post), prompt=asked, line=line)))


def how_better(request: Request) -> str:
    """Which of both, if any."""
    made = clip_of(request)
    is_smooth, is_enhanced = isinstance(request, SmoothRequest), bool(made and made.enhance)
    if is_smooth and is_enhanced:
        return "both"
    return "smoothed" if is_smooth else "enhanced" if is_enhanced else ""


def _people(post: Post) -> Text:
    """Who asked, and who joined."""
    owner, *joined = post.recipients
    if not joined:
        return Text("bot-alone", member=mention(owner))
    shown = " ".join(mention(user_id) for user_id in joined[:SHOWN_JOINED])
    more = len(joined) - SHOWN_JOINED
    if more > 0:
        return Text("bot-with-more", member=mention(owner), others=shown, count=more)
    return Text("bot-with", member=mention(owner), others=shown)


def _line(post: Post, job: Job, clock: Clock) -> Text:
    job = job.part or job  # of which there is more to say
    if post.stuck_since is not None:
        since = clock.timestamp(post.stuck_since)
        if job.state is JobState.DONE:
            return Text("bot-stuck", since=since)
        return Text("bot-stuck-text", since=since)
    if is_closing(post) and post.destination.private:
        return Text("bot-token-ends-private")
    if is_closing(post):
        if job.starts_at is None:
            return Text("bot-token-ends")
        return Text("bot-token-ends-starts", when=clock.timestamp(job.starts_at))
    if post.restarting:
        return Text("bot-position-kept")
    if job.waits_for:
        total = len(job.inputs)
        return Text("bot-drafting", done=total - job.waits_for, total=total)
    if job.state is JobState.DONE:
        return Text("bot-uploading")
    is_waiting = job.state is JobState.WAITING
    line = _waiting(job, clock) if is_waiting else _working(job)
    attempt = job.attempts + is_waiting  # the next, or this one
    if attempt <= 1:
        return line
    return Text("bot-again", line=line, attempt=attempt, most=MAX_ATTEMPTS)


def _how_many(jobs: Sequence[Job], line: Text, clock: Clock) -> Text:
    """Of several: those that are done or failed, what is next, and when the last should be done."""
    states, total = Counter(job.state for job in jobs), len(jobs)
    done, failed = states[JobState.DONE], states[JobState.FAILED]
    how = Text("count-done", done=done, total=total)
    if failed:
        how = Text("count-done-failed", done=done, total=total, failed=failed)
    waiting = [job.part or job for job in jobs if job.state is JobState.WAITING]
    ends = [job.starts_at + job.takes for job in waiting if job.starts_at and job.takes]
    if len(ends) < max(1, len(waiting)):
        return Text("count-going", how=how, line=line)
    return Text("count-going-last", how=how, line=line, when=clock.timestamp(max(ends)))


def is_closing(post: Post) -> bool:
    """Whether the only way to write there is about to end."""
    destination = post.destination
    return not destination.reachable and time.time() >= destination.expires_at - CLOSING


def until_closing(post: Post) -> float:
    """Seconds until ``is_closing`` holds; a clock that is exact must not come too early."""
    return max(0.0, post.destination.expires_at - CLOSING - time.time()) + 0.05


def _waiting(job: Job, clock: Clock) -> Text:
    if not job.position:
        return Text("bot-waiting-far", count=TOLD_POSITIONS)
    position = Text("bot-position", position=job.position)
    if job.starts_at is not None and job.starts_at - time.time() < SOON:
        return Text("bot-waiting-soon", position=position)
    if job.starts_at is not None:
        return Text("bot-waiting", position=position, when=clock.timestamp(job.starts_at))
    if job.unknown_model:
        return Text("bot-waiting-unknown", position=position, model=escape(job.unknown_model))
    if job.no_device:
        return Text("bot-waiting-no-device", position=position)
    return Text("bot-waiting-just", position=position)


def _working(job: Job) -> Text:
    progress = job.progress
    if progress is None:
        return Text("bot-getting-ready")
    is_smoothing = isinstance(job.request, SmoothRequest)
    doing = Text("bot-smoothing") if is_smoothing else _DOING[progress.phase]
    if not progress.total:
        return Text("bot-doing", doing=doing)
    share = progress.done / progress.total
    shown = f"`{bar(share)}`"
    left = job.seconds_left()
    if progress.phase is Phase.DENOISING:
        done, total = progress.done, progress.total
        if left is None:
            return Text("bot-steps", doing=doing, bar=shown, done=done, total=total)
        return Text(
            "bot-steps-left", doing=doing, bar=shown, done=done, total=total, left=duration(left)
        )
    percent = round(100 * share)
    if left is None:
        return Text("bot-progress", doing=doing, bar=shown, share=percent)
    return Text("bot-progress-left", doing=doing, bar=shown, share=percent, left=duration(left))


def final(post: Post, final: Final, *, with_prompt: bool = True, origin: Text | None = None) -> str:
    """The final message. Without the prompt where Discord does not take its words, or moderators
    did not release them. ``origin``: what its video was made out of.
    """
    with_prompt = with_prompt and not (final.job and final.job.hidden)
    if final.outcome is Outcome.TEXT:
        return render(escaped(final.reason or Text("posts-reason-unknown")))
    if final.outcome is Outcome.CANCELLED:
        head = render(Text("bot-cancelled", member=mention(post.owner)))
        if final.job is None or not with_prompt:
            return head
        return f"{head}\n{quote(final.job.request.label, CANCELLED_PROMPT)}"
    lines = []
    if final.outcome is Outcome.VIDEO:
        lines += _facts_of_several(final) if final.is_of_many else _facts(final)
        lines += [render(origin)] if origin else []
    else:
        key = "bot-kept" if final.outcome is Outcome.KEPT else "bot-failed"
        reasons = [final.reason, *(each.reason for each in final.lacking)]
        lines += dict.fromkeys(_reasoned(key, reason) for reason in reasons)
    return clip(_asked(post, final.job if with_prompt else None, "\n".join(lines)))


def _asked(post: Post, job: Job | None, below: str) -> str:
    """Who asked for what, and the rest."""
    member = _people(post)
    if job is None:
        return f"{render(Text('bot-asked-for-this', member=member))}\n{below}"
    return with_quote(
        job.request.label,
        lambda prompt: f"{render(Text('bot-asked-for', member=member, prompt=prompt))}\n{below}",
    )


def _reasoned(key: str, reason: Text | None) -> str:
    if key == "bot-kept":
        return render(Text("bot-kept", reason=escaped(reason or _UNKNOWN)))
    return render(Text("bot-failed", reason=escaped(reason or Text("posts-unreadable"))))


def _facts(final: Final) -> list[str]:
    job, file = final.job, final.file
    assert job is not None
    assert job.result is not None
    assert file is not None
    made = job.result
    values = _values(made, file)
    if isinstance(made.request, FilmRequest):
        facts = Text("bot-film-facts", scenes=len(made.request.words), **values)
    elif isinstance(made.request, SheetRequest):
        model = escape(made.request.final.model)
        facts = Text("bot-drafts-facts", model=model, seconds=values["seconds"])
    else:
        facts = Text("bot-facts", **_clip_facts(made.request, values))
    notes = [render(Text("bot-note", note=escaped(note))) for note in made.notes]
    return [render(facts), *notes]


def _facts_of_several(final: Final) -> list[str]:
    """A line for each clip, in the order of the files; then what else is to say."""
    lines, notes = [], []
    for number, brought in enumerate(final.clips, start=1):
        made = brought.job.result
        assert made is not None
        facts = _clip_facts(made.request, _values(made, brought.file))
        lines.append(render(Text("count-clip", number=number, **facts)))
        notes += [render(Text("bot-note", note=escaped(note))) for note in made.notes]
    lacking = [_lacking(each) for each in final.lacking]
    return [*lines, render(Text("count-ai")), *dict.fromkeys(notes), *lacking]


def _lacking(lacking: Lacking) -> str:
    asked, reason = clip_of(lacking.job.request), escaped(lacking.reason)
    seed = str(asked.seed if asked else 0)
    if lacking.is_kept:
        return render(Text("count-kept", seed=seed, reason=reason))
    return render(Text("count-failed", seed=seed, reason=reason))


def _values(made: Result, file: VideoFile) -> dict[str, Value]:
    return {
        "seconds": round(file.seconds, 1),
        "width": str(file.width),
        "height": str(file.height),
        "took": duration(made.took),
    }


def _clip_facts(request: Request, values: dict[str, Value]) -> dict[str, Value]:
    made, better = clip_of(request), Text("bot-facts-better", how=how_better(request) or "none")
    assert made is not None
    model, seed = escape(made.model), str(made.seed)
    if isinstance(request, SmoothRequest):
        better = Text("bot-facts-smooth", how=how_better(request), rate=request.fps)
    return {"model": model, "seed": seed, "better": better, **values}


def from_elsewhere(post: Post, content: str, reason: Text | None) -> str:
    """``content`` for a direct message, since it could not come where it was asked for."""
    head = Text(
        "bot-from-elsewhere",
        channel=f"<#{post.destination.channel_id}>",
        reason=escaped(reason or Text("posts-reason-unknown")),
    )
    return clip(f"{render(head)}\n{content}")
