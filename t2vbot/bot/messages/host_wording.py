"""The words of the host's panel and figures."""

from __future__ import annotations

import platform
import shutil
import time
from collections import Counter
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import discord
import psutil

from ... import __version__
from ...jobs.executor import Place
from ...jobs.job import Job, JobState
from ...jobs.statistics import Summary
from ...rules.bans import Ban
from ...rules.hours import on_the_wall, wall_clock
from ...rules.standing import State
from ...text import Listed, Text, render
from ...text.durations import duration
from ..hosting import server_name
from ..services import Services
from .markdown import CONTENT_LIMIT, clip, cut, escape, fitted, mention

SHOWN = 5  # models and servers
SHOWN_BANS = 15
SHOWN_PLACES = 12
SHOWN_WORDS = 60  # characters of a job's words
PACKAGES = ("discord.py", "torch", "diffusers")
GB = 10**9  # bytes


def panel(services: Services, *news: Text) -> str:
    """How the bot is; ``news``: what was just done."""
    dispatcher, openness = services.dispatcher, services.openness
    quiet = openness.standing.quiet
    lines = [
        *news,
        _state(services),
        Text("host-quiet", hours=str(quiet), now=_wall()) if quiet else Text("host-no-quiet"),
        Text(
            "host-queue",
            making=len(dispatcher.in_work()),
            waiting=dispatcher.count(),
            held=len(dispatcher.held()),
        ),
        *_places(dispatcher.places()),
    ]
    return clip("\n".join(map(render, lines)))


def _places(places: Sequence[Place]) -> list[Text]:
    """The devices, and what each has in memory."""
    if not places:
        return [Text("host-no-device")]
    if len(places) == 1:
        return [_memory(places[0])]
    lines = [Text("host-devices", count=len(places))]
    for place in places[:SHOWN_PLACES]:
        lines.append(Text("host-device", name=escape(place.name), memory=_memory(place)))
    if len(places) > SHOWN_PLACES:
        lines.append(Text("host-more-devices", count=len(places) - SHOWN_PLACES))
    return lines


def _memory(place: Place) -> Text:
    models = Listed(map(escape, place.models))
    return Text("host-memory", models=models) if place.models else Text("host-no-memory")


def _state(services: Services) -> Text:
    now = services.openness.now()
    reason = (
        Text("host-reason", reason=escape(now.reason)) if now.reason else Text("host-no-reason")
    )
    until = Text("host-until-resumed")
    if now.state is State.RUNNING:
        until = Text("host-no-reason")
    elif now.until is not None and not now.is_open:
        until = Text("host-until", when=on_the_wall(now.until, time.time()))
    accepts = "yes" if now.accepts else "no"
    return Text("host-state", state=now.state, until=until, reason=reason, accepts=accepts)


def _wall() -> str:
    return f"{wall_clock(time.time()):%H:%M}"


# Figures.


def figures(services: Services, client: Any, summaries: dict[int, Summary]) -> str:
    """``summaries``: by so many days back."""
    lines = []
    for days, found in summaries.items():
        lines += _of_days(client, days, found, max(1, len(services.dispatcher.places())))
    return clip("\n".join(map(render, [*lines, *_machine(services.media.folder, client.since)])))


def _of_days(client: discord.Client, days: int, found: Summary, devices: int) -> list[Text]:
    share = found.seconds / (days * 24 * 3600.0 * devices)
    wait = Text("host-figures-wait", wait=duration(found.wait)) if found.wait is not None else None
    causes = " · ".join(
        render(Text("host-cause", cause=cause, count=count))
        for cause, count in found.failed.most_common()
    )
    servers = Counter(
        {_named(client, server_id): count for server_id, count in found.servers.items()}
    )
    return [
        Text("host-figures", days=days, made=found.made, cancelled=found.cancelled),
        Text("host-figures-failed", count=found.failed.total(), causes=causes),
        Text("host-figures-device", seconds=round(found.seconds), share=round(100 * share, 1)),
        *([wait] if wait else []),
        Text("host-figures-models", models=_first(found.models)),
        Text("host-figures-servers", servers=_first(servers)),
    ]


def _named(client: discord.Client, server_id: int) -> str:
    return server_name(client, server_id) if server_id else render(Text("host-no-servers"))


def _first(counted: Counter[str]) -> str:
    listed = " · ".join(f"{name}: {count}" for name, count in counted.most_common(SHOWN))
    return listed or render(Text("host-figures-none"))


def _machine(folder: Path, since: float) -> list[Text]:
    """Looks at the disk."""
    disk, memory = shutil.disk_usage(folder), psutil.virtual_memory()
    used = sum(path.stat().st_size for path in folder.glob("*") if path.is_file())
    versions = [f"t2vbot {__version__}", f"Python {platform.python_version()}"]
    versions += [f"{name} {metadata.version(name)}" for name in PACKAGES]
    return [
        Text("host-figures-disk", used=_gb(used), free=_gb(disk.free)),
        Text(
            "host-figures-memory",
            own=_gb(psutil.Process().memory_info().rss),
            free=_gb(memory.available),
            total=_gb(memory.total),
        ),
        Text("host-figures-versions", versions=" · ".join(versions)),
        Text("host-figures-uptime", uptime=duration(time.monotonic() - since)),
    ]


def _gb(size: int) -> float:
    return round(size / GB, 1)


# Jobs and bans.


def job_choice(services: Services, client: discord.Client, job: Job) -> str:
    """One line of the jobs that can be cancelled, without the words that are not for everybody."""
    post = services.outbox.pending.shown_by(job.id)
    is_secret = job.hidden or (post is not None and post.destination.private)
    words = "…" if is_secret else cut(" ".join(job.request.label.split()), SHOWN_WORDS)
    user = client.get_user(job.owner)
    member = services.people.seen(job.owner) or (user.display_name if user else None)
    values = {"member": member or render(Text("host-somebody")), "words": words}
    if job.state is JobState.WAITING and job.position:
        return render(Text("host-choice-waiting", position=job.position, **values))
    return render(Text("host-choice", state=job.state, **values))


def bans(services: Services, client: discord.Client, members: list[Ban], servers: list[Ban]) -> str:
    lines = [_ban(services, ban) for ban in members[:SHOWN_BANS]]
    for ban in servers[:SHOWN_BANS]:
        since, name = services.clock.timestamp(ban.at), server_name(client, ban.server_id)
        lines.append(Text("host-ban-server", server=name, id=str(ban.server_id), since=since))
    others = len(members) + len(servers) - len(lines)
    shown = [render(line) for line in lines or [Text("host-no-bans")]]
    return fitted(shown, CONTENT_LIMIT, others)


def _ban(services: Services, ban: Ban) -> Text:
    member = mention(ban.user_id) if ban.user_id else render(Text("host-somebody"))
    until = Text("host-until-unbanned")
    if ban.until is not None:
        until = Text("host-until", when=on_the_wall(ban.until, time.time()))
    since = services.clock.timestamp(ban.at)
    return Text("host-ban", member=member, until=until, since=since)
