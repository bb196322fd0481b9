"""Reallocations of a copy for training: nobody consents to these, and their words say so."""

from collections.abc import Sequence

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.chain import holding_events
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.numbered import next_number
from shanyraq.domains.funding.models import Reallocation
from shanyraq.domains.funding.queries.contributions import contribution
from shanyraq.domains.funding.training.drawn import Moved
from shanyraq.domains.funding.verbs.reallocation import effect, ends_of, judge_move, subject_of
from shanyraq.domains.funding.vocabulary import Consent
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema.training_money import Moves
from shanyraq.domains.workplans.queries.kept import found
from shanyraq.domains.workplans.rules.training import refused_real
from shanyraq.domains.workplans.verbs.copies import in_copy
from shanyraq.kernel.sentences import gettext_noop

BY_GOVERNMENT = frozenset({Consent.BY_GOVERNMENT, Consent.EFFECTIVE})
BY_ENTITY = frozenset({Consent.BY_ENTITY, Consent.EFFECTIVE})


@verb(
    "funding.reallocation.invent",
    title=gettext_noop("Invent reallocations for training"),
    said=gettext_noop("{actor} invented a reallocation of {amount} US dollars of {name} for training"),
    permission=Permission.EDIT_MONEY,
    scope=in_copy,
    doors=frozenset(),
)
def invent_reallocations(
    trail: Trail, version: Version, moved: Sequence[Moved], numbers: Sequence[int], words: Moves
) -> None:
    """Writes reallocations in their states, and moves the money of those that are effective. Those who consented are
    examples: no account stands behind them. ``numbers``: those of the contributions that were drawn.
    """
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    first = next_number(Reallocation.objects.filter(framework=version.framework_id))
    with holding_events(savepoints=True) as events:
        for number, each in enumerate(moved, first):
            _write(trail, version, _row(trail, version, each, numbers, number), words)
        events.write()


def _row(trail: Trail, version: Version, each: Moved, numbers: Sequence[int], number: int) -> Reallocation:
    _version, given = contribution(version.code, numbers[each.contribution])
    (source, source_year, entity), (target, target_year, _entity) = each.source, each.target
    return Reallocation(
        framework_id=version.framework_id,
        number=number,
        contribution=given.row,
        entity=entity,
        source_id=found(version.code, source)[1].pk,
        source_year=source_year,
        target_id=found(version.code, target)[1].pk,
        target_year=target_year,
        amount=each.amount,
        reason=each.reason,
        state=each.state,
        proposed_by=trail.by.name,
        proposed_at=trail.at,
    )


def _write(trail: Trail, version: Version, row: Reallocation, words: Moves) -> None:
    if row.state in BY_GOVERNMENT:
        row.government_by, row.government_at, row.government_note = words.government, trail.at, words.consent
    if row.state in BY_ENTITY:
        row.entity_by, row.entity_at, row.entity_note = words.entity, trail.at, words.consent
    _version, given = contribution(version.code, row.contribution.number)
    judge_move(trail, version, given, row, target_number=row.target.number)
    if row.state == Consent.EFFECTIVE:
        effect(trail, version, row)
    row.save()
    about = {"amount": f"{row.amount:.2f}", "contribution": str(row.contribution.number)}
    if row.state == Consent.EFFECTIVE:
        about |= {"entity": row.entity, **ends_of(row)}
    trail.record(subject_of(version, row), about, after={"consent": row.state}, reason=row.reason)
