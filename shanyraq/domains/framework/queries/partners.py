"""Every partner of an outcome, by kind, and whom else the document names."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from shanyraq.domains.framework.models import Outcome, Participation
from shanyraq.domains.framework.queries.texts import OutcomeName, PartyName, named, party
from shanyraq.domains.packages.models import Version

UN_ENTITY = "un_entity"


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """A partner; ``printed``: outcome → the words of its list. ``named``: clauses that name it."""

    party: PartyName
    outcomes: tuple[tuple[OutcomeName, str], ...]
    named: int


@dataclass(frozen=True, slots=True)
class PartnerKind:
    kind: str
    lines: tuple[PartnerLine, ...]


@dataclass(frozen=True, slots=True)
class PartnersPage:
    """Partners of outcomes by kind, then organisations that the document names for other reasons."""

    outcomes: tuple[OutcomeName, ...]
    kinds: tuple[PartnerKind, ...]
    others: tuple[PartnerKind, ...]

    @property
    def partners(self) -> int:
        return sum(len(kind.lines) for kind in self.kinds)


def partners_page(version: Version, order: Iterable[str]) -> PartnersPage:
    """Every organisation but the UN entities, in three statements; ``order`` is that of kinds."""
    names = {row.pk: named(row) for row in Outcome.objects.filter(version=version)}
    printed: dict[int, list[tuple[OutcomeName, str]]] = defaultdict(list)
    rows = Participation.objects.filter(version=version, role="partner").order_by("outcome__order", "order")
    for organisation, outcome, words in rows.values_list("party", "outcome", "printed"):
        printed[organisation].append((names[outcome], words))
    partners: dict[str, list[PartnerLine]] = defaultdict(list)
    others: dict[str, list[PartnerLine]] = defaultdict(list)
    for row in version.organisations.all():
        line = PartnerLine(party(row), tuple(printed[row.pk]), len(row.clauses))
        if line.outcomes:
            partners[row.kind].append(line)
        elif row.kind != UN_ENTITY:
            others[row.kind].append(line)
    kinds = tuple(order)
    return PartnersPage(tuple(names.values()), _in_order(partners, kinds), _in_order(others, kinds))


def entities_at_work(version: Version) -> list[tuple[str, str | None, PartyName]]:
    """Outcome, output (None: the outcome's own list) and entity, in printed order; one statement."""
    rows = Participation.objects.filter(version=version, role="entity").order_by(
        "outcome__order", "output__order", "order"
    )
    of_party = (f"party__{name}" for name in ("key", "name", "short_name", "kind"))
    found = rows.values_list("outcome__code", "output__code", *of_party, "printed")
    return [(outcome, output, PartyName(*named_by)) for outcome, output, *named_by in found]


def _in_order(found: dict[str, list[PartnerLine]], order: tuple[str, ...]) -> tuple[PartnerKind, ...]:
    kinds = [*(kind for kind in order if kind in found), *(kind for kind in found if kind not in order)]
    return tuple(PartnerKind(kind, tuple(found[kind])) for kind in kinds)
