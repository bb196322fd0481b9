"""Proves the chain: every event's digest is that of its content, and names the event before it.

A trail that was emptied, and begun anew, is a chain without a flaw. Domains say what every trail must tell of
(``expect``), so that this shows.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from json import JSONDecoder
from typing import Any

from django.db import OperationalError
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from shanyraq.base.audit.chain import FIRST
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.recording import COVERED, digest
from shanyraq.kernel.sentences import Sentence, gettext_noop

AT_ONCE = 2_000
"""Rows that are fetched at once."""
JSON = ("change", "before", "after")
"""Columns of JSON, the last of those that a digest covers: read as text, and decoded here."""
PLAIN = COVERED[: -len(JSON)]
DECODER = JSONDecoder()
MISPLACED = gettext_noop("it does not follow the event before it: one is missing, or was changed")
CHANGED = gettext_noop("its content is not what was written")
BEGUN_ANEW = gettext_noop("events before it are missing: no event tells of {things}")
EMPTIED = gettext_noop("it is missing: no event tells of {things}")
UNREADABLE = (ValueError, TypeError, OverflowError, OperationalError)
"""What reading a row ends in that holds bytes which are no text, or a moment that is none."""
_expected: set[str] = set()


@dataclass(frozen=True, slots=True)
class Flaw:
    """An event that is not what it was, or not where it was; ``number`` is its primary key."""

    number: int
    problem: Sentence


@dataclass
class Proof:
    """How many events there are, the digest of the last one, and what is wrong with the chain."""

    count: int
    head: str
    flaws: list[Flaw]


def expect(function: str) -> None:
    """Registers ``module:function``; ``function()`` names what is there although no event tells how it began."""
    _expected.add(function)


def verify(most: int = 100) -> Proof:
    """Reads every event once, in the order in which they were written, and tells at most so many flaws.

    Whoever keeps ``count`` and ``head`` somewhere else can also see later that events were cut off at the end.
    """
    proof = Proof(0, FIRST, [])
    begins = None
    for number, flaws, own in _events(proof):
        begins = number if begins is None else begins
        proof.flaws += [Flaw(number, Sentence(template)) for template in flaws]
        proof.count, proof.head = proof.count + 1, own
        if len(proof.flaws) >= most:
            break
    things = [thing for function in sorted(_expected) for thing in _untold(function)]
    if things:
        words = EMPTIED if begins is None else BEGUN_ANEW
        proof.flaws.insert(0, Flaw(begins or 1, Sentence(words, {"things": things})))
    return proof


def _untold(function: str) -> Sequence[str | Sentence]:
    module, _, name = function.partition(":")
    found: Sequence[str | Sentence] = getattr(import_module(module), name)()
    return found


def _events(proof: Proof) -> Iterator[tuple[int, list[str], str]]:
    """Number, flaws and digest of each event. A column that holds what was never written there is a flaw as well."""
    for number, columns in _rows():
        own, *rest = columns or [_own(number)]
        flaws = [MISPLACED] if rest and rest[0] != proof.head else []
        if not rest or _digest(rest) != own:
            flaws.append(CHANGED)
        yield number, flaws, own if isinstance(own, str) else repr(own)


def _rows() -> Iterator[tuple[int, Sequence[Any] | None]]:
    """The numbers of events and their columns; None for a row that the database itself cannot read any more.

    Rows come by the thousand; where one of them cannot be read, they are asked for one by one until it is found.
    """
    texts = {f"{name}_text": Cast(name, TextField()) for name in JSON}
    every = Event.objects.order_by("pk").annotate(**texts).values_list("pk", "digest", *PLAIN, *texts)
    last = 0
    while True:
        try:
            for number, *columns in every.filter(pk__gt=last).iterator(chunk_size=AT_ONCE):
                last = number
                yield number, columns
            return
        except UNREADABLE:
            for each in _until_unreadable(every, last):
                last = each[0]
                yield each


def _until_unreadable(every: QuerySet[Event, Any], last: int) -> Iterator[tuple[int, Sequence[Any] | None]]:
    for number in Event.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True).iterator():
        try:
            _, *columns = every.get(pk=number)
        except UNREADABLE:
            yield number, None
            return
        yield number, columns


def _own(number: int) -> Any:
    """The digest of a row of which something else cannot be read, or nothing."""
    try:
        return Event.objects.values_list("digest", flat=True).get(pk=number)
    except UNREADABLE:
        return None


def _digest(columns: Sequence[Any]) -> str | None:
    """None where no digest can be made of a row: bytes in the place of a text, or what is no JSON."""
    try:
        return digest([*columns[: -len(JSON)], *map(_read, columns[-len(JSON) :])])
    except (TypeError, ValueError, AttributeError, RecursionError):
        return None


def _read(text: str) -> Any:
    """A column of JSON; most are empty, and decoding is most of the work."""
    return {} if text == "{}" else DECODER.decode(text)
