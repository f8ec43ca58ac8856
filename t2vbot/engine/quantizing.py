"""Weights in fewer bits, as a model's table in the catalog says: which parts, by which package."""

from __future__ import annotations

import importlib.util
from typing import Any

import diffusers
import transformers

from ..catalog.model import Model, Quantization
from ..errors import ModelUnavailable
from ..text import Text
from .device import Decision
from .gpus import pip_install

# What a backend is called by the libraries, and the package that it comes in.
CONFIGS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "bitsandbytes_4bit": ("BitsAndBytesConfig", "bitsandbytes", {"load_in_4bit": True}),
    "bitsandbytes_8bit": ("BitsAndBytesConfig", "bitsandbytes", {"load_in_8bit": True}),
    "torchao": ("TorchAoConfig", "torchao", {}),
    "quanto": ("QuantoConfig", "optimum-quanto", {}),
}
MODULES = {"optimum-quanto": "optimum.quanto"}  # where a package is imported by another name


def choose_quantization(model: Model, free_gb: float) -> Decision[dict[str, Quantization]]:
    """The parts to keep in fewer bits where so much memory is free."""
    chosen = {
        part: one
        for part, one in model.quantization.items()
        if one.below_gb is None or free_gb < one.below_gb
    }
    bounds = [one.below_gb for one in model.quantization.values() if one.below_gb is not None]
    below = f", fewer bits below {max(bounds):g} GB" if bounds else ""
    return Decision(chosen, f"{free_gb:.1f} GB are free{below}")


def config_of(quantization: Quantization, kind: Any, model: Model) -> Any:
    """What ``kind.from_pretrained`` takes. Raises ``ModelUnavailable`` where a package is missing,
    or its configuration does not know an option.
    """
    name, package, given = CONFIGS[quantization.backend]
    if not _is_there(MODULES.get(package, package)):
        command = pip_install(package)
        text = Text("engine-no-package", model=model.title, package=package, command=command)
        raise ModelUnavailable(text)
    library = transformers if issubclass(kind, transformers.PreTrainedModel) else diffusers
    try:
        return getattr(library, name)(**given, **quantization.options)
    except (TypeError, ValueError) as error:
        text = Text("engine-quantization-unfit", model=model.title, backend=quantization.backend)
        raise ModelUnavailable(text, detail=str(error)) from error


def _is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # of the package around it
        return False
