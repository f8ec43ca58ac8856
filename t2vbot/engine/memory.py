"""The memory of this computer, and what a model that was just read needs of it."""

from __future__ import annotations

import logging
from typing import Any

import torch

from ..catalog.deciding import usual
from ..catalog.memory import COUNTED, GB, Counted
from .counting import Counter
from .device import Device
from .needs import CONTEXT_GB, Needs
from .pipelines.adapter import Adapter

log = logging.getLogger(__name__)

# Networks whose weights take less of the free memory than this are not counted: whatever such small
# layers compute has room.
MINOR = 0.05


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
