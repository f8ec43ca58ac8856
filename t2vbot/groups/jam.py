"""A jam: members of a server write scenes for a theme and vote; the chosen ones are made and cut
into one film.

    OPEN -> MAKING -> CUTTING -> FILMING -> ENDED
    ENDED -> CLOSED                once everything is brought and said
    OPEN -> ENDED                  nobody wrote a scene
    MAKING -> FILMING              no time for cutting is set
    MAKING, CUTTING -> ENDED       no scene could be made

Pure: nothing here knows Discord, a disk or a clock. Every method that changes something raises
``RequestRefused``, whose text the member reads, and then changes nothing.
"""

from __future__ import annotations

import enum
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..catalog.options import SEEDS, is_blank
from ..errors import RequestRefused
from ..jobs.job import new_id
from ..text import Text

MOST_SCENES = 25  # that are written for one jam: Discord's limit on the options of a menu
LONGEST_WORDS = 1000  # characters of a scene


class JamState(enum.StrEnum):
    """Where a jam stands."""

    OPEN = "open"  # scenes are written and voted for
    MAKING = "making"
    CUTTING = "cutting"  # a short time to make one's scene again, and for its host to put in order
    FILMING = "filming"  # the film is being cut
    ENDED = "ended"
    CLOSED = "closed"  # and everything is said


class SceneState(enum.StrEnum):
    """Where a scene stands."""

    OFFERED = "offered"
    WITHDRAWN = "withdrawn"
    PASSED_OVER = "passed over"  # others had more votes
    MAKING = "making"
    MADE = "made"
    FAILED = "failed"


@dataclass(slots=True)
class Scene:
    """What a member wrote."""

    number: int  # in the order of writing, from 1
    author: int
    words: str
    seed: int
    id: str = field(default_factory=new_id)
    state: SceneState = SceneState.OFFERED
    voters: set[int] = field(default_factory=set)
    message_id: int = 0
    job_id: str = ""  # of the newest try
    made_job_id: str = ""  # of one before it that is there, while another is made


