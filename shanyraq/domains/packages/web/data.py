"""What a framework offers as files and addresses. One whose page does not exist is left out."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shanyraq.domains.packages.web.pages import FrameworkPage


@dataclass(frozen=True, slots=True)
class Kind:
    """The name of the address, what it is, its format, what is in it."""

    name: str
    title: str | Promise
    format: str
    text: str | Promise


@dataclass(frozen=True, slots=True)
class Offer:
    kind: Kind
    href: str


KINDS = (
    Kind(
        "framework-json",
        _("The whole framework"),
        "JSON",
        _(
            "Outcomes, outputs, indicators with every row, the plan, legal instruments, signatories, "
            "commitments. What was printed stands beside what was understood."
        ),
    ),
    Kind(
        "results-csv",
        _("Results matrix"),
        "CSV",
        _("A line for each row of each indicator: baseline, latest values, targets."),
    ),
    Kind(
        "monitoring-plan-csv",
        _("Monitoring and evaluation plan"),
        "CSV",
        _("A line for each activity in a year, with those responsible."),
    ),
    Kind(
        "monitoring-plan-ics",
        _("Monitoring and evaluation plan"),
        "iCalendar",
        _("For a calendar program: each activity on the last day of its year."),
    ),
    Kind(
        "commitments-csv",
        _("Register of commitments"),
        "CSV",
        _("Every obligation, who bears it, what could decide it."),
    ),
    Kind(
        "commitments-json",
        _("Register of commitments"),
        "JSON",
        _("The same, with the state of each."),
    ),
    Kind("risks-csv", _("Risks and opportunities"), "CSV", _("With responses, outcomes and assumptions.")),
    Kind("check-json", _("Check findings"), "JSON", _("What the design rules find today.")),
)


def offers(page: FrameworkPage) -> list[Offer]:
    """The files of a framework. A day in the address of the page is kept."""
    kept = f"?as_of={page.asked.isoformat()}" if page.asked else ""
    found = []
    for kind in KINDS:
        try:
            found.append(Offer(kind, reverse(kind.name, args=[page.code]) + kept))
        except NoReverseMatch:
            continue
    return found
