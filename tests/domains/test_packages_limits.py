"""What a column cannot hold, the format does not allow: so that «check» says it with a line, not a database."""

import re._parser as patterns  # type: ignore[import-not-found]
from collections.abc import Callable, Iterator
from pathlib import Path
from types import NoneType
from typing import Any, Literal, get_args, get_origin

import pytest
from annotated_types import Ge, Le, MaxLen
from django.apps import apps
from django.db import connection, models
from pydantic import BaseModel, StringConstraints

from shanyraq.domains.framework.parts.entries import entries
from shanyraq.domains.packages import schema
from shanyraq.domains.packages.models import Content, Framework, Remark, Version
from shanyraq.domains.packages.schema import context, framework, governance, legal, monitoring_plan, results
from shanyraq.domains.packages.schema.training import TrainingFile
from tests.domains.test_packages_bad_input import folder, replace, write
from tests.domains.test_packages_hostile_input import OUTCOME, Case, refused

__all__ = ["folder"]

FROM: dict[str, list[type[BaseModel]]] = {
    "packages.Framework": [schema.FrameworkFile],
    "packages.Version": [schema.FrameworkFile, framework.Country],
    "packages.Remark": [schema.Remark],
    "parties.Organisation": [schema.Organisation],
    "parties.Signatory": [schema.Signatory],
    "parties.Instrument": [schema.Instrument],
    "parties.LegalProvision": [legal.LegalProvision],
    "framework.Level": [schema.Level],
    "framework.Goal": [schema.GoalNode],
    "framework.Outcome": [schema.Outcome],
    "framework.Output": [schema.Output],
    "framework.Wording": [results.Wording],
    "framework.SdgLink": [schema.SdgTargetLink],
    "framework.Strategy": [schema.Strategy],
    "framework.Block": [schema.Block],
    "framework.Citation": [schema.Block],
    "framework.Assumption": [schema.Assumption],
    "framework.Ranking": [schema.Ranking],
    "framework.Figure": [schema.Figure],
    "framework.Accelerator": [schema.Accelerator],
    "framework.LnobGroup": [schema.LnobGroup],
    "framework.Statement": [context.Statement],
    "framework.Provision": [schema.Provision],
    "governance.Body": [schema.Body],
    "governance.Chair": [governance.Chair],
    "governance.Member": [governance.Member],
    "indicators.Indicator": [schema.Indicator],
    "indicators.Row": [schema.Row],
    "indicators.Value": [schema.Value],
    "learning.Category": [monitoring_plan.Category],
    "learning.Activity": [schema.Activity],
    "risks.Risk": [schema.Risk],
    "commitments.Commitment": [schema.Commitment],
}
"""Table → the models of the format that its rows are written from, field for column."""

NAMED_OTHERWISE: dict[str, tuple[type[BaseModel], str]] = {
    "indicators.Indicator.unit_code": (results.Unit, "code"),
    "indicators.Row.pending_otherwise": (schema.PendingTarget, "otherwise"),
    "commitments.Commitment.key": (schema.Commitment, "id"),
    "framework.Entry.first_anchor": (schema.Block, "anchor"),
}
"""Columns that hold a field of another name, or of a model inside."""

OF_THE_SOFTWARE = {
    "packages.Version": {"number", "author", "digest", "origin"},
    "framework.Entry": {"kind", "key", "code"},
    "framework.Participation": {"role"},
    "framework.Proposition": {"kind"},
    "framework.Provision": {"part"},
    "indicators.Value": {"role"},
}
"""Columns that no file of a package fills."""

EVERYWHERE = {"id", "order"}


def bounded() -> Iterator[tuple[str, Any]]:
    """Every column of a version's content that has a length or a range."""
    for table in apps.get_models():
        for field in table._meta.concrete_fields if issubclass(table, Content | Framework | Version | Remark) else ():
            bound = isinstance(field, models.CharField | models.IntegerField) and not field.is_relation
            if bound and field.name not in EVERYWHERE | OF_THE_SOFTWARE.get(table._meta.label, set()):
                yield table._meta.label, field


