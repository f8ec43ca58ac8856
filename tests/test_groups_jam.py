"""A jam as a state machine: random members, restarts and lost jobs."""

from __future__ import annotations

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule
from pydantic import TypeAdapter

from t2vbot.errors import RequestRefused
from t2vbot.groups.jam import Jam
from t2vbot.groups.production import MOST_SCENES, Scene, SceneState, Stage

HOST = 1
PEOPLE = st.integers(1, 8)
WORDS = st.sampled_from(["a fox", "a red circle", "snow", "x" * 1000])


def a_jam(**values: object) -> Jam:
    return Jam(
        **{  # type: ignore[arg-type]
            "theme": "winter",
            "host": HOST,
            "server_id": 9,
            "channel_id": 8,
            "board_id": 7,
            "ends_at": 100.0,
            "scenes_each": 2,
        }
        | values
    )


def refused(call: object, key: str) -> None:
    with pytest.raises(RequestRefused) as caught:
        call()  # type: ignore[operator]
    assert caught.value.text.key == key


def test_the_most_votes_win_and_of_equals_the_earlier() -> None:
    jam = a_jam(wanted=2)
    first, second, third = (jam.add(author, f"scene of {author}") for author in (2, 3, 4))
    jam.vote(third.id, 2)
    jam.vote(third.id, 3)
    jam.vote(second.id, 4)
    jam.vote(first.id, 5)
    chosen = jam.close()
    assert [scene.id for scene in chosen] == [first.id, third.id]
    assert second.state is SceneState.PASSED_OVER
    assert jam.state is Stage.MAKING


def test_votes() -> None:
    jam = a_jam(votes_each=2)
    mine, theirs, third = jam.add(2, "mine"), jam.add(3, "theirs"), jam.add(3, "another")
    refused(lambda: jam.vote(mine.id, 2), "groups-jam-own-vote")
    assert jam.vote(theirs.id, 2)
    assert jam.vote(third.id, 2)
    fourth = jam.add(4, "one more")
    refused(lambda: jam.vote(fourth.id, 2), "groups-jam-no-votes-left")
    assert not jam.vote(theirs.id, 2)  # taken back
    assert jam.vote(fourth.id, 2)
    jam.withdraw(fourth.id, 4)
    assert jam.votes_left(2) == 1  # the vote for what was withdrawn comes back


def test_who_may_change_and_withdraw() -> None:
    jam = a_jam()
    scene = jam.add(2, "mine")
    refused(lambda: jam.change(scene.id, 3, "theirs"), "groups-jam-not-your-scene")
    refused(lambda: jam.withdraw(scene.id, 3), "groups-jam-not-your-scene")
    assert jam.change(scene.id, 2, " other words ").words == "other words"
    jam.withdraw(scene.id, 3, manages=True)
    refused(lambda: jam.change(scene.id, 2, "again"), "groups-no-scene")
    for words, key in (
        ("\u200b ", "groups-no-words"),
        ("x" * 1001, "groups-too-many-words"),
    ):
        refused(lambda words=words: jam.add(2, words), key)


def test_without_scenes_it_ends() -> None:
    jam = a_jam()
    assert jam.close() == []
    assert jam.state is Stage.ENDED
    refused(lambda: jam.add(2, "late"), "groups-over")


def test_what_cannot_be_made_is_left_out() -> None:
    jam = a_jam()
    well, badly = jam.add(2, "well"), jam.add(3, "badly")
    jam.close()
    jam.ended_making(badly.job_id, well=False, now=0)
    jam.ended_making(well.job_id, well=True, now=0)
    assert jam.state is Stage.FILMING
    assert jam.film() == [well]
    jam = a_jam()
    only = jam.add(2, "badly")
    jam.close()
    jam.ended_making(only.job_id, well=False, now=0)
    assert jam.state is Stage.ENDED


def test_the_cutting_time() -> None:
    jam = a_jam(cutting_seconds=60.0)
    one, two = jam.add(2, "one"), jam.add(3, "two")
    for scene in jam.close():
        jam.ended_making(scene.job_id, well=True, now=1000)
    assert (jam.state, jam.ends_at) == (Stage.CUTTING, 1060)
    refused(lambda: jam.redo(5), "groups-jam-nothing-to-redo")
    before, seed = one.job_id, one.seed
    assert jam.redo(2) == [one]
    assert (one.state, one.job_id != before) == (SceneState.MAKING, True)
    assert one.seed != seed
    refused(jam.cut, "groups-jam-still-making")
    jam.put_in_order([two.id, one.id])
    assert (jam.planned(), jam.film()) == ([two, one], [two])
    assert not jam.ended_making(before, well=True, now=1001)  # of the try before
    jam.ended_making(one.job_id, well=True, now=1001)
    jam.put_in_order([two.id, "unknown", one.id, two.id])
    assert jam.film() == [two, one]
    jam.put_in_order([two.id])
    jam.cut()
    assert jam.film() == [two]
    jam.filmed(well=True)
    assert jam.state is Stage.ENDED