@dataclass(slots=True)
class Jam:
    """A jam with its scenes. Times are Unix seconds."""

    theme: str
    host: int
    server_id: int
    channel_id: int
    board_id: int  # the message in the channel
    ends_at: float  # of the present state, where it has a time
    wanted: int = MOST_SCENES  # scenes of the film
    votes_each: int = 3
    scenes_each: int = 1
    cutting_seconds: float = 0.0
    captions: bool = False
    thread_id: int = 0  # 0: everything happens in the channel
    id: str = field(default_factory=new_id)
    state: JamState = JamState.OPEN
    scenes: list[Scene] = field(default_factory=list)
    order: list[str] = field(default_factory=list)  # scenes of the film, if its host chose
    film_message_id: int = 0
    film_job_id: str = ""
    has_film: bool = False
    created_at: float = field(default_factory=time.time)

    # --- What there is ----------------------------------------------------------------------------

    def scene(self, scene_id: str) -> Scene:
        for scene in self.scenes:
            if scene.id == scene_id:
                return scene
        raise RequestRefused(Text("groups-jam-no-scene"))

    def offered(self) -> list[Scene]:
        return self._in(SceneState.OFFERED)

    def made(self) -> list[Scene]:
        return self._in(SceneState.MADE)

    def in_work(self) -> list[Scene]:
        return self._in(SceneState.MAKING)

    def failed(self) -> list[Scene]:
        return self._in(SceneState.FAILED)

    def people(self) -> list[int]:
        """Who took part: the host, then those who wrote, then those who voted; each once."""
        writers = [scene.author for scene in self.scenes if scene.state is not SceneState.WITHDRAWN]
        voters = [voter for scene in self.scenes for voter in sorted(scene.voters)]
        return list(dict.fromkeys((self.host, *writers, *voters)))

    def film(self) -> list[Scene]:
        """The scenes of the film, in its order: the host's, else that of writing."""
        made = {scene.id: scene for scene in self.made()}
        ordered = [made[scene_id] for scene_id in self.order if scene_id in made]
        return ordered or list(made.values())

    def votes_left(self, voter: int) -> int:
        return self.votes_each - sum(voter in scene.voters for scene in self.offered())

    def is_due(self, now: float) -> bool:
        """Whether its state's time is over."""
        return self.state in (JamState.OPEN, JamState.CUTTING) and now >= self.ends_at

    # --- While it is open -------------------------------------------------------------------------

    def add(self, author: int, words: str) -> Scene:
        self._be(JamState.OPEN)
        written = [scene for scene in self.offered() if scene.author == author]
        if len(written) >= self.scenes_each:
            raise RequestRefused(Text("groups-jam-enough-scenes", most=self.scenes_each))
        if self.is_full:
            raise RequestRefused(Text("groups-jam-full", most=MOST_SCENES))
        scene = Scene(len(self.scenes) + 1, author, _checked(words), _seed())
        self.scenes.append(scene)
        return scene

    @property
    def is_full(self) -> bool:
        return len(self.offered()) >= MOST_SCENES

    def change(self, scene_id: str, author: int, words: str) -> Scene:
        """Other words; the votes stay, as those who voted see what it says now."""
        scene = self._own(scene_id, author)
        scene.words = _checked(words)
        return scene

    def withdraw(self, scene_id: str, user: int, *, manages: bool = False) -> Scene:
        """By its author, or by a moderator."""
        self._be(JamState.OPEN)
        scene = self.scene(scene_id)
        if scene.author != user and not manages:
            raise RequestRefused(Text("groups-jam-not-your-scene"))
        if scene.state is not SceneState.OFFERED:
            raise RequestRefused(Text("groups-jam-no-scene"))
        scene.state = SceneState.WITHDRAWN
        scene.voters.clear()
        return scene

    def vote(self, scene_id: str, voter: int) -> bool:
        """One vote a member and scene; a second press takes it back (False)."""
        self._be(JamState.OPEN)
        scene = self.scene(scene_id)
        if scene.state is not SceneState.OFFERED:
            raise RequestRefused(Text("groups-jam-no-scene"))
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
        self._be(JamState.OPEN)
        scene = self.scene(scene_id)
        if scene.author != author:
            raise RequestRefused(Text("groups-jam-not-your-scene"))
        if scene.state is not SceneState.OFFERED:
            raise RequestRefused(Text("groups-jam-no-scene"))
        return scene

    # --- Making -----------------------------------------------------------------------------------

    def close(self) -> list[Scene]:
        """No more scenes: the ones with the most votes are made, of equals the earlier."""
        self._be(JamState.OPEN)
        ranked = sorted(self.offered(), key=lambda scene: (-len(scene.voters), scene.number))
        chosen = ranked[: self.wanted]
        for scene in ranked[self.wanted :]:
            scene.state = SceneState.PASSED_OVER
        for scene in chosen:
            self._begin(scene)
        self.state = JamState.MAKING if chosen else JamState.ENDED
        return sorted(chosen, key=lambda scene: scene.number)

    def ended_making(self, job_id: str, *, well: bool, now: float) -> bool:
        """A scene's file is there, or will never be; False where that is nobody's newest try."""
        scene = next((scene for scene in self.in_work() if scene.job_id == job_id), None)
        if scene is None:
            return False
        scene.state = SceneState.MADE if well else SceneState.FAILED
        if not well and scene.made_job_id:  # the try before is still good
            scene.state, scene.job_id = SceneState.MADE, scene.made_job_id
        scene.made_job_id = ""
        if self.state is JamState.MAKING and not self.in_work():
            if not self.made():
                self.state = JamState.ENDED
            elif self.cutting_seconds > 0:
                self.state, self.ends_at = JamState.CUTTING, now + self.cutting_seconds
            else:
                self._film()
        return True

    # --- The cutting time -------------------------------------------------------------------------

    def redo(self, author: int) -> list[Scene]:
        """A member's own scenes again, each with another seed."""
        self._be(JamState.CUTTING)
        own = [scene for scene in self.scenes if scene.author == author]
        again = [s for s in own if s.state in (SceneState.MADE, SceneState.FAILED)]
        if not again:
            raise RequestRefused(Text("groups-jam-nothing-to-redo"))
        for scene in again:
            scene.seed = _seed()
            scene.made_job_id = scene.job_id if scene.state is SceneState.MADE else ""
            self._begin(scene)
        return again

    def put_in_order(self, scene_ids: Sequence[str]) -> None:
        """The film has these scenes, in this order; those that are not named are left out."""
        self._be(JamState.CUTTING)
        known = {scene.id for scene in (*self.made(), *self.in_work())}
        order = [scene_id for scene_id in dict.fromkeys(scene_ids) if scene_id in known]
        if not order:
            raise RequestRefused(Text("groups-jam-nothing-picked"))
        self.order = order

    def cut(self) -> None:
        """The cutting time is over, once nothing is being made again."""
        self._be(JamState.CUTTING)
        if self.in_work():
            raise RequestRefused(Text("groups-jam-still-making", count=len(self.in_work())))
        if self.film():
            self._film()
        else:
            self.state = JamState.ENDED

    def _film(self) -> None:
        self.state, self.film_job_id = JamState.FILMING, new_id()

    def lose(self, message_id: int) -> Scene | None:
        """A scene's message was deleted: with its video it is no part of the film any more."""
        scene = next((s for s in self.scenes if message_id and s.message_id == message_id), None)
        if scene:
            scene.message_id = 0
            if scene.state is SceneState.OFFERED:
                scene.state = SceneState.WITHDRAWN
                scene.voters.clear()
            if scene.state is SceneState.MADE and self.state in (JamState.MAKING, JamState.CUTTING):
                scene.state = SceneState.FAILED
        return scene

    def filmed(self, *, well: bool) -> None:
        """The film's file is there, or will never be."""
        self._be(JamState.FILMING)
        self.state, self.has_film = JamState.ENDED, well

    # --- Small change -----------------------------------------------------------------------------

    def _begin(self, scene: Scene) -> None:
        scene.state, scene.job_id = SceneState.MAKING, new_id()

    def _in(self, state: SceneState) -> list[Scene]:
        return [scene for scene in self.scenes if scene.state is state]

    def _be(self, state: JamState) -> None:
        if self.state is not state:
            is_over = self.state in (JamState.ENDED, JamState.CLOSED)
            raise RequestRefused(Text("groups-jam-over" if is_over else "groups-jam-not-now"))


def _checked(words: str) -> str:
    words = words.strip()
    if is_blank(words):
        raise RequestRefused(Text("groups-jam-no-words"))
    if len(words) > LONGEST_WORDS:
        raise RequestRefused(Text("groups-jam-too-many-words", most=LONGEST_WORDS))
    return words


def _seed() -> int:
    return random.randrange(SEEDS)
