"""What may be asked of a model, as ranges of numbers."""

from __future__ import annotations

import math
from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from ..text import ENGLISH, Text, render

N = TypeVar("N", int, float)


class Impossible(ValueError):
    """Values that do not go together, each with words for whoever wrote them."""

    def __init__(self, *faults: Text) -> None:
        super().__init__("; ".join(map(render, faults)))
        self.faults = faults


class Frozen(BaseModel):
    """A value of the catalog: it never changes, and has no keys that nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Range(Frozen, Generic[N]):
    """What may be asked for, both ends included."""

    min: N
    max: N

    @model_validator(mode="after")
    def _is_in_order(self) -> Range[N]:
        if not self.min <= self.max:
            raise Impossible(
                Text("models-range-order", least=f"{self.min:g}", most=f"{self.max:g}")
            )
        return self

    def __contains__(self, value: float) -> bool:
        return self.min <= value <= self.max  # False for NaN

    def words(self) -> Text | float:
        """As people are told it."""
        both_are_one = self.min == self.max
        return self.min if both_are_one else Text("text-range", low=self.min, high=self.max)

    def __str__(self) -> str:
        said = self.words()
        return render(said, ENGLISH) if isinstance(said, Text) else f"{said:g}"


class Knob(Range[N], Generic[N]):
    """A range, and what is taken when nothing is asked for."""

    default: N

    @model_validator(mode="after")
    def _default_is_allowed(self) -> Knob[N]:
        if self.default not in self:
            fault = Text("models-range-default", default=f"{self.default:g}", range=str(self))
            raise Impossible(fault)
        return self


class Frames(Knob[int]):
    """How many frames a model can make: ``step * k + offset`` from ``min`` to ``max``."""

    step: int = Field(default=1, ge=1)
    offset: int = Field(default=0, ge=0)

    def nearest(self, wanted: float) -> int:
        """The allowed number nearest to ``wanted``, which may lie outside the range."""
        return self._allowed(round((self._within(wanted) - self.offset) / self.step))

    def at_least(self, wanted: float) -> int:
        """The smallest allowed number that is not below ``wanted``, and the largest where there is
        none.
        """
        return self._allowed(math.ceil((self._within(wanted) - self.offset) / self.step))

    def _within(self, wanted: float) -> float:
        return min(max(wanted, self.min), self.max)

    def _allowed(self, k: int) -> int:
        """``step * k + offset``, or the nearest end of the range."""
        first = math.ceil((self.min - self.offset) / self.step)
        last = (self.max - self.offset) // self.step
        return min(max(k, first), last) * self.step + self.offset
