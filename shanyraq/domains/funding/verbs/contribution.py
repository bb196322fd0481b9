"""Contributions: added, amended, moved from stage to stage, ended, restored."""

from collections.abc import Iterator, Mapping
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb, verbbook
from shanyraq.base.verbs.editors import merge_editors
from shanyraq.base.verbs.engine import allow_or_note
from shanyraq.base.verbs.numbered import Result, named, next_number
from shanyraq.domains.funding.commands import (
    AddContribution,
    AmendContribution,
    EndContribution,
    MoveContribution,
    OfContribution,
)
from shanyraq.domains.funding.models import Contribution
from shanyraq.domains.funding.queries.contributions import (
    Given,
    contribution,
    giving_of,
    plain,
    rate_of,
    scope_of,
    standing_of,
)
from shanyraq.domains.funding.rules.contributions import (
    in_dollars,
    refused_agreed,
    refused_earmark,
    refused_ended_contribution,
    refused_less,
    refused_period,
    refused_rate,
    refused_stranding,
)
from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.funding.rules.lines import refused_instrument
from shanyraq.domains.funding.rules.pipeline import PIPELINE, refused_counted, refused_move
from shanyraq.domains.funding.rules.reallocations import refused_earmarking
from shanyraq.domains.funding.vocabulary import DOLLAR, Act
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.queries.around import Around, around
from shanyraq.domains.workplans.queries.naming import by_names
from shanyraq.domains.workplans.rules.placing import key_of
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

KIND = "contribution"


def where_new(command: AddContribution, **_: Any) -> Scope:
    """Where the contribution would belong."""
    version = version_in_force(command.framework)
    return scope_of(version.code, command.entity, command.outcome, around(version))


