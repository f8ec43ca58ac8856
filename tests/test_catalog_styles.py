"""A host's styles: words around a member's, a model, a size, numbers and a LoRA. What is typed
counts before them, and the same clip can be made again whatever becomes of them.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from t2vbot.catalog.catalog import Catalog
from t2vbot.catalog.changes import Changes
from t2vbot.catalog.film import words_of
from t2vbot.catalog.options import Options
from t2vbot.catalog.recipe import lines_of, recipe_in
from t2vbot.catalog.request import Look, VideoRequest
from t2vbot.errors import RequestRefused, SettingsError
from t2vbot.groups.joining import are_alike
from t2vbot.jobs.batching import clip
from t2vbot.video import metadata

NOIR = """\
[styles.noir]
title = "Film noir"
before = "black and white film noir of"
after = ", high contrast, rain"
negative_prompt = "colour"
size = "portrait"
num_inference_steps = 500
"""
FAST = """\
[styles.hasty]
title = "Fast"
model = "wan-1.3b"
after = "in motion"
folder = "loras"
file = "fast.safetensors"
num_inference_steps = 1
"""
WIDE = '[styles.wide]\ntitle = "Wide"\nmodel = "zeroscope"\nwidth = 512\nheight = 256\n'


def catalog(tmp_path: Path, *tables: str) -> Catalog:
    file = tmp_path / "models.toml"
    file.write_text("\n".join(tables), encoding="utf-8")
    return Catalog.load(file)


@pytest.fixture
def styled(tmp_path: Path) -> Catalog:
    return catalog(tmp_path, NOIR, FAST, WIDE)


def ask(styled: Catalog, **options: object) -> VideoRequest:
    asked = Options(**({"prompt": "a cat", "seed": 7} | options))  # type: ignore[arg-type]
    return styled.resolve(asked, "ms-1.7b")


def test_words_stand_around_what_was_typed(styled: Catalog) -> None:
    request = ask(styled, style="noir")
    assert request.prompt == request.label == "a cat"
    assert request.whole_prompt == "black and white film noir of a cat, high contrast, rain"
    assert request.whole_prompt in words_of(request)
    assert clip(request) != clip(replace(request, look=None))
    assert (request.negative_prompt, request.style, request.style_name) == ("colour", "", "noir")
    model = styled.get("ms-1.7b")
    assert (request.width, request.height) == model.sizes["portrait"]
    assert request.num_inference_steps == model.steps.max  # of what the model can do

    assert ask(styled, style="hasty").whole_prompt == "a cat in motion"
    assert Look("x", "big ", " red").around("cat") == "big cat red"


def test_what_was_typed_counts_before_a_style(styled: Catalog) -> None:
    request = ask(
        *(styled,),
        style="noir",
        negative_prompt="dogs",
        size="square",
        num_inference_steps=9,
        model="zeroscope",
    )
    square = styled.get("zeroscope").sizes["square"]
    assert (request.negative_prompt, request.num_inference_steps) == ("dogs", 9)
    assert (request.width, request.height) == square
    assert ask(styled, style="wide").model == "zeroscope"
    typed = ask(styled, style="wide", model="ms-1.7b")
    assert (typed.model, typed.width) == ("ms-1.7b", 256)  # a size of another model's is left out


def test_a_style_brings_its_model_and_lora(styled: Catalog, tmp_path: Path) -> None:
    request = ask(styled, style="hasty")
    assert (request.model, request.style, request.num_inference_steps) == ("wan-1.3b", "hasty", 1)
    lora = styled.get("wan-1.3b").styles["hasty"]
    assert (lora.folder, lora.has_lora) == (tmp_path / "loras", True)
    assert list(styled.styles_of(styled.get("ms-1.7b"))) == ["noir"]
    assert list(styled.styles_of(styled.get("zeroscope"))) == ["noir", "wide"]
    with pytest.raises(RequestRefused, match=r"hasty is made with Wan 2\.1 1\.3B, not with M"):
        ask(styled, style="hasty", model="ms-1.7b")
    with pytest.raises(RequestRefused, match=r"no style called 'oil'\. It has: noir"):
        ask(styled, style="oil")


def test_a_style_goes_with_its_model(styled: Catalog) -> None:
    fewer = styled.only(lambda model: model.name == "ms-1.7b")
    assert ask(fewer, style="noir").look
    for name in ("wide", "hasty"):
        with pytest.raises(RequestRefused, match="It has: noir"):
            ask(fewer, style=name)


def test_the_same_again_whatever_became_of_the_style(styled: Catalog, tmp_path: Path) -> None:
    for name in ("noir", "hasty"):
        request = ask(styled, style=name)
        words = NOIR.replace("noir of", "sketch of"), FAST.replace("in motion", "blurred")
        changed = catalog(tmp_path, *words)
        options = Changes(numbers="seed 7").options(request, changed.get(request.model))
        again = changed.resolve(replace(options, num_inference_steps=None), "ms-1.7b")
        assert again.look == request.look
        assert again.whole_prompt == request.whole_prompt
        assert changed.style_of(request) != styled.style_of(request)

    request = ask(styled, style="noir")
    gone = catalog(tmp_path)
    changes = Changes(prompt="a dog", model="zeroscope")
    other = gone.resolve(changes.options(request, gone.get("zeroscope")), "ms-1.7b")
    assert other.whole_prompt == "black and white film noir of a dog, high contrast, rain"
    fast = ask(styled, style="hasty")
    plain = styled.resolve(changes.options(fast, styled.get("zeroscope")), "ms-1.7b")
    assert (plain.style, plain.look) == ("", None)  # a LoRA's words are for its model


def test_numbers_that_only_a_models_own_style_allows_are_kept(tmp_path: Path) -> None:
    """Of a style of words alone, whose name the same request again has in its look."""
    own = """\
