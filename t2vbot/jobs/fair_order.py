"""The order of waiting jobs that divides a device's seconds fairly between members.

Worst-case fair weighted fair queueing (WF2Q; Bennett and Zhang, 1996), with the test for who is
eligible that needs no clock (earliest eligible virtual deadline first; Stoica and Abdel-Wahab,
1995):

- A member has one *tag*: the device seconds that they have had, divided by their weight. It is
  where their first waiting job begins; handing that out moves it on by the job's cost, which is its
  estimated device seconds divided by the weight.
- Nobody goes next whose tag is beyond the mean of those who wait, weighted by their weights: they
  had more than their share. Of the others the one goes whose first job ends first: tag plus cost.
- The *level* is what somebody would have had who waits all the time: each job that is handed out
  raises it by its seconds, divided by the weights of all who wait. Who begins to wait starts at the
  level before the last job was handed out, or at their own tag if that is further. So they get back
  none of the time in which they asked for nothing, and are not before anybody who waits longer than
  their share takes: with the mean in place of the level, people who ask once each, one after the
  other, would hold up somebody's long clip forever.

A job may go to a device ahead of its turn. That changes the turn of nobody else: it stays in the
order, and is passed over, and its member charged, where it would have been handed out.

Measured seconds take the place of the estimate once a job has left the device. Numbers are whole:
sums do not drift, and what is put together from the database gives the same order to the last tie.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from heapq import heapify, heappop, heappush
from typing import NamedTuple, TypeAlias

from .job import Job

SECOND = 1_000_000  # what a second of the device adds to the tag of a member with a weight of 1
WHOLE_WEIGHT = 1000  # a weight of 1 in whole numbers
SPARE = 64  # entries of a heap that say nothing any more, before it is worth tidying

_Waiting: TypeAlias = tuple[float, int, Job]  # created, arrival, job: the order within a member
_Mark: TypeAlias = tuple[int, int, int]  # tag, version, member
_Eligible: TypeAlias = tuple[int, int, float, int, int, int]
"""Tag plus cost, tag, created and arrival, which decide in this order; version, member."""


class Handed(NamedTuple):
    """A job that leaves the queue for a device."""

    job: Job
    tag: int  # of its member, before
    among: int  # the weights of all who waited, in whole numbers


class Early(NamedTuple):
    """A job that was handed out ahead of its turn, which is still to come."""

    job: Job
    seconds: float | None  # that it really took, where that is known already

    @property
    def cost(self) -> int:
        job, seconds = self
        return _cost(job) if seconds is None else spread(seconds, whole(job.weight))


class Changes(NamedTuple):
    """What the database does not know yet."""

    level: int  # before the last job was handed out
    next_level: int  # after it
    tags: dict[int, int | None]  # by member; None: forgotten


@dataclass(slots=True)
class _Member:
    """Somebody who waits, or whose tag is beyond the level."""

    id: int
    home: object  # of the one order that may change it; another one takes a copy first
    tag: int
    weight: int = 0  # in the sums: of their first job; 0 where none waits
    jobs: list[_Waiting] = field(default_factory=list)  # a heap; some but the first may have left
    arrivals: dict[str, int] = field(default_factory=dict)  # by id, of those that have not
    version: int = 0  # by which its one true entry in a heap is known

    def holds(self, entry: _Waiting) -> bool:
        _, arrival, job = entry
        return self.arrivals.get(job.id) == arrival

    def copy(self, home: object) -> _Member:
        return replace(self, home=home, jobs=self.jobs.copy(), arrivals=self.arrivals.copy())


def spread(seconds: float, weight: int) -> int:
    """What device seconds add to the tag of somebody of a weight, or to the level of all."""
    return round(seconds * SECOND * WHOLE_WEIGHT / weight)


def whole(weight: float) -> int:
    return max(1, round(weight * WHOLE_WEIGHT))


def _cost(job: Job) -> int:
    return spread(job.estimate, whole(job.weight))


class FairOrder:
    """Jobs, in the order in which they are handed out. All takes O(log members), but ``copy``,
    which copies references.
    """

    def __init__(
        self, level: int = 0, next_level: int = 0, tags: Mapping[int, int] | None = None
    ) -> None:
        """As ``changes`` gave them before; ``add`` and ``again`` follow for the jobs of then."""
        self._level = level
        self._next_level = next_level
        self._home = object()
        self._members: dict[int, _Member] = {}
        self._count = 0  # of the jobs that wait, but those
        self._again: dict[str, Job] = {}  # handed out before, and begun again
        self._early: dict[str, Early] = {}  # handed out before their turn
        self._later: list[_Mark] = []  # who waits, by tag
        self._eligible: list[_Eligible] = []  # who waits, and was not beyond the mean once
        self._ahead: list[_Mark] = []  # who does not wait, by tag
        self._sum = 0  # of the tags times the weights of those who wait
        self._weights = 0
        self._version = 0
        self._arrived = 0
        self._unwritten: set[int] = set()
        for owner, tag in (tags or {}).items():
            self._remember(owner, tag)

    def __len__(self) -> int:
        return self._count + len(self._again)

    def __contains__(self, job: Job) -> bool:
        member = self._members.get(job.owner)
        waits = member is not None and job.id in member.arrivals and job.id not in self._early
        return waits or job.id in self._again

    def copy(self) -> FairOrder:
        """To look ahead on: what happens to it does not happen here, nor the other way round."""
        self._sort_out()  # here, so that not every copy has to
        other = FairOrder(self._level, self._next_level)
        other._members, other._count = self._members.copy(), self._count
        other._again, other._ahead = self._again.copy(), self._ahead.copy()
        other._early = self._early.copy()
        other._later, other._eligible = self._later.copy(), self._eligible.copy()
        other._sum, other._weights = self._sum, self._weights
        other._version, other._arrived = self._version, self._arrived
        self._home = object()  # the members are shared, until one of the two changes one
        return other

    # In and out.

    def tag(self, owner: int) -> int:
        """Of a member, as far as it is known."""
        member = self._members.get(owner)
        return member.tag if member else self._level

    def start(self, owner: int) -> int:
        """The tag of a member who asks now."""
        member = self._members.get(owner)
        return member.tag if member and member.jobs else max(self.tag(owner), self._level)

    def add(self, job: Job, start: int) -> None:
        """A job begins to wait. ``start``: where its member does, unless they wait already or are
        ahead of that.
        """
        if job.owner not in self._members:
            self._members[job.owner] = _Member(job.owner, self._home, start)
        member = self._mine(job.owner)
        tag = member.tag if member.jobs else max(member.tag, start)
        self._arrived += 1
        self._count += 1
        member.arrivals[job.id] = self._arrived
        heappush(member.jobs, (job.created_at, self._arrived, job))
        if member.jobs[0][2] is job:
            self._changed(member, tag)

    def again(self, job: Job) -> None:
        """A job that was handed out before begins to wait; it goes first, and its member's tag has
        it already. There are about as many as places, and the oldest goes first.
        """
        self._again[job.id] = job
        jobs = sorted(self._again.values(), key=lambda each: each.created_at)
        self._again = {each.id: each for each in jobs}

    def handed_before(self, job_id: str) -> Job | None:
        """One of those."""
        return self._again.get(job_id)

    def pop(self) -> Handed:
        """Hand out the job that goes next. Raises ``IndexError`` where none waits."""
        if self._again:
            return self._once_more(next(iter(self._again)))
        if not self._count:
            raise IndexError("no job waits")
        self._pass_over()
        handed = self._turn(self._first())
        self._count -= 1
        return handed

    def take(self, job: Job) -> Handed:
        """Hand out this job, even ahead of its turn. Raises ``KeyError`` where it does not wait."""
        if job not in self:
            raise KeyError(job.id)
        if job.id in self._again:
            return self._once_more(job.id)
        handed = Handed(job, self._members[job.owner].tag, self._weights)
        self._early[job.id] = Early(job, None)
        self._count -= 1
        self._pass_over()
        return handed

    def _once_more(self, job_id: str) -> Handed:
        job = self._again.pop(job_id)
        return Handed(job, job.start_tag, job.among)

    def _turn(self, owner: int) -> Handed:
        """The turn of a member's first job has come."""
        self._level = max(self._next_level, self._sum // self._weights)
        self._forget()
        member, among = self._mine(owner), self._weights
        _, _, job = heappop(member.jobs)
        del member.arrivals[job.id]
        tag = member.tag
        self._next_level = self._level + spread(job.estimate, among)
        self._changed(member, tag + _cost(job))
        return Handed(job, tag, among)

    def _pass_over(self) -> None:
        """The jobs at the front that went ahead of their turn."""
        while self._early and self._weights:
            owner = self._first()
            member = self._members[owner]
            early = self._early.pop(member.jobs[0][2].id, None)
            if early is None:
                heappush(self._eligible, self._with_end(member.tag, member.version, owner))
                return
            self._turn(owner)
            if early.seconds is not None:
                self.settle(early.job, early.seconds)

    def remove(self, job: Job) -> bool:
        """A job leaves before it is handed out, which costs nobody anything: its member's others
        move up. False where it was not waiting.
        """
        if self._again.pop(job.id, None):
            self.settle(job, 0.0)
            return True
        if job not in self:
            return False
        self._skip(job)
        self._count -= 1
        self._pass_over()
        return True

    def _skip(self, job: Job) -> None:
        """It has no turn any more."""
        member = self._mine(job.owner)
        del member.arrivals[job.id]
        if member.jobs[0][2] is job:
            self._changed(member, member.tag)
        elif len(member.jobs) > 2 * len(member.arrivals) + SPARE:
            member.jobs = [each for each in member.jobs if member.holds(each)]
            heapify(member.jobs)

    def settle(self, job: Job, seconds: float, before: float | None = None) -> None:
        """A job that was handed out has left the device after so many seconds on it. ``before``:
        those that it was charged for until now, where not its estimate.
        """
        if job.id in self._early:
            self._early[job.id] = Early(job, seconds)
            return
        before = job.estimate if before is None else before
        weight = whole(job.weight)
        cost = spread(seconds, weight)
        self._charge(job.owner, cost - spread(before, weight), job.start_tag + cost)
        self._next_level += spread(seconds, job.among) - spread(before, job.among)

    def hand_over(self, job: Job, owner: int) -> None:
        """A job becomes another member's, waiting or handed out, and counts as theirs. One that
        waits keeps its position if it was its member's first.
        """
        before = self._members.get(job.owner)
        if before and job.id in before.arrivals and job.id not in self._early:
            start = before.tag if before.jobs[0][2] is job else self._level
            self.remove(job)
            job.owner = owner
            self.add(job, start)
        else:
            if self._early.pop(job.id, None):
                self._skip(job)
            else:
                self._charge(job.owner, -_cost(job))
            job.owner, job.start_tag = owner, self.start(owner)
            self._charge(owner, _cost(job), job.start_tag + _cost(job))

    def changes(self, owner: int) -> Changes:
        """For the database, together with a job of this member."""
        owners, self._unwritten = self._unwritten | {owner}, set()
        tags = {each: self._members[each].tag if each in self._members else None for each in owners}
        for early in self._early.values():  # as if it had come, should the bot end before that
            if (tag := tags.get(early.job.owner)) is not None:
                tags[early.job.owner] = tag + early.cost
        return Changes(self._level, self._next_level, tags)

    # One member.

    def _mine(self, owner: int) -> _Member:
        member = self._members[owner]
        if member.home is not self._home:
            member = self._members[owner] = member.copy(self._home)
        return member

    def _changed(self, member: _Member, tag: int) -> None:
        """A member has another tag, or another first job: all that follows from it."""
        self._sum -= member.tag * member.weight
        self._weights -= member.weight
        while member.jobs and not member.holds(member.jobs[0]):
            heappop(member.jobs)
        member.tag, member.weight = tag, whole(member.jobs[0][2].weight) if member.jobs else 0
        self._sum += member.tag * member.weight
        self._weights += member.weight
        self._version += 1
        member.version = self._version
        mark = tag, member.version, member.id
        if member.jobs:
            self._note(self._later, mark)
        elif tag > self._level:
            self._note(self._ahead, mark)
        else:
            self._drop(member.id)

    def _remember(self, owner: int, tag: int) -> None:
        """Somebody who is ahead, and does not wait."""
        self._version += 1
        self._members[owner] = _Member(owner, self._home, tag, version=self._version)
        self._note(self._ahead, (tag, self._version, owner))
        self._unwritten.add(owner)

    def _drop(self, owner: int) -> None:
        del self._members[owner]
        self._unwritten.add(owner)

    def _charge(self, owner: int, by: int, tag: int | None = None) -> None:
        """``tag``: of a member who was forgotten, since they are ahead after all."""
        if owner in self._members:
            member = self._mine(owner)
            self._changed(member, member.tag + by)
            self._unwritten.add(owner)
        elif tag is not None and tag > self._level:
            self._remember(owner, tag)

    # Who is next.

    def _forget(self) -> None:
        """Whoever is no longer ahead."""
        while self._ahead and self._ahead[0][0] <= self._level:
            mark = heappop(self._ahead)
            if self._is_true(mark):
                self._drop(mark[2])

    def _first(self) -> int:
        """The member who is next: there is one, since the least tag is never beyond the mean."""
        self._sort_out()
        while True:
            _, tag, _, _, version, owner = heappop(self._eligible)
            if self._is_true((tag, version, owner)):
                if self._is_eligible(tag):
                    return owner
                heappush(self._later, (tag, version, owner))  # the mean has gone down since

    def _sort_out(self) -> None:
        """Whom the mean has come up to."""
        while self._later and self._is_eligible(self._later[0][0]):
            mark = heappop(self._later)
            if self._is_true(mark):
                heappush(self._eligible, self._with_end(*mark))

    def _is_eligible(self, tag: int) -> bool:
        return tag * self._weights <= self._sum

    def _with_end(self, tag: int, version: int, owner: int) -> _Eligible:
        created, arrival, job = self._members[owner].jobs[0]
        return tag + _cost(job), tag, created, arrival, version, owner

    def _is_true(self, mark: _Mark) -> bool:
        member = self._members.get(mark[2])
        return member is not None and member.version == mark[1]

    def _note(self, heap: list[_Mark], mark: _Mark) -> None:
        heappush(heap, mark)
        most = 2 * len(self._members) + SPARE
        if len(heap) > most:
            heap[:] = [each for each in heap if self._is_true(each)]
            heapify(heap)
        if len(self._eligible) > most:
            self._eligible = [each for each in self._eligible if self._is_true(_mark(each))]
            heapify(self._eligible)


def _mark(entry: _Eligible) -> _Mark:
    _, tag, _, _, version, owner = entry
    return tag, version, owner


def in_order(order: FairOrder) -> Iterator[Job]:
    """All jobs as they would be handed out if nobody else came. Uses the order up."""
    while order:
        yield order.pop().job
