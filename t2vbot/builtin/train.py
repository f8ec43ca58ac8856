"""Trains the built-in model from nothing: ``python -m t2vbot.builtin.train``.

Five stages, each with its own checkpoint under ``--work``; a run that was stopped goes on where it
was when the same command is given again, and a stage asked for more steps than before trains on:

    autoencoder   frames <-> latents
    text          captions -> a code of what they say
    latents       a pool of clips, encoded once
    frames        the painter on single frames
    clips         the painter on whole clips

Then the parts are saved as a pipeline folder. Nothing is downloaded: every clip is drawn here.
"""

import argparse
import logging
import shutil
from dataclasses import dataclass, fields, replace
from pathlib import Path

import torch
from transformers import CLIPTokenizer

from . import autoencoder, export, latents, painter, text, world
from .models import Autoencoder, Encoder, Painter

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Plan:
    """Steps of every stage and how much each step sees. About those of the shipped model."""

    autoencoder_steps: int = 1700
    autoencoder_batch: int = 16  # frames
    text_steps: int = 1500
    text_batch: int = 96  # captions
    pool: int = 5000  # clips
    frames_steps: int = 2600
    frames_batch: int = 256  # frames
    clips_steps: int = 6750
    clips_batch: int = 16  # clips, half of them the other half played backwards


@dataclass(frozen=True)
class Parts:
    autoencoder: Autoencoder
    tokenizer: CLIPTokenizer
    encoder: Encoder
    unet: Painter


def train(work: Path, plan: Plan, seed: int, shipped: Path | None = None) -> Parts:
    """Runs what is left of every stage; with ``shipped``, only trains that folder's painter on."""
    torch.manual_seed(seed)
    parts = _from_shipped(shipped) if shipped else _from_nothing(work, plan, seed)
    pool = work / "latents"
    latents.extend(pool, parts.autoencoder, clips=plan.pool, seed=seed)
    text_side = (parts.tokenizer, parts.encoder)
    if plan.frames_steps:
        painter.train(
            parts.unet, work / "frames.ckpt", pool, *text_side,
            frames=1, steps=plan.frames_steps, batch=plan.frames_batch,
            rate=5e-3, towards_noise=0.6, seed=seed,
        )  # fmt: skip
    painter.train(
        parts.unet, work / "clips.ckpt", pool, *text_side,
        frames=world.FRAMES, steps=plan.clips_steps, batch=plan.clips_batch,
        # The shipped weights know the way already, and a high rate would undo their last polish.
        rate=1e-3 if shipped else 2e-3, towards_noise=1.0 if shipped else 1.5, seed=seed,
    )  # fmt: skip
    return parts


def _from_nothing(work: Path, plan: Plan, seed: int) -> Parts:
    coder = autoencoder.train(
        work / "autoencoder.ckpt",
        steps=plan.autoencoder_steps,
        batch=plan.autoencoder_batch,
        seed=seed,
    )
    autoencoder.normalise(coder, seed + 1)  # on frames it has not just seen
    encoder = text.train(
        work / "text.ckpt", steps=plan.text_steps, batch=plan.text_batch, seed=seed
    )
    return Parts(coder, text.build_tokenizer(), encoder, painter.build())


def _from_shipped(folder: Path) -> Parts:
    pipeline = export.load(folder)
    return Parts(pipeline.vae, pipeline.tokenizer, pipeline.text_encoder, pipeline.unet)


def main() -> None:
    options = _parser().parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    if options.threads:
        torch.set_num_threads(options.threads)
    plan = replace(Plan(), **{f.name: getattr(options, f.name) for f in fields(Plan)})
    if options.export_now:
        steps = [field.name for field in fields(Plan) if field.name.endswith("_steps")]
        plan = replace(plan, pool=0, **dict.fromkeys(steps, 0))
    shipped = export.MODEL if options.from_shipped else None
    parts = train(options.work, plan, options.seed, shipped)
    if options.out.exists():
        shutil.rmtree(options.out)
    export.save(options.out, parts.autoencoder, parts.tokenizer, parts.encoder, parts.unet)
    log.info("saved %s", options.out)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m t2vbot.builtin.train",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--work", type=Path, default=Path("runs/builtin"), help="checkpoints (default: %(default)s)"
    )
    parser.add_argument(
        "--out", type=Path, default=Path("runs/builtin/model"), help="the pipeline folder to write"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, help="torch's threads (default: its own choice)")
    parser.add_argument("--from-shipped", action="store_true", help="train the shipped painter on")
    parser.add_argument(
        "--export-now", action="store_true", help="save what the checkpoints hold, train nothing"
    )
    for field in fields(Plan):
        parser.add_argument(
            f"--{field.name.replace('_', '-')}", type=int, default=field.default, metavar="N",
            help="(default: %(default)s)",
        )  # fmt: skip
    return parser


if __name__ == "__main__":
    main()
