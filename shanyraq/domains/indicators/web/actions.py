"""What a reader may change on the page of an indicator: a link to the form for each row and value, begun with both."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.doors.templatetags.doors import do_url
from shanyraq.domains.indicators.queries import OneIndicator, Printed, RowResult
from shanyraq.domains.indicators.rules.amending import refused_lapse, refused_signed
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Scope

AMEND, CORRECT = "indicators.indicator.amend", "indicators.value.supersede"
AGGREGATE = "indicators.aggregation.set"
REPORT = "indicators.observation.report"
PROPOSE = "indicators.target.propose"
DETERMINE, LAPSE = "indicators.target.determine", "indicators.target.lapse"


@dataclass(frozen=True, slots=True)
class Link:
    """``value``: the value that is corrected, None where the action is about the whole row."""

    label: str
    href: str
    value: Printed | None = None


@dataclass(frozen=True, slots=True)
class Actions:
    """``amend``: the form of the indicator itself, if any; ``aggregate``: the one that says how its values become one.
    ``of_rows``: the key of a row → what may be done with it.
    """

    amend: str
    aggregate: str
    of_rows: dict[str, list[Link]]


def actions_of(page: FrameworkPage, found: OneIndicator) -> Actions | None:
    """What whoever reads may change; nothing on a page that shows another day."""
    if page.asked is not None:
        return None
    leads = frozenset(lead.key for lead in found.indicator.leads)
    scope = Scope(page.code, frozenset({found.outcome.code}), leads)
    actor: Actor = page.request.actor  # type: ignore[attr-defined]
    rows = {row.key: list(_links(page, found.indicator.key, row, actor, scope)) for row in found.indicator.rows}
    about = {"framework": page.code, "indicator": found.indicator.key}
    may_edit = may(actor, Permission.EDIT_INDICATORS, scope)
    amend, aggregate = (
        do_url(verb, **about, next=page.request.path) if may_edit else "" for verb in (AMEND, AGGREGATE)
    )
    return Actions(amend, aggregate, rows)


def _links(page: FrameworkPage, indicator: str, row: RowResult, actor: Actor, scope: Scope) -> Iterator[Link]:
    keeps_targets = may(actor, Permission.SET_TARGETS, scope)
    about = {"framework": page.code, "indicator": indicator, "row": row.key}
    back = f"{page.request.path}#{row.key}"
    is_promised = row.pending or (row.given.pending and not row.targets)
    if keeps_targets and is_promised and row.kind != "label":
        yield Link(_("Determine a target"), do_url(DETERMINE, **about, next=back))
    if row.pending and keeps_targets:
        promise = row.pending.target
        if not refused_lapse(is_pending=True, due_on=promise.due_on, otherwise=promise.otherwise, on=page.as_of):
            yield Link(_("Let a target lapse"), do_url(LAPSE, **about, next=back))
    if row.kind != "label" and not is_promised and may(actor, Permission.PROPOSE_AMENDMENT, scope):
        year = max((each.year for each in row.targets if each.year), default=None)
        yield Link(_("Propose another target"), do_url(PROPOSE, **about, year=year, next=back))
    if row.kind != "label" and may(actor, Permission.REPORT_VALUES, scope):
        yield Link(_("Report a value"), do_url(REPORT, **about, next=back))
    if not may(actor, Permission.SUPERSEDE_VALUES, scope):
        return
    labels = {"baseline": _("Correct the baseline"), "latest": _("Correct a value"), "target": _("Correct the target")}
    for value in (*row.baselines, *row.targets):
        if value.value is not None and not refused_signed(value.role, keeps_targets=keeps_targets):
            href = do_url(CORRECT, **about, role=value.role, year=value.year, next=back)
            yield Link(labels[value.role], href, value)
