"""The developer's levers: how Discord can be made to fail from the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..standin.faults import FOREVER
from ..standin.people import Json
from ..standin.standin import Standin

REPLIES = "* /webhooks/*"  # editing a reply and following it up, by the interaction's token
ANSWERS = "POST /interactions/*"  # the first answer to what a member did


class Lever(NamedTuple):
    """One way to fail. ``pull`` makes it happen, now or at the next request that it is about."""

    label: str
    explained: str
    pull: Callable[[Standin], object]


LEVERS: dict[str, Lever] = {
    "too-large": Lever(
        "413 on the next upload",
        "Discord finds the file too large, whatever limit it announced.",
        lambda s: s.faults.fail(REPLIES, 413, 40005, "Request entity too large", only_uploads=True),
    ),
    "rate-limit": Lever(
        "429 on the next edit",
        "The bot has to wait five seconds before it edits again.",
        lambda s: s.faults.rate_limit(REPLIES, retry_after=5.0),
    ),
    "broken": Lever(
        "500 three times",
        "Discord's own trouble, on the next three edits.",
        lambda s: s.faults.fail(REPLIES, 500, times=3),
    ),
    "cut": Lever(
        "Cut the next edit",
        "The connection breaks off before an answer comes.",
        lambda s: s.faults.drop(REPLIES),
    ),
    "slow": Lever(
        "A slow first answer",
        "The next answer takes four seconds; Discord gives a command up after three.",
        lambda s: s.faults.slow(ANSWERS, 4.0),
    ),
    "expire": Lever(
        "End all tokens",
        "As fifteen minutes do: replies can no longer be edited by their interaction's token.",
        lambda s: s.interactions.expire_all(),
    ),
    "drop": Lever(
        "Drop the gateway",
        "The bot's websocket breaks off, and it has to come back.",
        lambda s: s.gateway.drop(),
    ),
}


def state(standin: Standin) -> Json:
    """What the panel shows beside the requests."""
    return {
        "limit": standin.world.default_upload,
        "levers": [
            {"name": name, "label": lever.label, "explained": lever.explained}
            for name, lever in LEVERS.items()
        ],
        "pending": [
            {
                "route": fault.route,
                "left": None if fault.times == FOREVER else fault.times - fault.met,
            }
            for fault in standin.faults.pending
        ],
        "unjudged": standin.judge.reason,
    }
