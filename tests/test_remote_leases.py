"""What the bot makes of the leases that workers name."""

from __future__ import annotations

import pytest

from t2vbot.errors import WorkerLost
from t2vbot.remote.lease import Lease
from t2vbot.remote.leases import MOST_UNHEARD, Leases
from t2vbot.remote.wire import Beat, Held, HeldState, new_lease

ORDER = "0000000000000001"


def beat(*names: str) -> Beat:
    held = tuple(Held(name, "cpu", HeldState.RUNNING) for name in names)
    return Beat("an-instance", "1", (), held, 0, False)


async def test_one_that_was_released_is_not_found_again() -> None:
    """A beat that was on its way names it: who asks for the order again gets another lease, and
    does not wait for one that nobody makes.
    """
    leases, old = Leases(), Lease(new_lease(ORDER), "anna", "an-instance", "cpu")
    leases.add(old)
    leases.forget(old)
    assert leases.compare("anna", beat(old.name)).drop == (old.name,)
    assert leases.of_order(ORDER) is None


async def test_one_of_the_last_run_that_its_worker_names_no_longer_is_lost() -> None:
    leases, name = Leases(), new_lease(ORDER)
    leases.compare("anna", beat(name))
    found = leases.of_order(ORDER)
    assert found and found.is_found
    for _ in range(MOST_UNHEARD):
        assert leases.compare("anna", beat()).lost == ()
        assert not found.has_ended
    assert leases.compare("anna", beat()).lost == ()  # nobody has what could be sent again
    with pytest.raises(WorkerLost):
        await found.result()