[own]
title = "Own"
family = "TextToVideoSDPipeline"
folder = "own"
dtype = "float16"
licence = "MIT"
sizes = {square = [256, 256]}
default_size = "square"
side = {min = 64, max = 512}
frames = {min = 8, max = 32, default = 16}
fps = {min = 8, max = 8, default = 8}
guidance = {min = 1, max = 15, default = 9}
steps = {min = 10, max = 20, default = 15}
[own.styles.quick]
title = "Quick"
before = "a sketch of"
num_inference_steps = 4
"""
    models = catalog(tmp_path, own)
    request = models.resolve(Options(prompt="a cat", seed=7, model="own", style="quick"), "own")
    assert request.num_inference_steps == 4
    options = Changes(numbers="seed 8").options(request, models.get("own"))
    again = models.resolve(options, "own")
    assert (again.num_inference_steps, again.seed, again.look) == (4, 8, request.look)


def test_a_style_given_words_later_puts_none_around_an_old_clip(
    styled: Catalog, tmp_path: Path
) -> None:
    before = catalog(tmp_path, FAST.replace('after = "in motion"\n', ""))
    request = ask(before, style="hasty")
    assert request.look is None
    options = Changes().options(request, styled.get("wan-1.3b"))
    assert styled.resolve(options, "ms-1.7b").whole_prompt == "a cat"
    assert styled.as_typed(request) is None


def test_a_file_says_all_of_it(styled: Catalog) -> None:
    for name in ("noir", "hasty"):
        request = ask(styled, style=name)
        facts = json.loads(metadata.describe(request, metadata.MAX_COMMENT))
        assert facts["prompt"] == "a cat"
        assert recipe_in(facts).request == replace(request, asked_frames=0)
        assert VideoRequest.from_json(request.to_json()) == request
    secret = json.loads(metadata.describe(request, metadata.MAX_COMMENT, embed_prompt=False))
    assert "in motion" not in json.dumps(secret)
    with pytest.raises(RequestRefused, match="damaged"):
        recipe_in(facts | {"after": "x" * 301})
    long = replace(request, prompt="é" * 1000, look=Look("hasty", "ü" * 300, "ö" * 300))
    cut = json.loads(metadata.describe(long, metadata.MAX_COMMENT))
    assert (cut["before"], cut["truncated"]) == ("ü" * 300, ["negative_prompt", "prompt"])


def test_the_lines_name_the_style_while_it_says_the_same(styled: Catalog, tmp_path: Path) -> None:
    request = ask(styled, style="noir")
    model = styled.get(request.model)
    command, generate = lines_of(styled, request, model)
    assert command and "prompt:a cat model" in command and "style:noir" in command
    assert "avoid" not in command  # the style says it
    assert generate and "--style" in generate

    other = catalog(tmp_path, NOIR.replace("rain", "snow"))
    command, generate = lines_of(other, request, model)
    assert command and f"prompt:{request.whole_prompt} avoid:colour" in command
    assert "style" not in command
    fast = ask(styled, style="hasty")
    assert lines_of(catalog(tmp_path), fast, styled.get("wan-1.3b")) == (None, None)


def test_another_style_is_not_the_same_request(styled: Catalog) -> None:
    plain, noir = ask(styled), ask(styled, style="noir")
    assert not are_alike(replace(noir, look=None), noir, same_seed=True)
    assert are_alike(noir, replace(noir, prompt="A cat!"), same_seed=True)
    assert not are_alike(plain, noir, same_seed=True)


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("[styles]\nnoir = 5", "noir stands outside a style"),
        ("styles = 5", "styles stands outside a model"),
        ("[styles.a]", "styles.a: title is missing"),
        ('[styles.a]\ntitle = "A"', "says nothing but its title"),
        ('[styles.a]\ntitle = "A"\nbefore = " \\u200e"', "says nothing but its title"),
        ('[styles.a]\ntitle = "A"\nbefor = "x"', "no key befor. Did you mean before?"),
        ('[styles.a]\ntitle = "A"\nbefore = 5', "before is 5, but must be a text in quotes"),
        (f'[styles.a]\ntitle = "A"\nafter = "{"x" * 301}"', "after may be at most 300"),
        (f'[styles.a]\ntitle = "{"x" * 101}"\nafter = "x"', "at most 100 characters"),
        (f'[styles.{"x" * 101}]\ntitle = "A"\nafter = "x"', "at most 100 characters"),
        ('[styles.a.b]\ntitle = "A"\nafter = "x"', 'quotes: ["styles.a.b"]'),
        ('[styles.a]\ntitle = "A"\nwidth = 64', "width and height belong together"),
        ('[styles.a]\ntitle = "A"\nmodel = "none"', "no model none for it"),
        ('[styles.a]\ntitle = "A"\nfile = "a.safetensors"', "owner/name at the Hugging Face"),
        ('[styles.a]\ntitle = "A"\nhub_id = "a/b"', "name of the LoRA's file is missing"),
        ('[styles.a]\ntitle = "A"\nhub_id = "a/b"\nfile = "a.bin"', "is no .safetensors file"),
        ('[styles.a]\ntitle = "A"\nhub_id = "a/b"\nfile = "a.safetensors"', "for one model"),
        ('[styles.a]\ntitle = "A"\nmodel = "zeroscope"\nsize = "huge"', "wants the size huge"),
        (WIDE.replace("256", "250"), "wants 512x250, which zeroscope cannot make"),
        ('["styles"]\ntitle = "A"\nfamily = "WanPipeline"', "title stands outside a style"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, table: str, fault: str) -> None:
    with pytest.raises(SettingsError) as error:
        catalog(tmp_path, table)
    assert fault in str(error.value)
