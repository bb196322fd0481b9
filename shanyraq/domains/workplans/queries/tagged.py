"""What sub-outputs name: places and goals, for whoever adds something up by them, and who carries them out."""

from collections.abc import Collection
from typing import Any

from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.db.models.functions import StrIndex, Substr

from shanyraq.domains.workplans.models import Tag
from shanyraq.domains.workplans.vocabulary import Tag as Kind

PLACE, GOAL = "place", "goal"


def named_once(framework: int) -> QuerySet[Any, Any]:
    """Sub-output (``of``), ``place`` or ``goal`` (``what``), and its ``name``: each once.

    The goal of a target is what stands before its dot.
    """
    dot = StrIndex("value", Value("."))
    goal_of_target = Substr("value", 1, F("dot") - 1, output_field=CharField())
    return (
        Tag.objects.filter(
            sub_output__framework=framework,
            sub_output__ended_at=None,
            kind__in=[Kind.PLACE.value, Kind.TARGET.value, Kind.GOAL.value],
        )
        .order_by()
        .annotate(dot=dot)
        .annotate(
            what=Case(When(kind=Kind.PLACE.value, then=Value(PLACE)), default=Value(GOAL), output_field=CharField()),
            name=Case(When(kind=Kind.TARGET.value, dot__gt=1, then=goal_of_target), default=F("value")),
        )
        .values("what", "name", of=F("sub_output_id"))
        .distinct()
    )


def carried_out_by(framework: int, outputs: Collection[str]) -> list[str]:
    """The entities and implementing partners of the sub-outputs of these outputs that did not end: their keys, or as
    printed. One statement.
    """
    found = Tag.objects.filter(
        sub_output__framework=framework,
        sub_output__ended_at=None,
        sub_output__output__in=list(outputs),
        kind__in=[Kind.ENTITY.value, Kind.IMPLEMENTER.value],
    )
    return list(found.order_by("value").values_list("value", flat=True).distinct())
