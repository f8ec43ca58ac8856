"""Every language says all that members read, with the same parameters and its own plurals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel import Locale
from discord import app_commands
from fluent.syntax import ast as fluent
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

from t2vbot.bot.commands.registry import all_commands
from t2vbot.text import ENGLISH, LANGUAGES, nearest
from t2vbot.text.languages import LOCALES

# What hosts read in a terminal, and in files, is in English alone.
HOSTS = {
    *("cli", "database", "doctor", "env", "models", "proxies", "remote", "settings", "watching"),
}
OTHERS = [language for language in LANGUAGES if language != ENGLISH]
PLURALS = {"zero", "one", "two", "few", "many", "other"}
# A command's or option's name, by Discord's documentation.
NAME = re.compile(r"[-_'\w]{1,32}")


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
    found = messages(LOCALES / language / "commands.ftl")
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
