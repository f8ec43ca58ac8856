"""Each limit on its own: what was asked for against what is allowed, and what is said where that is
too much. All of it in memory.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..catalog.bounds import Bounds
from ..catalog.enhancing import size_of
from ..catalog.request import VideoRequest
from ..errors import RequestRefused
from ..text import Listed, Moment, Text, Value
from .asker import Asker
from .ledger import Entry, Ledger, frees_at
from .rule import RULES, Scope
from .rulebook import Holding, Rulebook, Spot


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to be made, counted."""

    requests: tuple[VideoRequest, ...]  # the clips
    seconds: float  # of a device, expected
    more: int = 0  # what else is theirs and has no job yet
    count: int = 1  # videos: of drafts, one

    @property
    def clips(self) -> int:
        return len(self.requests)


EndsAt = Callable[[Iterable[str]], float | None]
"""When the first of these jobs is expected to have ended: Unix seconds, or None if nobody knows."""


class Limits:
    """The host's, which count what somebody does everywhere, and then those of the server."""

    def __init__(
        self,
        rulebook: Rulebook,
        ledger: Ledger,
        *,
        ends_at: EndsAt,
        clock: Callable[[], float],
    ) -> None:
        self._rulebook = rulebook
        self._ledger = ledger
        self._ends_at = ends_at
        self._clock = clock

    def check(self, asker: Asker, asked: Asked) -> None:
        """Raises ``RequestRefused`` for the first limit that is in the way, with where it comes
        from, and when it frees up.
        """
        everywhere = self._ledger.of(asker.user_id)
        here = [entry for entry in everywhere if entry.server_id == asker.server_id]

        def layers(name: str) -> Iterator[tuple[Holding, list[Entry]]]:
            return zip(self._holdings(name, asker), (everywhere, here), strict=False)

        self.check_each(asker, asked.requests)
        for holding, entries in layers("waiting_each"):
            self._check_waiting(asked, holding, entries)
        self._check_server(asker, asked)
        for holding, entries in layers("cooldown"):
            self._check_cooldown(holding, entries)
        for name, size, needed in (
            ("quota_clips", _clips, float(asked.clips)),
            ("quota_seconds", _seconds, asked.seconds),
        ):
            for holding, entries in layers(name):
                _check_quota(name, holding, entries, size, needed)

    def check_each(self, asker: Asker, requests: Sequence[VideoRequest]) -> None:
        """The same of what each clip is by itself."""
        for holding in self._holdings("models", asker):
            _check_models(requests, holding)
        for name, measure in _SIZES.items():
            for holding in self._holdings(name, asker):
                _check_size(name, measure, requests, holding)

    def allowed_models(self, asker: Asker, names: Iterable[str]) -> list[str]:
        """Those of the models that somebody may use."""
        allowed = list(names)
        for holding in self._holdings("models", asker):
            if isinstance(holding.value, tuple) and holding.value:
                allowed = [name for name in allowed if name in holding.value]
        return allowed

    def bounds(self, asker: Asker) -> Bounds:
        """The most that somebody may have of each, by what holds for them."""
        names = ("most_side", "most_seconds", "most_steps")
        return Bounds(*(self.most(name, asker) for name in names))

    def most(self, name: str, asker: Asker) -> float:
        """The smaller of the host's number and the server's; ``math.inf`` where there is none."""
        return min(_number(holding) for holding in self._holdings(name, asker))

    def pause(self, asker: Asker) -> float:
        """Seconds that somebody has to wait between two requests."""
        return max(_number(holding) for holding in self._holdings("cooldown", asker))

    def left(self, name: str, asker: Asker) -> float:
        """How much of a quota is left to somebody; ``math.inf`` where there is none."""
        size = _clips if name == "quota_clips" else _seconds
        everywhere = self._ledger.of(asker.user_id)
        here = [entry for entry in everywhere if entry.server_id == asker.server_id]
        holdings = zip(self._holdings(name, asker), (everywhere, here), strict=False)
        return min(_number(holding) - sum(map(size, entries)) for holding, entries in holdings)

    def _holdings(self, name: str, asker: Asker) -> list[Holding]:
        """What the host says, which is about all that somebody does, and what the server says, if
        one does.
        """
        usual = RULES[name].usual
        holdings = [Holding(self._rulebook.host.get(name, usual), Spot(Scope.HOST))]
        if asker.server_id:
            holdings.append(self._rulebook.holding(name, asker))
        return holdings

    def _check_waiting(self, asked: Asked, holding: Holding, entries: list[Entry]) -> None:
        open_ones = [entry for entry in entries if entry.is_open and entry.is_whole]
        count = len(open_ones) + asked.more
        if count + asked.count > _number(holding):
            if not count:
                most, there = _number(holding), where(holding)
                raise RequestRefused(Text("count-too-many", most=most, where=there))
            ends = self._ends_at(entry.job_id for entry in open_ones)
            raise RequestRefused(
                Text(
                    "rules-too-many-of-member",
                    count=count,
                    most=_number(holding),
                    where=where(holding),
                    when=_when(ends),
                )
            )

    def _check_server(self, asker: Asker, asked: Asked) -> None:
        if not asker.server_id:
            return
        holding = self._rulebook.holding("waiting_here", asker)
        count = self._ledger.open_in(asker.server_id)
        if count + asked.count > _number(holding):
            raise RequestRefused(Text("rules-server-full", count=count, most=_number(holding)))

    def _check_cooldown(self, holding: Holding, entries: list[Entry]) -> None:
        last = max((entry.at for entry in entries if entry.is_whole), default=-math.inf)
        free = last + _number(holding)
        if self._clock() < free:
            raise RequestRefused(
                Text(
                    "rules-cooldown",
                    seconds=_number(holding),
                    where=where(holding),
                    when=Moment(free),
                )
            )


