"""Which sub-output a row of a file is. Pure."""

import json
from collections import defaultdict, deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice, product
from typing import Any

from shanyraq.domains.parties.rules.register import folded
from shanyraq.domains.workplans.rules.facts import EMPTY
from shanyraq.domains.workplans.rules.laying import BY_YEAR

Values = Mapping[str, Any]
"""A sub-output as plain values, by the names of its fields."""
DETAILS: tuple[tuple[str, ...] | None, ...] = (None, ("entities", "starts_on", "ends_on"), ("entities",), ())
"""What rows and sub-outputs with one place and one title are told apart by, the closest first; None: by everything."""
VIEWS = 3
ANY, NOBODY = "*", ""


@dataclass(frozen=True)
class Stands:
    """A sub-output that rows may be. ``stood``: its values; ``write``: gives those of the row that is written of it,
    read again; ``taken``: those that the last file had, empty where it never came from one."""

    number: int
    stood: Values
    write: Callable[[], Values]
    taken: Values
    ended: bool = False

    @cached_property
    def written(self) -> Values:
        """The values of its own row: most rows are found, and laid over it, without these."""
        return self.write()

    @property
    def views(self) -> Iterator[Values]:
        """All that a row may say of it; what the last file said goes first, since changes here are unknown there."""
        if self.taken.get("title"):
            yield self.taken
        yield from (each for each in (self.written, self.stood) if each.get("title"))


@dataclass(frozen=True, slots=True)
class _Detail:
    """What is compared, as texts: ``fields`` where ``names`` is None; of money and narratives the ``years`` alone."""

    names: tuple[str, ...] | None
    fields: Collection[str]
    years: Collection[str]

    def of_standing(self, values: Values) -> list[str]:
        """A text; where nothing is compared, its entities, and one for rows that do not ask for them."""
        return [ANY, *(values.get("entities") or (NOBODY,))] if self.names == () else [self._text(values)]

    def of_row(self, values: Values) -> list[str]:
        """Likewise: a row without a code that names entities is another sub-output than one of others."""
        entities = values.get("entities") or ()
        if self.names != ():
            return [self._text(values)]
        return [*entities, NOBODY] if entities and not values.get("code") else [ANY]

    def _text(self, values: Values) -> str:
        found = {}
        for name in sorted(self.fields) if self.names is None else self.names:
            value = values.get(name)
            if name in BY_YEAR and value:
                value = {year: each for year, each in value.items() if year in self.years}
            elif name == "entities" and self.names is not None:
                value = sorted(value or ())
            found[name] = None if value in EMPTY else value
        return json.dumps(found, sort_keys=True)


@dataclass(slots=True)
class _Left:
    """What is not matched yet. ``rows`` by their place in the file; ``every`` by number."""

    rows: dict[int, Values]
    every: dict[int, Stands]
    found: dict[int, int] = field(default_factory=dict)

    def match(self, row: int, number: int) -> None:
        """Takes both out: each is found once."""
        self.found[row] = number
        del self.rows[row], self.every[number]


def matched(
    rows: Mapping[int, Values], every: Sequence[Stands], fields: Collection[str], years: Collection[int]
) -> dict[int, int]:
    """The number of the sub-output that each row is, by the key of the row; those that are new are not among them.

    With an identifier a row is known by it, or by place and title where the one that stands has none yet. Without one
    its place is the code under its output, or where it has no code the output alone; and its title. Several with the
    same place and title are told apart by all that the file says, else by entities and dates, else by their order: one
    title for an entity each is how a joint programme is planned. Of those with a code, one that is alone with it is
    known by it, whatever its title; without one, a row of other entities is another sub-output.

    :param fields: those that the file has columns for; likewise ``years``, of money and narratives.
    """
    left = _Left(dict(rows), {each.number: each for each in sorted(every, key=lambda one: (one.ended, one.number))})
    _by_identifier(left)
    told = {str(year) for year in years}
    for names in DETAILS:
        for view in range(VIEWS):
            _by_title(left, _Detail(names, fields, told), view)
    _by_code(left)
    return left.found


def _by_identifier(left: _Left) -> None:
    known: dict[str, int] = {}
    for number, each in left.every.items():
        if each.stood.get("identifier"):
            known.setdefault(each.stood["identifier"], number)
    for row, values in list(left.rows.items()):
        same = known.get(values.get("identifier") or "")
        if same in left.every:
            left.match(row, same)


def _by_title(left: _Left, detail: _Detail, view: int) -> None:
    """Those with one place, one title and the same detail, in their order."""
    if not (left.rows and left.every):
        return
    there: defaultdict[tuple[Any, ...], deque[int]] = defaultdict(deque)
    for number, each in left.every.items():
        has_identifier = bool(each.stood.get("identifier"))
        for values in islice(each.views, view, view + 1):
            for title, text in product(_titles(values), detail.of_standing(values)):
                there[has_identifier, _place(values), title, text].append(number)
    for row, values in list(left.rows.items()):
        may_have = (False,) if values.get("identifier") else (False, True)
        for has, title, text in product(may_have, _titles(values), detail.of_row(values)):
            waiting = there.get((has, _place(values), title, text), deque())
            while waiting and waiting[0] not in left.every:
                waiting.popleft()
            if waiting:
                left.match(row, waiting[0])
                break


def _by_code(left: _Left) -> None:
    """Those that are alone with their code."""
    there: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, each in left.every.items():
        for values in each.views:
            there[_place(values)].add(number)
    for row, values in list(left.rows.items()):
        if not values.get("code"):
            continue
        waiting = there.get(_place(values), set())
        fit = [each for each in waiting if each in left.every and _may_be(values, left.every[each].stood)]
        if len(fit) == 1:
            left.match(row, fit[0])


def _may_be(values: Values, stood: Values) -> bool:
    """Two that have identifiers, and not the same, are two."""
    return not (values.get("identifier") and stood.get("identifier"))


def _place(values: Values) -> tuple[str, str]:
    return values.get("output") or "", folded(values.get("code") or "")


def _titles(values: Values) -> list[str]:
    return sorted({folded(each) for each in values["title"].values() if each})
