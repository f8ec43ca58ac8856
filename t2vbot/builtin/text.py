"""The text side: a CLIP tokenizer made from the grammar, and a small CLIP text encoder.

The encoder is taught before the painter, and alone: from the end of the text on, every position of
its last layer is to be one fixed code of what the caption says, a one-hot of each attribute side by
side; the words' own positions are to say nothing. The painter so gets clean attributes through the
ordinary cross-attention.
"""

import json
import string
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from . import world
from .captions import OPTIONS, Said, caption
from .loop import Loop
from .models import Encoder

LENGTH = 40  # tokens
WIDTH = 96
_START, _END = "<|startoftext|>", "<|endoftext|>"
_VOCABULARY = 1200  # merges beyond it hardly occur in the grammar
_CORPUS = 8000  # captions
_HIGH = 4.0  # a code's value where an attribute has that option


def build_tokenizer() -> CLIPTokenizer:
    """Byte pairs learned from captions, in CLIP's alphabet: an unknown word falls into letters."""
    rng = np.random.default_rng(0)
    corpus = [caption(world.random_scene(rng), rng)[0].lower() for _ in range(_CORPUS)]
    learned = Tokenizer(models.BPE(end_of_word_suffix="</w>"))
    learned.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.BpeTrainer(
        vocab_size=_VOCABULARY,
        end_of_word_suffix="</w>",
        initial_alphabet=list(string.ascii_lowercase + string.digits + string.punctuation),
        show_progress=False,
    )
    learned.train_from_iterator(corpus, trainer)
    model = json.loads(learned.to_str())["model"]
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    pieces = sorted(model["vocab"], key=model["vocab"].__getitem__)
    ordered = [*letters, *(f"{letter}</w>" for letter in letters), *pieces, _START, _END]
    vocabulary = {piece: i for i, piece in enumerate(dict.fromkeys(ordered))}
    merges: Any = [tuple(merge) for merge in model["merges"]]  # annotated as text, wants pairs
    return CLIPTokenizer(vocab=vocabulary, merges=merges, model_max_length=LENGTH)


def build_encoder(tokenizer: CLIPTokenizer) -> Encoder:
    config = CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=WIDTH,
        intermediate_size=4 * WIDTH,
        num_hidden_layers=3,
        num_attention_heads=4,
        max_position_embeddings=LENGTH,
        hidden_act="gelu",
        projection_dim=WIDTH,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return CLIPTextModel(config)


def train(checkpoint: Path, *, steps: int, batch: int, seed: int) -> Encoder:
    tokenizer = build_tokenizer()
    model = build_encoder(tokenizer)
    loop = Loop(model, checkpoint, steps=steps, rate=3e-3, average=0.98, seed=seed)
    silent = code(Said())

    def loss(rng: np.random.Generator) -> torch.Tensor:
        captions = [caption(world.random_scene(rng), rng) for _ in range(batch)]
        captions[0] = ("", Said())
        ids = tokenize(tokenizer, [text for text, _ in captions])
        wanted = torch.stack([code(said) for _, said in captions])[:, None]  # (batch, 1, WIDTH)
        ended: torch.Tensor = (ids == tokenizer.eos_token_id).unsqueeze(
            -1
        )  # padding is the end token too
        states: torch.Tensor = model(ids).last_hidden_state
        error: torch.Tensor = (
            (states - torch.where(ended, wanted, silent)).square().mean(-1, keepdim=True)
        )
        after, before = error[ended].mean(), error[~ended].mean()
        return after + 0.3 * before

    loop.run(loss)
    return model


def tokenize(tokenizer: CLIPTokenizer, texts: Sequence[str]) -> torch.Tensor:
    """Exactly as the pipeline does it: (texts, LENGTH)."""
    encoded = tokenizer(
        list(texts), padding="max_length", max_length=LENGTH, truncation=True, return_tensors="pt"
    )
    ids: torch.Tensor = encoded.input_ids
    return ids


@torch.no_grad()
def encode(tokenizer: CLIPTokenizer, model: Encoder, texts: Sequence[str]) -> torch.Tensor:
    """(texts, LENGTH, WIDTH)"""
    states: torch.Tensor = model(tokenize(tokenizer, texts)).last_hidden_state
    return states


def code(said: Said) -> torch.Tensor:
    """The fixed code of what is said, (WIDTH,), of mean zero as a layer norm gives it."""
    chosen = torch.zeros(WIDTH)
    for name, (start, options) in _slots().items():
        value = getattr(said, name)
        chosen[start + (0 if value is None else 1 + options.index(value))] = _HIGH
    return chosen - chosen.mean()


def heard(states: torch.Tensor) -> list[Said]:
    """What was heard, read from the last position of the states (texts, LENGTH, WIDTH)."""
    return [Said(**{name: _read(state, name) for name in OPTIONS}) for state in states[:, -1]]


def _read(state: torch.Tensor, name: str) -> str | None:
    start, options = _slots()[name]
    best = int(state[start : start + 1 + len(options)].argmax())
    return options[best - 1] if best else None


def _slots() -> dict[str, tuple[int, Sequence[str]]]:
    """Where in the code each attribute stands; the first place of each means "not said"."""
    slots, start = {}, 0
    for name, options in OPTIONS.items():
        slots[name] = (start, options)
        start += 1 + len(options)
    return slots
