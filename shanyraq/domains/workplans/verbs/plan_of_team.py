"""What the country team and the steering committee do with a joint work plan: clear, endorse, return, close it."""

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail
from shanyraq.domains.governance.queries.decisions import decision, kinds_of
from shanyraq.domains.workplans.commands.plans import EndorsePlan, MovePlan, MovePlanOn, ReturnPlan
from shanyraq.domains.workplans.queries.contents import contents_of, contents_on
from shanyraq.domains.workplans.queries.endorsing import endorsed_by, unfit
from shanyraq.domains.workplans.queries.plans import endorsed
from shanyraq.domains.workplans.rules import cycle
from shanyraq.domains.workplans.rules.contents import as_closed
from shanyraq.domains.workplans.rules.differing import differences
from shanyraq.domains.workplans.verbs.cycle import (
    Moved,
    asked,
    dropped,
    keep_edition,
    looks,
    moved,
    step,
    tell,
    titles,
    under_way,
)
from shanyraq.kernel.sentences import gettext_noop


@step(
    "workplans.plan.clear",
    title=gettext_noop("Clear the plan"),
    said=gettext_noop("{actor} cleared the joint work plan {name} for the country team"),
    permission=Permission.CLEAR_WORKPLANS,
    looks=looks,
)
def clear(trail: Trail, command: MovePlanOn) -> Moved:
    """Clears the plan as it was submitted, for the country team: the steering committee can endorse it. A plan
    whose sub-outputs lack mandatory tags is returned instead.
    """
    row, version = asked(trail, command, "clear")
    edition = under_way(row)
    tell(trail, version, contents_of(edition).sub_outputs, "clear")
    if command.dry_run:
        trail.nothing_to_do()
        return Moved(row)
    edition.cleared_at, edition.cleared_by, edition.cleared_person = trail.at, trail.by.name, trail.by.person
    edition.save(update_fields=["cleared_at", "cleared_by", "cleared_person"])
    return moved(trail, version, row, "clear", reason=command.note)


@step(
    "workplans.plan.return",
    title=gettext_noop("Return the plan"),
    said=gettext_noop("{actor} returned the joint work plan {name} to its Results Group"),
    permission=Permission.CLEAR_WORKPLANS,
)
def return_plan(trail: Trail, command: ReturnPlan) -> Moved:
    """Returns a plan to its Results Group, with what is to be mended."""
    return dropped(trail, command, "return")


@step(
    "workplans.plan.endorse",
    title=gettext_noop("Endorse the plan"),
    said=gettext_noop("{actor} endorsed the joint work plan {name}, by decision {decision}"),
    permission=Permission.ENDORSE_WORKPLANS,
    looks=looks,
)
def endorse(trail: Trail, command: EndorsePlan) -> Moved:
    """Endorses the plan by a decision of the steering committee. From now on everybody can read it. A plan
    whose sub-outputs lack mandatory tags is declined instead.
    """
    row, version = asked(trail, command, "endorse")
    edition = under_way(row)
    tell(trail, version, contents_of(edition).sub_outputs, "endorse")
    trail.ask(cycle.refused_person(trail.by.person, edition.cleared_person))
    decided = decision(command.framework, command.decision)
    trail.ask(unfit(decided, edition, row.outcome, kinds_of(version, [decided.body]), endorsed_by(row)))
    if command.dry_run:
        trail.nothing_to_do()
        return Moved(row)
    edition.decision, edition.endorsed_by, edition.published_at = decided.number, trail.by.name, trail.at
    edition.save(update_fields=["decision", "endorsed_by", "published_at"])
    return moved(trail, version, row, "endorse", about={"decision": decided.number, "edition": edition.number})


@step(
    "workplans.plan.decline",
    title=gettext_noop("Decline the plan"),
    said=gettext_noop("{actor} declined the joint work plan {name} for the steering committee"),
    permission=Permission.ENDORSE_WORKPLANS,
)
def decline(trail: Trail, command: ReturnPlan) -> Moved:
    """Declines the plan for the steering committee, with the reason. Its Results Group drafts it anew."""
    return dropped(trail, command, "decline")


@step(
    "workplans.plan.close",
    title=gettext_noop("Close the year"),
    said=gettext_noop("{actor} closed the joint work plan {name}"),
    permission=Permission.CLEAR_WORKPLANS,
)
def close(trail: Trail, command: MovePlan) -> Moved:
    """Closes the year of the plan. What was endorsed is kept with what was done and what it cost, and everybody can
    read it; what changed in the plan since without being endorsed stays out.
    """
    row, version = asked(trail, command, "close")
    edition = endorsed(row)
    assert edition is not None, "a plan that is carried out was endorsed"
    planned, stands = contents_of(edition), contents_on(version, row.outcome, row.year)
    changed = [each.after or each.before for each in differences(planned.sub_outputs, stands.sub_outputs, row.year)]
    trail.ask(cycle.not_endorsed(titles([each for each in changed if each is not None])))
    contents = as_closed(planned, stands)
    facts = contents.sub_outputs.values()
    silent = [each for each in facts if row.year not in each.narratives]
    unpaid = [each for each in facts if row.year not in each.money or each.money[row.year].spent is None]
    trail.ask(cycle.told(row.year, titles(silent), titles(unpaid)))
    keep_edition(trail, row, contents, is_closing=True, published_at=trail.at)
    return moved(trail, version, row, "close", reason=command.note)


@step(
    "workplans.plan.reopen",
    title=gettext_noop("Reopen the year"),
    said=gettext_noop("{actor} reopened the joint work plan {name}"),
    permission=Permission.CLEAR_WORKPLANS,
)
def reopen(trail: Trail, command: ReturnPlan) -> Moved:
    """Reopens a year that was closed, with the reason: something was wrong or is missing."""
    row, version = asked(trail, command, "reopen")
    return moved(trail, version, row, "reopen", reason=command.reason)
