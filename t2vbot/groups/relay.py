"""A relay: members of a server make a film turn by turn; each clip goes on from the one before.

OPEN -> WRITING -> MAKING -> OPEN ...
OPEN -> FILMING -> ENDED       all turns are made, its host ends it, or nobody took one for long
OPEN -> ENDED                  as long as there is nothing to cut
WRITING -> OPEN                the time to write is over, or who had the turn lets it go
MAKING -> OPEN                 a turn that could not be made is free again
ENDED -> CLOSED                once everything is brought and said
"""

from __future__ import annotations

from dataclasses import dataclass

from ..catalog.options import MAX_PROMPT
from ..errors import RequestRefused
from ..text import Text
from .production import Production, Scene, SceneState, Stage, any_seed, checked

IDLE_SECONDS = 24 * 3600.0  # without a turn, after which it ends


@dataclass(slots=True, kw_only=True)
class Relay(Production):
    """A relay with its turns."""

    turns: int  # of the film
    writing_seconds: float = 180.0
    writer: int = 0  # whose turn it is, while one writes
    is_last: bool = False  # its host has ended it while a turn was made
    so_far: str = ""  # the post of the newest film so far
    so_far_scenes: int = 0  # that it has

    @property
    def next_number(self) -> int:
        return max((turn.number for turn in self.made()), default=0) + 1

    @property
    def last_number(self) -> int:
        """Of the film's last turn; numbers of turns that were deleted are not given again."""
        return self.next_number + self.turns_left - 1

    @property
    def turns_left(self) -> int:
        return self.turns - len(self.made())

    def due_at(self) -> float | None:
        return self.ends_at if self.state in (Stage.OPEN, Stage.WRITING) else None

    def time_over(self, now: float) -> None:
        if self.state is Stage.WRITING:
            self._free(now)
        elif self.state is Stage.OPEN:
            self._cut()

    def prompt(self, scene: Scene) -> str:
        """With the words of the turn before: they carry over what the new ones do not name."""
        before = [turn for turn in self.made() if turn.number < scene.number]
        if not before:
            return scene.words
        room = max(0, MAX_PROMPT - len(scene.words) - 2)
        return f"{scene.words}. {before[-1].words[:room]}"

    def take(self, user: int, now: float) -> None:
        """From now on it is their turn, for a while. A second time it stays so, until then."""
        self._be_free_for(user)
        if self.state is Stage.OPEN:
            self.state, self.writer = Stage.WRITING, user
            self.ends_at = now + self.writing_seconds

    def let_go(self, user: int, now: float) -> None:
        """What they wrote was refused, so the turn is anybody's again."""
        if self.state is Stage.WRITING and self.writer == user:
            self._free(now)

    def write(self, user: int, words: str) -> Scene:
        """The turn's words; also of somebody whose time was over, while nobody else has it."""
        self._be_free_for(user)
        turn = Scene(self.next_number, user, checked(words), any_seed())
        turn.begin()
        self.scenes.append(turn)
        self.state, self.writer = Stage.MAKING, 0
        return turn

    def ended_making(self, job_id: str, *, well: bool, now: float) -> bool:
        turn = next((turn for turn in self.in_work() if turn.job_id == job_id), None)
        if turn is None:
            return False
        turn.state = SceneState.MADE if well else SceneState.FAILED
        if self.is_last or not self.turns_left:
            self._cut()
        else:
            self._free(now)
        return True

    def lose_board(self) -> None:
        """Nobody can take a turn any more."""
        if self.state in (Stage.OPEN, Stage.WRITING, Stage.MAKING):
            self.end()

    def end(self) -> None:
        """By its host: with what there is, and with the turn that is being made."""
        self._be(Stage.OPEN, Stage.WRITING, Stage.MAKING)
        if self.state is Stage.MAKING:
            self.is_last = True
        else:
            self.writer = 0
            self._cut()

    def involves(self, user: int) -> bool:
        return user == self.writer or Production.involves(self, user)

    def forget(self, user: int, now: float) -> None:
        if user == self.writer:
            self._free(now)
        Production.forget(self, user, now)

    def carried(self, user: int) -> dict[str, int]:
        """The turns of others that are made with a member's words after their own, by job; and how
        many characters those of their own are. See ``prompt``.
        """
        before = {turn.number + 1 for turn in self.scenes if turn.author == user}
        return {
            turn.job_id: len(turn.words)
            for turn in self.scenes
            if turn.number in before and turn.author != user
        }

    def _be_free_for(self, user: int) -> None:
        if self.state is Stage.MAKING:
            raise RequestRefused(Text("groups-relay-making"))
        self._be(Stage.OPEN, Stage.WRITING)
        if self.state is Stage.WRITING and self.writer != user:
            raise RequestRefused(Text("groups-relay-taken"))

    def _free(self, now: float) -> None:
        self.state, self.writer = Stage.OPEN, 0
        self.ends_at = now + IDLE_SECONDS
