"""What a file changes of a sub-output that stands. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from shanyraq.domains.workplans.rules.facts import EMPTY
from shanyraq.domains.workplans.vocabulary import FIELDS
from shanyraq.kernel.decisions import KEPT
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.merging import three_ways
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop

STAYS = "workplans.own_change_stays"
BY_YEAR = ("money", "narratives")
MESSAGE = gettext_noop("“{field}” was changed here since the last file: it stays, and the file says something else")
CLOSED = gettext_noop("“{field}” of {year} stays as it stands here: the plan of that year is closed")


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of a sub-output: its values, and what is to be said of those that stay as they are."""

    values: Mapping[str, Any]
    findings: tuple[Finding, ...]


@rule(
    id=STAYS,
    title=gettext_noop("What was changed here since the last file stays, where the next file says something else."),
    source=KEPT,
)
def merged(
    base: Mapping[str, Any], file: Mapping[str, Any], stands: Mapping[str, Any], years: Collection[int] = ()
) -> Merged:
    """Lays a file over a sub-output that stands: field by field, only what the file changed since it was last taken.

    A field that both changed, and differently, stays as it stands here and a remark names it: two people who work in
    two systems lose nothing. What nobody filled in here is filled in; texts are compared language by
    language, money and narratives year by year.
    """
    # ``base``: every value as the last file had it, none when it never came from a file; ``file``: the fields, and
    # ``years`` the years, for which the file has columns
    blank = {name: value for name, value in stands.items() if value in EMPTY}
    parts = {name: _nothing(value) for name, value in stands.items() if isinstance(value, Mapping)}
    known = {**blank, **parts, **base}
    told = {str(year) for year in years}
    mine = {name: with_gaps(known.get(name), value, told if name in BY_YEAR else None) for name, value in file.items()}
    changed, apart = three_ways(known, mine, stands)
    found = [
        Finding(STAYS, Severity.WARNING, Sentence(MESSAGE, {"field": Sentence(FIELDS[name])}), subject=name)
        for name in apart
    ]
    return Merged({**stands, **{name: changed[name] for name in changed if name not in apart}}, tuple(found))


def as_stood(file: Mapping[str, Any], written: Mapping[str, Any], stood: Mapping[str, Any]) -> dict[str, Any]:
    """What a file says, with what stands in the place of all that it has as it would be written of that.

    A row holds each text in one language and does not say in which: one that comes back as it went out is no
    text in another language.
    """
    found: dict[str, Any] = {}
    for name, value in file.items():
        if name in BY_YEAR:
            of = (written.get(name) or {}, stood.get(name) or {})
            found[name] = {year: of[1].get(year) if of[0].get(year) == each else each for year, each in value.items()}
        else:
            found[name] = stood[name] if value == written.get(name) else value
    return found


def with_closed(laid: Merged, stands: Mapping[str, Any], closed: Collection[int]) -> Merged:
    """The same with what is told and paid of closed years as it stands here; a remark names each that the file has
    otherwise.
    """
    values, found = dict(laid.values), list(laid.findings)
    for name in BY_YEAR:
        for year in sorted({str(year) for year in closed} & {*values.get(name, {}), *stands.get(name, {})}):
            stood = stands.get(name, {}).get(year)
            if values[name].get(year) == stood:
                continue
            kept = {each: value for each, value in values[name].items() if each != year}
            values[name] = kept if stood is None else dict(sorted({**kept, year: stood}.items()))
            said = Sentence(CLOSED, {"field": Sentence(FIELDS[name]), "year": Year(int(year))})
            found.append(Finding(STAYS, Severity.WARNING, said, subject=name))
    return Merged(values, tuple(found))


def taken_now(base: Mapping[str, Any], file: Mapping[str, Any], years: Collection[int]) -> dict[str, Any]:
    """Every value as the files had it: what this one has no columns for stays as the one before had it."""
    told = {str(year) for year in years}
    kept = {
        name: {year: value for year, value in base.get(name, {}).items() if year not in told}
        for name in BY_YEAR
        if name in file
    }
    return {**base, **file, **{name: {**kept[name], **file[name]} for name in kept}}


def with_gaps(base: Any, value: Any, told: Collection[str] | None = None) -> Any:
    """A value by language or by year that says of each part which the last file had that it is gone.

    ``told``: the parts for which the file has columns; None for all.
    """
    if not isinstance(base, Mapping) or not isinstance(value, Mapping):
        return value
    gone = {
        part: _nothing(stood) for part, stood in base.items() if part not in value and (told is None or part in told)
    }
    return {**gone, **{part: with_gaps(base.get(part), inner) for part, inner in value.items()}}


def _nothing(stood: Any) -> Any:
    return {part: _nothing(inner) for part, inner in stood.items()} if isinstance(stood, Mapping) else None