def test_a_deleted_message_takes_its_scene_out_of_the_film() -> None:
    jam = a_jam(cutting_seconds=60.0)
    one, two = jam.add(2, "one"), jam.add(3, "two")
    one.message_id, two.message_id = 11, 12
    for scene in jam.close():
        jam.ended_making(scene.job_id, well=True, now=0)
    assert jam.lose(11) is one
    assert jam.lose(0) is None
    assert jam.film() == [two]


class JamMachine(RuleBasedStateMachine):
    """Whatever members press, and whatever gets lost."""

    scenes = Bundle("scenes")

    def __init__(self) -> None:
        super().__init__()
        self.jam = a_jam(cutting_seconds=30.0, wanted=3)
        self.now = 0.0

    def tried(self, call: object) -> object:
        """What is refused changes nothing."""
        before = ADAPTER.dump_json(self.jam)
        try:
            return call()  # type: ignore[operator]
        except RequestRefused as error:
            key = error.text.key
        assert ADAPTER.dump_json(self.jam) == before
        assert key.startswith("groups-")
        return None

    @rule(target=scenes, author=PEOPLE, words=WORDS)
    def add(self, author: int, words: str) -> str:
        scene = self.tried(lambda: self.jam.add(author, words))
        return scene.id if isinstance(scene, Scene) else "0" * 16

    @rule(scene=scenes, voter=PEOPLE)
    def vote(self, scene: str, voter: int) -> None:
        self.tried(lambda: self.jam.vote(scene, voter))

    @rule(scene=scenes, user=PEOPLE, words=WORDS)
    def change(self, scene: str, user: int, words: str) -> None:
        self.tried(lambda: self.jam.change(scene, user, words))

    @rule(scene=scenes, user=PEOPLE, manages=st.booleans())
    def withdraw(self, scene: str, user: int, manages: bool) -> None:
        self.tried(lambda: self.jam.withdraw(scene, user, manages=manages))

    @rule()
    def close(self) -> None:
        self.tried(self.jam.close)

    @rule(well=st.booleans(), data=st.data())
    def a_job_ends(self, well: bool, data: st.DataObject) -> None:
        if self.jam.in_work():
            scene = data.draw(st.sampled_from(self.jam.in_work()))
            assert self.jam.ended_making(scene.job_id, well=well, now=self.now)
        assert not self.jam.ended_making("0" * 16, well=well, now=self.now)

    @rule(author=PEOPLE)
    def redo(self, author: int) -> None:
        self.tried(lambda: self.jam.redo(author))

    @rule(order=st.lists(scenes, max_size=5))
    def put_in_order(self, order: list[str]) -> None:
        self.tried(lambda: self.jam.put_in_order(order))

    @rule()
    def cut(self) -> None:
        self.tried(self.jam.cut)

    @rule()
    def the_film_is_there(self) -> None:
        self.tried(lambda: self.jam.filmed(well=True))

    @rule(seconds=st.floats(0, 100))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds

    @rule()
    def restart(self) -> None:
        self.jam = ADAPTER.validate_json(ADAPTER.dump_json(self.jam))

    @invariant()
    def votes_add_up(self) -> None:
        for person in range(1, 9):
            given = [scene for scene in self.jam.offered() if person in scene.voters]
            assert len(given) <= self.jam.votes_each
            assert all(
                scene.author != person for scene in self.jam.scenes if person in scene.voters
            )

    @invariant()
    def states_agree(self) -> None:
        jam = self.jam
        assert len(jam.offered()) <= MOST_SCENES
        assert len({scene.id for scene in jam.scenes}) == len(jam.scenes)
        if jam.state is not Stage.OPEN:
            assert not jam.offered()
            chosen = (SceneState.MAKING, SceneState.MADE, SceneState.FAILED)
            assert len([s for s in jam.scenes if s.state in chosen]) <= jam.wanted
        if jam.state is Stage.MAKING:
            assert jam.in_work()
        if jam.state is Stage.FILMING:
            assert jam.film() and jam.film_job_id and not jam.in_work()

    def teardown(self) -> None:
        """From every state there is a way to the end."""
        jam = self.jam
        if jam.state is Stage.OPEN:
            jam.close()
        while jam.in_work():
            jam.ended_making(jam.in_work()[0].job_id, well=True, now=self.now)
        if jam.state is Stage.CUTTING:
            jam.cut()
        if jam.state is Stage.FILMING:
            jam.filmed(well=True)
        assert jam.state is Stage.ENDED


ADAPTER = TypeAdapter(Jam)
TestJam = JamMachine.TestCase
TestJam.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
