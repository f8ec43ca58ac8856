"""What a scheduler's last step came to, seen from outside."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import torch

# Those whose velocity is the noise less the clip.
FLOW_MATCHING = ("FlowMatchEulerDiscreteScheduler",)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scheduler, and what it gave back."""

    scheduler: Any
    velocity: torch.Tensor  # or whatever the network predicts
    before: torch.Tensor
    after: torch.Tensor
    clean: torch.Tensor | None  # the clip as it was predicted, by the scheduler itself
    index: int | None  # of the step

    def predicted(self) -> torch.Tensor:
        """The clip without noise, as far as it can be told; else as noisy as it is."""
        if self.clean is not None:
            return self.clean
        if type(self.scheduler).__name__ in FLOW_MATCHING and self.index is not None:
            sigma: torch.Tensor = self.scheduler.sigmas[self.index].to(self.before.device)
            return self.before - sigma * self.velocity
        return self.after


class LastStep:
    """The last step of a scheduler, while that is ``watched``."""

    def __init__(self) -> None:
        self.step: Step | None = None

    @contextmanager
    def watched(self, scheduler: Any) -> Iterator[None]:
        """Cover the scheduler's ``step``."""
        self.step = None
        scheduler.step = _Watched(scheduler, self)
        try:
            yield
        finally:
            del scheduler.step


class _Watched:
    """In the place of a scheduler's ``step``, which it calls.

    Pipelines look at its parameters, and copy whole schedulers (LTX-2 does, for its sound): a copy
    steps by itself.
    """

    def __init__(self, scheduler: Any, last: LastStep) -> None:
        self._scheduler = scheduler
        self._step = scheduler.step
        self._last = last
        self.__signature__ = inspect.signature(scheduler.step)

    def __call__(self, *args: Any, **named: Any) -> Any:
        result = self._step(*args, **named)
        given = self.__signature__.bind(*args, **named).arguments
        before = given.get("sample")
        self._last.step = _step(self._scheduler, given.get("model_output"), before, result)
        return result

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        copied = memo[id(self._scheduler)]
        return type(copied).step.__get__(copied)


def _step(scheduler: Any, velocity: Any, before: Any, result: Any) -> Step | None:
    values = result if isinstance(result, tuple) else tuple(result.values())
    after = values[0]
    if not all(isinstance(each, torch.Tensor) for each in (velocity, before, after)):
        return None
    clean = values[1] if len(values) > 1 else _converted(scheduler)
    if not isinstance(clean, torch.Tensor) or clean.shape != after.shape:
        clean = None
    index = getattr(scheduler, "step_index", None)  # of the next step by now
    return Step(scheduler, velocity, before, after, clean, index - 1 if index else None)


def _converted(scheduler: Any) -> Any:
    """What solvers of higher order keep of their last steps, where that is the predicted clip."""
    config = scheduler.config
    solver = str(config.get("algorithm_type", ""))
    if config.get("predict_x0") or solver.startswith(("dpmsolver++", "sde-dpmsolver++")):
        return (getattr(scheduler, "model_outputs", None) or [None])[-1]
    return None
