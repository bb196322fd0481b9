"""What sub-outputs of the same entities name most often: what a form offers first of a list that may be added to."""

from collections.abc import Collection

from django.db.models import Count

from shanyraq.domains.workplans.models import Tag as Row
from shanyraq.domains.workplans.vocabulary import Tag

MOST = 12
"""Values that are offered at most."""


def named_most(framework: str, kind: Tag, entities: Collection[str]) -> list[str]:
    """The values of a kind that sub-outputs of these entities name, or of all where none is given, those that most of
    them name first. One statement.
    """
    rows = Row.objects.filter(kind=kind, sub_output__framework__code=framework, sub_output__ended_at=None)
    if entities:
        own = Row.objects.filter(kind=Tag.ENTITY, value__in=entities).values("sub_output")
        rows = rows.filter(sub_output__in=own)
    found = rows.values_list("value").annotate(times=Count("pk")).order_by("-times", "value")
    return [value for value, _times in found[:MOST]]


def working_on(framework: str, outputs: Collection[str]) -> set[str]:
    """The entities and implementing partners of sub-outputs of some outputs. One statement."""
    rows = Row.objects.filter(kind__in=(Tag.ENTITY, Tag.IMPLEMENTER), sub_output__framework__code=framework)
    found = rows.filter(sub_output__ended_at=None, sub_output__output__in=list(outputs))
    return set(found.values_list("value", flat=True).distinct())
