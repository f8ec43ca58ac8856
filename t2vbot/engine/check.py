"""The output check: an image classifier looks at some frames of every clip, after they are made and
before there is a file.

Whatever goes wrong in it, nothing passes unchecked: then the clip has failed. It runs in a thread
of its own, beside the device, which makes the next clip meanwhile.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..catalog.classifier import Classifier
from ..errors import (
    Cancelled,
    ModelUnavailable,
    SettingsError,
    Unchecked,
    UserError,
    Withheld,
)
from ..jobs.executor import OnProgress, Phase, Progress
from ..text import Text
from ..video.frames import Frames
from .inspection import inspect_classifier
from .progress import Relay, Report
from .worker import Worker

if TYPE_CHECKING:
    from .hub import Hub
    from .scorer import Scorer

log = logging.getLogger(__name__)

# Frames that are looked at. Of a clip of 5 s that is one every 0.7 s, and what is seen for less
# may be missed; each takes about half a second of one core (docs/LOG.md), so all of them would
# take longer than many a clip.
LOOKED_AT = 8
CLOSING = 5.0  # seconds that the thread gets to stop what it does, when all is being closed


@dataclass(frozen=True, slots=True)
class Rule:
    """What the host wants of the check."""

    classifier: Classifier
    threshold: float  # a probability: what reaches it in one frame is found
    withholds: bool  # what is found; else it is hidden behind a spoiler


class OutputCheck:
    """``hub``: where the classifier is fetched from, as models are. ``threads``: of the CPU."""

    def __init__(self, rule: Rule, hub: Hub, threads: int = 1) -> None:
        self._rule = rule
        self._hub = hub
        self._threads = threads
        self._worker = Worker("check")
        self._scorer: Scorer | None = None

    def require_usable(self) -> None:
        """Raise ``SettingsError`` where its classifier is on this disk and cannot be used. One that
        has to be downloaded is looked at then.
        """
        classifier = self._rule.classifier
        folder = classifier.folder or self._hub.find(classifier)
        if folder and (fault := inspect_classifier(classifier, folder)):
            raise SettingsError(Text("settings-check", fault=fault))

    async def prepare(self, on_progress: OnProgress, stop: threading.Event) -> None:
        """Fetch and read the classifier, where that is not done: before a clip is made in vain.

        Raises ``Unchecked`` where there is none. The next call tries again.
        """
        if self._scorer:
            return
        relay = Relay(asyncio.get_running_loop(), on_progress)
        try:
            await asyncio.wrap_future(self._worker.submit(self._load, relay.report, stop))
        finally:
            relay.close()

    async def look(
        self,
        order_id: str,
        frames: Frames,
        stop: threading.Event,
        *,
        withheld: Text = Text("engine-check-withheld"),  # noqa: B008 - a frozen value
    ) -> bool:
        """Whether a clip is to be hidden behind a spoiler.

        Raises ``Withheld`` with that text where nobody is to see it, and ``Unchecked`` where that
        could not be told.
        """
        work = self._worker.submit(self._highest, order_id, frames, stop)
        highest = await asyncio.wrap_future(work)
        # The job's id and a number: no words of anybody.
        log.info("Job %s: output check, highest probability %.3f", order_id, highest)
        if highest < self._rule.threshold:
            return False
        if self._rule.withholds:
            raise Withheld(withheld)
        return True

    async def aclose(self) -> None:
        """End the thread. Waits only a while for that: see ``ended``."""
        self._worker.close()
        await asyncio.to_thread(self._worker.join, CLOSING)

    @property
    def ended(self) -> bool:
        """Whether its thread has ended."""
        return self._worker.ended

    def _load(self, report: Report, stop: threading.Event) -> None:
        """In the thread."""
        if self._scorer:
            return
        if stop.is_set():
            raise Cancelled
        rule = self._rule
        try:
            folder = self._hub.fetch(rule.classifier, report, stop)
            report(Progress(Phase.LOADING))
            if found := inspect_classifier(rule.classifier, folder):
                raise ModelUnavailable(found)
            import torch

            from .scorer import Scorer

            torch.set_num_threads(self._threads)  # holds for this thread alone
            self._scorer = Scorer(rule.classifier, folder)
        except Cancelled:
            raise
        except UserError as error:
            log.error("The output check is not ready: %s %s", error, error.detail or "")
            raise Unchecked(Text("engine-check-not-ready")) from error
        except Exception as error:  # whatever a folder makes a library raise
            log.exception("The output check is not ready")
            raise Unchecked(Text("engine-check-not-ready")) from error
        log.info(
            "output check: %s in %s, %s from %g on, %d CPU threads",
            *(rule.classifier.title, folder, ", ".join(rule.classifier.labels)),
            *(rule.threshold, self._threads),
        )

    def _highest(self, order_id: str, frames: Frames, stop: threading.Event) -> float:
        """In the thread: the highest probability in any of the frames that are looked at."""
        highest = 0.0
        try:
            assert self._scorer
            for number in evenly(len(frames), LOOKED_AT):
                if stop.is_set():
                    raise Cancelled
                highest = max(highest, self._scorer.probability(frames[number]))
        except Cancelled:
            raise
        except Exception as error:  # of a library, or for want of memory: it is not let through
            log.exception("Job %s could not be checked", order_id)
            raise Unchecked(Text("engine-check-failed")) from error
        return highest


def evenly(total: int, most: int) -> list[int]:
    """At most so many of ``total`` numbers from 0 on, the first and the last among them: those are
    also written as pictures of their own.
    """
    return sorted({int(number) for number in np.linspace(0, total - 1, min(total, most)).round()})
