"""The output check's classifier in memory: a frame goes in, the probability of what counts comes
out.

It computes in float32 on the CPU, whatever device makes the videos: there its memory would be
taken from the pipeline's, and an error of the device would be an error of the check.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch
import transformers
from transformers import AutoImageProcessor

from ..catalog.checkpoint import read_json
from ..catalog.classifier import CONFIG, KINDS, Classifier
from ..video.frames import Frames
from .inspection import without_attention


def import_kinds() -> None:
    """Import every kind of classifier now: transformers does that when first asked."""
    for name in KINDS.values():
        getattr(transformers, name)


class Scorer:
    """Reads a folder that ``inspect_classifier`` found nothing wrong with.

    Raises what the library raises, and ``ValueError`` where weights are missing that it would
    replace by random ones.
    """

    def __init__(self, classifier: Classifier, folder: Path) -> None:
        transformers.utils.logging.disable_progress_bar()
        config, kind = _config(folder)
        self._numbers = list(classifier.numbers(read_json(folder / CONFIG)))
        self._excludes = _labels_exclude_each_other(config)
        self._processor = _processor(folder)
        self._model, found = kind.from_pretrained(
            str(folder),
            config=config,
            variant=classifier.variant(folder),
            # None: take pickles where there is nothing else. torch reads only tensors out of them.
            use_safetensors=None if classifier.pickled else True,
            local_files_only=True,
            dtype=torch.float32,
            output_loading_info=True,
        )
        if missing := {*found["missing_keys"], *found["mismatched_keys"]}:
            raise ValueError(f"there are no weights for {sorted(map(str, missing))[0]}")
        self._model.eval()

    def probability(self, frame: Frames) -> float:
        """Of the labels that count, in one frame: uint8, shape (height, width, 3), RGB.

        Raises ``ValueError`` where that is no number.
        """
        inputs = self._processor(
            images=frame, return_tensors="pt", input_data_format="channels_last"
        )
        with torch.inference_mode():
            logits = self._model(**inputs).logits[0]  # (labels,)
        # As transformers' own pipeline has it ("image-classification").
        if self._excludes:
            found = float(logits.softmax(0)[self._numbers].sum())
        else:
            found = float(logits.sigmoid()[self._numbers].max())
        if not math.isfinite(found):
            raise ValueError(f"the classifier's answer is {found}")
        return found


def try_scorer(classifier: Classifier, folder: Path) -> None:
    """Make everything as the configurations say, without any weights: what ``doctor`` can try.
    Raises what the library raises.
    """
    from accelerate import init_empty_weights

    config, kind = _config(folder)
    _labels_exclude_each_other(config)
    _processor(folder)
    with init_empty_weights():
        kind._from_config(config)


def _config(folder: Path) -> tuple[Any, Any]:
    """Its configuration and class, by a name that is allowed."""
    data = without_attention(read_json(folder / CONFIG))
    kind: Any = getattr(transformers, KINDS[data["model_type"]])
    return kind.config_class.from_dict(data), kind


def _processor(folder: Path) -> Any:
    """By Pillow: the other way needs torchvision, which is not installed with the bot."""
    return AutoImageProcessor.from_pretrained(
        str(folder), backend="pil", local_files_only=True, trust_remote_code=False
    )


def _labels_exclude_each_other(config: Any) -> bool:
    """Then their probabilities add up."""
    if config.problem_type == "regression":
        raise ValueError("it was trained for regression, so it gives no probabilities")
    return bool(config.problem_type != "multi_label_classification" and config.num_labels > 1)
