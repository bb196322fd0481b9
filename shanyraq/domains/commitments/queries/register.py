"""The register: every commitment with its state on a day, in five statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from shanyraq.base.ui.texts import pick
from shanyraq.domains.commitments.models import Commitment
from shanyraq.domains.commitments.queries.sections import Section, Sections
from shanyraq.domains.commitments.rules.due import next_due
from shanyraq.domains.framework.queries.texts import short_text
from shanyraq.domains.governance.rules.rhythm import Per
from shanyraq.domains.packages.models import Version

NOT_DECIDED = "not_decided"
"""No rule is at work for the commitment yet, so nothing is said about whether it is kept."""


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation or a body that a commitment binds."""

    key: str
    name: str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Recipe:
    """From which records, by which rule a commitment could be decided: a text, or one for each language."""

    data: str | Mapping[str, str]
    rule: str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Registered:
    """One commitment.

    ``clause`` is the main place, ``clauses`` all of them; ``text`` are the document's words,
    ``obligation`` says the same in the signed language and ``wording`` in each that there is.
    ``actor`` names in the signed language whom it binds, ``who`` in each.
    ``fell_due`` is the last day that is named, where all of them have passed and nothing falls due any more.
    ``check_data`` and ``check_rule`` say in the signed language what could decide it, ``recipe`` in each
    that there is; ``rule`` is the rule that does.
    """

    id: str
    clause: str
    text: str
    obligation: str
    actor: str
    kind: str
    modality: str
    state: str
    rule: str | None
    evidence: tuple[str, ...]
    next_due: date | None
    fell_due: date | None
    check_data: str | None
    check_rule: str | None
    clauses: tuple[str, ...]
    chapter: Section
    section: Section
    parties: tuple[Named, ...]
    bodies: tuple[Named, ...]
    wording: str | Mapping[str, str]
    who: str | Mapping[str, str]
    recipe: Recipe | None
    reconstructed: str | Mapping[str, str] | None
    note: str | Mapping[str, str] | None

    @property
    def bound(self) -> list[tuple[str, Named]]:
        """Whom it binds, each once with the name of its page: what is an organisation and a body is a body."""
        bodies = {each.key for each in self.bodies}
        parties = [("entity", each) for each in self.parties if each.key not in bodies]
        return [*parties, *(("body", each) for each in self.bodies)]


def register(version: Version, as_of: date) -> list[Registered]:
    """Every commitment in printed order, with its state at the end of the day.

    No rule decides a commitment in this release: all are ``not_decided`` and without evidence, whatever
    the day. When it falls due next is told where the document names a period or a day.
    """
    sections = Sections(version)
    parties = _bound(Commitment.parties.through, "organisation", version)
    bodies = _bound(Commitment.bodies.through, "body", version)
    return [
        _registered(row, sections, version, parties[row.pk], bodies[row.pk], as_of)
        for row in Commitment.objects.filter(version=version)
    ]


def _registered(
    row: Commitment,
    sections: Sections,
    version: Version,
    parties: Sequence[Named],
    bodies: Sequence[Named],
    as_of: date,
) -> Registered:
    clause, language = row.clauses[0], version.language
    days = [date.fromisoformat(day) for day in row.due_on]
    due = next_due(cast(Per | None, row.per), days, as_of, version.starts_on, version.ends_on)
    recipe = Recipe(row.check_data, row.check_rule) if row.check_data and row.check_rule else None
    return Registered(
        id=row.key,
        clause=clause,
        text=row.text,
        obligation=pick(row.obligation, language, language).text,
        actor=pick(row.actor, language, language).text,
        kind=row.kind,
        modality=row.modality,
        state=NOT_DECIDED,
        rule=row.rule,
        evidence=(),
        next_due=due,
        fell_due=max(days, default=None) if due is None else None,
        check_data=pick(recipe.data, language, language).text if recipe else None,
        check_rule=pick(recipe.rule, language, language).text if recipe else None,
        clauses=tuple(row.clauses),
        chapter=sections.chapter(clause),
        section=sections.of(clause),
        parties=tuple(parties),
        bodies=tuple(bodies),
        wording=row.obligation,
        who=row.actor,
        recipe=recipe,
        reconstructed=row.reconstructed,
        note=row.note,
    )


def _bound(through: Any, field: str, version: Version) -> dict[int, list[Named]]:
    """Primary key of a commitment → whom it binds, in the order of the package."""
    found: dict[int, list[Named]] = defaultdict(list)
    links = through.objects.filter(commitment__version=version).select_related(field).order_by("pk")
    for link in links:
        row = getattr(link, field)
        is_body = field == "body"
        name = short_text(row.name, row.short_name, version.language) if is_body else row.short_name or row.name
        found[link.commitment_id].append(Named(row.key, name))
    return found
