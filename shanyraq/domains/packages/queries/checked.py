"""What the design rules find in a package on every day, as pages show it, and as it is kept with a version.

Findings depend on the package, the rules and the day. A version never changes, and rules say on which
days their answer turns; so all findings of a version are known when it is written, for one edition of the rules.
"""

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from shanyraq.domains.packages.queries.naming import titles_of
from shanyraq.domains.packages.queries.places import Place, place_of
from shanyraq.domains.packages.rules import DesignFinding, check_design, check_every_day, turning_days
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.items import Text
from shanyraq.kernel.sentences import Sentence, Year

MOST_DAYS = 100
"""A package whose findings turn on more days than these is checked for each day that is asked for."""
BEARING = ("domains/packages/rules", "domains/packages/schema", "domains/packages/queries", "kernel")
"""Folders of the software that findings and their places follow from."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding. ``place`` is where the pages show its subject, if they do.

    ``outcome`` is the code of the outcome that it stands in, or empty. ``remark`` is a word of the
    package's authors on it, a text or a mapping of language to text.
    """

    rule: str
    severity: str
    message: Sentence
    subject: str
    clause: str
    outcome: str
    place: Place | None
    remark: Text

    @property
    def page(self) -> str:
        """The name of the address of its place; empty where it has none."""
        return self.place.page if self.place else ""

    @property
    def key(self) -> str:
        """What completes the address."""
        return self.place.key if self.place else ""


@dataclass(frozen=True, slots=True)
class Checked:
    """A package as it was checked: the titles of its outcomes by code, those of what findings are about,
    and from which day on what is found.

    ``spans`` is empty for a package whose findings turn on more days than are kept.
    """

    outcomes: Mapping[str, Text]
    titles: Mapping[str, Text]
    spans: tuple[tuple[date, tuple[Found, ...]], ...]

    def on(self, day: date) -> tuple[Found, ...]:
        """What is found on a day, gravest first, then by rule, then as printed."""
        return next(found for begins, found in reversed(self.spans) if begins <= day)


def checked(package: Package) -> Checked:
    """Asks every design rule for every day."""
    outcomes = {outcome.code: outcome.title for outcome in package.outcomes}
    titles = titles_of(package)
    if len(turning_days(package)) > MOST_DAYS:
        return Checked(outcomes, titles, ())
    known: dict[int, Found] = {}
    spans = []
    for begins, findings in check_every_day(package):
        spans.append((begins, tuple(known.setdefault(id(each), _found(package, each)) for each in findings)))
    named = " | ".join(found.subject for found in known.values())
    return Checked(
        outcomes, {key: titles[key] for key in titles if all(part in named for part in key.split(", "))}, tuple(spans)
    )


def found_on(package: Package, day: date) -> tuple[Found, ...]:
    """Asks every design rule for one day."""
    return tuple(_found(package, each) for each in check_design(package, day))


def _found(package: Package, each: DesignFinding) -> Found:
    finding = each.finding
    inside = len(each.loc) > 1 and each.loc[0] == "outcomes"
    return Found(
        rule=finding.rule,
        severity=str(finding.severity),
        message=finding.message,
        subject=finding.subject,
        clause=finding.clause,
        outcome=package.outcomes[int(each.loc[1])].code if inside else "",
        place=place_of(package, each.loc),
        remark=each.remark,
    )


@cache
def edition() -> str:
    """Which rules these are: a digest of the files that findings follow from."""
    root, digest = Path(str(files("shanyraq"))), sha256()
    for folder in BEARING:
        for path in sorted(root.joinpath(folder).rglob("*")):
            if path.suffix in {".py", ".yaml"}:
                digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def as_text(checked: Checked) -> str:
    """As JSON. A finding of many days is written once; each span has the numbers of its findings."""
    every = list(dict.fromkeys(id(found) for _, span in checked.spans for found in span))
    by_id = {id(found): found for _, span in checked.spans for found in span}
    numbers = {each: number for number, each in enumerate(every)}
    content = {
        "outcomes": dict(checked.outcomes),
        "titles": dict(checked.titles),
        "found": [_plain(by_id[each]) for each in every],
        "spans": [[begins.isoformat(), [numbers[id(found)] for found in span]] for begins, span in checked.spans],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Checked:
    """What ``as_text`` was given."""
    content = json.loads(text)
    every = [_read(each) for each in content["found"]]
    spans = ((date.fromisoformat(begins), tuple(every[number] for number in span)) for begins, span in content["spans"])
    return Checked(content["outcomes"], content["titles"], tuple(spans))


def _plain(found: Found) -> list[Any]:
    place = astuple(found.place) if found.place else None
    return [
        found.rule,
        found.severity,
        _said(found.message),
        found.subject,
        found.clause,
        found.outcome,
        place,
        found.remark,
    ]


def _read(plain: list[Any]) -> Found:
    rule, severity, said, subject, clause, outcome, place, remark = plain
    return Found(rule, severity, _sentence(*said), subject, clause, outcome, Place(*place) if place else None, remark)


def _said(sentence: Sentence) -> list[Any]:
    return [sentence.template, {name: _value(value) for name, value in sentence.values.items()}]


def _sentence(template: str, values: dict[str, Any]) -> Sentence:
    return Sentence(template, {name: _from_value(value) for name, value in values.items()})


def _value(value: Any) -> Any:
    """A value of a sentence. A year, a day, a text in several languages and a sentence within are
    marked, since JSON has none of them.

    :raises TypeError: for what could not be read back as it was.
    """
    if isinstance(value, Year):
        return {"year": int(value)}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    if isinstance(value, Sentence):
        return {"said": _said(value)}
    if isinstance(value, Mapping):
        return {"text": dict(value)}
    if isinstance(value, list):
        return [_value(each) for each in value]
    if type(value) in {str, int, float}:
        return value
    raise TypeError(f"a sentence of a design rule holds a {type(value).__name__}, which cannot be kept")


def _from_value(plain: Any) -> Any:
    if isinstance(plain, list):
        return [_from_value(each) for each in plain]
    if isinstance(plain, dict):
        if "said" in plain:
            return _sentence(*plain["said"])
        if "text" in plain:
            return plain["text"]
        return Year(plain["year"]) if "year" in plain else date.fromisoformat(plain["day"])
    return plain
