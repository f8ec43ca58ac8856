"""What a member wants of every video where they do not say."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from pydantic import TypeAdapter

from ..errors import RequestRefused
from ..text import Text
from .numbers import GUIDANCE, SECONDS, STEPS, Numbers
from .options import clean, is_blank

NAMES = (  # of what becomes an option, in the order in which one decides about the next
    *("model", "style", "size", "seconds", "num_inference_steps", "guidance_scale"),
    "negative_prompt",
)
# What may be kept; what each model can make is looked at when it is asked for.
_RANGES = {SECONDS: (0.1, 60.0), STEPS: (1, 200), GUIDANCE: (0.0, 50.0)}


@dataclass(frozen=True, slots=True)
class Defaults:
    """``None``, "" and ``False``: none. The names are those of ``Options``."""

    model: str | None = None
    style: str | None = None
    size: str | None = None
    seconds: float | None = None
    num_inference_steps: int | None = None
    guidance_scale: float | None = None
    negative_prompt: str | None = field(default=None, repr=False)
    spoiler: bool = False
    private: bool = False
    notify: str = ""  # when to ping

    def with_numbers(self, line: str) -> Defaults:
        """With those of one line, as people write it; what is left out of it is no default. Raises
        ``RequestRefused``, naming what cannot be.
        """
        said = Numbers.read(line)
        if said.seed is not None or said.new_seed:
            raise RequestRefused(Text("presets-no-seed"))
        found = {
            SECONDS: said.seconds,
            STEPS: said.num_inference_steps,
            GUIDANCE: said.guidance_scale,
        }
        for what, (low, high) in _RANGES.items():
            if (value := found[what]) is not None and not low <= value <= high:
                raise RequestRefused(Text("presets-range", what=what, low=low, high=high))
        return replace(
            self,
            seconds=said.seconds,
            num_inference_steps=said.num_inference_steps,
            guidance_scale=said.guidance_scale,
        )

    def avoiding(self, words: str) -> Defaults:
        words = clean(words)
        return replace(self, negative_prompt=None if is_blank(words) else words)

    def to_json(self) -> str:
        return _ADAPTER.dump_json(self).decode()

    @classmethod
    def from_json(cls, data: str) -> Defaults:
        """Raises ``ValueError`` for what another version wrote."""
        return _ADAPTER.validate_json(data)


_ADAPTER = TypeAdapter(Defaults)
