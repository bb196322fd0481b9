"""Whoever hears that an action ended without being done hears it in their language: no text in English alone."""

import ast
from pathlib import Path

import pytest
from django.utils import translation

from shanyraq.kernel.errors import HIDDEN
from tests.architecture.test_sizes import CODE, name

ENDS = {"NotFound", "Conflict", "NotAllowed"}
MARKED = {"gettext_noop", "_", "gettext", "ngettext"}


def in_english_alone(path: Path) -> list[str]:
    """Where one of them is raised with a text that nobody marked for the translators."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        if called in ENDS | {"Sentence"}:
            assert isinstance(node, ast.Call)
            told = node.args[0] if node.args else None
            if isinstance(told, ast.JoinedStr) or (
                isinstance(told, ast.Constant) and any(map(str.isalpha, _without_values(str(told.value))))
            ):
                found.append(f"{name(path)}:{node.lineno}")
            if isinstance(told, ast.IfExp) and {type(told.body), type(told.orelse)} & {ast.Constant, ast.JoinedStr}:
                found.append(f"{name(path)}:{node.lineno}")
    return found


def _without_values(template: str) -> str:
    """``«{right}»`` → ``«»``."""
    while "{" in template:
        before, _, after = template.partition("{")
        template = before + after.partition("}")[2]
    return template


def test_no_end_is_told_in_english_alone() -> None:
    samples = "shanyraq/base/ui/gallery.py"  # shows the parts of pages, in English
    found = [place for path in CODE if name(path) != samples for place in in_english_alone(path)]
    assert found == []


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_what_is_hidden_is_named_in_every_language(language: str) -> None:
    with translation.override(language):
        assert translation.gettext(HIDDEN) != HIDDEN