def where(command: OfContribution, **_: Any) -> Scope:
    """Where the contribution belongs."""
    version, given = contribution(command.framework, command.number)
    return scope_of(version.code, given.row.entity, given.row.outcome, around(version))


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The contribution as it stands, with its revision."""
    one = named(entered)
    if one is None:
        return {}
    version, given = contribution(*one)
    return _values(version.code, given.row)


def _values(framework: str, row: Contribution) -> dict[str, Any]:
    said = {name: value for name, value in plain(row).items() if value != ""}
    return {**said, "framework": framework, "number": row.number, "seen": row.revision}


def standing(framework: str) -> Iterator[Thing]:
    """Every contribution that did not end, of a framework."""
    version = version_in_force(framework)
    there = around(version)
    for row in Contribution.objects.filter(framework=version.framework_id, ended_at=None):
        yield Thing(row.title, _values(framework, row), scope_of(framework, row.entity, row.outcome, there))


STANDING = Listing(("number",), standing)


@verb(
    "funding.contribution.add",
    title=gettext_noop("Add a contribution"),
    said=gettext_noop("{actor} added the contribution {name}"),
    permission=Permission.EDIT_MONEY,
    scope=where_new,
    sees=Permission.SEE_WORKPLANS,
    makes=True,
)
def add(trail: Trail, command: AddContribution) -> Result:
    """Adds a contribution: an idea, a pledge, an agreement, or money that came in."""
    version = version_in_force(command.framework)
    there = around(version)
    number = next_number(Contribution.objects.filter(framework=version.framework_id))
    row = Contribution(
        framework_id=version.framework_id,
        number=number,
        stage=command.stage.value,
        made_at=trail.at,
        **_entered(command.facts(), there),
    )
    judge(trail, row, version)
    trail.ask(refused_agreed(row.stage, row.agreed_on, trail.at.date()))
    row.save()
    trail.record(subject_of(version.code, row), after={**told(row), **rate_said(row), "stage": row.stage})
    return Result(row.number, row.revision)


@verb(
    "funding.contribution.amend",
    title=gettext_noop("Amend a contribution"),
    said=gettext_noop("{actor} amended the contribution {name}"),
    permission=Permission.EDIT_MONEY,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
    listed=STANDING,
)
def amend(trail: Trail, command: AmendContribution) -> Result:
    """Amends a contribution. What only one of two editors changed is kept; where both changed a field, both are
    shown.
    """
    version, given, there = stands(trail, command)
    row, before, rate = given.row, plain(given.row), rate_said(given.row)
    entered = _entered(command.facts(), there)
    mine = {name: value if isinstance(value, bool) else _text(name, value) for name, value in entered.items()}
    wanted = merge_editors(trail, subject_of(version.code, row), command.seen, row.revision, mine=mine, theirs=before)
    if all(before[name] == value for name, value in wanted.items()):
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    was = giving_of(given)
    for name in wanted:
        setattr(row, name, entered[name])
    allow_or_note(verbbook()[trail.name], trail.by, scope_of(version.code, row.entity, row.outcome, there))
    judge(trail, row, version, anew=bool({"amount", "currency", "agreed_on"} & wanted.keys()))
    trail.ask(refused_agreed(row.stage, row.agreed_on, trail.at.date()) if "agreed_on" in wanted else [])
    trail.ask(refused_less(in_dollars(row.amount, row.rate), given.allocated))
    trail.ask(refused_earmarking(before["earmarking"], row.earmarking, given.allocated))
    trail.ask(
        by_names(refused_stranding(was, giving_of(Given(row, given.allocated)), standing_of(given, there)), there)
    )
    return written(trail, version, row, {**before, **rate}, {**plain(row), **rate_said(row)})


@verb(
    "funding.contribution.move",
    title=gettext_noop("Move to another stage"),
    said=gettext_noop("{actor} moved the contribution {name} on: {stage}"),
    permission=Permission.EDIT_MONEY,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
    listed=STANDING,
)
def move(trail: Trail, command: MoveContribution) -> Result:
    """Moves a contribution to another stage of its mobilisation."""
    version, given, _there = stands(trail, command)
    row, stage = given.row, given.row.stage
    trail.expect(command.seen, row.revision, mine={"act": command.act}, theirs={"act": stage})
    trail.ask(refused_move(stage, command.act))
    trail.ask(refused_counted(given.allocated) if command.act is Act.LOSE else [])
    row.stage = PIPELINE.move(stage, command.act)
    trail.ask(refused_agreed(row.stage, row.agreed_on, trail.at.date()))
    about = {"stage": row.stage}
    return written(trail, version, row, {"stage": stage}, {"stage": row.stage}, about=about, reason=command.note)


@verb(
    "funding.contribution.end",
    title=gettext_noop("End a contribution"),
    said=gettext_noop("{actor} ended the contribution {name}"),
    permission=Permission.EDIT_MONEY,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
)
def end(trail: Trail, command: EndContribution) -> Result:
    """Ends a contribution that was entered by mistake, or twice. One that will not come is lost and stays."""
    version, given, _there = stands(trail, command)
    trail.ask(refused_counted(given.allocated))
    return _ended(trail, command, version, given.row, ended=True)


@verb(
    "funding.contribution.restore",
    title=gettext_noop("Restore a contribution"),
    said=gettext_noop("{actor} restored the contribution {name}"),
    permission=Permission.EDIT_MONEY,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
)
def restore(trail: Trail, command: EndContribution) -> Result:
    """Takes back that a contribution was ended."""
    version, given = contribution(command.framework, command.number)
    return _ended(trail, command, version, given.row, ended=False)


def _ended(trail: Trail, command: EndContribution, version: Version, row: Contribution, *, ended: bool) -> Result:
    was = row.ended_at is not None
    trail.expect(command.seen, row.revision, mine={"ended": ended}, theirs={"ended": was})
    if was == ended:
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    row.ended_at = trail.at if ended else None
    return written(trail, version, row, {"ended": was}, {"ended": ended}, reason=command.reason)


def stands(trail: Trail, command: OfContribution) -> tuple[Version, Given, Around]:
    """The contribution that is meant, which did not end."""
    version, given = contribution(command.framework, command.number)
    trail.ask(refused_ended_contribution(str(given.row.number), has_ended=given.row.ended_at is not None))
    return version, given, around(version)


def _entered(facts: Mapping[str, Any], there: Around) -> dict[str, Any]:
    """The same with organisations by their keys, where their names are known."""
    found = {name: getattr(value, "value", value) for name, value in facts.items()}
    for name in {"donor", "entity"} & found.keys():
        given = found[name]
        found[name] = given if given in there.named or not given else key_of([given], there.keys) or given
    return found


def _text(name: str, value: Any) -> str:
    return f"{value:.2f}" if name == "amount" else str(value)


def told(row: Contribution) -> dict[str, Any]:
    """What an event says of a contribution that is new: what is said of it."""
    return {name: value for name, value in plain(row).items() if value not in ("", False)}


def rate_said(row: Contribution) -> dict[str, str]:
    """The rate that the amount keeps, as events tell it; of US dollars there is none to tell."""
    return {} if row.currency == DOLLAR else {"rate": str(row.rate.normalize())}


def judge(trail: Trail, row: Contribution, version: Version, *, anew: bool = True) -> None:
    """Asks the rules; keeps the rate of the month where the amount is entered."""
    outcomes = {line.outcome for line in around(version).outputs}
    trail.ask(refused_period(row.starts_on, row.ends_on, version.starts_on.year, version.ends_on.year))
    trail.ask(refused_earmark(row.earmarking, row.outcome, outcomes))
    trail.ask(refused_instrument(row.instrument, instruments()))
    if anew:
        rate = rate_of(version.framework_id, row.currency, row.agreed_on)
        trail.ask(refused_rate(row.currency, row.agreed_on, known=rate is not None))
        assert rate is not None
        row.rate = rate


def written(
    trail: Trail,
    version: Version,
    row: Contribution,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    about: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Result:
    """Keeps a contribution as it is by now, with its event."""
    row.revision += 1
    row.save()
    trail.record(subject_of(version.code, row), about, before=before, after=after, reason=reason)
    return Result(row.number, row.revision)


def subject_of(framework: str, row: Contribution) -> Subject:
    """A contribution as the trail names it."""
    return Subject(KIND, str(row.number), framework, row.title)
