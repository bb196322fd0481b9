"""Rooms stay small: files, functions, names."""

import ast
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from shanyraq.api import api

ROOT = Path(__file__).resolve().parents[2]
CODE = sorted(path for path in (ROOT / "shanyraq").rglob("*.py") if "migrations" not in path.parts)
TESTS = sorted((ROOT / "tests").rglob("*.py"))
NAMELESS = {"utils", "util", "helpers", "helper", "common_utils", "misc", "manager"}
LONGER: dict[str, str] = {}
"""Files, as ``shanyraq/…``, that may be longer than 500 lines (of tests, 800), with the reason."""
LARGEST, LARGEST_OF_TESTS, LONGEST, LONGEST_VIEW = 500, 800, 40, 20


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function below its docstring."""
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (node.end_lineno or 0) - (body[0].lineno if body else node.lineno) + 1


def functions(path: Path) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    """Functions and methods of a module by their qualified names, those within functions too."""
    found: dict[str, ast.FunctionDef | ast.AsyncFunctionDef] = {}

    def walk(node: ast.AST, prefix: str) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                found[prefix + child.name] = child
                walk(child, f"{prefix}{child.name}.<locals>.")
            elif isinstance(child, ast.ClassDef):
                walk(child, f"{prefix}{child.name}.")
            else:
                walk(child, prefix)

    walk(ast.parse(path.read_text(encoding="utf-8")), "")
    return found


def views() -> set[tuple[Path, str]]:
    """Every function of ours that an address leads to: of pages by the resolver, of the API by its operations."""
    called = [inspect.unwrap(pattern.callback) for pattern in _patterns(get_resolver())]
    called += [
        inspect.unwrap(operation.view_func)
        for _, router in api._routers
        for view in router.path_operations.values()
        for operation in view.operations
    ]
    return {
        (Path(inspect.getfile(function)), function.__qualname__)
        for function in called
        if inspect.isfunction(function) and function.__module__.startswith("shanyraq.")
    }


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _patterns(pattern)
        else:
            yield pattern


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_file_of_code_has_at_most_500_lines_and_a_name_of_its_own(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LARGEST or name(path) in LONGER
    assert path.stem not in NAMELESS


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_a_file_of_tests_has_at_most_800_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LARGEST_OF_TESTS or name(path) in LONGER


def test_an_exception_is_a_file_that_is_longer_and_says_why() -> None:
    for each, reason in LONGER.items():
        bound = LARGEST_OF_TESTS if each.startswith("tests/") else LARGEST
        assert len((ROOT / each).read_text(encoding="utf-8").splitlines()) > bound, each
        assert reason.strip(), each


@pytest.mark.parametrize("path", CODE, ids=name)
def test_functions_have_at_most_40_lines(path: Path) -> None:
    found = {each: length(node) for each, node in functions(path).items()}
    assert {each: lines for each, lines in found.items() if lines > LONGEST} == {}


def test_views_have_at_most_20_lines() -> None:
    """A view translates between a door and the domain; what is longer belongs into another room."""
    found = views()
    assert len(found) > 50
    lines = {f"{name(path)}: {view}": length(functions(path)[view]) for path, view in found}
    assert {view: count for view, count in lines.items() if count > LONGEST_VIEW} == {}


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_module_says_what_lives_in_it(path: Path) -> None:
    if path.name not in {"apps.py"}:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
