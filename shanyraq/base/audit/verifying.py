"""Proves the chain: every event's digest is that of its content, and names the event before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from json import JSONDecoder
from typing import Any

from django.db.models import TextField
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


def verify(most: int = 100) -> Proof:
    """Reads every event once, in the order in which they were written, and tells at most so many flaws.

    Whoever keeps ``count`` and ``head`` somewhere else can also see later that events were cut off at the end.
    """
    proof = Proof(0, FIRST, [])
    for number, flaws, own in _events(proof):
        proof.flaws += [Flaw(number, Sentence(template)) for template in flaws]
        proof.count, proof.head = proof.count + 1, own
        if len(proof.flaws) >= most:
            break
    return proof


def _events(proof: Proof) -> Iterator[tuple[int, list[str], str]]:
    texts = {f"{name}_text": Cast(name, TextField()) for name in JSON}
    rows = Event.objects.order_by("pk").annotate(**texts).values_list("pk", "digest", *PLAIN, *texts)
    for number, own, previous, format, at, *rest in rows.iterator(chunk_size=AT_ONCE):
        flaws = []
        if previous != proof.head:
            flaws.append(gettext_noop("it does not follow the event before it: one is missing, or was changed"))
        facts, texts_of_row = rest[: -len(JSON)], rest[-len(JSON) :]
        if digest([previous, format, at, *facts, *map(_read, texts_of_row)]) != own:
            flaws.append(gettext_noop("its content is not what was written"))
        yield number, flaws, own


def _read(text: str) -> Any:
    """A column of JSON; most are empty, and decoding is most of the work."""
    return {} if text == "{}" else DECODER.decode(text)
