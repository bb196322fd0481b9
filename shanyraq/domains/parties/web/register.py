"""The register of organisations and their contact people."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.ui.filters import FilterGroup, Option
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.parties.queries.finding import entry_line, kinds_counted, narrowed
from shanyraq.domains.parties.queries.merged import stays
from shanyraq.domains.parties.queries.register import EntryLine, contacts, entry
from shanyraq.domains.parties.web.words import KINDS
from shanyraq.kernel.scopes import Scope

HEADER = ("key", "name", "short_name", "kind", "number", "website", "ended", "merged_into", "note")
AT_ONCE = 50
"""Entries on a page."""


@framework_page
def register_list(page: FrameworkPage) -> HttpResponse:
    """The organisations of the register, page by page; narrowed by kind and by words of a name."""
    counts, query = kinds_counted(page.version, page.asked), page.request.GET
    part = Paginator(chosen(page), AT_ONCE).get_page(query.get("page"))
    return page.render(
        "parties/register.html",
        part=part,
        every=sum(counts.values()),
        words=query.get("q", "").strip(),
        kind=query.get("kind", ""),
        filters=[_kinds(counts)],
        downloads=sheet_links(page, "register"),
    )


@framework_page
def register_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """The register as a file: everything that the filters of the page leave, on all of its pages."""
    rows = [[_cell(page, getattr(line, name)) for name in HEADER] for line in chosen(page)[:]]
    return sheet_file(form, f"{page.code}-register", HEADER, rows)


@framework_page
def registered(page: FrameworkPage, key: str) -> HttpResponse:
    """One organisation of the register, with what happened to it."""
    found = entry_line(page.version, key, page.asked)
    if found is None:
        raise Http404(_("There is no such organisation in the register."))
    row = entry(page.code, key) if page.asked else None
    return page.render(
        "parties/registered.html",
        found=found,
        stays=stays(page.version, key, page.asked) if found.merged_into else None,
        revision=found.revision or (row.revision if row else None),
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


def chosen(page: FrameworkPage) -> Sequence[EntryLine]:
    """The entries of the kind, and with the words, in the address."""
    query = page.request.GET
    return narrowed(page.version, query.get("kind", ""), query.get("q", "").replace("\x00", ""), page.asked)


def _kinds(counts: Mapping[str, int]) -> FilterGroup:
    options = [Option(kind, str(KINDS.get(kind, kind)), count) for kind, count in sorted(counts.items())]
    return FilterGroup("kind", _("Kind"), options)


def _cell(page: FrameworkPage, value: Any) -> Any:
    if isinstance(value, dict):
        return pick(value, page.version.language).text
    return int(value) if isinstance(value, bool) else value
