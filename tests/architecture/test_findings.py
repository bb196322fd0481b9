"""Whatever a person can be shown with the id of a rule is in the rulebook, with title and source."""

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from shanyraq.base.rulebook import rulebook
from shanyraq.base.verbs import verbbook
from shanyraq.domains.indicators.queries import load_results
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.rules import DESIGN_RULES

ROOT = Path(__file__).resolve().parents[2]
OF_A_DESIGN_RULE = "each.id"
"""``check_design`` names the design rule that it asks; all of them are in the rulebook."""
OF_A_SERVER = "told['rule']"
"""``doors/remote.py`` names the rule that another server named."""

OF_A_SUB_OUTPUT = {"money", "narratives"}
"""Parts of a sub-output that quality rules name, and that actions of their own change, line by line."""


def spoken() -> Iterator[tuple[str, object]]:
    """Where the code makes a finding, and the rule that it names: an id, or what says it."""
    for path in sorted((ROOT / "shanyraq").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
                named = node.args[0] if node.args else next(k.value for k in node.keywords if k.arg == "rule")
                yield f"{path.relative_to(ROOT)}:{node.lineno}", _value(path, named)


def _value(path: Path, node: ast.expr) -> object:
    if isinstance(node, ast.Constant):
        return node.value
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    if isinstance(node, ast.Name):
        return getattr(import_module(module), node.id)
    return ast.unparse(node)


def test_every_finding_names_a_rule_of_the_rulebook() -> None:
    known = {rule.id for rule in rulebook()} | {OF_A_DESIGN_RULE, OF_A_SERVER}
    found = list(spoken())
    assert len(found) >= 4
    assert [(place, rule) for place, rule in found if rule not in known] == []


def test_every_field_that_a_rule_names_is_one_of_an_action() -> None:
    """A misspelt field would be told of nowhere: the door would put the finding beside no field."""
    fields = {name for verb in verbbook().values() if verb.command for name in verb.command.model_fields}
    named = {rule.field for rule in rulebook() if rule.field} | set(fields_of_findings())
    assert len(named) > 30
    assert named - fields - OF_A_SUB_OUTPUT == set()


def fields_of_findings() -> Iterator[str]:
    """The fields that findings name by themselves, as far as they stand there as a word."""
    for path in sorted((ROOT / "shanyraq").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Finding":
                named = [k.value for k in node.keywords if k.arg == "field"]
                yield from (str(each.value) for each in named if isinstance(each, ast.Constant))


def test_every_design_rule_is_in_the_rulebook() -> None:
    assert DESIGN_RULES.keys() <= {rule.id for rule in rulebook()}


def test_every_verdict_names_a_rule_of_the_rulebook(kaz: Version, second: Version) -> None:
    known = {rule.id for rule in rulebook()}
    for version in (kaz, second):
        results = load_results(version, version.starts_on)
        rules = {row.verdict.rule for indicator in results.indicators for row in indicator.rows}
        assert rules
        assert rules <= known
