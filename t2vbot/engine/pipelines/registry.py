"""Which adapter a pipeline has."""

from __future__ import annotations

from typing import Any

from ...catalog.model import Model
from .adapter import Adapter

# Those with quirks; all others are described by their table.
ADAPTERS: dict[str, type[Adapter]] = {}


def adapter_for(pipe: Any, model: Model) -> Adapter:
    """The adapter of a pipeline that was just loaded, prepared."""
    adapter = ADAPTERS.get(model.family, Adapter)(pipe, model)
    adapter.prepare()
    return adapter
