"""Every language says all that members read, with the same parameters and its own plurals."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel import Locale
from discord import app_commands
from fluent.syntax import ast as fluent
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

from t2vbot.bot.commands.registry import all_commands
from t2vbot.catalog.about import about
from t2vbot.catalog.catalog import Catalog
from t2vbot.rules import rule
from t2vbot.text import ENGLISH, LANGUAGES, Listed, Text, nearest, render, speaking
from t2vbot.text.languages import LOCALES

# What hosts read in a terminal, and in files, is in English alone.
HOSTS = {
    *("cli", "database", "doctor", "env", "models", "proxies", "remote", "settings", "watching"),
}
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
PLURALS = {"zero", "one", "two", "few", "many", "other"}
# A command's or option's name, by Discord's documentation.
NAME = re.compile(r"[-_'\w]{1,32}")


@cache
def messages(file: Path) -> dict[str, fluent.Pattern]:
    body = parse(file.read_text(encoding="utf-8")).body
    assert not [entry.content for entry in body if isinstance(entry, fluent.Junk)], file
    return {
        entry.id.name: entry.value
        for entry in body
        if isinstance(entry, fluent.Message) and entry.value
    }


class Parts(Visitor):
    """The parameters of a pattern, and the variants that are chosen among by each."""

    def __init__(self, pattern: fluent.Pattern) -> None:
        self.parameters: set[str] = set()
        self.variants: dict[str, set[str]] = {}
        self.visit(pattern)

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.parameters.add(node.id.name)

    def visit_SelectExpression(self, node: fluent.SelectExpression) -> None:
        if isinstance(node.selector, fluent.VariableReference):
            keys = {
                key.name if isinstance(key := variant.key, fluent.Identifier) else key.value
                for variant in node.variants
            }
            self.variants.setdefault(node.selector.id.name, set()).update(keys)
        self.generic_visit(node)


def english_files() -> list[str]:
    return sorted(f.name for f in (LOCALES / ENGLISH).glob("*.ftl") if f.stem not in HOSTS)


@pytest.mark.parametrize("file", english_files())
@pytest.mark.parametrize("language", OTHERS)
def test_a_language_says_what_english_says(language: str, file: str) -> None:
    english, other = messages(LOCALES / ENGLISH / file), messages(LOCALES / language / file)
    assert other.keys() == english.keys()
    categories = {*Locale.parse(language.replace("-", "_")).plural_form.tags, "other"}
    for key, pattern in other.items():
        own, expected = Parts(pattern), Parts(english[key])
        assert own.parameters == expected.parameters, key
        for parameter, variants in own.variants.items():
            names = expected.variants.get(parameter, set()) - PLURALS
            assert not names or names <= variants, (key, parameter)
            plurals = variants & PLURALS
            assert plurals <= categories, (key, parameter)
            if plurals - {"other"} and not names:
                assert categories <= plurals, (key, parameter)


def wanted() -> Iterator[tuple[str, str, str]]:
    """What each command has to be called: a key, the English, and what it is."""
    for command in all_commands():
        yield from _of(command, "command-" + _slug(command.name))


def _of(command: object, key: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(command, app_commands.ContextMenu):
        yield key, command.name, "menu"
        return
    assert isinstance(command, app_commands.Command | app_commands.Group)
    yield key, command.name, "name"
    yield f"{key}-described", command.description, "description"
    if isinstance(command, app_commands.Group):
        for inner in command.commands:
            yield from _of(inner, f"{key}-{_slug(inner.name)}")
        return
    for option in command.parameters:
        own = f"{key}--{_slug(option.name)}"
        yield own, option.display_name, "name"
        yield f"{own}-described", str(option.description), "description"
        for choice in option.choices:
            yield f"{own}--{_slug(str(choice.value))}", choice.name, "choice"


def _slug(name: str) -> str:
    return name.lower().replace(" ", "-").replace("_", "-")


@pytest.mark.parametrize("language", OTHERS)
def test_a_languages_commands_are_such_as_discord_takes(language: str) -> None:
    found = messages(LOCALES / language / "command.ftl")
    said = {key: "".join(e.value for e in p.elements) for key, p in found.items()}  # type: ignore[union-attr]
    assert said.keys() == {key for key, _, _ in wanted()}
    for key, _, kind in wanted():
        words = said[key].strip()
        if kind == "name":
            assert NAME.fullmatch(words) and words == words.lower(), (key, words)
        else:
            assert 1 <= len(words) <= (32 if kind == "menu" else 100), (key, words)
    options: dict[str, list[str]] = {}
    for key, _, kind in wanted():
        if kind == "name" and "--" in key:
            options.setdefault(key.partition("--")[0], []).append(said[key])
    for command, names in options.items():
        assert len({*names}) == len(names), command


def test_the_nearest_language() -> None:
    assert nearest("en-US") == nearest("en-GB") == nearest(None) == nearest("xx") == ENGLISH
    for language in OTHERS:
        assert nearest(language) == language
    assert nearest("zh-TW") == ENGLISH  # other signs than zh-CN


def test_a_list_is_joined_as_the_language_does() -> None:
    text = Text("catalog-no-styles", title=Listed(["a", Text("setting-yes"), "b"]))
    assert Text.from_json(json.loads(json.dumps(text.to_json()))) == text
    said = {language: render(text, language) for language in LANGUAGES}
    for language, words in {
        ENGLISH: "a, yes, and b",
        "de": "a, ja und b",
        "fr": "a, oui et b",
        "es-419": "a, sí y b",
        "pt-BR": "a, sim e b",
        "ja": "a、はい、b",
        "zh-CN": "a、是和b",
    }.items():
        assert words in said[language], said[language]
    stars = text.with_words(lambda word: word * 2)
    assert stars.values["title"] == Listed(["aa", Text("setting-yes"), "bb"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_limit_is_typed_as_it_is_shown(language: str) -> None:
    with speaking(language):
        shown = render(Text("setting-unlimited"))
        assert rule.parse("quota_clips", rule.Scope.SERVER, f" {shown.upper()} ") == math.inf
        assert shown in render(Text("rules-range", kind="whole-unlimited", low=1, high=2))
        assert shown in render(Text("setting-form-hint-unlimited", low=1, high=2))


def test_a_number_is_typed_as_a_language_groups_it() -> None:
    for typed in ("1000", "1,000", "1.000", "1 000", "1\u202f000", "1\u2019000"):
        assert rule.parse("quota_clips", rule.Scope.SERVER, typed) == 1000
    assert rule.parse("most_seconds", rule.Scope.SERVER, "2,125") == 2.125
    assert rule.parse("quota_clips", rule.Scope.SERVER, "3") == 3


def test_numbers_are_written_as_the_language_does() -> None:
    text = Text("text-mib", size=1234.5)
    assert {language: render(text, language) for language in ("en", "de", "fr", "ja")} == {
        "en": "1,234.5 MiB",
        "de": "1.234,5 MiB",
        "fr": "1\u202f234,5 Mio",
        "ja": "1,234.5 MiB",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_model_of_the_catalog_is_described(language: str) -> None:
    with speaking(language):
        for model in Catalog.load():
            said = about(model)
            assert (said == model.description) is (language == ENGLISH), model.name
            assert said != render(Text("about-model", name="folder")), model.name
            own = model.model_copy(update={"description": "Mine."})
            assert about(own) == "Mine."
    variants = Parts(messages(LOCALES / language / "about.ftl")["about-model"]).variants["name"]
    assert variants == {*(name.replace(".", "_") for name in Catalog.load().names()), "folder"}
