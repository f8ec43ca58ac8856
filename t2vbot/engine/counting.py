"""How much memory a model needs for a clip, counted instead of guessed.

Its networks are made once more without weights (torch's "meta" device, on which a tensor has a
shape and nothing else), the pipeline is called as for a real clip, and every tensor that would be
made is added up as it comes and taken away as it goes. Neither a GPU nor memory is needed for it;
what a kernel takes for itself is not seen.
"""

from __future__ import annotations

import copy
import inspect
import weakref
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

import torch
import torch.nn.functional as F
import transformers
from PIL import Image
from torch.fx.experimental import _config as fx_config
from torch.overrides import TorchFunctionMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves, tree_map

from ..catalog.memory import GB, Counted, Plane, Shape
from ..catalog.model import Model
from ..catalog.request import VideoRequest
from .pipelines.adapter import Adapter
from .pipelines.registry import adapter_for

# As few as every scheduler can do; only the first is counted, since all take the same.
STEPS = 4
META = torch.device("meta")
SMALLER = 0.5  # the second shape's part of the first one's frames, and the third one's of its area
TILES = 1.5  # tiles a side that are decoded to count one: less than two overlap


@dataclass
class Peaks:
    """GB of live tensors at most, by what they were for."""

    reading: float = 0.0
    step: float = 0.0
    decode: float = 0.0

    def note(self, what: str, gb: float) -> None:
        setattr(self, what, max(getattr(self, what), gb))


