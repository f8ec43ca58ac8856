"""Where a text is shown, and so how long it may be: read out of the code that shows it."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1] / "t2vbot"
ROOMS = ("bot", "catalog", "groups", "jobs", "posts", "rules", "text")  # of what members read
DESCRIPTION, MESSAGE = 100, 2000
# Characters, by Discord's documentation, of what each part of a message or form is given as.
LIMITS: dict[tuple[str, str], int] = {
    ("Button", "label"): 34,  # 80; what a phone shows of it
    ("SelectOption", "label"): 100,
    ("SelectOption", "description"): DESCRIPTION,
    ("Select", "placeholder"): 150,
    ("ChannelSelect", "placeholder"): 150,
    ("RoleSelect", "placeholder"): 150,
    ("UserSelect", "placeholder"): 150,
    ("TextInput", "label"): 45,
    ("TextInput", "placeholder"): 100,
    ("Label", "text"): 45,
    ("Label", "description"): DESCRIPTION,
    ("Modal", "title"): 45,
    ("File", "description"): 1024,
    ("Choice", "name"): 100,
    ("CustomActivity", ""): 128,
}
# What is called in between, and gives the words of what it is given.
_THROUGH = {
    *("render", "cut", "clip", "shortened", "closed", "isolated", "escape", "escaped", "next"),
    *("enumerate", "zip", "items", "values", "join", "split", "str"),
}


@dataclass
class Place:
    """A part of a message or form, and the keys of what is shown there."""

    where: str
    kind: tuple[str, str]
    keys: set[str] = field(default_factory=set)

    @property
    def limit(self) -> int:
        return LIMITS[self.kind]


@dataclass
class _Function:
    node: ast.FunctionDef | ast.AsyncFunctionDef
    file: str
    owner: str  # the class that it is of, or ""

    def arguments(self) -> list[str]:
        found = [each.arg for each in (*self.node.args.posonlyargs, *self.node.args.args)]
        return found[1:] if self.owner and found[:1] in (["self"], ["cls"]) else found

    def accepts(self, name: str) -> bool:
        return name in (*self.arguments(), *(each.arg for each in self.node.args.kwonlyargs))


class _Code:
    """All functions, constants and calls of the package, by their names."""

    def __init__(self) -> None:
        self.functions: dict[str, list[_Function]] = defaultdict(list)
        self.values: dict[str, list[tuple[str, ast.expr]]] = defaultdict(list)
        self.calls: dict[str, list[tuple[ast.Call, _Function | None, str]]] = defaultdict(list)
        trees = {
            path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
            for path in sorted(PACKAGE.rglob("*.py"))
            if path.relative_to(PACKAGE).parts[0] in ROOMS
        }
        self.forms = _forms(trees.values())  # classes whose ``title`` is that of a form
        for file, tree in trees.items():
            self._walk(tree, file, None, "")
        self.given: dict[tuple[str, str], list[tuple[ast.expr, _Function | None, str]]]
        self.given = defaultdict(list)  # to the parameters of texts
        for call, inside, file in self.calls["Text"]:
            for key in _written(call.args[0]) if call.args else ():
                for each in call.keywords:
                    self.given[key, str(each.arg)].append((each.value, inside, file))

    def _walk(self, node: ast.AST, file: str, inside: _Function | None, owner: str) -> None:
        for child in ast.iter_child_nodes(node):
            within, of = inside, owner
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                within = _Function(child, file, owner)
                self.functions[child.name].append(within)
                if child.name == "__init__":
                    self.functions[owner].append(within)
            elif isinstance(child, ast.ClassDef):
                of = child.name
            elif inside is None and isinstance(child, ast.Assign | ast.AnnAssign) and child.value:
                targets = child.targets if isinstance(child, ast.Assign) else [child.target]
                for name in {_name(part) for target in targets for part in ast.walk(target)}:
                    self.values[name].append((file, child.value))
            elif isinstance(child, ast.Call):
                self.calls[self._called(child, owner)].append((child, inside, file))
            self._walk(child, file, within, of)

    def _called(self, call: ast.Call, owner: str) -> str:
        """What is called; a form's ``super().__init__`` makes a form."""
        name = _name(call.func)
        return "Modal" if name == "__init__" and owner in self.forms else name

    def places(self) -> Iterator[Place]:
        for (part, keyword), _ in LIMITS.items():
            names = self.forms if part == "Modal" else {part}
            for call, inside, file in (found for name in names for found in self.calls[name]):
                given = [each.value for each in call.keywords if each.arg == keyword]
                given = call.args[:1] if not keyword else given
                for value in given:
                    place = Place(f"{file}:{value.lineno}", (part, keyword))
                    place.keys.update(self._keys(value, inside, file, set()))
                    yield place

    def nested(self, key: str, parameter: str) -> set[str]:
        """What texts a parameter of a text may be."""
        found: set[str] = set()
        for each, inside, file in self.given[key, parameter]:
            found.update(self._keys(each, inside, file, set()))
        return found

    def _keys(
        self, node: ast.expr, inside: _Function | None, file: str, seen: set[int]
    ) -> Iterator[str]:
        """Of every text that may come of an expression, but not those within other texts."""
        if id(node) in seen:
            return
        seen.add(id(node))
        if isinstance(node, ast.Call):
            yield from self._of_call(node, inside, file, seen)
        elif isinstance(node, ast.Name) or _is_own(node):
            yield from self._of_name(node, inside, file, seen)
        elif not isinstance(node, ast.Attribute | ast.Compare):
            for name, child in ast.iter_fields(node):
                parts = child if isinstance(child, list) else [child]
                for part in parts if name not in ("test", "slice", "generators") else ():
                    if isinstance(part, ast.expr):
                        yield from self._keys(part, inside, file, seen)

    def _of_call(
        self, node: ast.Call, inside: _Function | None, file: str, seen: set[int]
    ) -> Iterator[str]:
        name, of = _name(node.func), getattr(node.func, "value", None)
        if name == "Text":
            yield from _written(node.args[0])
        elif name in _THROUGH:
            for argument in (*node.args, *([of] if of else [])):
                yield from self._keys(argument, inside, file, seen)
        else:
            functions = self.functions.get(name, [])
            if isinstance(of, ast.Name) and not _is_own(node.func):  # ``wording.board(jam)``
                functions = [f for f in functions if Path(f.file).stem.endswith(of.id)]
            elif of and not _is_own(node.func):
                functions = []
            for function in self._nearest(functions, file):
                for part in _given_back(function.node):
                    yield from self._keys(part, function, function.file, seen)

    def _of_name(
        self, node: ast.expr, inside: _Function | None, file: str, seen: set[int]
    ) -> Iterator[str]:
        name = _name(node)
        if isinstance(node, ast.Name) and inside:
            local = _assigned(inside.node).get(name, [])
            for value in local:
                yield from self._keys(value, inside, file, seen)
            if inside.accepts(name):
                for value, of, where in self._passed(inside, name):
                    yield from self._keys(value, of, where, seen)
            if local or inside.accepts(name):
                return
        known = self.values.get(name, [])
        here = [found for found in known if found[0] == file]
        if isinstance(node, ast.Name) and here:
            known = here
        for where, value in known:
            yield from self._keys(value, None, where, seen)

    def _passed(
        self, function: _Function, name: str
    ) -> Iterator[tuple[ast.expr, _Function | None, str]]:
        """What a parameter is given, wherever the function is called."""
        called = function.owner if function.node.name == "__init__" else function.node.name
        arguments = function.arguments()
        for call, inside, file in self.calls[called]:
            if not _may_call(call.func, function):
                continue
            if name in arguments and len(call.args) > arguments.index(name):
                yield call.args[arguments.index(name)], inside, file
            yield from ((k.value, inside, file) for k in call.keywords if k.arg == name)

    def _nearest(self, functions: list[_Function], file: str) -> list[_Function]:
        return [f for f in functions if f.file == file] or functions


