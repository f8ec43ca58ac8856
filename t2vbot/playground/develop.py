"""The developer's levers: how Discord can be made to fail from the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from ..standin.faults import FOREVER
from ..standin.people import Json
from ..standin.standin import Standin
from ..text import Text

REPLIES = "* /webhooks/*"  # editing a reply and following it up, by the interaction's token
ANSWERS = "POST /interactions/*"  # the first answer to what a member did


class Lever(NamedTuple):
    """One way to fail. ``pull`` makes it happen, now or at the next request that it is about."""

    label: Text
    explained: Text
    pull: Callable[[Standin], object]


LEVERS: dict[str, Lever] = {
    "too-large": Lever(
        Text("page-lever-413"),
        Text("page-lever-413-explained"),
        lambda s: s.faults.fail(REPLIES, 413, 40005, "Request entity too large", only_uploads=True),
    ),
    "rate-limit": Lever(
        Text("page-lever-429"),
        Text("page-lever-429-explained"),
        lambda s: s.faults.rate_limit(REPLIES, retry_after=5.0),
    ),
    "broken": Lever(
        Text("page-lever-500"),
        Text("page-lever-500-explained"),
        lambda s: s.faults.fail(REPLIES, 500, times=3),
    ),
    "cut": Lever(
        Text("page-lever-cut"),
        Text("page-lever-cut-explained"),
        lambda s: s.faults.drop(REPLIES),
    ),
    "slow": Lever(
        Text("page-lever-slow"),
        Text("page-lever-slow-explained"),
        lambda s: s.faults.slow(ANSWERS, 4.0),
    ),
    "expire": Lever(
        Text("page-lever-expire"),
        Text("page-lever-expire-explained"),
        lambda s: s.interactions.expire_all(),
    ),
    "drop": Lever(
        Text("page-lever-drop"),
        Text("page-lever-drop-explained"),
        lambda s: s.gateway.drop(),
    ),
}


def state(standin: Standin) -> Json:
    """What the panel shows beside the requests."""
    unjudged = standin.judge.reason
    return {
        "limit": standin.world.default_upload,
        "levers": [
            {
                "name": name,
                "label": lever.label.to_json(),
                "explained": lever.explained.to_json(),
            }
            for name, lever in LEVERS.items()
        ],
        "pending": [
            {
                "route": fault.route,
                "left": None if fault.times == FOREVER else fault.times - fault.met,
            }
            for fault in standin.faults.pending
        ],
        "unjudged": unjudged.to_json() if unjudged else None,
    }
