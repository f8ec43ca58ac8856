"""A film that members of a server make together, scene by scene: what a jam and a relay share.

Pure: nothing here knows Discord, a disk or a clock. Every method that changes something raises
``RequestRefused``, whose text the member reads, and then changes nothing.
"""

from __future__ import annotations

import abc
import enum
import random
import time
from dataclasses import dataclass, field

from ..catalog.options import SEEDS, is_blank
from ..errors import RequestRefused
from ..jobs.job import new_id
from ..text import Text

MOST_SCENES = 25  # of one film: Discord's limit on the options of a menu
LONGEST_WORDS = 1000  # characters of a scene
NOBODY = 0  # in the place of a member who deleted their data


class Stage(enum.StrEnum):
    """Where the whole stands; which of them there are is its kind's."""

    OPEN = "open"  # scenes can be written
    WRITING = "writing"  # one member writes
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
    words: str = field(repr=False)
    seed: int
    id: str = field(default_factory=new_id)
    state: SceneState = SceneState.OFFERED
    voters: set[int] = field(default_factory=set)
    message_id: int = 0
    job_id: str = ""  # of the newest try
    made_job_id: str = ""  # of one before it that is there, while another is made

    def begin(self) -> None:
        self.state, self.job_id = SceneState.MAKING, new_id()


@dataclass(slots=True, kw_only=True)
class Production(abc.ABC):
    """A film to be, with its scenes. Times are Unix seconds."""

    theme: str = field(repr=False)
    host: int
    server_id: int
    channel_id: int
    board_id: int  # the message in the channel
    ends_at: float  # of the present stage, where it has a time
    captions: bool = False
    thread_id: int | None = None  # 0: everything happens in the channel; None: not tried yet
    id: str = field(default_factory=new_id)
    state: Stage = Stage.OPEN
    scenes: list[Scene] = field(default_factory=list)
    film_message_id: int = 0
    film_job_id: str = ""
    has_film: bool = False
    created_at: float = field(default_factory=time.time)

    @property
    def place_id(self) -> int:
        """The channel or thread in which its scenes are seen."""
        return self.thread_id or self.channel_id

    def scene(self, scene_id: str) -> Scene:
        for scene in self.scenes:
            if scene.id == scene_id:
                return scene
        raise RequestRefused(Text("groups-no-scene"))

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
        return [one for one in dict.fromkeys((self.host, *writers, *voters)) if one != NOBODY]

    def film(self) -> list[Scene]:
        """The scenes of the film, in its order."""
        return self.made()

    def prompt(self, scene: Scene) -> str:
        """The words that its clip is made with."""
        return scene.words

    @abc.abstractmethod
    def due_at(self) -> float | None:
        """When the time of its stage is over; None where it has none."""

    @abc.abstractmethod
    def time_over(self, now: float) -> None:
        """What the time asks for."""

    @abc.abstractmethod
    def ended_making(self, job_id: str, *, well: bool, now: float) -> bool:
        """A scene's file is there, or will never be; False where that is nobody's newest try."""

    def filmed(self, *, well: bool) -> None:
        """The film's file is there, or will never be."""
        self._be(Stage.FILMING)
        self.state, self.has_film = Stage.ENDED, well

    def lose(self, message_id: int) -> Scene | None:
        """A scene's message was deleted: with its video it is no part of the film any more."""
        scene = next((s for s in self.scenes if message_id and s.message_id == message_id), None)
        if scene is None:
            return None
        if scene.state is SceneState.MAKING:  # its job ends by that, and does the rest
            scene.made_job_id = ""
            return scene
        scene.message_id = 0
        if scene.state is SceneState.OFFERED:
            scene.state = SceneState.WITHDRAWN
            scene.voters.clear()
        is_cut = self.state in (Stage.FILMING, Stage.ENDED, Stage.CLOSED)
        if scene.state is SceneState.MADE and not is_cut:
            scene.state = SceneState.FAILED
        return scene

    def involves(self, user: int) -> bool:
        """Whether anything of a member's is in it."""
        return user == self.host or any(
            user == scene.author or user in scene.voters for scene in self.scenes
        )

    def forget(self, user: int, now: float) -> None:
        """A member deletes their data: their votes and scenes are withdrawn, but for what a film is
        being cut out of, or was; nothing says any more that it was they who wrote. What others
        began with them goes on.
        """
        if user == self.host:
            self.host, self.theme = NOBODY, ""
        for scene in self.scenes:
            scene.voters.discard(user)
        is_cut = self.state in (Stage.FILMING, Stage.ENDED, Stage.CLOSED)
        theirs = [scene for scene in self.scenes if scene.author == user]
        # What is made first: what is in work may end the making, and that cuts what is there.
        for scene in sorted(theirs, key=lambda scene: scene.state is SceneState.MAKING):
            scene.author, scene.words = NOBODY, ""
            if not is_cut:
                self._withdraw(scene, now)
        if not self.people() and self.state is not Stage.CLOSED:
            self.state = Stage.ENDED

    def _withdraw(self, scene: Scene, now: float) -> None:
        if scene.state is SceneState.MAKING:
            scene.made_job_id = ""
            self.ended_making(scene.job_id, well=False, now=now)
        if scene.state in (SceneState.MADE, SceneState.FAILED):
            scene.message_id = 0  # with its video it is the member's to delete
        if scene.state is not SceneState.PASSED_OVER:
            scene.state = SceneState.WITHDRAWN

    @abc.abstractmethod
    def lose_board(self) -> None:
        """The message in the channel was deleted."""

    def _cut(self) -> None:
        """On to the film, where there is a scene of it."""
        if self.film():
            self.state, self.film_job_id = Stage.FILMING, new_id()
        else:
            self.state = Stage.ENDED

    def _in(self, state: SceneState) -> list[Scene]:
        return [scene for scene in self.scenes if scene.state is state]

    def _be(self, *stages: Stage) -> None:
        if self.state not in stages:
            is_over = self.state in (Stage.ENDED, Stage.CLOSED)
            raise RequestRefused(Text("groups-over" if is_over else "groups-not-now"))


def checked(words: str) -> str:
    """A scene's words. Raises ``RequestRefused`` for none, or too many."""
    words = words.strip()
    if is_blank(words):
        raise RequestRefused(Text("groups-no-words"))
    if len(words) > LONGEST_WORDS:
        raise RequestRefused(Text("groups-too-many-words", most=LONGEST_WORDS))
    return words


def any_seed() -> int:
    return random.randrange(SEEDS)
