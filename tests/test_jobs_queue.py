"""The fair queue: nobody waits behind somebody else's second clip."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from t2vbot.jobs.job import Job
from t2vbot.jobs.queue import FairQueue

from .jobs import a_job

ADA, BOB, EVE = 1, 2, 3


def order(queue: FairQueue) -> list[str]:
    return [queue.get_nowait().request.prompt for _ in range(queue.qsize())]


def join(queue: FairQueue, job: Job) -> None:
    queue.reserve(job)
    queue.put_nowait(job)


def put(queue: FairQueue, *asked: tuple[int, str]) -> dict[str, Job]:
    jobs = {prompt: a_job(member, prompt) for member, prompt in asked}
    for job in jobs.values():
        join(queue, job)
    return jobs


async def test_one_member_alone_is_served_in_order() -> None:
    queue = FairQueue()
    put(queue, (ADA, "a1"), (ADA, "a2"), (ADA, "a3"))
    assert order(queue) == ["a1", "a2", "a3"]


async def test_members_take_turns_however_much_the_first_asked() -> None:
    queue = FairQueue()
    put(queue, (ADA, "a1"), (ADA, "a2"), (ADA, "a3"), (BOB, "b1"), (BOB, "b2"), (EVE, "e1"))
    assert order(queue) == ["a1", "b1", "e1", "a2", "b2", "a3"]


async def test_a_newcomer_goes_before_the_rest_of_a_long_row() -> None:
    queue = FairQueue()
    put(queue, *((ADA, f"a{n}") for n in range(5)))
    assert [queue.get_nowait().request.prompt for _ in range(2)] == ["a0", "a1"]
    put(queue, (BOB, "b0"))
    assert order(queue) == ["b0", "a2", "a3", "a4"]


async def test_cancelling_costs_no_place() -> None:
    queue = FairQueue()
    jobs = put(queue, (ADA, "a1"), (ADA, "a2"), (BOB, "b1"), (BOB, "b2"))
    assert queue.remove(jobs["a1"])
    assert order(queue) == ["a2", "b1", "b2"]


async def test_a_restart_changes_nobodys_position() -> None:
    queue = FairQueue()
    put(queue, (ADA, "a1"), (ADA, "a2"), (ADA, "a3"))
    begun = queue.get_nowait()
    put(queue, (BOB, "b1"))
    left = [begun, *queue.waiting()]
    queue = FairQueue()
    for job in left:
        queue.restore(job)
    put(queue, (EVE, "e1"))
    assert order(queue) == ["a1", "b1", "e1", "a2", "a3"]


async def test_a_job_that_left_cannot_be_removed() -> None:
    queue = FairQueue()
    jobs = put(queue, (ADA, "a1"))
    queue.get_nowait()
    assert not queue.remove(jobs["a1"])


@given(
    st.lists(st.tuples(st.integers(1, 4), st.sampled_from(["put", "get", "remove"])), max_size=60)
)
def test_every_job_leaves_exactly_once(actions: list[tuple[int, str]]) -> None:
    queue, inside = FairQueue(), []
    for number, (member, action) in enumerate(actions):
        if action == "put":
            inside.append(a_job(member, str(number)))
            join(queue, inside[-1])
        elif inside and action == "get":
            inside.remove(queue.get_nowait())
        elif inside:
            assert queue.remove(inside.pop(number % len(inside)))
    assert {job.id for job in queue.waiting()} == {job.id for job in inside}
    assert queue.qsize() == len(inside)


@given(st.lists(st.integers(1, 4), min_size=1, max_size=40))
def test_members_who_still_wait_were_served_equally_often_give_or_take_one(
    asked: list[int],
) -> None:
    queue, left, served = FairQueue(), Counter(asked), Counter(dict.fromkeys(asked, 0))
    for member in asked:
        join(queue, a_job(member))
    while queue.qsize():
        member = queue.get_nowait().owner
        left[member] -= 1
        served[member] += 1
        times = [served[other] for other in left if left[other]]
        assert not times or max(times) - min(times) <= 1


def test_a_job_that_goes_to_another_member_costs_its_former_one_nothing() -> None:
    queue = FairQueue()
    first, second = a_job(1), a_job(1)
    for job in (first, second):
        queue.reserve(job)
        queue.put_nowait(job)
    queue.hand_over(first, 2)
    third = a_job(1)
    queue.reserve(third)
    assert (first.owner, first.start_tag, second.start_tag, third.start_tag) == (2, 0.0, 0.0, 1.0)
    theirs = a_job(2)
    queue.reserve(theirs)
    assert theirs.start_tag == 1.0


def test_a_draft_weighs_what_it_costs() -> None:
    queue = FairQueue()
    drafts = [a_job(1) for _ in range(4)]
    for job in drafts:
        job.weight = 0.5
        queue.reserve(job)
    assert [job.start_tag for job in drafts] == [0.0, 0.5, 1.0, 1.5]
