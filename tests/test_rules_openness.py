"""The host's pauses and quiet hours: a pure state machine, on days that are an hour shorter or
longer too; and what is kept of it.
"""

from __future__ import annotations

import asyncio
import zoneinfo
from datetime import UTC, datetime, time, timedelta, tzinfo
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from t2vbot.database import Database
from t2vbot.errors import RequestRefused
from t2vbot.rules.hours import QuietHours, parse_clock, parse_quiet, parse_until, wall_clock
from t2vbot.rules.openness import NAME, Openness
from t2vbot.rules.standing import Mode, Standing, State
from t2vbot.schema import MIGRATIONS

DAY = 24 * 3600
# Leaps of an hour at night, of half an hour, at midnight; and none. Windows has no such list of its
# own, and tests nothing but UTC and its own zone then.
NAMES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Asuncion")
ZONES: list[tzinfo | None] = [UTC, None]
ZONES += [zoneinfo.ZoneInfo(name) for name in NAMES if name in zoneinfo.available_timezones()]
BERLIN = "Europe/Berlin"
needs_zones = pytest.mark.skipif(len(ZONES) < 6, reason="no time zones on this computer")

clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
hours = st.builds(QuietHours, clocks, clocks).filter(lambda quiet: quiet.start != quiet.end)
# Over two years, so that every leap of the clock is among them.
moments = st.integers(1_700_000_000, 1_700_000_000 + 2 * 366 * DAY).map(float)
zones = st.sampled_from(ZONES)


def at(zone: tzinfo | None, *when: int, fold: int = 0) -> float:
    return datetime(*when, tzinfo=zone, fold=fold).timestamp()  # type: ignore[arg-type, misc]


def is_quiet_by_the_clock(quiet: QuietHours, moment: float, zone: tzinfo | None) -> bool:
    """What somebody says who looks at the clock on the wall."""
    now = wall_clock(moment, zone).time()
    if quiet.start < quiet.end:
        return quiet.start <= now < quiet.end
    return now >= quiet.start or now < quiet.end


def leaps_near(moment: float, zone: tzinfo | None) -> bool:
    around = [wall_clock(moment + n * 3600, zone) for n in range(-48, 49)]
    naive = [each.replace(tzinfo=None) for each in around]
    return any(b - a != timedelta(hours=1) for a, b in pairwise(naive))


@given(hours, moments, zones)
def test_quiet_is_what_the_clock_on_the_wall_says(
    quiet: QuietHours, moment: float, zone: tzinfo | None
) -> None:
    assume(not leaps_near(moment, zone))
    span = quiet.span_at(moment, zone)
    assert (span is not None) == is_quiet_by_the_clock(quiet, moment, zone)


@given(hours, moments, zones)
def test_a_quiet_span_is_one_piece(quiet: QuietHours, moment: float, zone: tzinfo | None) -> None:
    """Also over a leap of the clock: it does not flicker, and all of it says the same end."""
    span = quiet.span_at(moment, zone)
    if span is None:
        return
    start, end = span
    assert start <= moment < end <= start + DAY + 3600
    for inside in (start, (start + end) / 2, end - 1):
        assert quiet.span_at(inside, zone) == span
    assert quiet.span_at(start - 1, zone) != span
    assert quiet.span_at(end, zone) != span


@given(hours, moments, zones)
def test_it_is_quiet_every_day(quiet: QuietHours, moment: float, zone: tzinfo | None) -> None:
    """At most what the clock leaves out is missing."""
    length = timedelta(hours=quiet.end.hour, minutes=quiet.end.minute) - timedelta(
        hours=quiet.start.hour, minutes=quiet.start.minute
    )
    assume(length % timedelta(days=1) > timedelta(hours=1))
    seen = {
        span
        for n in range(0, 26 * 3600, 300)
        if (span := quiet.span_at(moment + n, zone)) is not None
    }
    assert 1 <= len(seen) <= 3


