"""Sub-outputs as they are kept, with all that belongs to them, in four or five statements however many there are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from sys import intern
from typing import Any

from django.db.models import QuerySet

from shanyraq.base.verbs.turn import read_once
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.models import Narrative, SubOutput, Tag
from shanyraq.domains.workplans.registry import money
from shanyraq.domains.workplans.rules.facts import Facts, Sums
from shanyraq.domains.workplans.vocabulary import LISTS
from shanyraq.domains.workplans.vocabulary import Tag as Kind
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

COLUMNS = (
    *("output", "code", "identifier", "title", "description", "starts_on", "ends_on", "status", "published", "lead"),
    *("gender", "gender_note", "rights", "rights_note", "peace", "peace_note", "humanitarian", "humanitarian_note"),
)
"""The fields of a sub-output that are columns of its own table."""
SOME = 500
"""So many are asked for by name; of more, all of the framework are read."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A sub-output that is kept. ``pk`` is its number in the database, ``number`` the one that people see.

    ``printed``, ``taken``: what the last file printed and said, where it was asked for; else empty.
    """

    pk: int
    number: int
    revision: int
    ended: bool
    facts: Facts
    printed: Mapping[str, str]
    taken: Mapping[str, Any]


def kept(rows: QuerySet[SubOutput], *, with_files: bool = False) -> list[Kept]:
    """These sub-outputs in the order of the rows; what the last file said of each is long, and read if asked for."""
    found = list(rows.values_list("pk", "number", "revision", "ended_at", *COLUMNS))
    pks = [row[0] for row in found]
    lists, narratives, sums = _tags(rows, pks), _narratives(rows, pks), money().of(pks)
    files = _files(rows, pks) if with_files else {}
    return [
        Kept(
            pk,
            number,
            revision,
            ended_at is not None,
            _facts(columns, lists.get(pk, {}), narratives.get(pk, {}), sums.get(pk, {})),
            *files.get(pk, ({}, {})),
        )
        for pk, number, revision, ended_at, *columns in found
    ]


def _files(rows: QuerySet[SubOutput], pks: Collection[int]) -> dict[int, tuple[dict[str, Any], dict[str, Any]]]:
    told = SubOutput.objects.filter(pk__in=_among(rows, pks)).values_list("pk", "printed", "taken")
    return {pk: (_of_one_kind(printed), _of_one_kind(taken)) for pk, printed, taken in told.iterator()}


def _of_one_kind(values: Mapping[str, Any]) -> dict[str, Any]:
    """The same with names that all rows share: as they come from the database, each row has its own."""
    return {intern(name): value for name, value in values.items()}


def found(framework: str, number: int) -> tuple[Version, Kept]:
    """A sub-output as it stands, ended or not. Six statements; none in the turn of a verb that read it before.

    :raises NotFound: when there is no such framework or sub-output.
    """
    return read_once((found, framework, number), partial(_found, framework, number))


def _found(framework: str, number: int) -> tuple[Version, Kept]:
    version = version_in_force(framework)
    for each in kept(SubOutput.objects.filter(framework=version.framework_id, number=number)):
        return version, each
    raise NotFound(Sentence(gettext_noop("sub-output {number}"), {"number": str(number)}))


def of_framework(framework: int) -> QuerySet[SubOutput]:
    """Those of a framework that did not end."""
    return SubOutput.objects.filter(framework=framework, ended_at=None)


def has_sub_outputs(version: Version) -> bool:
    """Whether anything was ever planned in the framework of a version, ended or not."""
    return SubOutput.objects.filter(framework=version.framework_id).exists()


def _facts(
    columns: Iterable[Any],
    lists: Mapping[str, list[str]],
    narratives: Mapping[int, Mapping[str, str]],
    sums: Mapping[int, Sums],
) -> Facts:
    values: dict[str, Any] = dict(zip(COLUMNS, columns, strict=True))
    values |= {LISTS[Kind(kind)]: tuple(listed) for kind, listed in lists.items()}
    return Facts(**values, narratives=narratives, money=sums)


def _tags(rows: QuerySet[SubOutput], pks: Collection[int]) -> dict[int, dict[str, list[str]]]:
    found: defaultdict[int, dict[str, list[str]]] = defaultdict(dict)
    listed = Tag.objects.filter(sub_output__in=_among(rows, pks)).order_by("sub_output", "kind", "place")
    for pk, kind, value in listed.values_list("sub_output", "kind", "value"):
        found[pk].setdefault(kind, []).append(value)
    return found


def _narratives(rows: QuerySet[SubOutput], pks: Collection[int]) -> dict[int, dict[int, Mapping[str, str]]]:
    found: defaultdict[int, dict[int, Mapping[str, str]]] = defaultdict(dict)
    told = Narrative.objects.filter(sub_output__in=_among(rows, pks)).values_list("sub_output", "year", "text")
    for pk, year, text in told:
        found[pk][year] = text
    return found


def _among(rows: QuerySet[SubOutput], pks: Collection[int]) -> Any:
    """What a statement compares with: some numbers, or the rows themselves."""
    return list(pks) if len(pks) <= SOME else rows.order_by().values("pk")
