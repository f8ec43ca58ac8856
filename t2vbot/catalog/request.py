"""What was asked for: one frozen value that crosses every boundary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Look:
    """What a style put around somebody's words, as it was when they asked."""

    style: str  # its name
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)

    def around(self, prompt: str) -> str:
        """All that the model reads."""
        before, after = self.before.strip(), self.after.strip()
        begun = f"{before} {prompt}" if before else prompt
        gap = "" if after.startswith(tuple(".,;:!?…、。")) else " "
        return f"{begun}{gap}{after}" if after else begun


@dataclass(frozen=True, slots=True)
class VideoRequest:
    """One clip, fully decided: the same request makes the same frames on the same machine.

    The names are diffusers' own parameter names. ``Catalog.resolve`` makes one out of what a person
    typed, so every value here is already in the model's range.
    """

    prompt: str = field(repr=False)  # what members wrote is shown in no log
    model: str  # name in the catalog
    num_frames: int
    height: int  # pixels
    width: int  # pixels
    fps: float  # frames per second of the finished clip
    num_inference_steps: int
    guidance_scale: float
    seed: int  # 0 .. 2**32 - 1
    negative_prompt: str = field(default="", repr=False)
    asked_frames: int = 0  # where the model's rule made them another number
    start_image: str = ""  # SHA-256 of the picture that it starts from, which lies with the job
    style: str = ""  # name of one of the model's styles that has a LoRA
    look: Look | None = None  # of the style that was chosen; None: nothing but its LoRA, or none
    enhance: bool = False  # made larger and finer in a second run

    @property
    def label(self) -> str:
        """By which people know it."""
        return self.prompt

    @property
    def whole_prompt(self) -> str:
        """What the model reads: with the words of the style around it."""
        return self.look.around(self.prompt) if self.look else self.prompt

    @property
    def style_name(self) -> str:
        """The style that was chosen; "": none."""
        return self.style or (self.look.style if self.look else "")

    def without_look(self) -> VideoRequest:
        """The same clip, of words in which those of the style are."""
        return replace(self, prompt=self.whole_prompt, look=None)

    @property
    def kept_look(self) -> Look | None:
        """For the same clip again: words that the style was given since are not put around it."""
        return self.look or (Look(self.style) if self.style else None)

    @property
    def seconds(self) -> float:
        """Length of the finished clip in seconds."""
        return self.num_frames / self.fps

    def to_json(self) -> dict[str, Any]:
        """A plain dict for the file's metadata and the log."""
        values: dict[str, Any] = _ADAPTER.dump_python(self, mode="json")
        return values

    @classmethod
    def from_json(cls, data: Mapping[str, Any] | str) -> VideoRequest:
        """Read what ``to_json`` wrote; keys this version does not know are ignored.

        Raises ``ValueError`` where a value is missing or no value of its kind.
        """
        if isinstance(data, str):
            return _ADAPTER.validate_json(data)
        return _ADAPTER.validate_python(data)


_ADAPTER = TypeAdapter(VideoRequest)
