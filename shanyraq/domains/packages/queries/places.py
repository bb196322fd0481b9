"""Where on the pages a thing of a package stands: an address by name and key, and the place on its page. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from shanyraq.domains.packages.rules import Location
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.theory import If


@dataclass(frozen=True, slots=True)
class Place:
    """``page`` is the name of an address, ``key`` what completes it where it has one; ``anchor`` may be empty."""

    page: str
    key: str = ""
    anchor: str = ""


PAGES = {
    "Outcome": ("outcome", "code"),
    "Output": ("output", "code"),
    "Indicator": ("indicator", "key"),
    "Organisation": ("entity", "key"),
    "Signatory": ("entity", "party"),
    "Body": ("body", "key"),
    "Commitment": ("commitment", "id"),
}
"""Things with a page of their own → name of its address and the field with its key there."""

ANCHORS = {
    "Activity": ("monitoring-plan", "activity-", "key"),
    "Category": ("monitoring-plan", "category-", "key"),
    "Risk": ("risks", "risk-", "key"),
    "LnobGroup": ("lnob", "group-", "key"),
    "Ranking": ("context", "ranking-", "key"),
    "Figure": ("context", "figure-", "key"),
    "Accelerator": ("context", "accelerator-", "key"),
    "Statement": ("context", "statement-", "key"),
    "Assumption": ("theory", "assumption-", "key"),
    "Impact": ("theory", "impact", ""),
    "Instrument": ("legal", "instrument-", "key"),
    "Residual": ("legal", "residual", ""),
    "Block": ("document", "", "anchor"),
}
"""Things on a page that holds all of their kind → its name, how the place begins, the field that ends it."""

PARTS = {
    "Outcome": {
        "entities": "entities",
        "partners": "partners",
        "lnob_groups": "groups",
        "sdg_targets": "sdgs",
        "strategies": "strategies",
        "wordings": "wordings",
    },
    "Output": {"entities": "entities"},
    "Indicator": {"rows": "rows", "unit": "unit", "lead_entities": "lead", "sdg_target": "sdg-target"},
}
"""Fields of a thing with a page → the place of the field on that page."""

PROVISIONS = {"funding", "operations", "hact"}


def place_of(package: Package, loc: Location) -> Place | None:
    """The place of the innermost thing on the path that the pages show; None where they show none of it."""
    place = Place("provisions", str(loc[0])) if loc and loc[0] in PROVISIONS else None
    holder = ""
    for path, thing in _steps(package, loc):
        kind, step = type(thing).__name__, path[-1]
        if kind in PAGES:
            name, field = PAGES[kind]
            place, holder = Place(name, str(getattr(thing, field))), kind
        elif kind in ANCHORS:
            name, begins, field = ANCHORS[kind]
            place = Place(name, "", begins + (str(getattr(thing, field)) if field else ""))
        elif isinstance(thing, If):
            place = Place("theory", "", _if_anchor(package, path))
        elif place is not None:
            place = replace(place, anchor=_inside(place, holder, kind, step, thing))
    return place


def _steps(package: Package, loc: Location) -> Iterator[tuple[Location, Any]]:
    """Each part of the path with what stands there."""
    thing: Any = package
    for number, step in enumerate(loc, start=1):
        thing = thing[step] if isinstance(step, int) else getattr(thing, step)
        if thing is None:
            return
        yield loc[:number], thing


def _inside(place: Place, holder: str, kind: str, step: str | int, thing: Any) -> str:
    """The place of a part of a thing; that of the thing around it, where the part has none of its own."""
    if kind == "Row":
        return str(thing.key)
    if kind == "SdgTargetLink":
        return f"target-{thing.code}"
    if kind == "Strategy":
        return f"strategy-{int(step) + 1}"
    if kind == "Provision":
        return f"provision-{thing.key}"
    return PARTS.get(holder, {}).get(str(step), place.anchor)


def _if_anchor(package: Package, path: Location) -> str:
    """Conditions count within their outcome, whatever path they stand in."""
    own, number = int(path[2]), int(path[4])
    paths = package.theory_of_change.paths
    outcome = paths[own].outcome
    before = sum(len(each.ifs) for each in paths[:own] if each.outcome == outcome)
    return f"if-{outcome}-{before + number + 1}"