@needs_zones
@pytest.mark.parametrize(
    ("quiet", "moment", "start", "end"),
    [
        # 2026-03-29 02:00 -> 03:00, 2026-10-25 03:00 -> 02:00.
        (("22:00", "08:00"), (2026, 3, 29, 1, 59), (2026, 3, 28, 22, 0), (2026, 3, 29, 8, 0)),
        (("22:00", "02:30"), (2026, 3, 29, 1, 59), (2026, 3, 28, 22, 0), (2026, 3, 29, 3, 0)),
        (("02:30", "08:00"), (2026, 3, 29, 4, 0), (2026, 3, 29, 3, 0), (2026, 3, 29, 8, 0)),
        (("02:10", "02:50"), (2026, 3, 29, 3, 0), None, None),
        (("22:00", "02:30"), (2026, 10, 25, 0, 0), (2026, 10, 24, 22, 0), (2026, 10, 25, 2, 30, 1)),
        (("02:30", "08:00"), (2026, 10, 25, 5, 0), (2026, 10, 25, 2, 30, 0), (2026, 10, 25, 8, 0)),
    ],
)
def test_when_the_clock_leaps(
    quiet: tuple[str, str],
    moment: tuple[int, ...],
    start: tuple[int, ...] | None,
    end: tuple[int, ...] | None,
) -> None:
    zone = zoneinfo.ZoneInfo(BERLIN)

    def there(when: tuple[int, ...]) -> float:
        return at(zone, *when[:5], fold=when[5] if len(when) > 5 else 0)

    expected = (there(start), there(end)) if start and end else None
    assert parse_quiet(*quiet).span_at(there(moment), zone) == expected


# --- The state machine ----------------------------------------------------------------------------


@st.composite
def standings(draw: st.DrawFn) -> Standing:
    """What a host can come to, in steps."""
    standing, now = Standing(), draw(moments)
    zone = draw(zones)
    for _ in range(draw(st.integers(0, 5))):
        now += draw(st.integers(0, 2 * DAY))
        step = draw(st.sampled_from(["pause", "drain", "resume", "quiet"]))
        if step == "pause":
            ends = draw(st.none() | st.integers(1, 3 * DAY))
            standing = standing.paused("", None if ends is None else now + ends)
        elif step == "drain":
            standing = standing.draining("")
        elif step == "resume":
            standing = standing.resumed(now, zone)
        else:
            standing = standing.with_quiet(draw(st.none() | hours))
    return standing


@given(standings(), moments, zones)
def test_what_starts_at_a_moment_starts_when_nothing_is_in_its_way(
    standing: Standing, moment: float, zone: tzinfo | None
) -> None:
    starts = standing.starts_at(moment, zone)
    state = standing.state(moment, zone)
    if starts is None:
        assert state is State.PAUSED
        assert standing.until is None
        return
    assert starts >= moment
    assert standing.starts_at(starts, zone) == starts
    assert standing.state(starts, zone) in (State.RUNNING, State.DRAINING)
    if starts > moment:  # and not a second earlier
        assert standing.starts_at(starts - 1, zone) == starts
        quiet_drain = state is State.DRAINING and standing.quiet is not None
        assert state in (State.PAUSED, State.QUIET) or quiet_drain
    else:
        assert state in (State.RUNNING, State.DRAINING)


@given(standings(), moments, zones)
def test_whatever_was_said_before_resuming_lets_it_run(
    standing: Standing, moment: float, zone: tzinfo | None
) -> None:
    resumed = standing.resumed(moment, zone)
    assert resumed.state(moment, zone) is State.RUNNING
    assert resumed.starts_at(moment, zone) == moment
    assert resumed.quiet == standing.quiet
    if resumed.quiet and (span := resumed.quiet.span_at(moment, zone)):
        assert resumed.state(span[1] - 1, zone) is State.RUNNING  # the whole night
    # ... and another night is quiet again.
    if resumed.quiet and (later := resumed.quiet.span_at(moment + 3 * DAY, zone)):
        assert resumed.state(later[0], zone) is State.QUIET


@given(standings(), moments, zones)
def test_pausing_and_draining_do_what_they_say(
    standing: Standing, moment: float, zone: tzinfo | None
) -> None:
    assert standing.paused("x", None).starts_at(moment, zone) is None
    paused = standing.paused("x", moment + 60)
    assert paused.state(moment, zone) is State.PAUSED
    assert paused.state(moment + 60, zone) in (State.RUNNING, State.QUIET)
    drained = standing.draining("x")
    assert drained.state(moment, zone) is State.DRAINING
    quiet = standing.quiet.span_at(moment, zone) if standing.quiet else None
    if quiet is None:
        assert drained.starts_at(moment, zone) == moment  # what is on the way


@given(st.text())
def test_a_reason_is_one_short_line(reason: str) -> None:
    kept = Standing().paused(reason, None).reason
    assert len(kept) <= 200
    assert kept == " ".join(kept.split()) or len(kept) == 200


