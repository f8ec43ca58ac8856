"""The trained parts as an ordinary pipeline folder: fp16, safetensors, nothing else."""

from pathlib import Path

import torch
from diffusers import TextToVideoSDPipeline
from transformers import CLIPTokenizer

from . import painter
from .models import Autoencoder, Encoder, Painter, Pipeline

MODEL = Path(__file__).with_name("model")


def save(
    folder: Path,
    autoencoder: Autoencoder,
    tokenizer: CLIPTokenizer,
    encoder: Encoder,
    unet: Painter,
) -> None:
    pipeline: Pipeline = TextToVideoSDPipeline(
        vae=autoencoder,
        text_encoder=encoder,
        tokenizer=tokenizer,
        unet=unet,
        scheduler=painter.scheduler(),
    )
    for part in (autoencoder, unet):
        part.register_to_config(_name_or_path="")  # where it was loaded from is nobody's business
    pipeline.to(torch.float16)
    pipeline.save_pretrained(folder, safe_serialization=True)


def load(folder: Path = MODEL) -> Pipeline:
    """The pipeline in fp32, as it runs on a CPU."""
    pipeline = TextToVideoSDPipeline.from_pretrained(
        folder, dtype=torch.float32, use_safetensors=True, local_files_only=True
    )
    pipeline.set_progress_bar_config(disable=True)
    return pipeline