COLUMNS = {f"{label}.{field.name}": field for label, field in bounded()}


def written_from(name: str) -> tuple[type[BaseModel], str]:
    """The model of the format and its field that a column holds."""
    if name in NAMED_OTHERWISE:
        return NAMED_OTHERWISE[name]
    table, _, column = name.rpartition(".")
    (model,) = [model for model in FROM[table] if column in model.model_fields]
    return model, column


def leaves(annotation: Any, metadata: list[Any]) -> Iterator[tuple[Any, list[Any]]]:
    """The plain types that a field may hold, each with its constraints."""
    if hasattr(annotation, "__metadata__"):
        yield from leaves(annotation.__origin__, [*annotation.__metadata__, *metadata])
    elif get_origin(annotation) is Literal:
        yield from ((value, metadata) for value in get_args(annotation))
    elif get_args(annotation):
        for part in get_args(annotation):
            if part is not NoneType:
                yield from leaves(part, metadata)
    else:
        yield annotation, metadata


def flat(metadata: list[Any]) -> Iterator[Any]:
    for each in metadata:
        if isinstance(each, StringConstraints) or hasattr(each, "metadata"):
            yield from getattr(each, "metadata", [])
        yield each


def longest(kind: Any, metadata: list[Any]) -> float:
    """How many characters a text of this type can have at most."""
    if isinstance(kind, str):
        return len(kind)
    assert kind is str, kind
    found = [float("inf")]
    for each in flat(metadata):
        length = each.max_length if isinstance(each, StringConstraints | MaxLen) else None
        pattern = getattr(each, "pattern", None)
        found += [length] if length else []
        found += [patterns.parse(pattern).getwidth()[1]] if pattern else []
    return min(found)


def between(metadata: list[Any]) -> tuple[float, float]:
    """The smallest and the largest number that a field allows."""
    found = list(flat(metadata))
    least = max([each.ge for each in found if isinstance(each, Ge)], default=float("-inf"))
    return least, min([each.le for each in found if isinstance(each, Le)], default=float("inf"))


@pytest.mark.parametrize("name", COLUMNS)
def test_a_field_allows_no_more_than_its_column_holds(name: str) -> None:
    column = COLUMNS[name]
    model, field = written_from(name)
    info = model.model_fields[field]
    for kind, metadata in leaves(info.annotation, list(info.metadata)):
        if isinstance(column, models.CharField):
            assert longest(kind, metadata) <= (column.max_length or 0), (name, kind)
        else:
            least, most = connection.ops.integer_field_range(column.get_internal_type())
            least, most = (0 if least == 0 else -32768, 32767) if "Small" in type(column).__name__ else (least, most)
            smallest, largest = between(metadata)
            assert max(least or 0, -(2**31)) <= smallest, name
            assert largest <= min(most or 2**31 - 1, 2**31 - 1), name


