"""What a Results Group does with its joint work plan: opens, submits, carries out, revises, reviews it."""

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.workplans.commands.plans import DatePlan, MovePlan, MovePlanOn, OpenPlan, ReturnPlan
from shanyraq.domains.workplans.models import Plan
from shanyraq.domains.workplans.queries.contents import contents_of, contents_on
from shanyraq.domains.workplans.queries.plans import endorsed, plan
from shanyraq.domains.workplans.rules import cycle
from shanyraq.domains.workplans.rules.contents import Contents, apart
from shanyraq.domains.workplans.rules.cycle import PLAN
from shanyraq.domains.workplans.verbs.cycle import (
    Moved,
    asked,
    day_of,
    dropped,
    keep_edition,
    looks,
    moved,
    step,
    subject_of,
    tell,
    titles,
    where,
)
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.sentences import gettext_noop


@verb(
    "workplans.plan.open",
    title=gettext_noop("Open the plan of a year"),
    said=gettext_noop("{actor} opened the joint work plan {name}"),
    permission=Permission.REVIEW_WORKPLANS,
    scope=where,
)
def open_plan(trail: Trail, command: OpenPlan) -> Moved:
    """Opens the joint work plan of an outcome for a year, so that it can be drafted and submitted."""
    version = version_in_force(command.framework)
    framework = version.framework_id
    there = Plan.objects.filter(framework=framework, outcome=command.outcome, year=command.year)
    trail.ask(
        cycle.refused_plan(
            command.outcome,
            command.year,
            outcomes=[each.code for each in recent_package(version).outcomes],
            first_year=version.starts_on.year,
            last_year=version.ends_on.year,
            is_there=there.exists(),
        )
    )
    trail.ask(cycle.refused_due(command.due_on, trail.at.date()))
    row = Plan.objects.create(
        framework_id=framework,
        outcome=command.outcome,
        year=command.year,
        state=PLAN.first,
        due_on=command.due_on,
        made_at=trail.at,
        moved_at=trail.at,
    )
    trail.record(subject_of(version, row), after={"state": row.state, "due_on": day_of(row.due_on)})
    return Moved(row)


@step(
    "workplans.plan.date",
    title=gettext_noop("Say by when drafts are due"),
    said=gettext_noop("{actor} said by when drafts are due of the joint work plan {name}"),
    permission=Permission.REVIEW_WORKPLANS,
)
def date_plan(trail: Trail, command: DatePlan) -> Moved:
    """Says by when drafts are due; whoever plans for this outcome is reminded."""
    row = plan(command.framework, command.outcome, command.year)
    trail.expect(
        command.seen, row.revision, mine={"due_on": day_of(command.due_on)}, theirs={"due_on": day_of(row.due_on)}
    )
    trail.ask(cycle.refused_due(command.due_on, trail.at.date()))
    if row.due_on == command.due_on:
        trail.nothing_to_do()
        return Moved(row)
    before, row.due_on, row.revision = row.due_on, command.due_on, row.revision + 1
    row.save(update_fields=["due_on", "revision"])
    version = version_in_force(command.framework)
    trail.record(subject_of(version, row), before={"due_on": day_of(before)}, after={"due_on": day_of(row.due_on)})
    return Moved(row)


@step(
    "workplans.plan.submit",
    title=gettext_noop("Submit the plan"),
    said=gettext_noop("{actor} submitted the joint work plan {name}"),
    permission=Permission.REVIEW_WORKPLANS,
    looks=looks,
)
def submit(trail: Trail, command: MovePlanOn) -> Moved:
    """Submits the plan to the country team, as the Results Group agreed to it. What is submitted is kept as it is now:
    what anybody changes afterwards counts when it is submitted again.
    """
    row, version = asked(trail, command, "submit")
    contents = contents_on(version, command.outcome, command.year)
    sub_outputs = contents.sub_outputs
    found = tell(trail, version, sub_outputs, "submit")
    bad = [facts for number, facts in sub_outputs.items() if any(map(is_error, found[number]))]
    trail.ask(cycle.refused_submission(len(sub_outputs), titles(bad)))
    if command.dry_run:
        trail.nothing_to_do()
        return Moved(row)
    keep_edition(trail, row, contents)
    return moved(trail, version, row, "submit", reason=command.note)


@step(
    "workplans.plan.take_back",
    title=gettext_noop("Take the plan back"),
    said=gettext_noop("{actor} took back the joint work plan {name}"),
    permission=Permission.REVIEW_WORKPLANS,
)
def take_back(trail: Trail, command: ReturnPlan) -> Moved:
    """Takes a plan back that was submitted, before the country team cleared it."""
    return dropped(trail, command, "take_back")


@step(
    "workplans.plan.begin",
    title=gettext_noop("Begin to carry the plan out"),
    said=gettext_noop("{actor} began to carry out the joint work plan {name}"),
    permission=Permission.REVIEW_WORKPLANS,
)
def begin(trail: Trail, command: MovePlan) -> Moved:
    """Says that the plan is carried out from now on. Status, narrative and spending are reported while it is."""
    row, version = asked(trail, command, "begin")
    trail.ask(cycle.refused_begin(row.year, trail.at.date()))
    return moved(trail, version, row, "begin", reason=command.note)


@step(
    "workplans.plan.revise",
    title=gettext_noop("Revise the plan"),
    said=gettext_noop("{actor} opened a revision of the joint work plan {name}"),
    permission=Permission.REVIEW_WORKPLANS,
)
def revise(trail: Trail, command: ReturnPlan) -> Moved:
    """Opens a revision of an endorsed plan, with the reason. What was endorsed stands until the committee endorses the
    revision.
    """
    row, version = asked(trail, command, "revise")
    return moved(trail, version, row, "revise", reason=command.reason)


@step(
    "workplans.plan.keep",
    title=gettext_noop("Drop the revision"),
    said=gettext_noop("{actor} dropped the revision of the joint work plan {name}"),
    permission=Permission.REVIEW_WORKPLANS,
)
def keep(trail: Trail, command: MovePlan) -> Moved:
    """Drops a revision in which nothing differs from what was endorsed: that stands as before."""
    row, version = asked(trail, command, "keep")
    last = endorsed(row)
    before = contents_of(last) if last else Contents({})
    differs = apart(before, contents_on(version, row.outcome, row.year), row.year)
    trail.ask(cycle.refused_keep(was_endorsed=last is not None, differences=len(differs)))
    return moved(trail, version, row, "keep", reason=command.note)


@step(
    "workplans.plan.review",
    title=gettext_noop("Begin the annual review"),
    said=gettext_noop("{actor} began the annual review of the joint work plan {name}"),
    permission=Permission.REVIEW_WORKPLANS,
)
def review(trail: Trail, command: MovePlan) -> Moved:
    """Begins the annual review: everybody completes what was done in the year and what it cost."""
    row, version = asked(trail, command, "review")
    return moved(trail, version, row, "review", reason=command.note)


def is_error(finding: Finding) -> bool:
    """Whether it stands in the way of submitting."""
    return finding.severity is Severity.ERROR
