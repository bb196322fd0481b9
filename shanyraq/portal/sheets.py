"""What the pages of the portal show, as the lines of a file: one line for each thing, by the part it stands in.

Texts stand in the reader's language where there is one, as on the page; ``own`` is that of the signed document.
"""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields
from datetime import date
from typing import Any

from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.queries.shapes import OutcomePage, OutputPage, OutputView, Said
from shanyraq.domains.framework.queries.texts import PartyName
from shanyraq.domains.indicators.queries import IndicatorLine, OutcomeResult, Printed, Results, indicator_lines
from shanyraq.portal.ahead import Ahead
from shanyraq.portal.queries.entity import EntityPage


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on a page. ``value`` is the latest known, ``printed`` the words of the document."""

    part: str
    key: str = ""
    text: str = ""
    unit: str = ""
    value: float | None = None
    value_year: int | None = None
    target: float | None = None
    target_year: int | None = None
    status: str = ""
    due_on: date | None = None
    printed: str = ""
    clauses: str = ""


HEADER = tuple(field.name for field in fields(Line))
Row = tuple[Any, ...]


def rows_of_home(results: Results, ahead: Ahead, own: str) -> Iterator[Row]:
    """Outcomes, outputs and indicators with their statuses, then the dates ahead."""
    for outcome in results.outcomes:
        yield _row("outcome", outcome.code, outcome.title, own, clauses=outcome.clauses)
        for output in outcome.outputs:
            yield _row("output", output.code, output.statement, own)
        for lines in indicator_lines(outcome).values():
            yield from (_indicator(line, own) for line in lines)
    for target in ahead.targets:
        state = "lapsed" if target.lapsed else "past_due" if target.is_past else "to_be_set"
        yield astuple(
            Line(
                part="target",
                key=target.indicator,
                text=pick(target.label, own).text,
                status=state,
                due_on=target.due_on,
                clauses=target.clause,
            )
        )
    for meeting in ahead.meetings:
        for body in meeting.bodies:
            line = Line("meeting", body.key, pick(body.name, own).text, due_on=meeting.due_on, clauses=body.clause)
            yield astuple(line)
    for key, text in ahead.planned.activities:
        yield astuple(Line("activity", key, pick(text, own).text, value_year=ahead.planned.year))


def rows_of_outcome(
    found: OutcomePage, result: OutcomeResult, risks: Iterable[tuple[str, Said]], own: str
) -> Iterator[Row]:
    """The outcome, its goals, indicators, outputs, targets, strategies, organisations, groups, assumptions, risks."""
    for goal in found.goals:
        yield _row("goal", goal.code or "", goal.title, own, clauses=goal.clauses)
    yield _row("outcome", found.name.code, found.statement, own, clauses=found.clauses)
    for lines in indicator_lines(result).values():
        yield from (_indicator(line, own) for line in lines)
    for output in found.outputs:
        yield from _output(output, own)
    for target in (target for goal in found.targets for target in goal.targets):
        yield _row("sdg_target", target.code, target.text, own, clauses=target.clauses)
    for number, strategy in enumerate(found.strategies, 1):
        yield _row("strategy", str(number), strategy.text, own, value_year=strategy.ends, clauses=strategy.clauses)
    yield from (_party("entity", party, own) for party in found.entities)
    yield from (_party("partner", party, own) for party in found.partners)
    for mention in found.groups:
        yield astuple(Line("group", " ".join(key for key, _ in mention.groups), mention.text))
    for said in found.assumptions:
        yield _row("assumption", "", said.text, own, clauses=said.clauses)
    for key, risk in risks:
        yield _row("risk", key, risk.text, own, clauses=risk.clauses)


def rows_of_output(found: OutputPage, result: OutcomeResult, own: str) -> Iterator[Row]:
    """The output with its condition and entities, its indicators, and what leans on it."""
    yield from _output(found.output, own)
    for line in indicator_lines(result)[found.output.code]:
        yield _indicator(line, own)
    for said in found.assumptions:
        yield _row("assumption", "", said.text, own, clauses=said.clauses)


def rows_of_entity(found: EntityPage, led: Iterable[IndicatorLine], own: str) -> Iterator[Row]:
    """What an organisation signed, contributes to, leads, promised, has planned, and its seats and instruments."""
    for item in found.signatures:
        yield _row("signature", "", item.name, own, clauses=item.clauses, printed=item.printed or "")
    for part in found.contributions:
        yield _row(part.role, part.outcome.code, part.outcome.title, own, printed=part.printed)
        for code, statement in part.outputs:
            yield _row("output", code, statement, own)
    yield from (_indicator(line, own) for line in led)
    for promise in found.promises:
        yield _row("commitment", promise.key, promise.obligation, own, status=promise.modality, clauses=promise.clauses)
    for planned in found.planned:
        for year in planned.years:
            yield _row("activity", "", planned.text, own, value_year=year, clauses=planned.clauses)
    for seat in found.seats:
        yield _row(seat.part, seat.key, seat.name, own, printed=seat.text)
    for instrument in found.instruments:
        yield _row("instrument", instrument.key, instrument.title, own, clauses=instrument.clauses)


def _output(output: OutputView, own: str) -> Iterator[Row]:
    yield _row("output", output.code, output.statement, own, clauses=output.clauses)
    for condition in output.conditions:
        yield _row("condition", output.code, condition.text, own, clauses=condition.clauses)
    yield from (_party(f"entity of output {output.code}", party, own) for party in output.entities)


def _indicator(line: IndicatorLine, own: str) -> Row:
    return _row(
        "indicator",
        line.indicator.key,
        line.indicator.title,
        own,
        unit=pick(line.indicator.unit_name, own).text,
        status=line.status.value,
        printed=line.row.pending.note if line.row and line.row.pending else "",
        **_value("value", line.known),
        **_value("target", line.target),
    )


def _value(name: str, printed: Printed | None) -> dict[str, Any]:
    return {name: printed.value, f"{name}_year": printed.year} if printed else {}


def _party(part: str, party: PartyName, own: str) -> Row:
    return _row(part, party.key, party.name, own, printed=party.printed)


def _row(part: str, key: str, text: Any, own: str, *, clauses: Iterable[str] = (), **more: Any) -> Row:
    return astuple(Line(part, key, pick(text, own).text, clauses=" ".join(clauses), **more))
