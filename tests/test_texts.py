"""Every key has its words, every text is used, and both name the same parameters."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fluent.syntax import ast as fluent
from fluent.syntax import parse
from fluent.syntax.visitor import Visitor

from t2vbot.text import Text, find, is_known, render, rendering

from . import page_texts

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "t2vbot"
LOCALES = PACKAGE / "text" / "locales" / "en"
# Not named by any call: the upgrade of an older database writes it.
WITHOUT_CALL = {"legacy"}


@dataclass(frozen=True)
class Use:
    """One call of ``Text``. Its parameters are open where some come out of a mapping."""

    where: str
    key: str | None  # None: not written there
    parameters: frozenset[str]
    is_open: bool


def uses() -> Iterator[Use]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.name in ("words.py", "rendering.py"):  # what a Text is, not what it says
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", None) == "Text":
                where = f"{path.relative_to(ROOT).as_posix()}:{node.lineno}"
                names = frozenset(each.arg for each in node.keywords if each.arg)
                is_open = any(each.arg is None for each in node.keywords)
                for key in written(node.args[0]):
                    yield Use(where, key, names, is_open)


def written(node: ast.expr) -> Iterator[str | None]:
    """The key, or both of "this if so else that"."""
    if isinstance(node, ast.IfExp):
        yield from written(node.body)
        yield from written(node.orelse)
    else:
        is_str = isinstance(node, ast.Constant) and isinstance(node.value, str)
        yield node.value if is_str else None  # type: ignore[attr-defined]


class Names(Visitor):
    """Collects the parameters of a pattern."""

    def __init__(self) -> None:
        self.found: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:
        self.found.add(node.id.name)


def parameters() -> dict[str, frozenset[str]]:
    """What each text names, by its key."""
    found = {}
    for file in sorted(LOCALES.glob("*.ftl")):
        for entry in parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, fluent.Junk), f"{file.name}: {entry.content}"
            if isinstance(entry, fluent.Message):
                assert entry.id.name not in found, entry.id.name
                names = Names()
                names.visit(entry)
                found[entry.id.name] = frozenset(names.found)
    return found


Named = dict[str, frozenset[str]]


@pytest.fixture(scope="module", name="used")
def read_uses() -> list[Use]:
    return [*uses(), *(Use(*each, is_open=False) for each in page_texts.uses())]


@pytest.fixture(scope="module", name="named")
def read_parameters() -> Named:
    return parameters()


def test_every_key_stands_where_it_is_used(used: list[Use]) -> None:
    """So that it can be found, and looked for here."""
    assert [use.where for use in used if use.key is None] == []


def test_every_key_has_a_text(used: list[Use], named: Named) -> None:
    assert [use for use in used if use.key and use.key not in named] == []


def test_every_text_is_used(used: list[Use], named: Named) -> None:
    assert sorted(set(named) - {use.key for use in used} - WITHOUT_CALL) == []


def test_calls_and_texts_name_the_same_parameters(used: list[Use], named: Named) -> None:
    wrong = []
    for use in used:
        needed = named.get(use.key or "", use.parameters)
        is_right = use.parameters <= needed if use.is_open else use.parameters == needed
        if not is_right:
            wrong.append(f"{use.where} {use.key}: {sorted(use.parameters ^ needed)}")
    assert wrong == []


def test_every_text_begins_with_its_room() -> None:
    for file in LOCALES.glob("*.ftl"):
        for entry in parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, fluent.Message):
                assert entry.id.name.partition("-")[0] == file.stem


def test_no_more_is_read_than_is_said() -> None:
    """A member waits for the first text that is said in their language."""
    rendering._bundle.cache_clear()
    render(Text("vote-button-decide"), "de")
    assert find("numbers-seed", "ja")
    assert rendering._bundle.cache_info().currsize == 1


def test_every_text_can_be_filled_in(named: Named, caplog: pytest.LogCaptureFixture) -> None:
    """With words and with numbers of any size; ``render`` logs what is missing or misspelt."""
    wrong = {}
    for key, names in named.items():
        caplog.clear()
        for value in ("something", 1, 1234, 1e40, 10**400, float("nan")):
            render(Text(key, **dict.fromkeys(names, value)))
        if caplog.records:
            wrong[key] = caplog.messages
    assert wrong == {}


def test_the_program_knows_the_same_keys(named: Named) -> None:
    assert [key for key in named if not is_known(key)] == []
    unknown = ("", "bot", "bot-", "bot-nothing", "../en/bot-form-title", "command-video")
    assert not any(is_known(key) for key in unknown)


# English that stands in the bot's code, where nobody reads it who chose another language.
# What commands are called in English; ``command.ftl`` says the rest, and the log is in English.
NOT_SAID = re.compile(
    r"log\.\w+|_note|(?:\w+\.)*create_task|app_commands\.(?:Choice|Group|ContextMenu)"
)
SENTENCE = re.compile(r"[^\W\d_]{2,}[,.:;]? [^\W\d_]{2,}")
SHOWN = {"content", "label", "placeholder", "title", "description", "text", "name", "default"}
FOR_THE_LOG = {
    " servers over ",
    "until it is resumed",
    "the host banned",
    "T2V_GUILDS does not name",
}


def english(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Literals that are a sentence, or that are shown, and where each stands."""
    unsaid = {id(part) for node in ast.walk(tree) for part in _unsaid(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for each in node.keywords:
                if each.arg in SHOWN and id(node) not in unsaid:
                    yield from ((n, s) for n, s in _strings(each.value) if re.search(r"\w\w", s))
        if isinstance(node, ast.Constant) and id(node) not in unsaid:
            yield from ((n, s) for n, s in _strings(node) if SENTENCE.search(s))


def _unsaid(node: ast.AST) -> Iterator[ast.AST]:
    """What is in docstrings, decorators, the log, and in errors that are bugs."""
    for decorator in getattr(node, "decorator_list", ()):
        yield from ast.walk(decorator)
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node.value
    if isinstance(node, ast.Raise) or (
        isinstance(node, ast.Call) and NOT_SAID.fullmatch(ast.unparse(node.func))
    ):
        yield from ast.walk(node)


def _strings(node: ast.expr) -> Iterator[tuple[int, str]]:
    """Literals that are the value itself, or a part of an f-string that is."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    elif isinstance(node, ast.JoinedStr):
        yield from (found for part in node.values for found in _strings(part))
    elif isinstance(node, ast.IfExp):
        yield from (*_strings(node.body), *_strings(node.orelse))


def test_no_english_is_left_in_the_bots_code() -> None:
    found = []
    for path in sorted((PACKAGE / "bot").rglob("*.py")):
        for line, words in english(ast.parse(path.read_text(encoding="utf-8"))):
            if words not in FOR_THE_LOG and "app_commands.Command[" not in words:
                found.append(f"{path.relative_to(ROOT)}:{line}: {words!r}")
    assert found == []


def test_english_in_the_code_would_be_found() -> None:
    code = """
button(label="Vote")
button(label=f"{n} votes" if n else None, name=key)
await send("It is too late.", ephemeral=True)
tell(interaction, f"It is in, {name}.")
log.info("It is in, %s.", label(title="x y"))
@command(description="Say it")
def f():
    '''Says it again.'''
    raise ValueError("it is wrong")
"""
    found = [words for _, words in english(ast.parse(code))]
    assert found == ["Vote", " votes", "It is too late.", "It is in, "]
