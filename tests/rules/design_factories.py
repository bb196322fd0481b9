"""Small packages for the cases of design rules: everything has a default, a case says what matters."""

from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import Any

from shanyraq.domains.packages.rules import DESIGN_RULES, Hit
from shanyraq.domains.packages.schema import Package

TODAY = date(2026, 6, 1)
BEGINS, ENDS = date(2026, 1, 1), date(2030, 12, 31)

Data = dict[str, Any]


def value(number: float | None, year: int | None = None, printed: str | None = None, **more: Any) -> Data:
    """A printed value; its words are the number and the year unless told."""
    shown = printed if printed is not None else f"{number}" + (f" ({year})" if year else "")
    return {"value": number, "year": year, "printed": shown, **more}


def row(key: str = "total", **more: Any) -> Data:
    kind = more.pop("kind", "total" if key == "total" else "breakdown")
    label = more.pop("label", "" if key == "total" else key)
    return {"clauses": ["§i"], "key": key, "kind": kind, "label": label, **more}


def indicator(*rows: Data, key: str = "1.1.1", **more: Any) -> Data:
    unit = more.pop("unit", ("Percent", "PT"))
    return {
        "clauses": ["§i"],
        "key": key,
        "code": more.pop("code", key),
        "title": more.pop("title", "People with water"),
        "unit": {"printed": unit[0], "code": unit[1], "name": unit[0] or "unit"},
        "desired": more.pop("desired", "increase"),
        "desired_reason": "more is better",
        "source": more.pop("source", "Statistics"),
        "lead_entities": more.pop("lead", ["fao"]),
        "rows": list(rows) or [row(baseline=value(10, 2020), targets=[value(20, 2030)])],
        **more,
    }


def mentions(*parties: str) -> list[Data]:
    return [{"party": party, "printed": party.upper()} for party in parties]


def output(code: str = "1.1", *entities: str, **more: Any) -> Data:
    return {
        "clauses": [f"§o{code}"],
        "code": code,
        "statement": more.pop("statement", "Offices are able"),
        "entities": mentions(*(entities or ("fao",))),
        **more,
    }


def outcome(*indicators: Data, code: str = "1", **more: Any) -> Data:
    return {
        "clauses": [f"§o{code}"],
        "code": code,
        "title": "Water",
        "statement": more.pop("statement", "By 2030, people have water."),
        "entities": more.pop("entities", mentions("fao")),
        "outputs": more.pop("outputs", [output(f"{code}.1")]),
        "indicators": list(indicators),
        **more,
    }


def sdg(code: str, goal: int | None = None, text: str | None = None) -> Data:
    own = int(code.split(".", maxsplit=1)[0])
    return {"clauses": [f"§sdg-{code}"], "code": code, "goal": goal or own, "text": text or f"Target {code}"}


def party(key: str, kind: str = "un_entity", **more: Any) -> Data:
    short = more.pop("short_name", key.upper())
    return {"clauses": ["§p"], "key": key, "kind": kind, "short_name": short, "name": short or key, **more}


def signatory(key: str, capacity: str = "entity") -> Data:
    return {"clauses": [f"§s-{key}"], "party": key, "capacity": capacity, "name": "N", "title": "T"}


def block(text: str, anchor: str = "§1-p1", **more: Any) -> Data:
    return {"anchor": anchor, "kind": "paragraph", "text": text, "section": "§1", **more}


def package(*outcomes: Data, framework: Data | None = None, **parts: Any) -> Package:
    """A valid package with these outcomes; every other part is empty unless given."""
    about = {
        "code": "xaa-2026-2030",
        "title": "Framework",
        "country": {"iso3": "XAA", "name": "Examplia"},
        "starts_on": BEGINS,
        "ends_on": ENDS,
        "language": "en",
        "languages": ["en"],
    }
    content = {"framework": about | (framework or {}), "outcomes": list(outcomes), **parts}
    return Package.model_validate(content)


def of(*rows: Data, **more: Any) -> Package:
    """A package with one outcome and one indicator of these rows."""
    return package(outcome(indicator(*rows, **more)))


def text(*paragraphs: str, **parts: Any) -> Package:
    """A package whose document has these paragraphs."""
    blocks = [block(each, f"§1-p{number}") for number, each in enumerate(paragraphs, start=1)]
    return package(*parts.pop("outcomes", []), document={"blocks": blocks}, **parts)


@dataclass(frozen=True)
class Case:
    """One package, one rule, and the subjects of its hits; no subjects: the rule stays silent."""

    rule: str
    name: str
    package: Package
    subjects: tuple[str, ...] = ()
    says: str = ""
    as_of: date = TODAY

    def __str__(self) -> str:
        return f"{self.rule.removeprefix('check.')}: {self.name}"

    def hits(self) -> list[Hit]:
        return list(DESIGN_RULES[self.rule].check(self.package, self.as_of))


def holds(case: Case) -> None:
    """The rule fires as the case says, with its numbers in the sentence, and names a place that exists."""
    hits = case.hits()
    assert tuple(hit.subject for hit in hits) == case.subjects, [str(hit.message) for hit in hits]
    for hit in hits:
        assert hit.clause.startswith("§")
        wanted = {name for _, name, _, _ in Formatter().parse(hit.message.template) if name}
        assert wanted <= hit.message.values.keys()
        at(case.package, hit.loc)
    assert not case.says or case.says in str(hits[0].message)


def at(found: Any, loc: tuple[str | int, ...]) -> Any:
    """What stands at a path inside a package; fails where there is nothing."""
    for step in loc:
        found = found[step] if isinstance(step, int) else getattr(found, step)
    return found
