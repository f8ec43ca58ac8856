"""The heavy packages, imported when it suits: their import holds the interpreter for seconds.

The bot imports everything before it connects to anything; ``generate`` only what its model needs.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from ..catalog.families import FAMILIES


def import_heavy(families: Iterable[str] = FAMILIES, *, with_check: bool = False) -> None:
    """Import torch, diffusers and the pipeline classes of ``families`` now. ``with_check``: also
    every kind of classifier.
    """
    with without_collecting():
        import diffusers

        from . import generator, hub, loading  # noqa: F401

        for pipeline in families:
            getattr(diffusers, pipeline, None)  # diffusers imports a class when first asked for it
        if with_check:
            from .scorer import import_kinds

            import_kinds()


@contextmanager
def without_collecting() -> Iterator[None]:
    """For imports, which make half a million objects that stay and hardly any garbage (12 thousand,
    under a megabyte): the collector would look through all of them again and again, for a fifth of
    the time.

    What was made is frozen: to look through it at every full collection would hold the loop for
    0.25 s each time (measured).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
