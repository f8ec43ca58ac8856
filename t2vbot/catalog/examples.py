"""What may be written for a model: examples that it can make, and what it will not understand."""

from __future__ import annotations

import re

from .model import Model

# What CLIP reads is short; its 77 tokens are some 50 words.
SHORT = (
    "a panda eating bamboo on a rock",
    "an astronaut riding a horse",
    "a sailing boat on a calm lake at sunset",
)
# Models with a larger text encoder were trained on sentences: who, what, where, light, camera.
LONG = (
    "A red fox trots through fresh snow in a quiet forest, soft morning light, side view",
    "A paper boat drifts down a rainy street, reflections of neon signs in the water, close-up",
    "Waves roll onto a black sand beach under heavy clouds, seen from a slowly rising drone",
)
# Of a picture, which shows already what there is.
MOTIONS = (
    "the camera moves slowly closer",
    "wind moves the hair and the leaves",
    "it turns its head and looks into the camera",
)

_CLIP = {"transformers.CLIPTextModel"}
# Trained on English alone: CLIP, and T5 as its 1.1, which all of these pipelines take.
_ENGLISH = {*_CLIP, "transformers.T5EncoderModel"}
MOST = 5  # examples
FOREIGN_SHARE = 0.5  # of the letters, from which on words are taken for another script


def examples_of(model: Model) -> tuple[str, ...]:
    """Prompts that it can make something of, in its own language."""
    if model.examples:
        return model.examples[:MOST]
    if model.needs_image:
        return MOTIONS
    return SHORT if _encoders(model) <= _CLIP else LONG


def reads_english_only(model: Model) -> bool:
    """Whether what reads its prompts was trained on English alone."""
    return _encoders(model) <= _ENGLISH


def names_no_subject(model: Model, prompt: str) -> bool:
    """Whether a model that knows few things finds none of them in a prompt."""
    if not model.subjects:
        return False
    words = (word for name, others in model.subjects.items() for word in (name, *others))
    known = "|".join(map(re.escape, words))
    return not re.search(rf"\b({known})(s|es)?\b", prompt, re.IGNORECASE)


def is_in_another_script(prompt: str) -> bool:
    """Whether most letters of a prompt are none that English is written in."""
    letters = [letter for letter in prompt if letter.isalpha()]
    foreign = sum(not _is_latin(letter) for letter in letters)
    return bool(letters) and foreign >= FOREIGN_SHARE * len(letters)


def _is_latin(letter: str) -> bool:
    """With the accents of Europe's languages, and Vietnam's."""
    return ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00


def _encoders(model: Model) -> set[str]:
    """The classes that may read its prompts."""
    kind = model.kind
    return {one for part in kind.text_encoders for one in kind.components.get(part, ())}
