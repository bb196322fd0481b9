"""Lists that forms of work plans choose from."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.vocabulary import OPEN, Stage
from shanyraq.domains.packages.queries import version_in_force, versions_for
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.workplans.commands import EMPTIES
from shanyraq.domains.workplans.models import (
    Deliverable,
    Initiative,
    OutputIndicator,
    OutputValue,
    ProgrammeDocument,
    SubOutput,
)
from shanyraq.domains.workplans.queries.endorsing import committee_decisions, possible_decisions
from shanyraq.domains.workplans.queries.output_indicators import menu
from shanyraq.domains.workplans.queries.output_values import hidden_in, named
from shanyraq.domains.workplans.queries.plans import plan
from shanyraq.domains.workplans.vocabulary import (
    ACTS,
    COOPERATIONS,
    DOCUMENT_KINDS,
    FIELDS,
    FUNCTIONS,
    GROUPS,
    HELPS,
    HUMANITARIANS,
    JOINTS,
    LEVELS,
    MODALITIES,
    STATUSES,
    Marker,
)
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound


def outputs_list(framework: str) -> Choices:
    """The outputs of a framework, or of all, by code."""
    return joined(
        (output.code, pick(output.statement, version.language).after(output.code))
        for version in versions_for(framework)
        for outcome in recent_package(version).outcomes
        for output in outcome.outputs
    )


def sub_outputs_list(framework: str) -> Choices:
    """The sub-outputs of a framework, or of all, by number."""
    return _numbered(SubOutput.objects.all(), framework)


def programme_documents_list(framework: str) -> Choices:
    """The programme documents of a framework, or of all, by number."""
    return _numbered(ProgrammeDocument.objects.filter(ended_at=None), framework)


def deliverables_list(framework: str) -> Choices:
    """The deliverables of a framework, or of all, by number."""
    return _numbered(Deliverable.objects.filter(ended_at=None), framework)


def output_indicators_list(framework: str) -> Choices:
    """The output indicators of a framework, or of all, by number."""
    return _numbered(OutputIndicator.objects.filter(ended_at=None), framework)


def output_values_list(framework: str, by: Actor) -> Choices:
    """The values of output indicators of a framework, or of all, that did not end and exist for whoever asks, by
    number.
    """
    rows = OutputValue.objects.filter(stage__in=[*OPEN, Stage.PUBLISHED]).exclude(hidden_in(framework, by))
    rows = rows.select_related("indicator")
    found = rows.filter(framework__code=framework) if framework else rows
    return joined((str(row.number), pick(named(row)).text) for row in found.order_by("number"))


def initiatives_list(framework: str) -> Choices:
    """The joint programmes and initiatives of a framework, or of all, by number: those that did not end."""
    return _initiatives(framework, ended=False)


def ended_initiatives_list(framework: str) -> Choices:
    """Those that ended."""
    return _initiatives(framework, ended=True)


def _initiatives(framework: str, *, ended: bool) -> Choices:
    rows = Initiative.objects.filter(ended_at__isnull=not ended)
    found = rows.filter(framework__code=framework) if framework else rows
    return joined((str(number), name) for number, name in found.order_by("number").values_list("number", "name"))


def menu_indicators_list(framework: str) -> Choices:
    """The menu of output indicators that the installation imported; empty where it imported none."""
    return [(row.code, pick(row.title).after(row.code)) for row in menu()]


def endorsing_decisions_list(framework: str) -> Choices:
    """The decisions of the steering committee of a framework, or of all, the newest first."""
    return joined(
        (str(each.number), f"{format_day(each.decided_on)} – {pick(each.title, version.language).text}")
        for version in versions_for(framework)
        for each in committee_decisions(version)
    )


def endorsing_decisions(framework: str, entered: Mapping[str, Any]) -> Collection[str] | None:
    """Those of them that can endorse the plan that was entered, by number; None where none was."""
    year = str(entered.get("year") or "")
    if not (year.isascii() and year.isdecimal()):
        return None
    try:
        row = plan(framework, str(entered.get("outcome") or ""), int(year[:4]))
    except NotFound:
        return None
    return {str(each.number) for each in possible_decisions(version_in_force(framework), row)}


def document_kinds_list(framework: str) -> Choices:
    """What entities call their programme documents."""
    return _named(DOCUMENT_KINDS)


def statuses_list(framework: str) -> Choices:
    """How far a sub-output may have got."""
    return _named(STATUSES)


def sub_output_acts_list(framework: str) -> Choices:
    """What moves a sub-output to another status."""
    return _named(ACTS)


def functions_list(framework: str) -> Choices:
    """The functions of the United Nations."""
    return _named(FUNCTIONS)


def groups_list(framework: str) -> Choices:
    """Who is not to be left behind."""
    return _named(GROUPS)


def helps_list(framework: str) -> Choices:
    """Help that is not money."""
    return _named(HELPS)


def cooperations_list(framework: str) -> Choices:
    """Regional, South-South and triangular cooperation."""
    return _named(COOPERATIONS)


def humanitarians_list(framework: str) -> Choices:
    """Appeals and emergencies."""
    return _named(HUMANITARIANS)


def joints_list(framework: str) -> Choices:
    """How entities work together."""
    return _named(JOINTS)


def modalities_list(framework: str) -> Choices:
    """How the funds of a joint programme go."""
    return _named(MODALITIES)


def gender_list(framework: str) -> Choices:
    """The levels of the gender marker."""
    return _levels(Marker.GENDER)


def rights_list(framework: str) -> Choices:
    """The levels of the human rights marker."""
    return _levels(Marker.RIGHTS)


def peace_list(framework: str) -> Choices:
    """The levels of the sustaining peace marker."""
    return _levels(Marker.PEACE)


def emptied_list(framework: str) -> Choices:
    """The fields of a sub-output that may say nothing."""
    return [(name, _(FIELDS[name])) for name in EMPTIES]


def _named(titles: Mapping[Any, str]) -> Choices:
    return [(each.value, _(title)) for each, title in titles.items()]


def _levels(marker: Marker) -> Choices:
    return [(str(number), f"{number} – {_(title)}") for number, title in enumerate(LEVELS[marker])]


def _numbered(rows: QuerySet[Any], framework: str) -> Choices:
    """Rows with a number and a title, of a framework or of all."""
    found = rows.filter(framework__code=framework) if framework else rows
    named = found.order_by("number").values_list("number", "title")
    return joined((str(number), pick(title).text) for number, title in named)
