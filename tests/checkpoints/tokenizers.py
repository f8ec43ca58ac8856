"""Tokenizers made in code: a token a letter or byte, nothing downloaded."""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import CLIPTokenizer, T5Tokenizer

MAX_TOKENS = 77  # CLIP's context length


def clip_tokenizer() -> CLIPTokenizer:
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


def t5_tokenizer(max_tokens: int = 512) -> T5Tokenizer:
    """T5's tokenizer with the printable ASCII characters as its pieces; also UMT5's in a folder."""
    from transformers import T5Tokenizer

    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("\u2581", -2.0)]
    printable = string.digits + string.ascii_letters + string.punctuation
    pieces += [(letter, -3.0) for letter in printable]
    return T5Tokenizer(vocab=pieces, extra_ids=0, model_max_length=max_tokens)