def _forms(trees: Iterable[ast.AST]) -> set[str]:
    classes = [n for tree in trees for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    found, before = {"Modal"}, 0
    while len(found) > before:
        before = len(found)
        found |= {each.name for each in classes if {_name(base) for base in each.bases} & found}
    return found


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    return getattr(node, "attr", None) or getattr(node, "id", None) or ""


def _is_own(node: ast.AST) -> bool:
    """``self.label``"""
    return isinstance(node, ast.Attribute) and _name(node.value) in ("self", "cls")


def _may_call(called: ast.expr, function: _Function) -> bool:
    """Methods have names that others have, too: ``form.add`` is of ``Form``, ``found.add`` not."""
    if not isinstance(called, ast.Attribute) or not function.owner:
        return True
    return _is_own(called) or (_name(called.value) or "?").lower() in function.owner.lower()


def _written(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from (*_written(node.body), *_written(node.orelse))
    elif isinstance(node, ast.Constant):
        yield str(node.value)


@cache
def _given_back(function: ast.AST) -> list[ast.expr]:
    kinds = ast.Return | ast.Yield | ast.YieldFrom
    return [n.value for n in ast.walk(function) if isinstance(n, kinds) and n.value]


@cache
def _assigned(function: ast.AST) -> dict[str, list[ast.expr]]:
    """What each local variable may be, with what it is drawn from in a loop."""
    found: dict[str, list[ast.expr]] = defaultdict(list)
    for node in ast.walk(function):
        targets: list[ast.expr] = []
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr | ast.AugAssign) and node.value:
            targets, value = [node.target], node.value
        elif isinstance(node, ast.For | ast.AsyncFor | ast.comprehension):
            targets, value = [node.target], node.iter
        for name in {_name(part) for target in targets for part in ast.walk(target)}:
            found[name].append(value)
    return found


@cache
def _code() -> _Code:
    return _Code()


@cache
def places() -> tuple[Place, ...]:
    return tuple(_code().places())


@cache
def nested(key: str, parameter: str) -> set[str]:
    """What texts a parameter of a text may be."""
    return _code().nested(key, parameter)


@cache
def limits() -> dict[str, int]:
    """How long each text may be, for those that are not a message or a part of one."""
    found: dict[str, int] = {}
    for place in places():
        for key in place.keys:
            found[key] = min(place.limit, found.get(key, MESSAGE))
    return found
