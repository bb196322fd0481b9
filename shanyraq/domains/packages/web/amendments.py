"""Amendments: the list, one as a difference to review, and proposing one from an edited package."""

import io
import zipfile
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.packages.comparing import Action, Change, FieldChange
from shanyraq.domains.packages.models import Amendment
from shanyraq.domains.packages.queries.amendments import KIND, amendment, amendments, endings
from shanyraq.domains.packages.queries.naming import Titles, titles_of
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.reading.archive import folder_of, read_archive
from shanyraq.domains.packages.reading.folder import Reading
from shanyraq.domains.packages.rules.amendments import AMENDMENT
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs import amendment as verbs
from shanyraq.domains.packages.web.downloads import attachment
from shanyraq.domains.packages.web.pages import FrameworkPage, framework_page
from shanyraq.domains.packages.web.versions import parts_of
from shanyraq.domains.packages.writing import package_files
from shanyraq.kernel.errors import Conflict, Refused
from shanyraq.kernel.scopes import Scope

ZIP_DAY = (2000, 1, 1, 0, 0, 0)
"""The day that every file of an archive says it was made on: a clock in it would make its bytes differ."""
DIGITS = 6
"""The most digits that the number of a version may have."""
VERBS = {
    "agree_for_government": ("packages.amendment.agree_for_government",),
    "agree_for_un": ("packages.amendment.agree_for_un",),
    "reject": ("packages.amendment.reject_for_government", "packages.amendment.reject_for_un"),
    "withdraw": ("packages.amendment.withdraw",),
    "apply": ("packages.amendment.apply",),
}
"""The verbs of each act of the life cycle."""


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
    return page.render(
        "packages/amendment.html",
        row=row,
        ending=endings(page.code, [row]).get(number),
        counts={action.value: sum(change.action is action for change in changes) for action in Action},
        parts=parts_of(changes),
        titles=Titles({**titles_of(recent_package(page.version)), **titles_of(proposed)}, page.version.language),
        verbs=[] if page.asked else [name for act in _acts(page, row) for name in VERBS[act]],
        events=page.happened(KIND, str(number)),
    )


def reviewed(row: Amendment) -> list[Change]:
    """The changes that both sides are asked to agree to."""
    return [
        Change(Action(each["action"]), each["item"], tuple(FieldChange(**field) for field in each["fields"]))
        for each in row.changes
    ]


@framework_page
def propose(page: FrameworkPage) -> HttpResponseBase:
    """Proposes an amendment from an edited package, sent as a ZIP file."""
    request: Any = page.request
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not _may_propose(page):
        raise Http404
    if request.method != "POST":
        return page.render("packages/propose.html")
    errors, number = _proposed(page)
    if number is None:
        return page.render("packages/propose.html", errors=errors, entered=request.POST)
    messages.success(request, _("The amendment was proposed. Both sides are asked to agree to it."))
    return HttpResponseRedirect(reverse("amendment", args=[page.code, number]))


@framework_page
def package_zip(page: FrameworkPage) -> HttpResponse:
    """The package of the version as one ZIP file, with the same bytes for the same version."""
    content, folder = io.BytesIO(), folder_of(page.code, page.version.number)
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(package_files(recent_package(page.version)).items()):
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", ZIP_DAY), text)
    return attachment(f"{folder}.zip", content.getvalue(), "application/zip")


def _proposed(page: FrameworkPage) -> tuple[list[Any], int | None]:
    """What is wrong with what was sent, or the number of the amendment."""
    request: Any = page.request
    sent = request.FILES.get("package")
    if sent is None:
        return [_("Choose the ZIP file of the edited package.")], None
    reading = read_archive(sent)
    if reading.package is None:
        return list(reading.errors), None
    if reading.package.framework.code != page.code:
        return [_("The package is that of another framework.")], None
    title = " ".join(request.POST.get("title", "").split())[:300]
    if len(title) < 3:
        return [_("Give the amendment a title.")], None
    return _asked(page, reading.package, title=title, base=_base(request, reading))


def _asked(page: FrameworkPage, package: Package, **told: Any) -> tuple[list[Any], int | None]:
    """The same, of the verb."""
    request: Any = page.request
    try:
        reason = request.POST.get("reason", "")
        return [], verbs.propose(package, **told, reason=reason, by=request.actor, at=timezone.now()).number
    except Refused as error:
        return list(error.findings), None
    except Conflict as error:
        values = {"number": page.version.number, "place": ", ".join(error.mine)}
        return [_("Version %(number)s changed the same place: %(place)s. Begin with that version.") % values], None


def _base(request: Any, reading: Reading) -> int | None:
    """From which version the package was made: as somebody entered it, or as the archive says."""
    entered = request.POST.get("base", "").strip()
    return int(entered) if entered.isdecimal() and len(entered) <= DIGITS else reading.version


def _acts(page: FrameworkPage, row: Amendment) -> list[str]:
    """What can be done with it; withdrawing is for whoever proposed it."""
    actor: Any = page.request.actor  # type: ignore[attr-defined]
    mine = actor.may_all or (actor.person is not None and actor.person == row.proposer)
    return [act for act in AMENDMENT.acts(row.state) if mine or act != "withdraw"]


def _may_propose(page: FrameworkPage) -> bool:
    actor: Any = page.request.actor  # type: ignore[attr-defined]
    return may(actor, Permission.PROPOSE_AMENDMENT, Scope(page.code))
