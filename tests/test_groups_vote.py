"""A vote over drafts as a state machine: random voters, restarts, a deletion."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from pydantic import TypeAdapter

from t2vbot.catalog.film import SheetRequest
from t2vbot.errors import RequestRefused
from t2vbot.groups.draft_vote import DraftVote, VoteState

from .jobs import a_request

OWNER = 1


def a_vote() -> DraftVote:
    return DraftVote(
        id="0" * 16,
        owner=OWNER,
        server_id=9,
        channel_id=8,
        drafts_message_id=7,
        request=SheetRequest(a_request(), (5, 6, 7, 8)),
        ends_at=100.0,
    )


def test_the_most_votes_win_of_equals_the_owners_else_the_first() -> None:
    vote = a_vote()
    assert vote.winner() is None
    vote.vote(2, 3)
    vote.vote(3, 2)
    assert vote.winner() == 2
    vote.vote(OWNER, 3)
    vote.vote(4, 2)
    assert vote.winner() == 3
    vote.vote(5, 2)
    assert vote.winner() == 2
    assert vote.people() == [1, 2, 3, 4, 5]


def test_a_vote_moves_and_is_taken_back() -> None:
    vote = a_vote()
    vote.vote(2, 1)
    vote.vote(2, 4)
    assert vote.tally() == {4: 1}
    vote.vote(2, 4)
    assert vote.tally() == {}
    vote.decide()
    assert vote.state is VoteState.CLOSED
    with pytest.raises(RequestRefused):
        vote.vote(2, 1)


class VoteMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.vote = a_vote()
        self.given: dict[int, int] = {}

    @rule(voter=st.integers(1, 6), number=st.integers(0, 5))
    def a_press(self, voter: int, number: int) -> None:
        try:
            self.vote.vote(voter, number)
        except RequestRefused:
            assert self.vote.state is not VoteState.OPEN or not 1 <= number <= 4
            return
        if self.given.get(voter) == number:
            del self.given[voter]
        else:
            self.given[voter] = number

    @rule(often=st.integers(0, 9))
    def decide(self, often: int) -> None:
        if not often:
            self.vote.decide()

    @rule()
    def restart(self) -> None:
        self.vote = ADAPTER.validate_json(ADAPTER.dump_json(self.vote))

    @invariant()
    def votes_add_up(self) -> None:
        assert self.vote.tally() == dict(Counter(self.given.values()))
        winner = self.vote.winner()
        assert (winner is None) == (not self.given)
        if winner:
            assert self.vote.tally()[winner] == max(self.vote.tally().values())
            assert self.vote.request.chosen(winner).seed == winner + 4
        if self.vote.state is VoteState.DECIDED:
            assert winner

    def teardown(self) -> None:
        self.vote.decide()
        assert self.vote.state is (VoteState.DECIDED if self.given else VoteState.CLOSED)
        self.vote.end()
        assert self.vote.state is VoteState.CLOSED


ADAPTER = TypeAdapter(DraftVote)
TestVote = VoteMachine.TestCase
TestVote.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
