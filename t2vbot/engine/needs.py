"""What a model needs on its device for a run, by how memory is saved: pure figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from ..catalog.memory import COUNTED, Counted, Shape
from ..catalog.model import Model
from .device import Decision, Device
from .policy import Offload, Policy, choose_policy

# That CUDA takes for itself once it is used, as is known of it; not measured here.
CONTEXT_GB = {"cuda": 0.5}
# What is computed takes more than its tensors: blocks of memory have gaps, and kernels workspaces.
# Measured with ModelScope's networks on an H200 (docs/LOG.md): reading and denoising to 1 % as they
# are here, decoding a whole clip 1.37 times the count for one and 1.59 times for eight at once. The
# out-of-memory ladder catches the rest.
SLACK = 1.1
SLACK_FRAMES = 1.6  # where a decoder of single frames gets all of them at once
# Layers that are there at once where they come one by one: the next is fetched beside the one that
# computes.
LAYERS = 2


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
        by_frame = self.counted.sliced.area > 0
        slack = SLACK_FRAMES if by_frame and not policy.vae_slicing else SLACK
        return self.counted.decode_gb(shape, **pieces) * slack * self.wider

    def _denoisers(self, policy: Policy) -> float:
        return self._gb(self.denoisers) * (self.fp8 if policy.fp8 else 1.0)

    def _gb(self, names: Iterable[str]) -> float:
        return sum(self.weights.get(name, 0.0) for name in names)

    def _layer(self, names: Iterable[str]) -> float:
        assert self.counted
        return max((self.counted.layer.get(name, 0.0) for name in names), default=0.0) * self.wider


@dataclass(frozen=True, slots=True)
class Suit:
    """How a device can make one of a model's sizes, at its usual length."""

    model: Model
    size: str
    shape: Shape
    policy: Decision[Policy]
    gb: float  # that this needs
    fits: bool


def suits(device: Device, model: Model) -> Iterator[Suit]:
    """Of every size, as far as the model was counted."""
    needs = shipped_needs(model, device)
    if needs is None:
        return
    for size, (width, height) in model.sizes.items():
        guided = model.guidance.default > 1
        shape = Shape(width, height, model.frames.default, guided=guided)
        policy = choose_policy(device, partial(needs.gb, shape=shape), device.free_gb, model.fp8)
        gb = needs.gb(policy.value, shape)
        yield Suit(model, size, shape, policy, gb, gb <= device.free_gb)


def shipped_needs(model: Model, device: Device) -> Needs | None:
    """Of a model of the catalog in its own dtypes, before it is loaded; None: nobody counted it."""
    counted = COUNTED.get(model.name)
    if counted is None:
        return None
    family = model.kind
    return Needs(
        weights=counted.weights,
        texts=frozenset(family.text_encoders) & counted.weights.keys(),
        denoisers=frozenset(family.denoisers) & counted.weights.keys(),
        counted=counted,
        context=CONTEXT_GB.get(device.kind, 0.0),
        fp8=0.25 if model.dtype == "float32" else 0.5,
    )
