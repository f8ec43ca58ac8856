"""What the text encoder made of the last prompts, so that the same words need it only once: another
seed, another draft. It may then stay where it is, off the GPU.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch.utils._pytree import tree_leaves, tree_map

MOST_BYTES = 256 * 2**20  # of main memory: some thirty prompts and their negative ones of a T5
PLAIN = (str, int, float, bool, type(None), torch.device, torch.dtype)


class Prompts:
    """Of one loaded pipeline. The oldest go where they are more than ``most`` bytes."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._read: OrderedDict[str, Any] = OrderedDict()
        self._bytes = 0

    @contextmanager
    def remembered(self, pipe: Any, style: str) -> Iterator[None]:
        """While entered, ``pipe`` reads no words twice. ``style``: a LoRA may change that."""
        read = getattr(pipe, "encode_prompt", None)
        if read is None:
            yield
            return
        pipe.encode_prompt = self._remembering(pipe, read, f"{type(pipe).__name__} {style}")
        try:
            yield
        finally:
            del pipe.encode_prompt

    def _remembering(self, pipe: Any, read: Callable[..., Any], about: str) -> Callable[..., Any]:
        def once(*args: Any, **kwargs: Any) -> Any:
            given = tree_leaves((args, kwargs))
            if not all(isinstance(value, PLAIN) for value in given):
                return read(*args, **kwargs)
            key = repr((about, args, sorted(kwargs.items())))
            if key not in self._read:
                made = read(*args, **kwargs)
                self._keep(key, made)
                return made
            self._read.move_to_end(key)
            return tree_map(lambda value: _copy(value, pipe._execution_device), self._read[key])

        return once

    def _keep(self, key: str, made: Any) -> None:
        tensors = [value for value in tree_leaves(made) if isinstance(value, torch.Tensor)]
        size = sum(value.nbytes for value in tensors)
        if size > self._most or len({value.device for value in tensors}) > 1:
            return
        self._read[key] = tree_map(lambda value: _copy(value, torch.device("cpu")), made)
        self._bytes += size
        while self._bytes > self._most:
            _, oldest = self._read.popitem(last=False)
            leaves = tree_leaves(oldest)
            self._bytes -= sum(v.nbytes for v in leaves if isinstance(v, torch.Tensor))


def _copy(value: Any, device: torch.device) -> Any:
    """Never the same tensor: a pipeline may change what it got."""
    if not isinstance(value, torch.Tensor):
        return value
    return value.detach().to(device, copy=True)
