"""Evaluations and their parts: all of a framework, one of them, as they stand or as they stood on a day."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.base.audit.queries import states
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.learning.models import Evaluation, Part
from shanyraq.domains.learning.rules.evaluating import PUBLIC
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.called import numbers
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

KIND, PART = "evaluation", "evaluation_part"
"""What the trail calls an evaluation, and what it is made of."""
TERMS = ("purpose", "scope", "method", "omitted")
"""The texts of its terms of reference."""
FIELDS = (
    *("kind", "title", "entity", "outcomes", "activity", "manager", "starts_on", "ends_on", "budget", "report"),
    *TERMS,
)
"""What people enter of an evaluation."""
DAYS = ("starts_on", "ends_on", "final_on")
CALLED = gettext_noop("evaluation {number}")


@dataclass(frozen=True)
class Whole:
    """An evaluation with what it is made of: kind → parts that did not end, by their numbers."""

    row: Evaluation
    parts: Mapping[str, Sequence[Part]] = field(default_factory=dict)

    def of(self, kind: str) -> Sequence[Part]:
        """Its parts of a kind."""
        return self.parts.get(kind, ())

    def keys(self, kind: str) -> list[str]:
        """The numbers of its parts of a kind, as links name them."""
        return [link_of(self.row.number, each.number) for each in self.of(kind)]

    @property
    def is_public(self) -> bool:
        """Whether everybody reads it."""
        return self.row.state in PUBLIC


def link_of(evaluation: int, number: int) -> str:
    """How a part is named where only its kind is clear: ``2.1``, the first one of evaluation 2."""
    return f"{evaluation}.{number}"


def plain(name: str, value: Any) -> Any:
    """A value as events keep it."""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:.2f}" if isinstance(value, Decimal) else value


def kept(name: str, value: Any) -> Any:
    """A value of an event as the table keeps it."""
    if value is None:
        return None
    if name in DAYS:
        return date.fromisoformat(value)
    return Decimal(value) if name == "budget" else value


def values(row: Evaluation) -> dict[str, Any]:
    """An evaluation as plain values: what events tell and a conflict compares."""
    return {name: plain(name, getattr(row, name)) for name in (*FIELDS, "state", "final_on")}


def part_values(row: Part) -> dict[str, Any]:
    """A part as plain values."""
    return {"text": row.text, **row.data}


def part_key(evaluation: int, kind: str, number: int) -> str:
    """What the trail calls a part: ``2.finding.1``."""
    return f"{evaluation}.{kind}.{number}"


def evaluation(framework: str, number: int) -> Evaluation:
    """One of them, ended or not.

    :raises NotFound: when there is none of this number.
    """
    found = Evaluation.objects.filter(framework__code=framework, number=number).first()
    if found is None:
        raise NotFound(Sentence(CALLED, {"number": str(number)}))
    return found


def part(row: Evaluation, kind: str, number: int) -> Part:
    """One of its parts, ended or not.

    :raises NotFound: when there is none of this number.
    """
    found = Part.objects.filter(evaluation=row, kind=kind, number=number).first()
    if found is None:
        raise NotFound(Sentence("{kind} {number}", {"kind": kind, "number": str(number)}))
    return found


def evaluations(version: Version, as_of: date | None = None) -> list[Evaluation]:
    """Those that did not end, by their numbers; with a day as the trail says that they stood then. One statement, two
    with a day.
    """
    rows = list(Evaluation.objects.filter(framework=version.framework_id))
    if as_of is None:
        return [row for row in rows if row.ended_at is None]
    then = states(version.code, KIND, as_of)
    return [_then(row, held) for row in rows if (held := then.get(str(row.number))) and not held.get("ended")]


def _then(row: Evaluation, held: Mapping[str, Any]) -> Evaluation:
    held = {**{name: {} for name in TERMS}, **held}  # what happened before there were these texts tells none
    for name in (*FIELDS, "state", "final_on"):
        if name in held:
            setattr(row, name, kept(name, held[name]))
    row.revision = 0
    return row


def wholes(version: Version, as_of: date | None = None) -> list[Whole]:
    """The same with their parts. One statement more, two with a day."""
    rows = evaluations(version, as_of)
    return [Whole(row, by_kind(found)) for row, found in zip(rows, _parts(version, rows, as_of), strict=True)]


def whole(version: Version, number: int, as_of: date | None = None) -> Whole:
    """One with its parts; on a day as it stood then.

    :raises NotFound: when there is none of this number, or there was none yet.
    """
    row = next((each for each in evaluations(version, as_of) if each.number == number), None)
    if row is None:
        row = evaluation(version.code, number)
        if as_of is not None:
            raise NotFound(Sentence(CALLED, {"number": str(number)}))
    (found,) = _parts(version, [row], as_of)
    return Whole(row, by_kind(found))


def by_kind(parts: Iterable[Part]) -> dict[str, list[Part]]:
    """Kind → parts."""
    found: defaultdict[str, list[Part]] = defaultdict(list)
    for each in parts:
        found[each.kind].append(each)
    return dict(found)


def _parts(version: Version, rows: Sequence[Evaluation], as_of: date | None) -> list[list[Part]]:
    found: dict[int, list[Part]] = {row.pk: [] for row in rows}
    numbered = {row.pk: row.number for row in rows}
    then = states(version.code, PART, as_of) if as_of else {}
    for each in Part.objects.filter(evaluation__in=list(found)):
        if as_of is None and each.ended_at is None:
            found[each.evaluation_id].append(each)
        elif as_of is not None:
            held = dict(then.get(part_key(numbered[each.evaluation_id], each.kind, each.number), {}))
            if held and not held.pop("ended", False):
                each.text, each.data, each.revision = held.pop("text", {}), held, 0
                found[each.evaluation_id].append(each)
    return list(found.values())


def answers_of(checks: Collection[Part]) -> dict[str, str]:
    """Check → how it was answered."""
    return {each.data["check"]: each.data["answer"] for each in checks}


def evaluations_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """The titles of evaluations by their numbers and by language, as they are called now. One statement."""
    found = Evaluation.objects.filter(framework__code=framework, number__in=numbers(keys))
    rows = found.values_list("number", "title")
    return {str(number): by_language(title, next(iter(title), "en")) for number, title in rows}


def has_evaluations(version: Version) -> bool:
    """Whether any was ever entered in the framework of a version, ended or not."""
    return Evaluation.objects.filter(framework=version.framework_id).exists()
