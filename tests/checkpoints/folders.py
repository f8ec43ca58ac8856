"""What a test does to a checkpoint's folder once it is there."""

from __future__ import annotations

import json
from pathlib import Path


def truncate_weights(folder: Path, component: str = "unet") -> Path:
    """Cut a component's safetensors file in half, as a broken download does; returns the file."""
    file = next((folder / component).glob("*.safetensors"))
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])
    return file


def add_remote_code(folder: Path) -> Path:
    """Make the checkpoint bring its own code; returns a file that exists once that code ran."""
    ran = folder / "it-ran"
    (folder / "pipeline.py").write_text(
        f"from diffusers import TextToVideoSDPipeline\nopen({str(ran)!r}, 'w').close()\n"
        "class Evil(TextToVideoSDPipeline): pass\n"
    )
    edit_model_index(folder, _class_name=["pipeline", "Evil"])
    return ran


def edit_model_index(folder: Path, **entries: object) -> None:
    """Change entries of ``model_index.json``."""
    path = folder / "model_index.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | entries, indent=2))
