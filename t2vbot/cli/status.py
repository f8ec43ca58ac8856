"""``status``: what a running bot does, as tables that are kept up to date."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.table import Table

from ..errors import SettingsError, UserError
from ..settings import Endpoint, Settings
from ..text import Text, render
from ..text.durations import duration

PAUSE = 2.0  # seconds between two looks
TIMEOUT = 10.0  # seconds
MIB = 2**20
NOTHING = "-"
_KINDS = {"render": Text("watching-kind-render"), "cut": Text("watching-kind-cut")}


def show(console: Console, settings: Settings, *, once: bool, as_json: bool) -> None:
    """Raises ``SettingsError`` where the bot serves nothing, ``UserError`` where it does not
    answer. Ctrl-C ends it.
    """
    if settings.metrics is None:
        raise SettingsError(Text("watching-off"))
    seen = look(settings.metrics)
    if as_json:
        print(json.dumps(seen, indent=2))
    elif once or not console.is_terminal:
        console.print(tables(seen))
    else:
        _watch(console, settings.metrics, seen)


def _watch(console: Console, endpoint: Endpoint, seen: dict[str, Any]) -> None:
    with Live(tables(seen), console=console, auto_refresh=False) as live:
        while True:
            time.sleep(PAUSE)
            live.update(tables(look(endpoint)), refresh=True)


def look(endpoint: Endpoint) -> dict[str, Any]:
    """What the bot says of itself. It is on this computer, so no proxy is between."""
    host = f"[{endpoint.host}]" if ":" in endpoint.host else endpoint.host
    url = f"http://{host}:{endpoint.port}/status"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=TIMEOUT) as answer:
            seen: dict[str, Any] = json.load(answer)
            return seen
    except (OSError, ValueError) as error:
        said = str(getattr(error, "reason", error))
        where = f"{endpoint.host}:{endpoint.port}"
        raise UserError(Text("watching-nobody", where=where, error=said)) from error


def tables(seen: dict[str, Any]) -> RenderableType:
    """All of it, one below the other."""
    return Group(
        _of_bot(seen),
        "",
        _of_devices(seen["places"]),
        _of_queue(seen["queues"]),
        _of_hour(seen),
    )


def _of_bot(seen: dict[str, Any]) -> str:
    words = render(
        Text(
            "watching-bot",
            version=seen["version"],
            uptime=duration(seen["uptime"]),
            memory=_size(seen["memory"]),
            servers=seen["servers"],
            shards=seen["shards"],
            lag=f"{1000 * seen['lag']:.0f} ms",
        )
    )
    problems = ", ".join(seen["problems"])
    if problems:
        return f"{words}\n[red]{render(Text('watching-unready', why=problems))}[/red]"
    return f"{words}, [green]{render(Text('watching-ready'))}[/green]"


def _of_devices(places: list[dict[str, Any]]) -> RenderableType:
    if not places:
        return render(Text("watching-no-devices"))
    table = _table(
        Text("watching-devices"),
        Text("watching-device"),
        Text("watching-kind"),
        Text("watching-models"),
        Text("watching-does"),
        Text("watching-busy"),
        Text("watching-memory"),
    )
    for place in places:
        models = ", ".join(place["models"]) or NOTHING
        memory = _size(place["memory"]) if place["memory"] else NOTHING
        busy = f"{100 * place['busy']:.0f} %"
        device = place["device"] or NOTHING
        table.add_row(place["name"], device, models, _does(place), busy, memory)
    return table


def _does(place: dict[str, Any]) -> str:
    if not place["phase"]:
        return render(Text("watching-idle"))
    share = "" if place["share"] is None else f" {100 * place['share']:.0f} %"
    together = f" × {place['jobs']}" if place["jobs"] > 1 else ""
    return f"{place['phase']}{share}{together}"


def _of_queue(queues: list[dict[str, Any]]) -> Table:
    table = _table(
        Text("watching-queue"),
        Text("watching-what"),
        Text("watching-waiting"),
        Text("watching-oldest"),
        Text("watching-starts"),
    )
    for queue in queues:
        starts = queue["starts_in"]
        table.add_row(
            render(_KINDS[queue["kind"]]),
            str(queue["waiting"]),
            render(duration(queue["oldest"])) if queue["waiting"] else NOTHING,
            NOTHING if starts is None else render(duration(starts)),
        )
    return table


def _of_hour(seen: dict[str, Any]) -> Table:
    table = _table(Text("watching-hour"), Text("watching-model"), Text("watching-made"))
    for model, made in sorted(seen["made"].items()):
        table.add_row(model, str(made))
    for cause, failed in sorted(seen["failed"].items()):
        table.add_row(f"{render(Text('watching-failed'))}: {cause}", str(failed))
    posts = ", ".join(f"{state} {count}" for state, count in sorted(seen["posts"].items()))
    table.caption = f"{render(Text('watching-posts'))}: {posts or NOTHING}"
    return table


def _table(title: Text, *heads: Text) -> Table:
    names = [render(head) for head in heads]
    return Table(*names, title=render(title), title_justify="left", expand=True)


def _size(size: int) -> str:
    return f"{size / MIB:.0f} MiB"
