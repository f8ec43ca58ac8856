"""The training loop that every stage shares: schedule, average, checkpoints, progress."""

import logging
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import nn

from .muon import optimizers

log = logging.getLogger(__name__)

_WARM_UP = 100  # steps
_LOG_SECONDS = 30.0
_SAVE_SECONDS = 120.0

Loss = Callable[[np.random.Generator], torch.Tensor]


class Loop:
    """Trains ``model`` for ``steps`` steps, and goes on where ``checkpoint`` left off.

    Every step draws from its own generator, made of the seed and the step's number, so a run that
    was stopped and resumed sees the same data as one that was not.
    """

    def __init__(
        self,
        model: nn.Module,
        checkpoint: Path,
        *,
        steps: int,
        rate: float,
        decay: float = 0.01,
        average: float = 0.0,
        seed: int = 0,
    ) -> None:
        self.model = model
        self.checkpoint = checkpoint
        self.steps = steps
        self.rate = rate
        self.seed = seed
        self.average = average  # the moving average keeps this share of itself a step; 0: none
        self.averaged = {name: value.clone() for name, value in model.state_dict().items()}
        self.optimizers = optimizers(model, rate, decay)
        self._rates = [group["lr"] for group in self._groups()]
        self.step = 0
        if checkpoint.exists():
            self._resume()

    def run(self, loss: Loss) -> None:
        self.model.eval()  # without dropout: the data hardly ever repeats
        since, shown, saved, losses = time.monotonic(), time.monotonic(), time.monotonic(), []
        while self.step < self.steps:
            losses.append(self._train_step(loss))
            now = time.monotonic()
            if now - shown > _LOG_SECONDS or self.step == self.steps:
                pace = (now - since) / len(losses)
                log.info(
                    "%s: step %d of %d, loss %.4f, %.2f s a step",
                    *(self.checkpoint.stem, self.step, self.steps, np.mean(losses), pace),
                )
                since, shown, losses = now, now, []
            if now - saved > _SAVE_SECONDS or self.step == self.steps:
                self.save()
                saved = time.monotonic()
        self.model.load_state_dict(self.averaged)

    def _train_step(self, loss: Loss) -> float:
        rng = np.random.default_rng([self.seed, self.step])
        torch.manual_seed(int(rng.integers(2**62)))
        for group, rate in zip(self._groups(), self._rates, strict=True):
            group["lr"] = rate * self._schedule()
        value = loss(rng)
        value.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for optimizer in self.optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        self.step += 1
        self._update_average()
        return float(value.detach())

    def _schedule(self) -> float:
        """Warm-up, a plateau, and a straight way down to zero over the last half."""
        left = (self.steps - self.step) / self.steps
        return min(1.0, (self.step + 1) / _WARM_UP, 2.0 * left)

    def _update_average(self) -> None:
        keep = min(self.average, self.step / (self.step + 10))
        for name, value in self.model.state_dict().items():
            self.averaged[name].lerp_(value, 1 - keep)

    def save(self) -> None:
        state = {
            "step": self.step,
            "model": self.model.state_dict(),
            "averaged": self.averaged,
            "optimizers": [optimizer.state_dict() for optimizer in self.optimizers],
        }
        self.checkpoint.parent.mkdir(parents=True, exist_ok=True)
        partial = self.checkpoint.with_suffix(".partial")
        torch.save(state, partial)
        partial.replace(self.checkpoint)  # a crash while writing leaves the last one whole

    def _resume(self) -> None:
        state = torch.load(self.checkpoint, weights_only=True)
        self.step = state["step"]
        self.model.load_state_dict(state["model"])
        self.averaged = state["averaged"]
        for optimizer, own in zip(self.optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(own)
        log.info("%s: resumed at step %d", self.checkpoint.stem, self.step)

    def _groups(self) -> list[dict[str, float]]:
        return [group for optimizer in self.optimizers for group in optimizer.param_groups]
