"""How a family's pipeline is called, and what comes out of it.

Most of what differs between families is data (``catalog/families.toml``); an adapter of its own has
only what no table can say.
"""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import diffusers
import torch
from PIL import Image

from ...catalog.families import FAMILIES
from ...catalog.model import Model
from ...catalog.request import VideoRequest
from ...video.sound import Sound

# With these a step adds noise of its own, which diffusers takes from one generator for a whole
# batch, or not at all from a list of them.
STOCHASTIC = (
    *("DDPMScheduler", "EulerAncestralDiscreteScheduler", "KDPM2AncestralDiscreteScheduler"),
    *("LCMScheduler", "TCDScheduler", "DPMSolverSDEScheduler", "CosineDPMSolverMultistepScheduler"),
)
# Their latents are (clips, frames, channels, height, width).
FRAMES_FIRST = ("CogVideoXPipeline", "CogVideoXImageToVideoPipeline", "AnyFlowPipeline")
MOST_TOKENS = 512  # T5 tokenizers often state no limit, and no pipeline reads more


class Adapter:
    """Of a pipeline that its table describes fully; families with quirks override methods.

    ``pipe``: a diffusers pipeline of ``model``'s class, loaded.
    """

    def __init__(self, pipe: Any, model: Model) -> None:
        self.pipe = pipe
        self.model = model
        self.family = FAMILIES[model.family]

    # What there is.

    @property
    def denoisers(self) -> list[torch.nn.Module]:
        """The networks that a step runs."""
        return self._parts(self.family.denoisers)

    @property
    def text_encoders(self) -> list[torch.nn.Module]:
        """The networks that read the prompt."""
        return self._parts(self.family.text_encoders)

    @property
    def batches(self) -> bool:
        """Whether each clip of a batch comes out as it would alone."""
        kind = type(self.pipe.scheduler).__name__
        stochastic = "sde" in str(self.pipe.scheduler.config.get("algorithm_type", ""))
        return self.family.batch and kind not in STOCHASTIC and not stochastic

    @cached_property
    def image_pipe(self) -> Any:
        """The pipeline that makes clips of a picture, with the same parts in memory."""
        if self.family.needs_image:
            return self.pipe
        assert self.family.image_pipeline, self.family.pipeline
        return getattr(diffusers, self.family.image_pipeline)(**self.pipe.components)

    def prepare(self) -> None:
        """Once after loading: what the pipeline cannot do without."""
        if self.family.vae_slicing:
            self.pipe.vae.enable_slicing()
        if self.family.vae_tiling:
            self.pipe.vae.enable_tiling()

    # A call.

    def pipe_for(self, start_image: Image.Image | None) -> Any:
        """The pipeline to be called, and to be watched."""
        return self.pipe if start_image is None else self.image_pipe

    def run(self, clips: Sequence[VideoRequest], start_image: Image.Image | None = None) -> Any:
        """Call the pipeline; what it returns is for ``frames`` and ``sound``.

        ``clips``: alike but for words and seed. ``start_image``: RGB in the clip's size, for a
        single clip.
        """
        given = self.arguments(clips)
        if start_image is not None:
            given["image"] = start_image
        return self.pipe_for(start_image)(**given)

    def arguments(self, clips: Sequence[VideoRequest]) -> dict[str, Any]:
        """The call, by the names that the pipeline has for them."""
        first = clips[0]
        given: dict[str, Any] = {
            "prompt": self._each([clip.prompt for clip in clips]),
            "num_frames": first.num_frames,
            "height": first.height,
            "width": first.width,
            "num_inference_steps": first.num_inference_steps,
            "guidance_scale": first.guidance_scale,
            # On the CPU whatever the device, so that a seed means the same noise everywhere.
            "generator": self._each([torch.Generator("cpu").manual_seed(c.seed) for c in clips]),
            "output_type": "pt",
        }
        if self.family.negative_prompt:
            negative = [clip.negative_prompt for clip in clips]
            given["negative_prompt"] = self._each(negative) if any(negative) else None
        named = {self.family.arguments.get(name, name): value for name, value in given.items()}
        return named | self.family.fixed | self.model.call

    def frames(self, output: Any) -> torch.Tensor:
        """Float (clips, frames, 3, height, width) in 0..1, on the device."""
        found = output.frames
        return found if isinstance(found, torch.Tensor) else torch.stack(list(found))

    def sound(self, output: Any) -> list[Sound] | None:
        """One a clip, where the family makes sound."""
        return None

    def video_latents(self, latents: torch.Tensor, request: VideoRequest) -> torch.Tensor:
        """What a step works on, as (clips, channels, frames, height, width)."""
        if latents.ndim == 3:  # of tokens, those of a picture to start from first
            return self._unpacked(latents, request)
        if latents.ndim == 4:  # each frame a picture of its own
            frames = request.num_frames
            return latents.reshape(-1, frames, *latents.shape[1:]).transpose(1, 2)
        if self.model.family in FRAMES_FIRST:  # CogVideoX 1.5 pads them at the beginning
            frames = (request.num_frames - 1) // self.pipe.vae_scale_factor_temporal + 1
            return latents[:, -frames:].transpose(1, 2)
        return latents

    def _unpacked(self, latents: torch.Tensor, request: VideoRequest) -> torch.Tensor:
        """As LTX does it itself."""
        pipe = self.pipe
        patch, patch_in_time = (
            pipe.transformer_spatial_patch_size,
            pipe.transformer_temporal_patch_size,
        )
        frames = (request.num_frames - 1) // pipe.vae_temporal_compression_ratio + 1
        height = request.height // pipe.vae_spatial_compression_ratio
        width = request.width // pipe.vae_spatial_compression_ratio
        tokens = (frames // patch_in_time) * (height // patch) * (width // patch)
        unpacked: torch.Tensor = pipe._unpack_latents(
            *(latents[:, -tokens:], frames, height, width, patch, patch_in_time)
        )
        return unpacked

    def is_cut(self, prompt: str) -> bool:
        """Whether the text encoder does not read all of the words; diffusers only logs it."""
        tokenizer = self.pipe.tokenizer
        limit = min(tokenizer.model_max_length, self._max_tokens)
        tokens = tokenizer(prompt, truncation=True, max_length=10 * limit)["input_ids"]
        return bool(len(tokens) > limit)

    @cached_property
    def _max_tokens(self) -> int:
        parameter = inspect.signature(self.pipe.__call__).parameters.get("max_sequence_length")
        return int(parameter.default) if parameter else MOST_TOKENS

    def _parts(self, names: Sequence[str]) -> list[torch.nn.Module]:
        return [part for name in names if (part := getattr(self.pipe, name, None)) is not None]

    @staticmethod
    def _each(values: list[Any]) -> Any:
        """A single clip is asked for as people ask for one."""
        return values[0] if len(values) == 1 else values
