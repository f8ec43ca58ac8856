"""How a family's pipeline is called, and what comes out of it.

Most of what differs between families is data (``catalog/families.toml``); an adapter of its own has
only what no table can say.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any

import diffusers
import torch
from PIL import Image

from ...catalog.model import Model
from ...catalog.request import VideoRequest
from ...errors import RequestRefused
from ...text import Text
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
        self.family = model.kind

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
        return (
            self.family.batch
            and kind not in STOCHASTIC
            and not stochastic
            and not self.has_noise_of_its_own
        )

    @property
    def has_noise_of_its_own(self) -> bool:
        """Whether a part takes noise from torch's global generator, not from the call's."""
        return False

    @property
    def image_class(self) -> str | None:
        """The pipeline that makes clips of a picture, of the same parts."""
        return self.family.image_pipeline

    @cached_property
    def image_pipe(self) -> Any:
        """One of ``image_class``, with what is in memory."""
        if self.family.needs_image:
            return self.pipe
        kind = getattr(diffusers, self.image_class or "")
        wanted = inspect.signature(kind.__init__).parameters
        known = {**self.pipe.config, **self.pipe.components}  # such as "expand_timesteps"
        return kind(**{name: known[name] for name in wanted if name in known})

    def prepare(self) -> None:
        """Once after loading: what the pipeline cannot do without."""
        if self.family.vae_slicing:
            self.pipe.vae.enable_slicing()
        if self.family.vae_tiling:
            self.pipe.vae.enable_tiling()

    # A call.

    def pipe_for(self, start_image: Image.Image | None) -> Any:
        """The pipeline to be called, and to be watched. Raises ``RequestRefused`` where a picture
        is missing, or there is one too many.
        """
        if start_image is None:
            if self.family.needs_image:
                raise RequestRefused(Text("engine-picture-missing", model=self.model.title))
            return self.pipe
        if not self.model.image_to_video:
            raise RequestRefused(Text("engine-no-picture", model=self.model.title))
        return self.image_pipe

    def run(self, clips: Sequence[VideoRequest], start_image: Image.Image | None = None) -> Any:
        """Call the pipeline; what it returns is for ``frames`` and ``sound``.

        ``clips``: alike but for words and seed. ``start_image``: RGB in the clip's size, for a
        single clip.
        """
        pipe = self.pipe_for(start_image)
        self._set_flow_shift(clips[0])
        given = self.arguments(clips)
        if start_image is not None:
            given |= self.image_arguments(start_image)
            pipe.scheduler = self.pipe.scheduler
        with self._repeatable(clips[0].seed):
            output = pipe(**given)
        if pipe is not self.pipe:
            self.pipe.maybe_free_model_hooks()  # which parts are where, only this one knows
        return output

    def arguments(self, clips: Sequence[VideoRequest]) -> dict[str, Any]:
        """The call, by the names that the pipeline has for them."""
        first = clips[0]
        given: dict[str, Any] = {
            "prompt": self._each([clip.whole_prompt for clip in clips]),
            "num_frames": first.num_frames,
            "height": first.height,
            "width": first.width,
            "num_inference_steps": first.num_inference_steps,
            "guidance_scale": first.guidance_scale,
            # On the CPU whatever the device, so that a seed means the same noise everywhere.
            "generator": self._each([torch.Generator("cpu").manual_seed(c.seed) for c in clips]),
            "output_type": "pt",
        }
        negative = [clip.negative_prompt for clip in clips]
        if self.family.negative_prompt and any(negative):
            given["negative_prompt"] = self._each(negative)
        if self.family.fps_argument:
            given[self.family.fps_argument] = _whole(first.fps)
        named = {self.family.arguments.get(name, name): value for name, value in given.items()}
        return named | self.family.fixed | self.model.call

    def image_arguments(self, image: Image.Image) -> dict[str, Any]:
        """What a call is given besides, to start from a picture."""
        return {"image": image}

    def passes(self, request: VideoRequest) -> int:
        """How often a call goes through all steps, each time for another part of the clip."""
        return 1

    def frames(self, output: Any, request: VideoRequest) -> torch.Tensor:
        """Float (clips, frames, 3, height, width) in 0..1, on the device."""
        found = output.frames
        video = found if isinstance(found, torch.Tensor) else torch.stack(list(found))
        return video[:, : request.num_frames]

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

    def notes(self, request: VideoRequest) -> tuple[Text, ...]:
        """For the member: where the clip is not what they may have meant."""
        notes = []
        if self.is_cut(request.whole_prompt):
            notes.append(Text("engine-prompt-cut"))
        asked = request.negative_prompt != self.model.negative_prompt
        if asked and request.negative_prompt and not self.family.negative_prompt:
            notes.append(Text("engine-avoid-unread"))
        if request.asked_frames:
            made, step = request.num_frames, self.model.frames.step
            rule = Text("engine-frames-rule", made=made, asked=request.asked_frames, step=step)
            notes.append(rule)
        return tuple(notes)

    @cached_property
    def _max_tokens(self) -> int:
        if self.family.max_tokens:
            return self.family.max_tokens
        parameter = inspect.signature(self.pipe.__call__).parameters.get("max_sequence_length")
        return int(parameter.default) if parameter else MOST_TOKENS

    def _set_flow_shift(self, request: VideoRequest) -> None:
        """What the catalog says for a size; the folder's own value where it says nothing."""
        shift = self.model.flow_shift(request.width, request.height)
        scheduler = self.pipe.scheduler
        key = "flow_shift" if "flow_shift" in scheduler.config else "shift"
        if shift is not None and scheduler.config.get(key) != shift:
            self.pipe.scheduler = type(scheduler).from_config(scheduler.config, **{key: shift})

    @contextmanager
    def _repeatable(self, seed: int) -> Iterator[None]:
        """The same noise for the same seed, whoever else draws random numbers."""
        if not self.has_noise_of_its_own:
            yield
            return
        devices = range(torch.cuda.device_count())
        with torch.random.fork_rng(devices):
            torch.manual_seed(seed)
            yield

    def _parts(self, names: Sequence[str]) -> list[torch.nn.Module]:
        return [part for name in names if (part := getattr(self.pipe, name, None)) is not None]

    @staticmethod
    def _each(values: list[Any]) -> Any:
        """A single clip is asked for as people ask for one."""
        return values[0] if len(values) == 1 else values


def _whole(value: float) -> float:
    """An integer where it is one: some pipelines compare it with those that they know."""
    return int(value) if value == int(value) else value