class _Tally(TorchDispatchMode):
    """Adds up the bytes of all storages made inside, as long as somebody refers to them."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._live: dict[int, int] = {}
        self._sum = 0
        self.peak = 0

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        if func is torch.ops.aten._local_scalar_dense.default and args[0].device == META:
            return 1  # of a number that nobody knows here, such as whether a mask has a gap
        made = func(*args, **(kwargs or {}))
        # A view of a weight, such as a layer makes to turn it, is nothing new.
        given = {storage._cdata for storage in _storages(args)}
        for storage in _storages(made if isinstance(made, tuple | list) else (made,)):
            if storage._cdata not in given:
                self._add(storage)
        return made

    def _add(self, storage: torch.UntypedStorage) -> None:
        key = storage._cdata
        if key in self._live:
            return
        self._live[key] = storage.nbytes()
        self._sum += storage.nbytes()
        self.peak = max(self.peak, self._sum)
        weakref.finalize(storage, self._drop, key)

    def _drop(self, key: int) -> None:
        self._sum -= self._live.pop(key, 0)


def _storages(values: Iterable[Any]) -> Iterator[torch.UntypedStorage]:
    for value in values:
        if isinstance(value, torch.Tensor) and value.device == META:
            yield value.untyped_storage()


class _Fused(TorchFunctionMode):
    """Attention takes no more than its result, as the kernels on a GPU do it."""

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs = kwargs or {}
        if func is not F.scaled_dot_product_attention:
            return func(*args, **kwargs)
        query, _, value = (*args, *(kwargs[k] for k in ("query", "key", "value") if k in kwargs))[
            :3
        ]
        return query.new_empty(*query.shape[:-1], value.shape[-1])


class _Autocast(torch.autocast):
    """Knows the meta device, too, on which there is nothing to cast."""

    def __init__(self, device_type: str, *args: Any, **kwargs: Any) -> None:
        if device_type == META.type:
            device_type, args, kwargs = "cpu", (), {"enabled": False}
        super().__init__(device_type, *args, **kwargs)


@contextmanager
def _casting_anywhere() -> Iterator[None]:
    kind = torch.autocast
    torch.autocast = _Autocast  # type: ignore[misc]
    try:
        yield
    finally:
        torch.autocast = kind  # type: ignore[misc]


@contextmanager
def _tallied() -> Iterator[_Tally]:
    tally = _Tally()
    # A mask's ones are as many as it has places.
    all_nonzero = fx_config.patch(meta_nonzero_assume_all_nonzero=True)  # type: ignore[attr-defined]
    with torch.no_grad(), all_nonzero, _casting_anywhere(), _Fused(), tally:
        yield tally


class _Enough(Exception):
    """All is counted; what the pipeline does after decoding is known."""


_Known: TypeAlias = dict[str, tuple[Any, float]]  # by what goes in: what comes out, and the GB


class _Ghost(torch.nn.Module):
    """A network without weights in a pipeline on the CPU: computes nothing, and counts."""

    def __init__(self, network: Any, what: str, peaks: Peaks, known: _Known) -> None:
        super().__init__()
        self.__dict__ |= {"_network": network, "_what": what, "_peaks": peaks, "_known": known}

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.__dict__["_network"], name)
        if isinstance(value, torch.Tensor):  # such as the mean of a VAE's latents
            return torch.ones_like(value, device="cpu")
        return value

    @property
    def device(self) -> torch.device:
        return torch.device("cpu")

    @property
    def dtype(self) -> torch.dtype:
        return self._network.dtype  # type: ignore[no-any-return]

    def forward(self, *args: Any, **kwargs: Any) -> Any:
        sizes = str([getattr(value, "shape", value) for value in tree_leaves((args, kwargs))])
        if sizes not in self._known:  # a second step takes what the first one did
            self._known[sizes] = self._count(self._network, args, kwargs)
        made, gb = self._known[sizes]
        self._peaks.note(self._what, gb)
        return _nothing(made)

    def encode(self, *args: Any, **kwargs: Any) -> Any:
        found, gb = self._count(self._network.encode, args, kwargs)
        self._peaks.note("decode", gb)
        for name, value in vars(found).items():  # a distribution is no tree of tensors
            if hasattr(value, "parameters"):
                setattr(found, name, type(value)(_nothing(value.parameters)))
        return _nothing(found)

    def decode(self, latents: torch.Tensor, *args: Any, **kwargs: Any) -> Any:
        sizes = f"{latents.shape}, tiled: {self._network.use_tiling}"
        if sizes not in self._known:  # a clip alone is decoded in slices as it is at once
            self._known[sizes] = self._count(self._network.decode, (latents, *args), kwargs)
        self._peaks.note("decode", self._known[sizes][1])
        raise _Enough

    @staticmethod
    def _count(call: Callable[..., Any], args: Any, kwargs: Any) -> tuple[Any, float]:
        with _tallied() as tally:
            args, kwargs = tree_map(_to_meta, (args, kwargs))
            made = call(*args, **kwargs)
        return made, tally.peak / GB


class _SlicedGhost(_Ghost):
    """Decodes no more than is decoded at once in slices, or in slices and tiles."""

    tiles = False

    def decode(self, latents: torch.Tensor, *args: Any, **kwargs: Any) -> Any:
        latents = latents[:1]  # of the frames, where an image's VAE decodes them
        if self.tiles:
            for axis in (-2, -1):
                side = min(latents.shape[axis], self._tile_side())
                latents = latents.narrow(axis, 0, side)
        return super().decode(latents, *args, **kwargs)

    def _tile_side(self) -> int:
        """Latents a side that are just not decoded as one tile."""
        vae = self._network
        if hasattr(vae, "tile_latent_min_size"):
            return int(vae.tile_latent_min_size * TILES)
        shrinks = getattr(vae, "spatial_compression_ratio", 8)
        tile = getattr(vae, "tile_sample_min_height", 256)
        return int(tile * TILES / shrinks)


def _to_meta(value: Any) -> Any:
    return value.to(META) if isinstance(value, torch.Tensor) else value


def _nothing(tree: Any) -> Any:
    """The same tree of tensors on the CPU, all zeros."""

    def zeros(value: Any) -> Any:
        return torch.zeros_like(value, device="cpu") if isinstance(value, torch.Tensor) else value

    return tree_map(zeros, tree)


@dataclass
class Counter:
    """Counts what a loaded pipeline needs.

    ``adapter``: of a pipeline whose parts are in their dtypes, with weights or without.
    """

    adapter: Adapter
    _networks: dict[str, Any] = field(init=False)
    _known: dict[str, _Known] = field(init=False)

    def __post_init__(self) -> None:
        parts = self.adapter.pipe.components.items()
        self._networks = {
            name: _weightless(part) for name, part in parts if isinstance(part, torch.nn.Module)
        }
        self._known = {name: {} for name in self._networks}

    def figures(self, usual: VideoRequest) -> Counted:
        """All of a model's figures, around its usual clip."""
        guided = replace(usual, guidance_scale=max(usual.guidance_scale, 2.0))
        model = self.adapter.model
        shorter, smaller = _shorter(model, guided), _smaller(model, guided)
        clips = [guided, *(clip for clip in (shorter, smaller) if clip != guided)]
        whole = [self.peaks(clip) for clip in clips]
        sliced = [self.peaks(clip, _SlicedGhost) for clip in clips]
        alone = [self.peaks(replace(c, guidance_scale=1.0)) for c in clips[:2]]
        tiled = [self.peaks(clip, _TiledGhost) for clip in clips[:2]]
        shapes = [Shape.of(clip) for clip in clips]
        return Counted(
            weights={name: _weight_gb(network) for name, network in self._networks.items()},
            layer={name: _layer_gb(network) for name, network in self._networks.items()},
            reading=whole[0].reading,
            step=_line(shapes, [peaks.step for peaks in whole]),
            step_alone=_line(shapes, [peaks.step for peaks in alone]),
            decode=_plane(shapes, [peaks.decode for peaks in whole]),
            sliced=_plane(shapes, [peaks.decode for peaks in sliced]),
            tiled=_by_frames(shapes, [peaks.decode for peaks in tiled]),
        )

    def peaks(self, request: VideoRequest, vae: type[_Ghost] = _Ghost, clips: int = 1) -> Peaks:
        """What this clip takes at most, or so many of it in one run."""
        peaks = Peaks()
        adapter = self._adapter(peaks, vae)
        image = Image.new("RGB", (request.width, request.height))
        try:
            request = replace(request, num_inference_steps=STEPS)
            adapter.run([request] * clips, image if adapter.family.needs_image else None)
        except _Enough:
            pass
        return peaks

    def _adapter(self, peaks: Peaks, vae: type[_Ghost]) -> Adapter:
        """That calls the pipeline with ghosts in place of its networks."""
        pipe, family = self.adapter.pipe, self.adapter.family
        parts: dict[str, Any] = {}
        for name, part in pipe.components.items():
            if name in self._networks:
                what = "step" if name in family.denoisers else "reading"
                kind = vae if name == "vae" else _Ghost
                parts[name] = kind(self._networks[name], what, peaks, self._known[name])
            elif hasattr(part, "from_config"):  # a scheduler, which changes with every run
                parts[name] = type(part).from_config(part.config)
            else:
                parts[name] = part
        given = inspect.signature(type(pipe).__init__).parameters
        numbers = {k: v for k, v in pipe.config.items() if k in given and k not in parts}
        twin = type(pipe)(**parts, **numbers)
        twin.set_progress_bar_config(disable=True)
        adapter = adapter_for(twin, self.adapter.model)
        network = self._networks["vae"]
        if not family.vae_tiling:
            network.use_tiling = vae is _TiledGhost
        return adapter


