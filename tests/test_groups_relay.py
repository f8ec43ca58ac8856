"""A relay as a state machine: random members, restarts, lost jobs and deleted messages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from pydantic import TypeAdapter

from t2vbot.catalog.options import MAX_PROMPT
from t2vbot.errors import RequestRefused
from t2vbot.groups.production import SceneState, Stage
from t2vbot.groups.relay import IDLE_SECONDS, Relay

HOST = 1
PEOPLE = st.integers(1, 5)
WORDS = st.sampled_from(["a fox", "it jumps", "x" * 1000, " ", "x" * 1001])


def a_relay(**values: object) -> Relay:
    place = {"theme": "winter", "host": HOST, "server_id": 9, "channel_id": 8, "board_id": 7}
    return Relay(**(place | {"ends_at": 100.0, "turns": 3} | values))  # type: ignore[arg-type]


def refused(call: Callable[[], object], key: str) -> None:
    with pytest.raises(RequestRefused) as caught:
        call()
    assert caught.value.text.key == key


def made(relay: Relay, user: int, words: str, *, well: bool = True) -> str:
    relay.take(user, 0.0)
    turn = relay.write(user, words)
    assert relay.ended_making(turn.job_id, well=well, now=0.0)
    return turn.id


def test_of_two_the_first_has_the_turn() -> None:
    relay = a_relay()
    relay.take(2, 10.0)
    assert (relay.state, relay.writer, relay.due_at()) == (Stage.WRITING, 2, 190.0)
    refused(lambda: relay.take(3, 11.0), "groups-relay-taken")
    refused(lambda: relay.write(3, "mine"), "groups-relay-taken")
    relay.take(2, 100.0)
    assert relay.due_at() == 190.0  # no longer than at first
    relay.time_over(190.0)
    assert (relay.state, relay.due_at()) == (Stage.OPEN, 190.0 + IDLE_SECONDS)
    assert relay.write(2, "late, but nobody else has it").number == 1
    refused(lambda: relay.take(3, 200.0), "groups-relay-making")


def test_late_words_do_not_take_somebody_elses_turn() -> None:
    relay = a_relay()
    relay.take(2, 0.0)
    relay.time_over(180.0)
    relay.take(3, 181.0)
    refused(lambda: relay.write(2, "too late"), "groups-relay-taken")
    assert relay.writer == 3


def test_a_turn_that_fails_or_is_refused_is_free_again() -> None:
    relay = a_relay()
    made(relay, 2, "badly", well=False)
    assert (relay.state, relay.next_number) == (Stage.OPEN, 1)
    relay.take(2, 0.0)
    refused(lambda: relay.write(2, " "), "groups-no-words")
    relay.let_go(3, 0.0)
    assert relay.state is Stage.WRITING
    relay.let_go(2, 0.0)
    assert relay.state is Stage.OPEN


def test_the_words_before_carry_over() -> None:
    relay = a_relay()
    made(relay, 2, "a red circle on blue")
    made(relay, 3, "it fails", well=False)
    made(relay, 3, "it spins")
    second = relay.made()[1]
    assert relay.prompt(second) == "it spins. a red circle on blue"
    relay.take(2, 0.0)
    third = relay.write(2, "y" * 995)
    assert relay.prompt(third) == "y" * 995 + ". it "
    assert len(relay.prompt(third)) == MAX_PROMPT


def test_it_ends_by_its_turns_its_host_or_the_clock() -> None:
    relay = a_relay(turns=2)
    made(relay, 2, "one")
    made(relay, 3, "two")
    assert relay.state is Stage.FILMING
    assert [turn.words for turn in relay.film()] == ["one", "two"]
    relay.filmed(well=True)
    refused(lambda: relay.take(2, 0.0), "groups-over")

    relay = a_relay()
    relay.time_over(100.0)
    assert relay.state is Stage.ENDED

    relay = a_relay()
    made(relay, 2, "one")
    relay.time_over(IDLE_SECONDS)
    assert relay.state is Stage.FILMING

    relay = a_relay()
    relay.take(2, 0.0)
    turn = relay.write(2, "one")
    relay.end()  # with the turn that is being made
    assert relay.state is Stage.MAKING
    relay.ended_making(turn.job_id, well=True, now=0.0)
    assert relay.state is Stage.FILMING


def test_a_deleted_turn_is_made_up_for_and_its_number_not_given_again() -> None:
    relay = a_relay(turns=2)
    made(relay, 2, "one")
    relay.scenes[0].message_id = 11
    assert relay.lose(11)
    made(relay, 3, "two")
    relay.scenes[1].message_id = 12
    assert (relay.next_number, relay.last_number) == (2, 2)
    made(relay, 2, "three")
    assert [turn.words for turn in relay.film()] == ["two", "three"]


class RelayMachine(RuleBasedStateMachine):
    """Whatever members press, and whatever gets lost."""

    def __init__(self) -> None:
        super().__init__()
        self.relay = a_relay()
        self.now = 0.0

    def tried(self, call: Callable[[], object]) -> None:
        """What is refused changes nothing."""
        before = ADAPTER.dump_json(self.relay)
        try:
            call()
            return
        except RequestRefused as error:
            key = error.text.key
        assert key.startswith("groups-")
        assert ADAPTER.dump_json(self.relay) == before

    @rule(user=PEOPLE)
    def take(self, user: int) -> None:
        was = self.relay.writer if self.relay.state is Stage.WRITING else 0
        self.tried(lambda: self.relay.take(user, self.now))
        if was:
            assert self.relay.writer == was

    @rule(user=PEOPLE, words=WORDS)
    def write(self, user: int, words: str) -> None:
        self.tried(lambda: self.relay.write(user, words))

    @rule(user=PEOPLE)
    def let_go(self, user: int) -> None:
        self.relay.let_go(user, self.now)

    @rule(well=st.booleans())
    def a_job_ends(self, well: bool) -> None:
        for turn in self.relay.in_work():
            assert self.relay.ended_making(turn.job_id, well=well, now=self.now)
        assert not self.relay.ended_making("0" * 16, well=well, now=self.now)

    @rule(seconds=st.floats(0, 200))
    def time_passes(self, seconds: float) -> None:
        self.now += seconds
        due = self.relay.due_at()
        if due is not None and due <= self.now:
            self.relay.time_over(self.now)

    @rule(data=st.data())
    def a_message_is_deleted(self, data: st.DataObject) -> None:
        for number, turn in enumerate(self.relay.scenes, start=1):
            turn.message_id = turn.message_id or 100 + number
        if self.relay.scenes and data.draw(st.booleans()):
            self.relay.lose(data.draw(st.sampled_from(self.relay.scenes)).message_id)

    @rule(often=st.integers(0, 9))
    def end(self, often: int) -> None:
        if not often:
            self.tried(self.relay.end)

    @rule()
    def restart(self) -> None:
        self.relay = ADAPTER.validate_json(ADAPTER.dump_json(self.relay))

    @invariant()
    def states_agree(self) -> None:
        relay = self.relay
        assert len(relay.in_work()) == (relay.state is Stage.MAKING)
        assert bool(relay.writer) == (relay.state is Stage.WRITING)
        assert len(relay.made()) <= relay.turns
        numbers = [turn.number for turn in relay.made()]
        assert numbers == sorted(set(numbers))
        states = {turn.state for turn in relay.scenes}
        assert states <= {SceneState.MAKING, SceneState.MADE, SceneState.FAILED}
        if relay.state in (Stage.OPEN, Stage.WRITING):
            assert relay.due_at() is not None and relay.turns_left
        if relay.state is Stage.FILMING:
            assert relay.film() and relay.film_job_id

    def teardown(self) -> None:
        """From every state there is a way to the end."""
        relay = self.relay
        for _ in range(4):
            due = relay.due_at()
            if due is not None:
                relay.time_over(due)
            for turn in relay.in_work():
                relay.ended_making(turn.job_id, well=True, now=self.now)
        if relay.state is Stage.FILMING:
            relay.filmed(well=True)
        assert relay.state is Stage.ENDED


ADAPTER = TypeAdapter(Relay)
TestRelay = RelayMachine.TestCase
TestRelay.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
