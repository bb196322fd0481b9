"""Made-up outcomes with outputs, indicators, rows and values."""

from datetime import date
from random import Random
from typing import Any

from shanyraq.domains.packages.schema import (
    Indicator,
    Mention,
    Outcome,
    Output,
    PendingTarget,
    Row,
    SdgTargetLink,
    Strategy,
    Target,
    Value,
)
from shanyraq.domains.packages.schema.results import LnobMention, Unit
from tests.factories.draft import Draft
from tests.factories.words import BREAKDOWNS, GROUPS, SDG_TARGETS, THEMES, UNITS, sentence, texts

SCALE = ["none", "drafted", "adopted", "carried out"]
PENDING = "The target will be set within a year of signature; without a target it is not monitored."


def outcomes(draft: Draft, entities: list[str], partners: list[str], groups: list[str]) -> list[Outcome]:
    """Every outcome of the size; indicators are dealt out to them in turn."""
    draft.heading("annex-1", 1, "Annex 1. Results matrix")
    size = draft.size
    shares = [size.indicators // size.outcomes] * size.outcomes
    for number in range(size.indicators % size.outcomes):
        shares[number] += 1
    return [_outcome(draft, number, share, entities, partners, groups) for number, share in enumerate(shares, start=1)]


def _outcome(
    draft: Draft, number: int, share: int, entities: list[str], partners: list[str], groups: list[str]
) -> Outcome:
    random, name = draft.random, f"annex-1-outcome-{number}"
    theme = THEMES[(number - 1) % len(THEMES)]
    heading = draft.heading(name, 2, f"Outcome {number}: {theme[0].capitalize()}")
    codes = sorted(random.sample(SDG_TARGETS, k=min(14, len(SDG_TARGETS))))
    targets = [_sdg_target(draft, name, code) for code in codes]
    strategies = [_strategy(draft, name, n) for n in range(1, 11)]
    mentioned = random.sample(entities, k=max(1, len(entities) * 2 // 3))
    return Outcome(
        clauses=[heading],
        code=str(number),
        title=texts(theme),
        statement=f"By {draft.last}, {sentence(random)}",
        sdg_targets=targets,
        strategies=strategies,
        entities=[_mention(key) for key in mentioned],
        partners=[_mention(key) for key in random.sample(partners, k=len(partners) // 2)],
        lnob_groups=[LnobMention(text=GROUPS[n % len(GROUPS)][0], groups=[key]) for n, key in enumerate(groups)],
        outputs=[_output(draft, f"{number}.{n}", mentioned) for n in range(1, draft.size.outputs + 1)],
        indicators=[_indicator(draft, f"{number}-{n}", n, mentioned) for n in range(1, share + 1)],
    )


def _sdg_target(draft: Draft, name: str, code: str) -> SdgTargetLink:
    text = sentence(draft.random)
    clause = draft.item(f"{code} {text}", f"{name}-sdg-{code}")
    return SdgTargetLink(clauses=[clause], code=code, goal=int(code.partition(".")[0]), text=text)


def _strategy(draft: Draft, name: str, number: int) -> Strategy:
    ends = draft.first + draft.random.randrange(-1, 8)
    text = f"National Strategy for {draft.random.choice(THEMES)[0]} until {ends}"
    return Strategy(clauses=[draft.item(text, f"{name}-strategies-i{number}")], text=text, ends=ends)


def _mention(key: str) -> Mention:
    return Mention(party=key, printed=key.upper())


def _output(draft: Draft, code: str, entities: list[str]) -> Output:
    text = sentence(draft.random)
    clause = draft.paragraph(f"Output {code} {text}", f"annex-1-output-{code}")
    some = draft.random.sample(entities, k=min(5, len(entities)))
    numbers = range(1, draft.size.output_indicators + 1)
    return Output(
        clauses=[clause],
        code=code,
        statement=text,
        entities=[_mention(key) for key in some],
        indicators=[_indicator(draft, f"{code}-{number}", number, some) for number in numbers],
    )


def _indicator(draft: Draft, key: str, number: int, entities: list[str]) -> Indicator:
    random = draft.random
    sdg = random.choice(SDG_TARGETS)
    theme, group = random.choice(THEMES), random.choice(GROUPS)
    kind = _kind(draft, number)
    unit, unit_code, low, high = random.choice(UNITS)
    desired = random.choice(("increase", "decrease"))
    title = tuple(f"{one.capitalize()} ({other})" for one, other in zip(theme, group, strict=True))
    rows = _rows(draft, key, number, kind, (low, high, desired))
    return Indicator.model_validate(
        {
            "clauses": rows[0].clauses,
            "key": key,
            "code": f"{sdg}.{key.replace('-', '.')}",
            "title": dict(zip(("en", "ru", "kk"), title, strict=True)),
            "kind": kind,
            "scale": SCALE if kind == "qualitative" else [],
            "unit": Unit(printed=unit, code=unit_code, name=unit),
            "desired": desired,
            "desired_reason": f"A {desired} is what the outcome is about.",
            "sdg_target": sdg,
            "source": "Bureau of Statistics",
            "lead_entities": random.sample(entities, k=min(2, len(entities))),
            "rows": rows,
        }
    )


def _kind(draft: Draft, number: int) -> str:
    unusual = {4: "yes_no", 0: "qualitative"} if draft.size.irregular else {}
    return unusual.get(number % 7, "quantitative")


def _rows(draft: Draft, key: str, number: int, kind: str, course: tuple[float, float, str]) -> list[Row]:
    """The total, then a heading now and then, then the breakdowns."""
    name, size = f"annex-1-indicator-{key}", draft.size
    plan: list[dict[str, object]] = [{"key": "total", "kind": "total", "label": ""}]
    if size.irregular and number % 5 == 0:
        plan.append({"key": "heading", "kind": "label", "label": "Of which:"})
    for place in range(size.breakdowns):
        path, dimension, code = _breakdown(place)
        plan.append(
            {
                "key": f"by-{place + 1}",
                "kind": "breakdown",
                "label": path[-1],
                "disaggregation": list(path),
                "dimensions": {dimension: code},
            }
        )
    pending = size.irregular and number % 6 == 0
    cells = []
    for each in plan:
        anchor = f"{name}-{each['key']}"
        values = {} if each["kind"] == "label" else _values(draft, kind, course, pending)
        cells.append((anchor, str(each["label"] or "Total"), _printed(values)))
        each.update(values, clauses=[f"§{anchor}"])
    draft.table(name, ("Indicator", "Values"), cells)
    return [Row.model_validate(each) for each in plan]


def _printed(values: dict[str, Any]) -> str:
    """What the document prints of a row: its values and targets, in their order."""
    baseline = [values["baseline"]] if "baseline" in values else []
    return "; ".join(each.printed for each in (*baseline, *values.get("latest", ()), *values.get("targets", ())))


def _breakdown(place: int) -> tuple[tuple[str, ...], str, str]:
    if place < len(BREAKDOWNS):
        return BREAKDOWNS[place]
    number = place - len(BREAKDOWNS) + 1
    return ("Region", f"Region {number}"), "CUST_BREAKDOWN", f"REGION_{number}"


def _values(draft: Draft, kind: str, course: tuple[float, float, str], pending: bool) -> dict[str, Any]:
    """As many values before the period as targets in it, moving more or less in one direction."""
    random, size = draft.random, draft.size
    low, high, desired = course
    before = range(draft.first - size.years, draft.first)
    after = range(draft.first, draft.last + 1)
    if kind != "quantitative":
        steps = SCALE if kind == "qualitative" else ["no", "yes"]
        states = [Value(value=None, year=before[-1], printed=steps[0], state=steps[0])]
        goal = [Target(value=None, year=draft.last, printed=steps[-1], state=steps[-1])]
        return {"baseline": states[0], "targets": goal}
    at = random.uniform(low, high)
    pace = random.uniform(0.01, 0.06) * (1 if desired == "increase" else -1)
    known = [_value(random, at * (1 + pace * step), year) for step, year in enumerate(before)]
    found: dict[str, Any] = {"baseline": known[0], "latest": known[1:]}
    if pending:
        due = date(draft.first, 12, 31)
        found["target_pending"] = PendingTarget(note=PENDING, due_on=due, otherwise="not_monitored")
    else:
        ahead = (at * (1 + pace * (size.years + step)) for step in range(1, size.years + 1))
        wanted = [_value(random, value, year) for value, year in zip(ahead, after, strict=True)]
        found["targets"] = [Target(**value.model_dump()) for value in wanted]
    return found


def _value(random: Random, at: float, year: int) -> Value:
    number = round(max(at * random.uniform(0.98, 1.02), 0), 1)
    return Value(value=number, year=year, printed=f"{number} ({year})")
