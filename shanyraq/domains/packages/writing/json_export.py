"""``framework export --format json``: the shape that other programs rely on (see the reference)."""

from typing import Any

from shanyraq.domains.packages.schema import Indicator, Outcome, Output, Package, Row, Value
from shanyraq.domains.packages.schema.results import RowUnit


def as_json(package: Package, version: int | None) -> dict[str, Any]:
    """The framework as plain values. What cannot be read as a number is null beside ``printed``."""
    framework = package.framework
    names = {item.key: _name(package, item) for item in package.parties.organisations}
    return {
        "code": framework.code,
        "title": text(framework.title, package),
        "country": framework.country.model_dump(mode="json"),
        "starts_on": framework.starts_on.isoformat(),
        "ends_on": framework.ends_on.isoformat(),
        "version": version,
        "goals": [goal.model_dump(mode="json") for goal in framework.goals],
        "outcomes": [_outcome(outcome, package, names) for outcome in package.outcomes],
        "monitoring_plan": _plan(package, names),
        "legal_instruments": _instruments(package, names),
        "signatories": [
            {
                "entity": names[signatory.party],
                "name": signatory.name,
                "title": text(signatory.title, package),
            }
            for signatory in framework.signatories
        ],
        "commitments": [
            {
                "id": commitment.id,
                "clause": commitment.clauses[0],
                "text": commitment.text,
                "kind": commitment.kind,
                "rule": commitment.rule,
            }
            for commitment in package.commitments.commitments
        ],
    }


def _plan(package: Package, names: dict[str, str]) -> list[dict[str, Any]]:
    """The activities. Who answers for one is a party or a body; what is both is named once."""
    bodies = {body.key: _name(package, body) for body in package.governance.bodies}
    return [
        {
            "category": activity.category,
            "year": activity.year,
            "activity": text(activity.text, package),
            "responsible": list(
                dict.fromkeys(
                    [names[key] for key in activity.responsible]
                    + [bodies[key] for key in activity.responsible_bodies if key not in activity.responsible]
                )
            ),
        }
        for activity in package.monitoring_plan.activities
    ]


def _instruments(package: Package, names: dict[str, str]) -> list[dict[str, Any]]:
    """The instruments. One that applies another's provisions names its key, where the dates stand."""
    return [
        {
            "key": instrument.key,
            "entity": names[instrument.entity],
            "instrument": instrument.title,
            "dates": [item.date.isoformat() for item in instrument.dates],
            "applies": instrument.applies,
        }
        for instrument in package.legal.instruments
    ]


def text(value: Any, package: Package) -> Any:
    """A text in the language of the signed document."""
    if isinstance(value, dict):
        return value.get(package.framework.language) or next(iter(value.values()))
    return value


def _name(package: Package, organisation: Any) -> str:
    return str(organisation.short_name or text(organisation.name, package))


def _outcome(outcome: Outcome, package: Package, names: dict[str, str]) -> dict[str, Any]:
    return {
        "code": outcome.code,
        "parent": outcome.parent,
        "title": text(outcome.title, package),
        "statement": text(outcome.statement, package),
        "sdg_targets": [{"code": link.code, "text": text(link.text, package)} for link in outcome.sdg_targets],
        "strategies": [text(strategy.text, package) for strategy in outcome.strategies],
        "entities": [names[mention.party] for mention in outcome.entities],
        "partners": [mention.printed for mention in outcome.partners],
        "lnob_groups": [mention.text for mention in outcome.lnob_groups],
        "outputs": [_output(output, package, names) for output in outcome.outputs],
        "indicators": [_indicator(item, package, names) for item in outcome.indicators],
    }


def _output(output: Output, package: Package, names: dict[str, str]) -> dict[str, Any]:
    return {
        "code": output.code,
        "statement": text(output.statement, package),
        "entities": [names[mention.party] for mention in output.entities],
        "indicators": [_indicator(item, package, names) for item in output.indicators],
    }


def _indicator(indicator: Indicator, package: Package, names: dict[str, str]) -> dict[str, Any]:
    return {
        "key": indicator.key,
        "code": indicator.code,
        "title": text(indicator.title, package),
        "kind": indicator.kind,
        "unit": indicator.unit.printed or text(indicator.unit.name, package),
        "desired": indicator.desired,
        "source": text(indicator.source, package),
        "lead_entities": [names[key] for key in indicator.lead_entities],
        "rows": [_row(row, package) for row in indicator.rows],
    }


def _row(row: Row, package: Package) -> dict[str, Any]:
    pending = row.target_pending
    return {
        "key": row.key,
        "kind": row.kind,
        "label": row.label,
        "note": text(row.note, package),
        "disaggregation": row.disaggregation,
        "dimensions": row.dimensions,
        "unit": _unit(row.unit, package) if row.unit else None,
        "desired": row.desired,
        "baseline": _value(row.baseline) if row.baseline else None,
        "latest": [_value(value) for value in row.latest],
        "targets": [_value(value) for value in row.targets],
        "target_pending": pending.model_dump(mode="json") if pending else None,
    }


def _unit(unit: RowUnit, package: Package) -> dict[str, Any]:
    return unit.model_dump(mode="json") | {"reconstructed": text(unit.reconstructed, package)}


def _value(value: Value) -> dict[str, Any]:
    return value.model_dump(mode="json", exclude_none=True) | {
        "value": value.value,
        "year": value.year,
        "printed": value.printed,
    }
