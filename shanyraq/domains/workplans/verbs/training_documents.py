"""Programme documents of a copy for training: registered, worded and confirmed by the verbs that people use, while
there is none.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.commands.programme_documents import MoveDocument, RegisterDocument, WordDocument
from shanyraq.domains.workplans.queries.board import board
from shanyraq.domains.workplans.queries.programme_documents import by_entity, has_documents
from shanyraq.domains.workplans.rules.programme_documents import State
from shanyraq.domains.workplans.rules.training import refused_real
from shanyraq.domains.workplans.training.documenting import Documented, Party, documented
from shanyraq.domains.workplans.verbs import programme_document
from shanyraq.domains.workplans.verbs.copies import in_copy
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

STEPS: dict[State, tuple[Callable[..., object], ...]] = {
    State.REGISTERED: (),
    State.REQUESTED: (programme_document.request,),
    State.CONFIRMED: (programme_document.request, programme_document.confirm),
}
"""How far a document has got → by which verbs it got there."""


@verb(
    "workplans.programme_document.invent",
    title=gettext_noop("Invent programme documents for training"),
    said=gettext_noop("{actor} filled the copy for training with {documents} invented programme documents"),
    permission=Permission.EDIT_WORKPLANS,
    scope=in_copy,
    doors=frozenset(),
)
def invent_documents(trail: Trail, version: Version, plans: TrainingPlans) -> int:
    """Registers programme documents of entities with their wordings, and moves some on; gives how many there are. Where
    any stands, or was ended, nothing is written.

    :raises Refused: where the framework is no copy.
    """
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    there = plans.documents is None or has_documents(version)
    parties = [] if there else _parties(version)
    drawn = documented(recent_package(version), plans, parties)
    for each in drawn:
        _written(version.code, each, plans.invented, by=trail.by, at=trail.at)
    if drawn:
        trail.record(Subject("framework", version.code, version.code), {"documents": len(drawn), "seed": plans.seed})
    else:
        trail.nothing_to_do()
    return len(drawn)


def _parties(version: Version) -> list[Party]:
    """Entities with the outcomes to which they contribute; where the framework names none, those of what they do."""
    own: defaultdict[str, set[str]] = defaultdict(set)
    for line in board(version).lines:
        for entity in line.facts.entities:
            own[entity].add(line.outcome)
    return [
        Party(each.entity, each.name, each.outcomes or sorted(own[each.entity] - {""})) for each in by_entity(version)
    ]


def _written(code: str, each: Documented, invented: str, *, by: Actor, at: datetime) -> None:
    told = {"entity": each.entity, "kind": each.kind, "title": each.title, "reference": invented}
    days = {"starts_on": each.starts_on, "ends_on": each.ends_on}
    row = programme_document.register(
        RegisterDocument.model_validate({"framework": code, **told, **days}), by=by, at=at
    ).row
    about = {"framework": code, "number": row.number}
    for outcome, text in each.outcomes.items():
        programme_document.word(WordDocument.model_validate({**about, "outcome": outcome, "text": text}), by=by, at=at)
    for step in STEPS[each.state]:
        step(MoveDocument.model_validate(about), by=by, at=at)
