"""Tokenizers made in code: a token a letter or byte, nothing downloaded."""

from __future__ import annotations

import string
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transformers import (
        ByT5Tokenizer,
        CLIPTokenizer,
        GemmaTokenizer,
        LlamaTokenizer,
        PreTrainedTokenizerBase,
        Qwen2Tokenizer,
        T5Tokenizer,
    )

MAX_TOKENS = 77  # CLIP's context length
_LETTERS = string.digits + string.ascii_letters + string.punctuation


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
    pieces += [(letter, -3.0) for letter in _LETTERS]
    return T5Tokenizer(vocab=pieces, extra_ids=0, model_max_length=max_tokens)


def llama_tokenizer(prefix: str, tokens: int) -> LlamaTokenizer:
    """Llama's tokenizer, for which ``prefix`` is so many tokens long, counting the one that begins
    a text: a pipeline that cuts them off is left with the prompt.
    """
    from transformers import LlamaTokenizer

    tokenizer = LlamaTokenizer(
        vocab=_numbered("<unk>", "<s>", "</s>", "<pad>", "\u2581", "\n", *_LETTERS),
        merges=[],
        pad_token="<pad>",
        model_max_length=512,
    )
    _shorten(tokenizer, prefix, tokens - 1)
    return tokenizer


def qwen_tokenizer(system: str = "", tokens: int = 0) -> Qwen2Tokenizer:
    """Qwen2's byte-level tokenizer with its template for chats, in which all that comes before what
    the user says to that ``system`` message is so many tokens long; 0: as many as it has bytes.
    """
    from transformers import Qwen2Tokenizer
    from transformers.convert_slow_tokenizer import bytes_to_unicode

    tokenizer = Qwen2Tokenizer(
        vocab=_numbered("<|endoftext|>", *bytes_to_unicode().values()),
        merges=[],
        model_max_length=2048,
    )
    prefix = f"<|im_start|>system\n{system}<|im_end|>\n<|im_start|>user\n"
    if tokens:
        _shorten(tokenizer, prefix, tokens)
    tokenizer.chat_template = (
        "{% for message in messages %}<|im_start|>{{ message['role'] }}\n"
        "{% if message['content'] is string %}{{ message['content'] }}{% else %}"
        "{% for part in message['content'] %}{{ part['text'] }}{% endfor %}{% endif %}"
        "<|im_end|>\n{% endfor %}"
        "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
    )
    return tokenizer


def _shorten(tokenizer: PreTrainedTokenizerBase, text: str, tokens: int) -> None:
    """Make that text so many tokens, each a piece of it: all of one length, for of two that fit the
    tokenizer takes the longer, and the last with what is left.
    """
    from transformers import AddedToken

    length = len(text) // tokens
    cuts = [*range(0, length * tokens, length), len(text)]
    pieces = [text[start:end] for start, end in pairwise(cuts)]
    tokenizer.add_tokens([AddedToken(piece, normalized=False) for piece in pieces])
    assert tokenizer.tokenize(text) == pieces


def gemma_tokenizer() -> GemmaTokenizer:
    """Gemma's tokenizer, with a token a letter."""
    from transformers import GemmaTokenizer

    special = ("<pad>", "<eos>", "<bos>", "<unk>", "<mask>")
    return GemmaTokenizer(
        vocab=_numbered(*special, "\u2581", "\n", *_LETTERS), merges=[], model_max_length=4096
    )


def byt5_tokenizer() -> ByT5Tokenizer:
    """ByT5's tokenizer, which has bytes and no vocabulary."""
    from transformers import ByT5Tokenizer

    return ByT5Tokenizer(extra_ids=0)


def _numbered(*tokens: str) -> dict[str, int]:
    return {token: number for number, token in enumerate(tokens)}