def every_model(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    for info in model.model_fields.values():
        for kind, _ in leaves(info.annotation, []):
            if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
                seen.add(kind)
                every_model(kind, seen)
    return seen


def test_numbers_and_words_are_never_taken_for_each_other() -> None:
    """pydantic reads «"2026"», false or 2026.0 as a number unless it is told not to."""
    loose = []
    models_ = every_model(schema.Package, {schema.Package, TrainingFile})
    models_ |= every_model(TrainingFile, set())
    for model in models_:
        for name, info in model.model_fields.items():
            for kind, metadata in leaves(info.annotation, list(info.metadata)):
                strict = any(getattr(each, "strict", False) for each in flat(metadata))
                before = any(type(each).__name__ == "BeforeValidator" for each in metadata)
                if kind in {int, float, bool} and not strict:
                    loose.append(f"{model.__name__}.{name}")
                if getattr(kind, "__name__", "") == "date" and not before:
                    loose.append(f"{model.__name__}.{name}")
    assert len(models_) > 40
    assert loose == []


def ranked(**fields: str) -> Callable[[Path], None]:
    """A ranking of which one field is something else."""
    item = {"key": "idh", "index": "IDH", "value": "0.8", "printed_value": "'0.8'", "rank": "60", "out_of": "193"}
    item |= {"printed_rank": "60 sur 193", "year": "2026", "organisation": "PNUD"} | fields
    lines = "".join(f"  {name}: {value}\n" for name, value in item.items())
    return write("context.yaml", f"rankings:\n- clauses: [§3-p1]\n{lines}")


def promised(rule: str) -> Callable[[Path], None]:
    item = "  id: c\n  text: T\n  obligation: O\n  actor: A\n  kind: content\n  modality: must\n"
    return write("commitments.yaml", f"commitments:\n- clauses: [§3-p1]\n{item}  rule: {rule}\n")


LONG = "x" * 201
WORDY: list[Case] = [
    ("a place of 120 letters", replace("framework.yaml", "levels:", f"place: {LONG[:120]}\nlevels:"), ":14", "100"),
    ("a signatory of 201 letters", replace("framework.yaml", "A. Exemple", LONG), "framework.yaml:", "200"),
    ("a goal's code of 41 letters", replace("framework.yaml", "code: A\n", f"code: {LONG[:41]}\n"), ":29", "40"),
    ("a code with a long word", replace("framework.yaml", "2031\n", f"2031-{LONG[:60]}\n"), "framework.yaml:1", "60"),
    ("a short name of 61 letters", replace("parties.yaml", "UNICEF\n", f"{LONG[:61]}\n"), "parties.yaml:", "60"),
    ("a rule of 81 letters", promised(LONG[:81]), "commitments.yaml:9", "80"),
    ("a list of three thousand million", ranked(out_of="3000000000"), "context.yaml:8", "1000000"),
    ("a rank of twenty digits", ranked(rank="9" * 20), "context.yaml:7", "1000000"),
    ("a rank of nothing", ranked(rank="0"), "context.yaml:7", "1 or more"),
    ("a year in quotes", ranked(year="'2026'"), "context.yaml:10", "a whole number is expected"),
    ("a year with a fraction", ranked(year="2026.0"), "context.yaml:10", "a whole number is expected"),
    ("false for a number", replace(OUTCOME, "{value: 48.5,", "{value: false,"), OUTCOME, "a number is expected"),
    ("a number in quotes", replace(OUTCOME, "{value: 48.5,", "{value: '48.5',"), OUTCOME, "a number is expected"),
    ("a word for yes", replace(OUTCOME, "national: false", "national: 'no'"), OUTCOME, "true or false is expected"),
    ("zero for a day", replace("framework.yaml", "'2027-07-01'", "0"), "framework.yaml:10", "2026-01-31"),
    ("a moment for a day", replace("framework.yaml", "'2027-07-01'", "'2027-07-01T00:00'"), ":10", "2026-01-31"),
    ("a format from the future", replace("framework.yaml", "code: x", "format: 2\ncode: x"), "framework.yaml:1", "1"),
]


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(("spoil", "place", "words"), [c[1:] for c in WORDY], ids=[c[0] for c in WORDY])
def test_what_is_too_long_or_no_number_is_told_with_its_line(
    folder: Path, spoil: Callable[[Path], None], place: str, words: str
) -> None:
    refused(folder, spoil, place, words)


def test_a_long_key_that_comes_again_stays_within_its_column(second_package: schema.Package) -> None:
    """Entries of one kind and key get a number after it: two signatures for one party."""
    party = second_package.parties.organisations[0].model_copy(update={"key": "k" * 80})
    signed = second_package.framework.signatories[0].model_copy(update={"party": "k" * 80})
    framework_ = second_package.framework.model_copy(update={"signatories": [signed, signed, signed]})
    parties = second_package.parties.model_copy(update={"organisations": [party]})
    package = schema.Package(framework=framework_, parties=parties)
    keys = [entry.key for entry in entries(package) if entry.kind == "signatory"]
    assert keys == ["k" * 80, "k" * 78 + "-2", "k" * 78 + "-3"]
