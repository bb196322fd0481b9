"""The register of organisations and their contact people."""

from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.ui.filters import FilterGroup, Option
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.parties.queries.merged import stays
from shanyraq.domains.parties.queries.register import EntryLine, contacts, entry, register
from shanyraq.domains.parties.web.words import KINDS
from shanyraq.kernel.scopes import Scope

HEADER = ("key", "name", "short_name", "kind", "number", "website", "ended", "merged_into", "note")


@framework_page
def register_list(page: FrameworkPage) -> HttpResponse:
    """Every organisation of the register."""
    every = register(page.version, page.asked)
    return page.render(
        "parties/register.html",
        lines=chosen(page, every),
        every=every,
        filters=[_kinds(every)],
        downloads=sheet_links(page, "register"),
    )


@framework_page
def register_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """The register as a file: exactly what the page shows."""
    lines = chosen(page, register(page.version, page.asked))
    rows = [[_cell(page, getattr(line, name)) for name in HEADER] for line in lines]
    return sheet_file(form, f"{page.code}-register", HEADER, rows)


@framework_page
def registered(page: FrameworkPage, key: str) -> HttpResponse:
    """One organisation of the register, with what happened to it."""
    found = next((line for line in register(page.version, page.asked) if line.key == key), None)
    if found is None:
        raise Http404(_("There is no such organisation in the register."))
    row = entry(page.code, key)
    return page.render(
        "parties/registered.html",
        found=found,
        stays=stays(page.version, key, page.asked) if found.merged_into else None,
        revision=row.revision if row else None,
    )


@framework_page
def contact_list(page: FrameworkPage) -> HttpResponseBase:
    """Contact people, for whoever has a role in the framework."""
    actor: Any = page.request.actor  # type: ignore[attr-defined]
    if actor.person is None:
        return redirect_to_login(page.request.get_full_path())
    if not may(actor, Permission.SEE_TRAIL, Scope(page.code)):
        raise Http404
    found = contacts(page.code, page.asked)
    return page.render("parties/contacts.html", found=found, framework_scope=Scope(page.code))


def chosen(page: FrameworkPage, every: list[EntryLine]) -> list[EntryLine]:
    """The entries of the kind in the address."""
    kind = page.request.GET.get("kind", "")
    return [line for line in every if not kind or line.kind == kind]


def _kinds(every: list[EntryLine]) -> FilterGroup:
    counts: dict[str, int] = {}
    for line in every:
        counts[line.kind] = counts.get(line.kind, 0) + 1
    options = [Option(kind, str(KINDS.get(kind, kind)), count) for kind, count in sorted(counts.items())]
    return FilterGroup("kind", _("Kind"), options)


def _cell(page: FrameworkPage, value: Any) -> Any:
    if isinstance(value, dict):
        return pick(value, page.version.language).text
    return int(value) if isinstance(value, bool) else value
