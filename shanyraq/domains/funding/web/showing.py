"""What the page of money shows: rows of its tables, and its pictures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.texts import pick
from shanyraq.domains.funding.queries.overview import By, Key, Overview, gathered
from shanyraq.domains.funding.rules.gaps import Amounts
from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.funding.web.pictures import sankey, waterfall
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.web.words import Text, organisation

MOST_GIVERS = 9
"""So many contributing partners have a band of their own in the picture; the rest are drawn together."""
OTHERS = "…"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table. ``code``: of an outcome or output; ``name`` in the reader's words, or a text by language."""

    part: str
    code: str
    name: Text
    amounts: Amounts
    year: int | None = None


@dataclass(frozen=True)
class OutcomeRows:
    """An outcome with its years and the sum of them."""

    code: str
    name: Text
    hue: int
    years: Sequence[Row]
    together: Row


@dataclass(frozen=True)
class Names:
    """What outcomes and outputs are called, and which colour an outcome has."""

    outcomes: Mapping[str, Text]
    outputs: Mapping[str, Text]
    hues: Mapping[str, int]


def names_of(page: FrameworkPage) -> Names:
    """Of the document. No statement when the version was read before."""
    outcomes = recent_package(page.version).outcomes
    return Names(
        {each.code: each.title or each.statement for each in outcomes},
        {output.code: output.statement for each in outcomes for output in each.outputs},
        {each.code: place % 8 + 1 for place, each in enumerate(outcomes)},
    )


def by_outcome(found: Overview, names: Names) -> list[OutcomeRows]:
    """Outcomes with their years; last what stands under an output that the document has no more."""
    together = gathered(((key[0],), sums) for key, sums in found.outputs.items())
    years = gathered(((key[0], key[2]), sums) for key, sums in found.outputs.items())
    return [
        OutcomeRows(
            code,
            names.outcomes.get(code) or _("Outputs that the document has no more"),
            names.hues.get(code, 0),
            [_row("outcome", code, "", years[key], key[1]) for key in sorted(years) if key[0] == code],
            _row("outcome", code, names.outcomes.get(code, ""), sums),
        )
        for (code,), sums in together.items()
    ]


def by_output(found: Overview, names: Names) -> list[Row]:
    """Outputs in the order of the document."""
    sums = gathered(((key[1],), sums) for key, sums in found.outputs.items())
    return [_row("output", code, names.outputs.get(code, ""), each) for (code,), each in sums.items()]


def by_entity(found: Overview) -> list[Row]:
    """Entities by what is to be mobilised; last what is not told apart."""
    return _named("entity", found.entities, lambda key: organisation(key, found.around))


def by_source(found: Overview) -> list[Row]:
    """Kinds of sources."""
    return _named("source", found.sources, source_word)


def by_place(found: Overview) -> list[Row]:
    """Places, each with the money of every sub-output that names it; what is not understood as it was printed. Last
    that of sub-outputs that name none.
    """
    known = found.around.gazetteer.places
    rows = _named("place", found.places, lambda key: known[key].name if key in known else key)
    return [_stated(row, _("place not stated")) for row in rows]


def by_goal(found: Overview) -> list[Row]:
    """Goals of the 2030 Agenda, likewise, in the order of their numbers."""
    rows = [_stated(row, _("goal not stated")) for row in _named("goal", found.goals, lambda name: name)]
    return sorted(rows, key=lambda row: (not row.code.isdecimal(), int(row.code) if row.code.isdecimal() else 0))


def _stated(row: Row, otherwise: str) -> Row:
    """The same, called otherwise where nothing is stated."""
    return row if row.code else replace(row, name=otherwise)


def by_flow(found: Overview) -> list[Row]:
    """Contributing partner and outcome, the largest first."""
    rows = [
        _row("contributor", outcome, organisation(giver, found.around) if giver else "", sums)
        for (giver, outcome), sums in found.flows.items()
    ]
    return sorted(rows, key=lambda row: -(row.amounts.sums.available or 0))


def source_word(code: str) -> Text:
    """What a kind of source is called."""
    return instruments().get(code, code)


def _row(part: str, code: str, name: Text, sums: Sums, year: int | None = None) -> Row:
    return Row(part, code, name, Amounts(sums), year)


def _named(part: str, by: By, word: Any) -> list[Row]:
    rows = [(key[0], _row(part, key[0], word(key[0]) if key[0] else "", sums)) for key, sums in by.items()]
    rows.sort(key=lambda pair: (not pair[0], -(pair[1].amounts.gap or 0), pair[0]))
    return [row for _key, row in rows]


def untold() -> str:
    """What is said of money of which nobody said whose it is."""
    return _("not told apart")


def waterfall_of(found: Overview, own: str) -> SafeString | str:
    """From required to be mobilised; nothing where nobody said what is required."""
    total = found.total
    if total.required is None:
        return ""
    parts = [
        (pick(source_word(code), own).text if code else _("Kind of source not told"), sums.available or Decimal(0))
        for (code,), sums in found.sources.items()
    ]
    steps = waterfall.steps((_("Required"), total.required), parts, _("To be mobilised"))
    return waterfall.draw(_("From what is required to what is to be mobilised, US dollars"), steps)


def sankey_of(found: Overview, names: Names, own: str) -> SafeString | str:
    """From contributing partners to outcomes, by what is available; nothing where nothing is."""
    flows = {key: sums.available for key, sums in found.flows.items() if sums.available and sums.available > 0}
    if not flows:
        return ""
    givers = gathered(((giver,), Sums(available=amount)) for (giver, _outcome), amount in flows.items())
    order = [key[0] for key in sorted(givers, key=lambda key: -(givers[key].available or 0))]
    apart = set(order if len(order) <= MOST_GIVERS + 1 else order[:MOST_GIVERS])
    drawn = _flows_between(flows.items(), apart)
    left = [key for key in (*order, OTHERS) if any(giver == key for giver, _outcome in drawn)]
    right = [code for code in (*names.outcomes, "") if any(outcome == code for _giver, outcome in drawn)]
    return sankey.draw(
        _("From contributing partners to outcomes: what is available, US dollars"),
        [sankey.Node(key, _giver_word(key, found, own, len(order) - len(apart))) for key in left],
        [sankey.Node(code, _outcome_word(code), f"o{names.hues[code]}" if code else "") for code in right],
        drawn,
    )


def _flows_between(flows: Iterable[tuple[Key, Decimal]], apart: set[str]) -> dict[tuple[str, str], Decimal]:
    drawn: dict[tuple[str, str], Decimal] = {}
    for (giver, outcome), amount in flows:
        key = (giver if giver in apart else OTHERS, outcome)
        drawn[key] = drawn.get(key, Decimal(0)) + amount
    return drawn


def _giver_word(key: str, found: Overview, own: str, others: int) -> str:
    if key == OTHERS:
        return _("%(number)s others") % {"number": others}
    return pick(organisation(key, found.around), own).text if key else untold()


def _outcome_word(code: str) -> str:
    return _("Outcome %(code)s") % {"code": code} if code else _("no outcome")


def all_rows(found: Overview, names: Names) -> Iterator[Row]:
    """Everything that the page shows, table by table, for its files."""
    for outcome in by_outcome(found, names):
        yield from (Row(row.part, row.code, outcome.name, row.amounts, row.year) for row in outcome.years)
    for rows in (by_output(found, names), by_entity(found), by_source(found), by_flow(found)):
        yield from rows
    yield from (*by_place(found), *by_goal(found))
