"""The chain of events: a million of them, proved from the first to the last."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from benchmarks.databases import Store
from benchmarks.measuring import Line, Times
from shanyraq.base.audit.chain import FIRST
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.recording import COVERED, FORMAT, digest
from shanyraq.base.audit.verifying import Proof, verify

EVENTS, SECONDS, AT_ONCE = 1_000_000, 30, 5_000
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def lines(store: Store, code: str) -> list[Line]:
    """``shanyraq audit verify`` without the start of Python."""
    store.copy("empty", "chain")
    store.use("chain")
    for batch in _batches(code):
        Event.objects.bulk_create(batch)
    proofs: list[Proof] = []
    times = Times()
    times.take(lambda: proofs.append(verify()))
    (proof,) = proofs
    line = Line("Trail", f"the chain of {EVENTS:,} events, proved", f"≤ {SECONDS} s", one=times)
    line.met = proof.count == EVENTS and not proof.flaws and times.median <= SECONDS * 1000
    line.note = f"{proof.count:,} events, {len(proof.flaws)} flaws"
    return [line]


def _batches(code: str) -> Iterator[list[Event]]:
    """Events as verbs write them: of organisations that were added and amended."""
    last, batch = FIRST, []
    for number in range(EVENTS):
        event = Event(
            format=FORMAT,
            at=BEGAN + timedelta(seconds=number),
            actor="Aigul Officer",
            person=7,
            door="web",
            verb="parties.organisation.amend",
            framework=code,
            kind="organisation",
            key=f"partner-{number % 4000}",
            name="Су пайдаланушылар",
            reason="As the partner asked",
            change={},
            before={"note": "Reached by road"},
            after={"note": f"Reached by boat, {number}"},
            previous=last,
        )
        event.digest = last = digest([getattr(event, column) for column in COVERED])
        batch.append(event)
        if len(batch) == AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
