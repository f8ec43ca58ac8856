"""What a repository is instead of a pipeline, by the names of its files."""

from __future__ import annotations

from collections.abc import Collection

from ..text import Text
from .checkpoint import INDEX

ADAPTERS = ("adapter_config.json", "pytorch_lora_weights.safetensors", "pytorch_lora_weights.bin")
WEIGHTS = (".safetensors", ".ckpt", ".pt", ".pth", ".bin")


def instead(repository: str, files: Collection[str], tags: Collection[str] = ()) -> Text | None:
    """Why there is no pipeline among ``files`` (with "/"); None where there is one."""
    if INDEX in files:
        return None
    top = [name for name in files if "/" not in name]
    weights = [name for name in files if name.endswith(WEIGHTS)]
    if "lora" in tags or any(name in ADAPTERS for name in top):
        return Text("models-is-lora", repository=repository)
    if any(name.endswith(".gguf") for name in files) and not weights:
        return Text("models-is-gguf", repository=repository)
    if "modular_model_index.json" in files:
        return Text("models-is-modular", repository=repository)
    if below := sorted(name for name in files if name.endswith(f"/{INDEX}")):
        folder = below[0].removesuffix(f"/{INDEX}")
        return Text("models-is-below", repository=repository, folder=folder)
    if any(name.startswith("text2video_pytorch_model.") for name in top):
        return Text("models-is-modelscope", repository=repository)
    if not weights:
        return Text("models-is-empty", repository=repository)
    if "config.json" not in files and any(name in top for name in weights):
        return Text("models-is-single-file", repository=repository, file=sorted(weights)[0])
    return Text("models-is-other", repository=repository)
