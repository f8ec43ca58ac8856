"""The models in memory: the one that was used last, and another where there is room for both."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..catalog.model import Model
from ..errors import UserError
from .device import Device, free_gb, free_memory
from .weights import memory_need

if TYPE_CHECKING:
    from .loading import Loaded

log = logging.getLogger(__name__)

MOST = 2  # models: members ask for this one and that one, and seldom for a third
# Of what a model is said to need, that has to be free where another one stays: on a CPU other
# programs want the same memory, and a computer that swaps stands still.
ROOM = {"cpu": 2.0}


class Shelf:
    """``names`` may be read from any thread."""

    def __init__(self) -> None:
        self._kept: list[Loaded] = []  # the one used last, last

    @property
    def names(self) -> tuple[str, ...]:
        """Of the models in memory."""
        return tuple(loaded.model.name for loaded in self._kept)

    @property
    def last(self) -> Loaded | None:
        """The one used last."""
        return self._kept[-1] if self._kept else None

    def take(self, model: Model) -> Loaded | None:
        """A model that is here and can be used as it is, which counts as used. Another one goes."""
        loaded = next((one for one in self._kept if one.model.name == model.name), None)
        if loaded is None:
            return None
        if loaded.model != model or not loaded.is_usable:
            number = self._kept.index(loaded)
            del loaded
            self._drop(number)
            return None
        self._kept.remove(loaded)
        self._kept.append(loaded)
        return loaded

    def make_room(self, model: Model, folder: Path, dtype: str, device: Device) -> bool:
        """Before it is read, let others go for which there is no room beside it; whether any went.
        ``device``: as it is now.
        """
        before = len(self._kept)
        if not before:
            return False
        try:
            need = ROOM.get(device.kind, 1.0) * memory_need(model, folder, dtype).full_gb
        except UserError:  # weights that cannot be read: loading says better what is wrong
            return False
        free = free_gb(device)
        while self._kept and (len(self._kept) >= MOST or free < need):
            free += _weights(self._kept[0])
            self._drop(0)
        return len(self._kept) < before

    def put(self, loaded: Loaded) -> None:
        """One that was just read, beside those that stayed."""
        taken = _weights(loaded)
        for other in self._kept:
            other.free_gb -= taken
        loaded.make_room = partial(self._drop_others, loaded)
        self._kept.append(loaded)

    def clear(self) -> None:
        while self._kept:
            self._drop(0)

    def _drop_others(self, loaded: Loaded) -> bool:
        """Where memory ran out; False where there are none."""
        dropped = 0
        while len(self._kept) > 1:
            self._drop(next(n for n, one in enumerate(self._kept) if one is not loaded))
            dropped += 1
        return dropped > 0

    def _drop(self, number: int) -> None:
        """Nobody may hold it, or its memory would not be free."""
        loaded = self._kept.pop(number)
        device, title, freed = loaded.device, loaded.model.title, _weights(loaded)
        del loaded
        for other in self._kept:
            other.free_gb += freed
        free_memory(device)
        log.info("%s is no longer in memory", title)


def _weights(loaded: Loaded) -> float:
    """GB."""
    return sum(loaded.needs.weights.values())
