"""Which adapter a pipeline has."""

from __future__ import annotations

from typing import Any

from ...catalog.model import Model
from .adapter import Adapter
from .helios import Helios
from .hunyuan import Hunyuan15
from .ltx import LTX
from .ltx2 import LTX2
from .skyreels import SkyReelsForcing
from .unknown import UnknownAdapter

# Those with quirks; all others are described by their table.
ADAPTERS: dict[str, type[Adapter]] = {
    "HeliosPipeline": Helios,
    "HunyuanVideo15Pipeline": Hunyuan15,
    "LTXPipeline": LTX,
    "LTXConditionPipeline": LTX,
    "LTXImageToVideoPipeline": LTX,
    "LTX2Pipeline": LTX2,
    "SkyReelsV2DiffusionForcingPipeline": SkyReelsForcing,
}


def adapter_for(pipe: Any, model: Model) -> Adapter:
    """The adapter of a pipeline that was just loaded, prepared."""
    usual = UnknownAdapter if model.pipeline else Adapter
    adapter = ADAPTERS.get(model.family, usual)(pipe, model)
    adapter.prepare()
    return adapter
