"""Amendments: the list, one as a difference to review, and the package to take along and edit."""

from typing import Any

from django.http import HttpResponse

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.packages.comparing import Action, Change, FieldChange
from shanyraq.domains.packages.models import Amendment
from shanyraq.domains.packages.queries.amendments import amendment, amendments, collisions, endings
from shanyraq.domains.packages.queries.naming import Titles, titles_of
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.queries.saying import place_said
from shanyraq.domains.packages.reading.archive import folder_of
from shanyraq.domains.packages.rules.amendments import AMENDMENT
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.web.downloads import attachment
from shanyraq.domains.packages.web.pages import FrameworkPage, framework_page
from shanyraq.domains.packages.web.versions import parts_of
from shanyraq.domains.packages.writing import package_archive
from shanyraq.kernel.scopes import Scope

VERBS = {
    "agree_for_government": ("packages.amendment.agree_for_government",),
    "agree_for_un": ("packages.amendment.agree_for_un",),
    "reject": ("packages.amendment.reject_for_government", "packages.amendment.reject_for_un"),
    "withdraw": ("packages.amendment.withdraw",),
    "apply": ("packages.amendment.apply",),
}
"""The verbs of each act of the life cycle."""
ENDS = frozenset({"reject", "withdraw"})
"""What is left to do with an amendment that cannot be applied any more."""


@framework_page
def amendment_list(page: FrameworkPage) -> HttpResponse:
    """Every amendment, the newest first."""
    found = amendments(page.code, page.asked)
    waiting = sum(not AMENDMENT.is_final(each.state) for each in found)
    ended = endings(page.code, found)
    return page.render(
        "packages/amendments.html",
        found=[(row, ended.get(row.number)) for row in found],
        waiting=waiting,
        may_propose=_may_propose(page),
    )


@framework_page
def amendment_page(page: FrameworkPage, number: int) -> HttpResponse:
    """One amendment as a difference to review, and what can be done with it."""
    row = amendment(page.code, number, page.asked)
    changes = reviewed(row)
    proposed = Package.model_validate(row.package)
    is_open = not (page.asked or AMENDMENT.is_final(row.state))
    in_the_way = collisions(page.version, row) if is_open else []
    return page.render(
        "packages/amendment.html",
        row=row,
        ending=endings(page.code, [row]).get(number),
        counts={action.value: sum(change.action is action for change in changes) for action in Action},
        parts=parts_of(changes),
        titles=Titles({**titles_of(recent_package(page.version)), **titles_of(proposed)}, page.version.language),
        version_number=page.version.number,
        in_the_way=[place_said(each) for each in in_the_way],
        verbs=[name for act in _acts(page, row) for name in VERBS[act] if not in_the_way or act in ENDS]
        if is_open
        else [],
    )


def reviewed(row: Amendment) -> list[Change]:
    """The changes that both sides are asked to agree to."""
    return [
        Change(Action(each["action"]), each["item"], tuple(FieldChange(**field) for field in each["fields"]))
        for each in row.changes
    ]


@framework_page
def package_zip(page: FrameworkPage) -> HttpResponse:
    """The package of the version as one ZIP file, with the same bytes for the same version."""
    folder = folder_of(page.code, page.version.number)
    return attachment(f"{folder}.zip", package_archive(recent_package(page.version), folder), "application/zip")


def _acts(page: FrameworkPage, row: Amendment) -> list[str]:
    """What can be done with it; withdrawing is for whoever proposed it."""
    actor: Any = page.request.actor  # type: ignore[attr-defined]
    mine = actor.may_all or (actor.person is not None and actor.person == row.proposer)
    return [act for act in AMENDMENT.acts(row.state) if mine or act != "withdraw"]


def _may_propose(page: FrameworkPage) -> bool:
    actor: Any = page.request.actor  # type: ignore[attr-defined]
    return may(actor, Permission.PROPOSE_AMENDMENT, Scope(page.code))