def _check_models(requests: Iterable[VideoRequest], holding: Holding) -> None:
    names = holding.value
    if not isinstance(names, tuple) or not names:
        return
    for request in requests:
        if request.model not in names:
            raise RequestRefused(
                Text(
                    "rules-model",
                    where=where(holding),
                    model=request.model,
                    models=Listed(names),
                )
            )


def _check_size(
    name: str,
    measure: Callable[[VideoRequest], float],
    requests: Iterable[VideoRequest],
    holding: Holding,
) -> None:
    for request in requests:
        if measure(request) > _number(holding):
            raise RequestRefused(
                Text(
                    "rules-too-much",
                    name=name,
                    asked=round(measure(request), 1),
                    most=_number(holding),
                    where=where(holding),
                )
            )


def _check_quota(
    name: str,
    holding: Holding,
    entries: Sequence[Entry],
    size: Callable[[Entry], float],
    needed: float,
) -> None:
    most, spent = _number(holding), sum(size(entry) for entry in entries)
    if spent + needed <= most or not needed:
        return
    said: dict[str, Value] = {
        "name": name,
        "most": most,
        "needed": round(needed, 1),
        "where": where(holding),
    }
    if needed > most:
        raise RequestRefused(Text("rules-quota-never", **said))
    frees = frees_at(entries, size, spent + needed - most)
    left = max(0.0, round(most - spent, 1))
    raise RequestRefused(Text("rules-quota", left=left, when=Moment(frees), **said))


def where(holding: Holding) -> Text:
    """Where a limit comes from, in words."""
    return Text("rules-scope", scope=holding.spot.scope if holding.spot else Scope.SERVER)


def _when(ends_at: float | None) -> Text:
    return Text("rules-when", when=Moment(ends_at)) if ends_at else Text("rules-when-unknown")


def _number(holding: Holding) -> float:
    assert isinstance(holding.value, int | float)
    return holding.value


def _clips(entry: Entry) -> float:
    return entry.clips


def _seconds(entry: Entry) -> float:
    return entry.seconds


_SIZES: dict[str, Callable[[VideoRequest], float]] = {
    "most_side": lambda request: max(size_of(request)),
    "most_seconds": lambda request: request.seconds,
    "most_steps": lambda request: request.num_inference_steps,
}
