"""The leases that are not forgotten yet, compared with what workers say that they have."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ..errors import WorkerLost
from .lease import Lease
from .wire import Beat, Held, HeldState, order_of

# Beats of a worker's that do not name an order before that is published again: one may have been
# on its way while the order was.
MOST_UNHEARD = 2
MOST_LACKING = 1  # likewise for a result
# Times that an order is sent, or a result handed in, again: after them the other side is not
# understood, or cannot do it.
MOST_AGAIN = 5
REMEMBERED = 1000  # leases that are over


class Comparison(NamedTuple):
    """What is to be done about a worker's beat."""

    drop: tuple[str, ...]  # leases that nobody wants
    again: tuple[str, ...]  # whose result is to be published again
    lost: tuple[Lease, ...]  # that the worker should have, and never got


class Leases:
    """By name and by order; an order has one at most."""

    def __init__(self) -> None:
        self._by_name: dict[str, Lease] = {}
        self._by_order: dict[str, Lease] = {}
        # Orders of the bot's last run that nobody has asked for again yet; None: it is not known
        # which of them are wanted.
        self._wanted: set[str] | None = None
        # A worker may name one in a beat that was on its way.
        self._over: OrderedDict[str, None] = OrderedDict()

    def __iter__(self) -> Iterator[Lease]:
        return iter(list(self._by_name.values()))

    def get(self, name: str) -> Lease | None:
        return self._by_name.get(name)

    def of_order(self, order_id: str) -> Lease | None:
        return self._by_order.get(order_id)

    def of_worker(self, worker: str) -> list[Lease]:
        return [lease for lease in self if lease.worker == worker]

    def add(self, lease: Lease) -> None:
        self._by_name[lease.name] = self._by_order[lease.order_id] = lease

    def forget(self, lease: Lease) -> None:
        self._by_name.pop(lease.name, None)
        if self._by_order.get(lease.order_id) is lease:
            del self._by_order[lease.order_id]
        self._over[lease.name] = None
        if len(self._over) > REMEMBERED:
            self._over.popitem(last=False)

    def is_over(self, order_id: str) -> None:
        """An order is not wanted any more."""
        if self._wanted is not None:
            self._wanted.discard(order_id)

    def keep_only(self, order_ids: Collection[str]) -> list[Lease]:
        """Of the last run's orders, these are wanted. Returns the others."""
        self._wanted = set(order_ids)
        return [
            lease for lease in self if not lease.is_claimed and lease.order_id not in self._wanted
        ]

    def unclaimed(self, worker: str, place: str) -> tuple[str, ...]:
        """The orders of the last run that this place has."""
        return tuple(
            lease.order_id
            for lease in self.of_worker(worker)
            if not lease.is_claimed
            and lease.place == place
            and lease.state is HeldState.RUNNING
            and not lease.has_ended
        )

    def find(self, name: str, worker: str, instance: str, place: str) -> Lease | None:
        """The lease of that name; where a worker has one of the last run that is wanted, it is one
        from now on. None where it is not wanted, or is another worker's.
        """
        if lease := self._by_name.get(name):
            return lease if lease.worker == worker else None
        order_id = order_of(name)
        if order_id in self._by_order or name in self._over:
            return None  # it has another, or it was this run's
        if self._wanted is not None and order_id not in self._wanted:
            return None
        lease = Lease(name, worker, instance, place)
        lease.is_found = True
        self.add(lease)
        return lease

    def compare(self, worker: str, beat: Beat) -> Comparison:
        """A worker's beat with what was ordered there."""
        drop, again = [], []
        for held in beat.held:
            lease = self.find(held.lease, worker, beat.instance, held.place)
            if lease is None:
                drop.append(held.lease)
            elif _lacks(lease, held):
                again.append(lease.name)
        names = {held.lease for held in beat.held}
        lost = [lease for lease in self.of_worker(worker) if _is_lost(lease, names)]
        return Comparison(tuple(drop), tuple(again), tuple(lost))


def _lacks(lease: Lease, held: Held) -> bool:
    """Whether its worker has ended it, and the result is not here."""
    lease.unheard = 0
    if not lease.has_ended:
        lease.state = held.state
        if held.state is not HeldState.ENDED:
            lease.asked_again = 0
        lease.lacking += held.state is HeldState.ENDED
    if not (lease.is_broken or lease.lacking > MOST_LACKING) or _is_hopeless(lease):
        return False
    lease.lacking, lease.is_broken = 0, False  # it has to have the time for it
    return True


def _is_lost(lease: Lease, names: Collection[str]) -> bool:
    """Whether its worker should have it by now, and it can be sent again."""
    if lease.name in names or lease.has_ended or not (lease.sequence or lease.is_found):
        return False
    lease.unheard += 1
    if lease.is_found and lease.unheard > MOST_UNHEARD:  # only the bot's last run had it
        lease.lose(WorkerLost(f"Worker {lease.worker} has it no longer"))
        return False
    return lease.unheard > MOST_UNHEARD and not _is_hopeless(lease)


def _is_hopeless(lease: Lease) -> bool:
    """Whether its worker was asked too often."""
    lease.asked_again += 1
    if lease.asked_again <= MOST_AGAIN:
        return False
    lease.lose(WorkerLost(f"Worker {lease.worker} does not do what it is asked"))
    return True
