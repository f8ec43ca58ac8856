"""Tiny checkpoints with random weights, in the folder format that diffusers really reads.

A test that uses one goes through the real tokenizer, text encoder, UNet, scheduler and VAE, only
small: about 0.5 MB, built in well under a second, a clip of eight 64x64 frames in about 0.1 s on
one CPU thread. Nothing is downloaded. The pictures are noise, but they depend on the prompt and the
seed as real ones do.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diffusers import DiffusionPipeline
    from transformers import CLIPTokenizer, ViTForImageClassification

Builder = Callable[..., Path]

SIZE = 64  # pixels: 8x8 latents, enlarged eightfold by the VAE, as in Stable Diffusion
MAX_TOKENS = 77  # CLIP's context length
TEXT_WIDTH = 16


def tiny_text_to_video_sd(
    folder: Path,
    seed: int = 0,
    *,
    variants: tuple[str | None, ...] = (None,),
    pickles: bool = False,
) -> Path:
    """Write a ``TextToVideoSDPipeline`` (as ms-1.7b and zeroscope are) and return its folder.

    ``variants``: which files to write; ``(None, "fp16")`` puts both beside each other as the hub's
    folders do. ``pickles``: write ``.bin`` files, which the bot refuses to read, not safetensors.
    """
    import torch

    for variant in variants:
        pipe = _text_to_video_sd(seed)
        if variant == "fp16":
            pipe.to(dtype=torch.float16)
        pipe.save_pretrained(folder, variant=variant, safe_serialization=not pickles)
    return folder


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


def _text_to_video_sd(seed: int) -> DiffusionPipeline:
    import torch
    from diffusers import AutoencoderKL, DDIMScheduler, TextToVideoSDPipeline, UNet3DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        tokenizer = _clip_tokenizer()
        text_encoder = CLIPTextModel(
            CLIPTextConfig(
                vocab_size=len(tokenizer),
                hidden_size=TEXT_WIDTH,
                intermediate_size=2 * TEXT_WIDTH,
                num_hidden_layers=2,
                num_attention_heads=2,
                max_position_embeddings=MAX_TOKENS,
                bos_token_id=tokenizer.bos_token_id,
                eos_token_id=tokenizer.eos_token_id,
                pad_token_id=tokenizer.pad_token_id,
            )
        )
        unet = UNet3DConditionModel(
            sample_size=SIZE // 8,
            block_out_channels=(8, 8),
            down_block_types=("CrossAttnDownBlock3D", "DownBlock3D"),
            up_block_types=("UpBlock3D", "CrossAttnUpBlock3D"),
            layers_per_block=1,
            norm_num_groups=2,
            cross_attention_dim=TEXT_WIDTH,
            attention_head_dim=4,
        )
        vae = AutoencoderKL(
            block_out_channels=(8, 8, 8, 8),
            down_block_types=("DownEncoderBlock2D",) * 4,
            up_block_types=("UpDecoderBlock2D",) * 4,
            layers_per_block=1,
            norm_num_groups=2,
            latent_channels=4,
            sample_size=SIZE,
        )
    # The noise schedule of Stable Diffusion, which ms-1.7b was trained with too.
    scheduler = DDIMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        clip_sample=False,
        set_alpha_to_one=False,
        steps_offset=1,
    )
    return TextToVideoSDPipeline(
        vae=vae, text_encoder=text_encoder, tokenizer=tokenizer, unet=unet, scheduler=scheduler
    )


def _clip_tokenizer() -> CLIPTokenizer:
    """CLIP's byte-level tokenizer with no merges: one token per byte."""
    from transformers import CLIPTokenizer
    from transformers.convert_slow_tokenizer import bytes_to_unicode

    letters = list(bytes_to_unicode().values())
    tokens = [
        *letters,
        *(f"{letter}</w>" for letter in letters),
        "<|startoftext|>",
        "<|endoftext|>",
    ]
    vocab = {token: index for index, token in enumerate(tokens)}
    return CLIPTokenizer(vocab=vocab, merges=[], model_max_length=MAX_TOKENS)


def tiny_classifier(
    folder: Path,
    labels: tuple[str, ...] = ("normal", "nsfw"),
    *,
    boundary: float = 0.5,
    pickles: bool = False,
) -> Path:
    """Write a ``ViTForImageClassification`` with its processor, as Falconsai's is, and return its
    folder. Its last label stands for bright pictures: the probability is over a half where the
    mean of all pixels is over ``boundary`` (0 to 1).
    """
    import torch
    from transformers import ViTConfig, ViTForImageClassification, ViTImageProcessorPil

    size = {"height": 32, "width": 32}
    config = ViTConfig(
        hidden_size=4,
        intermediate_size=4,
        num_hidden_layers=1,
        num_attention_heads=1,
        image_size=size["height"],
        patch_size=16,
        id2label=dict(enumerate(labels)),
        label2id={label: number for number, label in enumerate(labels)},
        problem_type="single_label_classification",
    )
    model = ViTForImageClassification(config)
    _look_at_brightness(model, 2 * boundary - 1)  # as the processor scales pixels: -1 to 1
    model.save_pretrained(folder)
    if pickles:
        (folder / "model.safetensors").unlink()
        torch.save(model.state_dict(), folder / "pytorch_model.bin")
    ViTImageProcessorPil(size=size).save_pretrained(folder)
    return folder


def _look_at_brightness(model: ViTForImageClassification, boundary: float) -> None:
    """Each patch becomes the token (b, -b, 1, -1) of its brightness b; the first token takes the
    mean of all by attention that makes no difference between them. Normalising keeps the order.
    """
    import torch

    states = dict(model.named_parameters())
    with torch.no_grad():
        for name, values in states.items():
            if "layernorm" not in name:
                values.zero_()
        states["vit.embeddings.position_embeddings"][...] = torch.tensor([0.0, 0.0, 1.0, -1.0])
        patches = states["vit.embeddings.patch_embeddings.projection.weight"]
        offset = states["vit.embeddings.patch_embeddings.projection.bias"]
        for channel, sign in enumerate((1.0, -1.0)):
            patches[channel] = sign / patches[channel].numel()
            offset[channel] = -sign * boundary
        for part in ("v_proj", "o_proj"):
            name = next(name for name in states if part in name and name.endswith("weight"))
            states[name][...] = torch.diag(torch.tensor([1.0, 1.0, 0.0, 0.0]))
        states["classifier.weight"][-1, 0] = 20.0


BUILDERS: dict[str, Builder] = {"text-to-video-sd": tiny_text_to_video_sd}


def build(name: str, folder: Path, **options: object) -> Path:
    """Write the tiny checkpoint of that name into ``folder`` and return the folder."""
    return BUILDERS[name](folder, **options)
