"""What members read: pure functions from a job to Discord's markdown."""

from __future__ import annotations

import re

from ..jobs.job import Job, JobState, Phase, Result

CONTENT_LIMIT = 2000  # characters of a message, by Discord's documentation
PROMPT_LIMIT = 1200  # of the escaped prompt; leaves the rest of the message room
BAR_LENGTH = 16  # characters

# A backslash before any punctuation shows it as it is; "@" is broken apart by a zero-width space as
# well, because "@everyone" is a mention and not markdown.
_PUNCTUATION = re.compile(r"([\\*_~`|<>#\[\]():-])")

_DOING = {
    Phase.WAITING: "Getting ready",
    Phase.DOWNLOADING: "Downloading the model (only the first time)",
    Phase.LOADING: "Loading the model",
    Phase.READING: "Reading the prompt",
    Phase.DENOISING: "Making the video",
    Phase.DECODING: "Painting the frames",
    Phase.ENCODING: "Packing the video",
    Phase.UPLOADING: "Uploading",
}


def escape(text: str) -> str:
    """``text`` on one line, shown letter by letter: no markdown, mention, link or emoji comes of
    it.
    """
    one_line = " ".join(text.split())
    return _PUNCTUATION.sub(r"\\\1", one_line).replace("@", "@\u200b")


def quote(prompt: str, limit: int = PROMPT_LIMIT) -> str:
    """The prompt as a quotation of at most ``limit`` characters."""
    escaped = escape(prompt)
    if len(escaped) > limit:
        cut = escaped[: limit - 1]
        half = (len(cut) - len(cut.rstrip("\\"))) % 2  # of a pair, the other was cut off
        escaped = cut[: len(cut) - half] + "…"
    return f"> {escaped}"


def status(job: Job) -> str:
    """The message of a job that has not ended: its place in line, then what is being done."""
    head = f"<@{job.user_id}> asked for\n{quote(job.request.prompt)}\n"
    if job.remark:
        return f"{head}{job.remark}"
    if job.state is JobState.WAITING:
        return f"{head}{_waiting(job)}"
    return f"{head}{_working(job)}"


def closing(job: Job) -> str:
    """The last status where only the interaction's token lets the bot write, and that ends now."""
    ready = "" if job.starts_at is None else f" It starts {timestamp(job.starts_at)}."
    return (
        f"<@{job.user_id}> asked for\n{quote(job.request.prompt)}\n"
        f"Discord lets me write here for 15 minutes only, and they are over.{ready} Press"
        " **Get my video** when you come back: it shows how far it is, or the video."
    )


def _waiting(job: Job) -> str:
    place = "Next in line" if job.place <= 1 else f"Number {job.place} in line"
    if job.starts_at is None:
        return (
            f"{place}. How long it takes is not known yet: no video was made with this model here."
        )
    return f"{place}, starts {timestamp(job.starts_at)}"


def timestamp(moment: float) -> str:
    """A point in time as Discord counts it down by itself, with no edits ("in 2 minutes")."""
    return f"<t:{int(moment)}:R>"


def _working(job: Job) -> str:
    progress, doing = job.progress, _DOING[job.progress.phase]
    if not progress.total:
        return f"{doing} …"
    bar = f"`{_bar(progress.done / progress.total)}`"
    left = job.seconds_left()
    time_left = "" if left is None else f", about {duration(left)} left"
    if progress.phase is Phase.DENOISING:
        return f"{doing} {bar} step {progress.done} of {progress.total}{time_left}"
    return f"{doing} {bar} {progress.done / progress.total:.0%}{time_left}"


def _bar(share: float) -> str:
    filled = round(min(max(share, 0.0), 1.0) * BAR_LENGTH)
    return "█" * filled + "░" * (BAR_LENGTH - filled)


def duration(seconds: float) -> str:
    """ "9 s", "2 min 5 s", "1 h 3 min": as exact as anybody wants to know it."""
    whole = max(1, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def finished(job: Job, result: Result) -> str:
    """The message that carries the video."""
    request, file = job.request, result.file
    facts = [
        escape(request.model),
        f"seed {request.seed}",
        f"{file.seconds:.1f} s",
        f"{file.width}×{file.height}",
        f"made in {duration(result.took)}",
        "AI-generated",
    ]
    notes = "".join(f"\n-# {escape(note)}" for note in result.notes)
    head = f"<@{job.user_id}> asked for\n{quote(request.prompt)}"
    return clip(f"{head}\n-# {' · '.join(facts)}{notes}")


def from_elsewhere(job: Job, content: str) -> str:
    """``content`` for a direct message, since the bot cannot write where it was asked."""
    return clip(f"From <#{job.reply_to.channel_id}>, where I may not write any more.\n{content}")


def moved(job: Job) -> str:
    """For the old message, where the end had to be told in a new one."""
    return f"<@{job.user_id}> asked for\n{quote(job.request.prompt)}\nSee my new message below."


def failed(job: Job) -> str:
    """There is none, or it was made and kept, as it could not be handed over."""
    head = f"<@{job.user_id}> asked for\n{quote(job.request.prompt)}\n"
    end = "Your video is made, but not delivered." if job.result else "There is no video."
    return clip(f"{head}**{end}** {job.reason}")


def cancelled(job: Job) -> str:
    return f"Cancelled: <@{job.user_id}>'s video\n{quote(job.request.prompt, 200)}"


def clip(content: str) -> str:
    """At most as long as Discord takes."""
    return content if len(content) <= CONTENT_LIMIT else content[: CONTENT_LIMIT - 1] + "…"
