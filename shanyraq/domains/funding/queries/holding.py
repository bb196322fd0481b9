"""Whose money sub-outputs hold, and what of it stands in the way when they are to become others."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from django.db.models import Exists, F, OuterRef, Q

from shanyraq.domains.funding.models import Allocation, Line
from shanyraq.domains.funding.queries.sums import among
from shanyraq.domains.funding.rules.holding import Held, refused_ending, refused_leaving, refused_outcome
from shanyraq.domains.workplans.registry import Astray, Becoming
from shanyraq.domains.workplans.vocabulary import Tag
from shanyraq.kernel.findings import Finding

HAS_MONEY = Q(required__gt=0) | Q(available__gt=0) | Q(spent__gt=0)
"""Lines that say more than zero."""


def astray(sub_outputs: Collection[int]) -> dict[int, Astray]:
    """Sub-output → entities and contributing partners that have money there and are not among those of it. One
    statement.
    """
    if not sub_outputs:
        return {}
    lines = (
        Line.objects.filter(among(sub_outputs), HAS_MONEY)
        .annotate(is_own=_named(Tag.ENTITY, "entity"), is_given=_named(Tag.CONTRIBUTOR, "contributor"))
        .filter((~Q(entity="") & Q(is_own=False)) | (~Q(contributor="") & Q(is_given=False)))
        .order_by()
    )
    wanted, found = set(sub_outputs), defaultdict[int, tuple[set[str], set[str]]](lambda: (set(), set()))
    for sub_output, entity, contributor, is_own, is_given in lines.values_list(
        "sub_output", "entity", "contributor", "is_own", "is_given"
    ):
        if sub_output in wanted:
            entities, contributors = found[sub_output]
            entities |= {entity} - {""} if not is_own else set()
            contributors |= {contributor} - {""} if not is_given else set()
    return {pk: Astray(*(tuple(sorted(names)) for names in both)) for pk, both in found.items()}


def _named(kind: Tag, column: str) -> Exists:
    """Whether the sub-output of a line names what stands in one of its columns."""
    tags = Line.objects.filter(pk=OuterRef("pk"), sub_output__tags__kind=kind.value, sub_output__tags__value=F(column))
    return Exists(tags)


def in_the_way(becoming: Sequence[Becoming]) -> dict[int, list[Finding]]:
    """What keeps sub-outputs from becoming this. Two statements."""
    pks = [each.pk for each in becoming]
    if not pks:
        return {}
    lines, held = _lines(pks), _held(pks)
    found = {each.pk: _findings(each, lines[each.pk], held[each.pk]) for each in becoming}
    return {pk: findings for pk, findings in found.items() if findings}


def _findings(each: Becoming, lines: Sequence[tuple[str, int]], held: Sequence[Held]) -> list[Finding]:
    if each.after is None:
        return refused_ending(held)
    (outcome, entities), (new_outcome, new_entities) = each.before, each.after
    return [*refused_outcome(outcome, new_outcome, held), *refused_leaving(entities, new_entities, lines, held)]


def _lines(pks: Collection[int]) -> defaultdict[int, list[tuple[str, int]]]:
    found: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    lines = Line.objects.filter(among(pks), HAS_MONEY).exclude(entity="")
    for pk, entity, year in lines.values_list("sub_output", "entity", "year"):
        found[pk].append((entity, year))
    return found


def _held(pks: Collection[int]) -> defaultdict[int, list[Held]]:
    found: defaultdict[int, list[Held]] = defaultdict(list)
    columns = ("contribution__number", "contribution__outcome", "entity", "year", "amount")
    for pk, *values in Allocation.objects.filter(among(pks)).values_list("sub_output", *columns):
        found[pk].append(Held(*values))
    return found