# --- What is typed --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90m", 5400), ("2h", 7200), ("2h 30m", 9000), ("3d", 3 * DAY), ("1d2h3min", 93_780)],
)
def test_lengths(text: str, seconds: int) -> None:
    assert parse_until(f" {text.upper()} ", 1000.0) == 1000.0 + seconds


@given(clocks, moments, zones)
def test_a_time_of_day_is_the_next_one(clock: time, now: float, zone: tzinfo | None) -> None:
    until = parse_until(f"{clock:%H:%M}", now, zone)
    assert until is not None
    assert now < until <= now + DAY + 3600
    if not leaps_near(now, zone):
        assert until <= now + DAY
        assert wall_clock(until, zone).time() == clock


@pytest.mark.parametrize(
    "text", ["soon", "0m", "-5m", "25:00", "12:60", "1:2", "5", "m", "2h3d", "400d", "٣h", "1e3m"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(RequestRefused):
        parse_until(text, 1000.0)


def test_nothing_is_for_good() -> None:
    assert parse_until("  ", 1000.0) is None


@pytest.mark.parametrize(("start", "end"), [("22:00", "22:00"), ("22:00", ""), ("24:00", "8:00")])
def test_hours_that_are_none_are_refused(start: str, end: str) -> None:
    with pytest.raises(RequestRefused):
        parse_quiet(start, end)


def test_a_time_of_day() -> None:
    assert parse_clock(" 8.05 ") == time(8, 5)


# --- What is kept, and who waits for it -----------------------------------------------------------


async def test_it_is_kept(folder: Path) -> None:
    database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
    first = await Openness.load(database)
    await first.set_quiet(parse_quiet("22:00", "08:00"))
    await first.pause("the fan is loud", 5e9)
    again = await Openness.load(database)
    assert again.standing == first.standing
    assert again.standing.mode is Mode.PAUSED
    await database.keep(NAME, '{"mode": "hovering"}')  # by another version
    assert (await Openness.load(database)).standing == Standing()
    await database.aclose()


async def test_what_the_host_does_is_heard_at_once(folder: Path) -> None:
    """Not at the next look at the clock, which is seconds away."""
    database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
    openness = await Openness.load(database)
    async with asyncio.timeout(5):
        moved = asyncio.create_task(openness.moved(30))
        await asyncio.sleep(0)
        await openness.pause("", None)
        assert await moved
        opened = asyncio.create_task(openness.opened())
        await asyncio.sleep(0)
        await openness.resume()
        await opened
    await database.aclose()


async def test_who_waits_hears_of_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("t2vbot.rules.openness.LOOK_SECONDS", 0.01)
    database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
    now = [at(UTC, 2026, 6, 1, 21, 59)]
    openness = await Openness.load(database, clock=lambda: now[0], zone=UTC)
    await openness.set_quiet(parse_quiet("22:00", "08:00"))
    async with asyncio.timeout(30):
        assert not await openness.moved(0.05)
        moved = asyncio.create_task(openness.moved(30))
        await asyncio.sleep(0.03)
        now[0] += 60  # it begins by itself
        assert await moved
        assert openness.now().state is State.QUIET
        opened = asyncio.create_task(openness.opened())
        await asyncio.sleep(0.03)
        assert not opened.done()
        now[0] += 10 * 3600
        await opened
        moved = asyncio.create_task(openness.moved(30))
        await asyncio.sleep(0.03)
        await openness.pause("", None)
        assert await moved
        opened = asyncio.create_task(openness.opened())
        await asyncio.sleep(0.03)
        assert not opened.done()
        await openness.resume()
        await opened
    await database.aclose()


@pytest.mark.parametrize("accepts", [True, False])
async def test_what_is_accepted(folder: Path, accepts: bool) -> None:
    database = await Database.open(folder / "jobs.sqlite", MIGRATIONS)
    openness = await Openness.load(database, accepts=accepts)
    openness.check()
    await openness.pause("the fan is loud", None)
    assert openness.now().accepts is accepts
    if not accepts:
        with pytest.raises(RequestRefused, match=r"The bot is paused.*the fan is loud"):
            openness.check()
    await openness.drain("")
    with pytest.raises(RequestRefused, match="finishes what is on the way"):
        openness.check()
    await openness.resume()
    openness.check()
    await database.aclose()
