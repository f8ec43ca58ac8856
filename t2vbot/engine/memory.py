"""What a loaded model needs on its device for a run, by how memory is saved."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import psutil
import torch

from ..catalog.deciding import usual
from ..catalog.memory import COUNTED, GB, Counted, Shape
from .counting import Counter
from .device import Device
from .pipelines.adapter import Adapter
from .policy import Offload, Policy

log = logging.getLogger(__name__)

# That CUDA takes for itself once it is used, as is known of it; not measured here.
CONTEXT_GB = {"cuda": 0.5}
# What is computed takes more than its tensors: blocks of memory have gaps, and kernels workspaces.
# A guess; the out-of-memory ladder catches the rest.
SLACK = 1.1
# Layers that are there at once where they come one by one: the next is fetched beside the one that
# computes.
LAYERS = 2
# Networks whose weights take less of the free memory than this are not counted: whatever such small
# layers compute has room.
MINOR = 0.05


@dataclass(frozen=True)
class Needs:
    """Of a model as it was loaded. ``counted`` None: too small to matter.

    ``wider``: bytes of a number in the dtype that it was loaded in for one in its own dtype.
    ``fp8``: what is left of the denoisers' weights where they lie in 8 bits.
    """

    weights: Mapping[str, float]  # GB of each part
    texts: frozenset[str]  # names of parts
    denoisers: frozenset[str]
    counted: Counted | None = None
    context: float = 0.0  # GB
    wider: float = 1.0
    fp8: float = 0.5

    def gb(self, policy: Policy, shape: Shape) -> float:
        """What has to be free for a run like this."""
        if self.counted is None:
            return 0.0
        reading = self.counted.reading * shape.clips * self.wider * SLACK
        step = self.counted.step_gb(shape) * self.wider * SLACK
        decode = self._decode(policy, shape)
        texts, denoisers = self._gb(self.texts), self._denoisers(policy)
        others = self._gb(self.weights.keys() - self.texts - self.denoisers)
        if policy.offload is Offload.NONE:
            needed = texts + denoisers + others + max(reading, step, decode)
        elif policy.offload is Offload.TEXT:
            layers = LAYERS * self._layer(self.texts)
            needed = denoisers + others + max(layers + reading, step, decode)
        elif policy.offload is Offload.MODEL:
            largest = max((self.weights[name] for name in self.texts), default=0.0)
            one = denoisers / max(len(self.denoisers), 1)
            needed = max(largest + reading, one + step, others + decode)
        else:
            needed = LAYERS * self._layer(self.weights.keys()) + max(reading, step, decode)
        return needed + self.context

    def most_together(self, shape: Shape, free_gb: float, policies: list[Policy], most: int) -> int:
        """How many such clips one run may have, up to ``most``; one at least.

        ``policies``: any of them will do.
        """
        if self.counted is None:
            return most
        for clips in range(most, 1, -1):
            several = replace(shape, clips=clips)
            if any(self.gb(policy, several) <= free_gb for policy in policies):
                return clips
        return 1

    def _decode(self, policy: Policy, shape: Shape) -> float:
        assert self.counted
        pieces = {"sliced": policy.vae_slicing, "tiled": policy.vae_tiling}
        return self.counted.decode_gb(shape, **pieces) * SLACK * self.wider

    def _denoisers(self, policy: Policy) -> float:
        return self._gb(self.denoisers) * (self.fp8 if policy.fp8 else 1.0)

    def _gb(self, names: Any) -> float:
        return sum(self.weights.get(name, 0.0) for name in names)

    def _layer(self, names: Any) -> float:
        assert self.counted
        return max((self.counted.layer.get(name, 0.0) for name in names), default=0.0) * self.wider


def free_gb(device: Device) -> float:
    """What a model that is about to be read may take. ``device`` was looked at just before."""
    if device.kind == "cpu":
        return float(psutil.virtual_memory().available / GB)
    return device.free_gb


def needs_of(adapter: Adapter, device: Device, free_gb: float) -> Needs:
    """Of a pipeline that was just read. Counts where nobody has, which takes some seconds."""
    model = adapter.model
    pipe, family = adapter.pipe, adapter.family
    parts: dict[str, Any] = {
        n: p for n, p in pipe.components.items() if isinstance(p, torch.nn.Module)
    }
    weights = {name: _gb(part) for name, part in parts.items()}
    bytes_each = {name: part.dtype.itemsize for name, part in parts.items()}
    denoisers = frozenset(family.denoisers) & parts.keys()
    least = min((bytes_each[name] for name in denoisers), default=2)
    counted, wider = COUNTED.get(model.name), 1.0
    if counted:
        wider = least / getattr(torch, model.dtype).itemsize
    elif sum(weights.values()) > MINOR * free_gb:
        log.info("%s: counting what it needs", model.title)
        counted = _count(adapter)
    return Needs(
        weights=weights,
        texts=frozenset(family.text_encoders) & parts.keys(),
        denoisers=denoisers,
        counted=counted,
        context=CONTEXT_GB.get(device.kind, 0.0),
        wider=wider,
        fp8=1 / least,
    )


def _count(adapter: Adapter) -> Counted | None:
    try:
        return Counter(adapter).figures(usual(adapter.model))
    except Exception:  # whatever a network does that has no meaning without numbers
        log.warning("%s: cannot be counted", adapter.model.title, exc_info=True)
        return None


def _gb(part: torch.nn.Module) -> float:
    return sum(tensor.nbytes for tensor in (*part.parameters(), *part.buffers())) / GB