class _TiledGhost(_SlicedGhost):
    tiles = True


def _weightless(part: Any) -> Any:
    """The same network with tensors that are only shapes."""
    config = copy.deepcopy(part.config)
    with META:
        if isinstance(part, transformers.PreTrainedModel):
            config.__dict__.pop("quantization_config", None)
            attention = part.config._attn_implementation
            made = type(part)._from_config(config, attn_implementation=attention)
        else:
            made = type(part).from_config(config)
    return made.to(part.dtype).eval()


def _weight_gb(network: torch.nn.Module) -> float:
    return sum(tensor.nbytes for tensor in _tensors(network)) / GB


def _layer_gb(network: torch.nn.Module) -> float:
    """Of the layer that takes most: what is moved at once, layer by layer."""
    sizes = (sum(t.nbytes for t in _tensors(m, recurse=False)) for m in network.modules())
    return max(sizes, default=0) / GB


def _tensors(module: torch.nn.Module, recurse: bool = True) -> Iterator[torch.Tensor]:
    yield from module.parameters(recurse)
    yield from module.buffers(recurse)


def _shorter(model: Model, request: VideoRequest) -> VideoRequest:
    return replace(request, num_frames=model.frames.nearest(request.num_frames * SMALLER))


def _smaller(model: Model, request: VideoRequest) -> VideoRequest:
    """About half as high."""
    multiple = model.size_multiple
    height = max(round(request.height * SMALLER / multiple) * multiple, multiple)
    return replace(request, height=height)


def _line(shapes: list[Shape], peaks: list[float]) -> Plane:
    """Through the first two, by all pixels: a step sees them all alike."""
    if len(peaks) < 2 or shapes[0].volume == shapes[1].volume:
        return Plane(volume=peaks[0] / shapes[0].volume)
    volume = (peaks[0] - peaks[1]) / (shapes[0].volume - shapes[1].volume)
    return Plane(base=peaks[0] - volume * shapes[0].volume, volume=volume)


def _plane(shapes: list[Shape], peaks: list[float]) -> Plane:
    """Through three of them: the usual, a shorter and a smaller clip."""
    if len(peaks) < 3:
        return _line(shapes, peaks)
    volume = (peaks[0] - peaks[1]) / (shapes[0].volume - shapes[1].volume)
    rest = [peak - volume * shape.volume for peak, shape in zip(peaks, shapes, strict=True)]
    area = (rest[0] - rest[2]) / (shapes[0].area - shapes[2].area)
    return Plane(base=rest[0] - area * shapes[0].area, area=area, volume=volume)


def _by_frames(shapes: list[Shape], peaks: list[float]) -> Plane:
    """Through the first two, by the number of frames: a tile is as large in any picture."""
    if len(peaks) < 2 or shapes[0].num_frames == shapes[1].num_frames:
        return Plane(base=peaks[0])
    frame = (peaks[0] - peaks[1]) / (shapes[0].num_frames - shapes[1].num_frames)
    return Plane(base=peaks[0] - frame * shapes[0].num_frames, frame=frame)
