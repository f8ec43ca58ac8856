"""A jam: members of a server write scenes for a theme and vote; the chosen ones are made and cut
into one film.

    OPEN -> MAKING -> CUTTING -> FILMING -> ENDED
    ENDED -> CLOSED                once everything is brought and said
    OPEN -> ENDED                  nobody wrote a scene
    MAKING -> FILMING              no time for cutting is set
    MAKING, CUTTING -> ENDED       no scene could be made
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..errors import RequestRefused
from ..text import Text
from .production import MOST_SCENES, Production, Scene, SceneState, Stage, any_seed, checked


@dataclass(slots=True, kw_only=True)
class Jam(Production):
    """A jam with its scenes."""

    wanted: int = MOST_SCENES  # scenes of the film
    votes_each: int = 3
    scenes_each: int = 1
    cutting_seconds: float = 0.0
    order: list[str] = field(default_factory=list)  # scenes of the film, if its host chose

    def film(self) -> list[Scene]:
        """The scenes of the film, in its order: the host's, else that of writing."""
        return self._in_order(self.made())

    def planned(self) -> list[Scene]:
        """The film as it will be, if what is being made again succeeds."""
        may_be = (SceneState.MADE, SceneState.MAKING)
        return self._in_order([scene for scene in self.scenes if scene.state in may_be])

    def _in_order(self, scenes: list[Scene]) -> list[Scene]:
        known = {scene.id: scene for scene in scenes}
        return [known[one] for one in self.order if one in known] or scenes

    def votes_left(self, voter: int) -> int:
        return self.votes_each - sum(voter in scene.voters for scene in self.offered())

    def due_at(self) -> float | None:
        """A cutting time lasts until nothing is made any more."""
        has_time = self.state is Stage.OPEN or (self.state is Stage.CUTTING and not self.in_work())
        return self.ends_at if has_time else None

    def time_over(self, now: float) -> None:
        if self.state is Stage.OPEN:
            self.close()
        elif self.state is Stage.CUTTING:
            self.cut()

    def lose_board(self) -> None:
        """What is written goes on without it."""

    # --- While it is open -------------------------------------------------------------------------

    def add(self, author: int, words: str) -> Scene:
        self._be(Stage.OPEN)
        written = [scene for scene in self.offered() if scene.author == author]
        if len(written) >= self.scenes_each:
            raise RequestRefused(Text("groups-jam-enough-scenes", most=self.scenes_each))
        if self.is_full:
            raise RequestRefused(Text("groups-jam-full", most=MOST_SCENES))
        scene = Scene(len(self.scenes) + 1, author, checked(words), any_seed())
        self.scenes.append(scene)
        return scene

    @property
    def is_full(self) -> bool:
        return len(self.offered()) >= MOST_SCENES

    def change(self, scene_id: str, author: int, words: str) -> Scene:
        """Other words; the votes stay, as those who voted see what it says now."""
        scene = self._own(scene_id, author)
        scene.words = checked(words)
        return scene

    def withdraw(self, scene_id: str, user: int, *, manages: bool = False) -> Scene:
        """By its author, or by a moderator."""
        self._be(Stage.OPEN)
        scene = self.scene(scene_id)
        if scene.author != user and not manages:
            raise RequestRefused(Text("groups-jam-not-your-scene"))
        if scene.state is not SceneState.OFFERED:
            raise RequestRefused(Text("groups-no-scene"))
        scene.state = SceneState.WITHDRAWN
        scene.voters.clear()
        return scene

    def vote(self, scene_id: str, voter: int) -> bool:
        """One vote a member and scene; a second press takes it back (False)."""
        self._be(Stage.OPEN)
        scene = self.scene(scene_id)
        if scene.state is not SceneState.OFFERED:
            raise RequestRefused(Text("groups-no-scene"))
        if scene.author == voter:
            raise RequestRefused(Text("groups-jam-own-vote"))
        if voter in scene.voters:
            scene.voters.discard(voter)
            return False
        if self.votes_left(voter) <= 0:
            raise RequestRefused(Text("groups-jam-no-votes-left", most=self.votes_each))
        scene.voters.add(voter)
        return True

    def _own(self, scene_id: str, author: int) -> Scene:
        self._be(Stage.OPEN)
        scene = self.scene(scene_id)
        if scene.author != author:
            raise RequestRefused(Text("groups-jam-not-your-scene"))
        if scene.state is not SceneState.OFFERED:
            raise RequestRefused(Text("groups-no-scene"))
        return scene

    # --- Making -----------------------------------------------------------------------------------

    def close(self) -> list[Scene]:
        """No more scenes: the ones with the most votes are made, of equals the earlier."""
        self._be(Stage.OPEN)
        ranked = sorted(self.offered(), key=lambda scene: (-len(scene.voters), scene.number))
        chosen = ranked[: self.wanted]
        for scene in ranked[self.wanted :]:
            scene.state = SceneState.PASSED_OVER
        for scene in chosen:
            scene.begin()
        self.state = Stage.MAKING if chosen else Stage.ENDED
        return sorted(chosen, key=lambda scene: scene.number)

    def ended_making(self, job_id: str, *, well: bool, now: float) -> bool:
        scene = next((scene for scene in self.in_work() if scene.job_id == job_id), None)
        if scene is None:
            return False
        scene.state = SceneState.MADE if well else SceneState.FAILED
        if not well and scene.made_job_id:  # the try before is still good
            scene.state, scene.job_id = SceneState.MADE, scene.made_job_id
        scene.made_job_id = ""
        if self.state is Stage.MAKING and not self.in_work():
            if self.made() and self.cutting_seconds > 0:
                self.state, self.ends_at = Stage.CUTTING, now + self.cutting_seconds
            else:
                self._cut()
        return True

    # --- The cutting time -------------------------------------------------------------------------

    def redo(self, author: int) -> list[Scene]:
        """A member's own scenes again, each with another seed."""
        self._be(Stage.CUTTING)
        own = [scene for scene in self.scenes if scene.author == author]
        again = [s for s in own if s.state in (SceneState.MADE, SceneState.FAILED)]
        if not again:
            raise RequestRefused(Text("groups-jam-nothing-to-redo"))
        for scene in again:
            scene.seed = any_seed()
            scene.made_job_id = scene.job_id if scene.state is SceneState.MADE else ""
            scene.begin()
        return again

    def put_in_order(self, scene_ids: Sequence[str]) -> None:
        """The film has these scenes, in this order; those that are not named are left out."""
        self._be(Stage.CUTTING)
        known = {scene.id for scene in (*self.made(), *self.in_work())}
        order = [scene_id for scene_id in dict.fromkeys(scene_ids) if scene_id in known]
        if not order:
            raise RequestRefused(Text("groups-jam-nothing-picked"))
        self.order = order

    def cut(self) -> None:
        """The cutting time is over, once nothing is being made again."""
        self._be(Stage.CUTTING)
        if self.in_work():
            raise RequestRefused(Text("groups-jam-still-making", count=len(self.in_work())))
        self._cut()
