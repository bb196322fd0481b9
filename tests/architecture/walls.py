"""Finds where a domain reads a higher one without importing it: through what Django adds to models.

A foreign key of a higher domain gives models of a lower one a name that leads upwards
(``version.indicators``, ``outcomes__indicators``). No import tells of it. The names come from Django's
registry, the order of domains from the import contract; code is read as a syntax tree.
"""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.db.models import Manager, QuerySet

ROOT = Path(__file__).resolve().parents[2]
METHODS = {name for kind in (Manager, QuerySet) for name in dir(kind) if not name.startswith("_")}
METHODS |= {"add", "set", "remove", "clear"}
EXPRESSIONS = {"Q", "F", "Prefetch", "OuterRef", "Count", "Sum", "Avg", "Min", "Max", "Exists", "Subquery", "getattr"}
PATH = re.compile(r"-?[a-z]\w*")
PURE = {"rules", "commands.py", "merging.py", "vocabulary.py", "schema", "reading", "writing", "comparing.py"}
"""Rooms that hold no model (a contract of its own says so): there these are names of the package format."""


@cache
def layers() -> list[list[str]]:
    """The domains, highest first, as the import contract states them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    stated = next(each["layers"] for each in contracts if each["name"] == "Domains, highest first")
    return [[name.strip() for name in re.split(r"[|:]", layer)] for layer in stated]


@cache
def seen_by(domain: str) -> set[str]:
    """The domain itself and those below it."""
    order = layers()
    place = next(number for number, layer in enumerate(order) if domain in layer)
    return {domain, *(name for layer in order[place + 1 :] for name in layer)}


def relations(domain: str) -> Iterator[tuple[set[str], bool]]:
    """Names that lead from a model within sight of the domain, and whether they lead out of its sight."""
    seen = seen_by(domain)
    for model in apps.get_models():
        if model._meta.app_label in seen:
            for found in model._meta.related_objects:
                names = {found.name, found.get_accessor_name() or found.name}
                yield names, found.related_model._meta.app_label not in seen
            for field in model._meta.get_fields():
                if not field.auto_created:
                    yield {field.name}, False


@cache
def upward(domain: str) -> set[str]:
    """The names by which models that a domain may see lead to models that it may not."""
    return {name for names, leads_out in relations(domain) if leads_out for name in names}


def ambiguous(domain: str) -> set[str]:
    """Upward names that are also names of something that the domain may read."""
    return upward(domain) & {name for names, leads_out in relations(domain) if not leads_out for name in names}


@cache
def unseen(domain: str) -> set[str]:
    """Models and tables out of a domain's sight, as strings name them: ``app.Model``, ``app_model``."""
    hidden = [
        each for each in apps.get_models(include_auto_created=True) if each._meta.app_label not in seen_by(domain)
    ]
    hidden = [each for each in hidden if each.__module__.startswith("shanyraq.domains.")]
    return {name for each in hidden for name in (each._meta.label_lower, each._meta.db_table)}


class Reader(ast.NodeVisitor):
    """Collects what a module says in upward names."""

    def __init__(self, names: set[str], models: set[str]) -> None:
        self.names, self.models = names, models
        self.found: set[tuple[int, str]] = set()
        self.listed: dict[str, list[ast.expr]] = {}

    def visit_Assign(self, node: ast.Assign) -> None:
        """Columns are often named first: ``columns = ("key", "indicators__key")``."""
        if isinstance(node.value, ast.Tuple | ast.List) and isinstance(node.targets[0], ast.Name):
            self.listed[node.targets[0].id] = node.value.elts
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        inner = node.value
        if isinstance(inner, ast.Attribute) and inner.attr in self.names and node.attr in METHODS:
            self.found.add((inner.lineno, inner.attr))
        if node.attr in self.names and _is_version(inner):
            self.found.add((node.lineno, node.attr))
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        function = node.func
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if (isinstance(function, ast.Attribute) and name in METHODS) or name in EXPRESSIONS:
            self._words(node, (keyword.arg for keyword in node.keywords))
            self._words(node, (text.value for text in self._texts(node.args)))
        if name == "get_model":
            self.found.add((node.lineno, "get_model"))
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            for word in re.findall(r"\w+\.\w+|\w+", node.value.lower()):
                if word in self.models:
                    self.found.add((node.lineno, word))
            if "__" in node.value:
                self._words(node, [node.value])

    def _texts(self, args: Iterable[ast.expr]) -> Iterator[ast.Constant]:
        for arg in args:
            if isinstance(arg, ast.Starred) and isinstance(arg.value, ast.Name):
                yield from self._texts(self.listed.get(arg.value.id, []))
            elif isinstance(arg, ast.Starred) and isinstance(arg.value, ast.Tuple | ast.List):
                yield from self._texts(arg.value.elts)
            elif isinstance(arg, ast.Constant):
                yield arg

    def _words(self, node: ast.expr, words: Iterable[object]) -> None:
        for word in words:
            if isinstance(word, str) and PATH.fullmatch(word):
                self.found |= {(node.lineno, part) for part in word.lstrip("-").split("__") if part in self.names}


def _is_version(node: ast.expr) -> bool:
    return (isinstance(node, ast.Name) and node.id == "version") or (
        isinstance(node, ast.Attribute) and node.attr == "version"
    )


def in_code(source: str, domain: str) -> list[str]:
    """What a module of a domain reads of higher ones."""
    reader = Reader(upward(domain), unseen(domain))
    reader.visit(ast.parse(source))
    return [f"{line}: {name}" for line, name in sorted(reader.found)]


def in_template(source: str, domain: str) -> list[str]:
    """The same for a template, where a manager is of use only through one of its methods."""
    pattern = re.compile(rf"\.({'|'.join(sorted(upward(domain)))})\.({'|'.join(sorted(METHODS))})\b")
    return [
        f"{number}: {name}"
        for number, line in enumerate(source.splitlines(), start=1)
        for name, _ in pattern.findall(line)
    ]


def leaks(domain: str, house: Path = ROOT) -> list[str]:
    """Every place of a domain that reads a higher one, as ``path:line: name``."""
    folder = house / "shanyraq" / "domains" / domain
    found = []
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.html")]):
        parts = path.relative_to(folder).parts
        if "migrations" in parts or parts[0] in PURE:
            continue
        read = in_code if path.suffix == ".py" else in_template
        found += [f"{path.relative_to(house)}:{place}" for place in read(path.read_text(encoding="utf-8"), domain)]
    return found


def foreign_models(source: str, domain: str) -> list[str]:
    """Models of other domains that a module imports when it runs, but for those that all may."""
    tree = ast.parse(source)
    spared = {id(node) for block in ast.walk(tree) if _for_types(block) for node in ast.walk(block)}
    found = []
    for node in ast.walk(tree):
        if id(node) in spared or not isinstance(node, ast.Import | ast.ImportFrom):
            continue
        for name in _imported(node):
            part = re.match(r"shanyraq\.domains\.(\w+)\.models(\.|$)", name)
            if part and part[1] != domain and name not in SHARED:
                found.append(f"{node.lineno}: {name}")
    return found


SHARED = {f"shanyraq.domains.packages.models.{name}" for name in ("CitedContent", "Content", "Version")}
"""Decision 0010."""


def _for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [f"{node.module}.{alias.name}" for alias in node.names]
