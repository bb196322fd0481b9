"""What the shell shows around every page: sections, search, switches, who is signed in.

No database is asked for a reader without a session.

A section is shown when its page exists: its address name is looked up, and left out when unknown.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

import shanyraq
from shanyraq.base.access.queries import with_factor
from shanyraq.base.access.rules import may, may_anywhere
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.access.web import has_session, person_in
from shanyraq.domains.framework.web.words import PARTS
from shanyraq.kernel.actors import NOBODY, Actor
from shanyraq.kernel.scopes import EVERYWHERE, Scope


@dataclass(frozen=True, slots=True)
class Page:
    """A line of the navigation: the name of its address, the pages below it, what follows the code.

    ``needs``: the right in the framework without which it is not shown; None for what everybody may read.
    """

    name: str
    title: str | Promise
    below: tuple[str, ...] = ()
    part: tuple[str, ...] = ()
    needs: Permission | None = None


@dataclass(frozen=True, slots=True)
class Section:
    title: str | Promise
    pages: tuple[Page, ...]


SECTIONS = (
    Section(
        _("Results"),
        (
            Page("home", _("Overview")),
            Page("results", _("Results matrix"), ("outcome", "output", "indicator")),
            Page("sdgs", _("SDG view"), ("sdg",)),
            Page("theory", _("Theory of change")),
            Page("lnob", _("Leave no one behind")),
        ),
    ),
    Section(
        _("Plans"),
        (
            Page("workplans", _("Joint work plans"), ("sub-output", "money-grid")),
            Page("work-plans", _("Plans by year"), ("work-plan", "work-plan-differences", "work-plan-matrix")),
            Page("deliverables", _("Deliverables"), needs=Permission.SEE_WORKPLANS),
            Page(
                "output-indicators",
                _("Output indicators"),
                ("output-indicator", "output-values", "output-value"),
                needs=Permission.SEE_WORKPLANS,
            ),
            Page(
                "programme-documents", _("Programme documents"), ("programme-document",), needs=Permission.SEE_WORKPLANS
            ),
            Page("places", _("Map of places")),
            Page("who-where", _("Who does what where")),
            Page("cooperation", _("Regional and South-South work")),
            Page("overlaps", _("Overlaps"), needs=Permission.SEE_WORKPLANS),
            Page("initiatives", _("Joint initiatives"), needs=Permission.SEE_WORKPLANS),
            Page("workplan-quality", _("Quality")),
        ),
    ),
    Section(
        _("Money"),
        (
            Page("funding", _("Money of the work plans"), ("funding-compact",)),
            Page("funding-framework", _("Multi-year funding framework"), needs=Permission.SEE_WORKPLANS),
            Page("contributions", _("Contributions"), ("contribution",), needs=Permission.SEE_WORKPLANS),
            Page("funding-instruments", _("SDG financing"), needs=Permission.SEE_WORKPLANS),
            *(Page("provisions", PARTS[part].title, (), (part,)) for part in ("funding", "operations")),
        ),
    ),
    Section(
        _("Monitoring"),
        (
            Page("indicators", _("Progress")),
            Page("monitoring", _("Reported values"), ("observation",)),
            Page("collection", _("Collection of values"), ("value-grid",)),
            Page("monitoring-plan", _("M&E plan"), ("plan-timeline", "plan-activity")),
            Page("reviews", _("Annual reviews"), ("review",)),
            Page("evaluations", _("Evaluations"), ("evaluation",)),
            Page("recommendations", _("Recommendations"), ("recommendation",)),
            Page("feedback", _("What people say"), ("feedback-one", "feedback-send", "feedback-receipt")),
            Page("feedback-queue", _("Feedback to look at"), needs=Permission.MODERATE_FEEDBACK),
        ),
    ),
    Section(_("Promises"), (Page("commitments", _("Commitments"), ("commitment",)),)),
    Section(_("Governance"), (Page("governance", _("Bodies and meetings"), ("body",)),)),
    Section(
        _("Partners"),
        (
            Page("entities", _("UN entities"), ("entity",)),
            Page("partners", _("Partners")),
            Page("register", _("Register"), ("registered", "contacts")),
            Page("provisions", PARTS["hact"].title, (), ("hact",)),
            Page("legal", _("Legal basis")),
        ),
    ),
    Section(
        _("The document"),
        (
            Page("document", _("Read the document"), ("clause",)),
            Page("check", _("Check findings")),
            Page("risks", _("Risks")),
            Page("context", _("Country context")),
        ),
    ),
    Section(
        _("Data"),
        (
            Page("data", _("Data and API")),
            Page("national-data", _("National data")),
            Page("versions", _("Versions"), ("difference",)),
            Page("amendments", _("Amendments"), ("amendment",)),
            Page("trail", _("Trail"), needs=Permission.SEE_TRAIL),
        ),
    ),
)
ABOUT = (
    Page("about", _("About")),
    Page("method", _("Method")),
    Page("accessibility", _("Accessibility")),
)


def shell(request: HttpRequest) -> dict[str, Any]:
    """``shell`` for ``portal/base.html``. A view's framework stands at ``request.framework``."""
    framework = getattr(request, "framework", None)
    code = framework.code if framework else ""
    asked = getattr(framework, "asked", None)
    kept = f"?as_of={asked.isoformat()}" if asked else ""
    here = _here(request)
    return {
        "shell": {
            "framework": framework,
            "sections": _sections(_reader(request), code, kept, here) if code else [],
            "about": _links(ABOUT, (), "", here),
            "home": (_address("home", code) if code else None) or "/",
            "chooser": _address("chooser") or "/",
            "search": (_address("search", code) if code else _address("search-all")) or "",
            "query": request.GET.get("q", "") if here[0] in {"search", "search-all"} else "",
            "asked": asked,
            "asked_ahead": getattr(framework, "lies_ahead", False),
            "release": shanyraq.__version__,
            "installation": settings.INSTALLATION_NAME,
            "person": _person(request),
            "sign_in": _sign_in(request, here[0]),
        }
    }


def _person(request: HttpRequest) -> dict[str, Any] | None:
    """Whoever is signed in, with the links of their menu; None for everybody else."""
    person = person_in(request) if has_session(request) else None
    if person is None:
        return None
    actor = _reader(request)
    pages = [Page("desk", _("My desk")), Page("account", _("Account"))]
    if may_anywhere(actor, Permission.SEE_PEOPLE):
        pages.append(Page("people", _("People")))
    if may(actor, Permission.SEE_TRAIL, EVERYWHERE):
        pages.append(Page("installation-trail", _("Trail of the installation")))
    if may_anywhere(actor, Permission.MANAGE_WEBHOOKS):
        pages.append(Page("webhooks", _("Webhooks")))
    rests = settings.SECOND_FACTOR_REQUIRED and not with_factor().filter(pk=person.pk).exists()
    links = _links(tuple(pages), (), "", ("",))
    return {"name": person.name, "links": links, "out": _address("account_logout"), "rests": rests}


def _sign_in(request: HttpRequest, here: str) -> str:
    """The way to sign in, which leads back; nothing on the pages of signing in themselves, nor where a secret would be
    taken along.
    """
    if here.startswith("account_") or here in {"join", "mfa_authenticate", "feedback-receipt"}:
        return ""
    return f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()})}" if here else settings.LOGIN_URL


def _here(request: HttpRequest) -> tuple[str, ...]:
    """The name of the address, and what follows the code in it."""
    match = request.resolver_match
    if match is None:
        return ("",)
    return (match.url_name or "", *(str(value) for name, value in match.kwargs.items() if name != "code"))


def _reader(request: HttpRequest) -> Actor:
    """Who reads; nobody without a session, so that nothing is asked for them."""
    return getattr(request, "actor", NOBODY) if has_session(request) else NOBODY


def _sections(reader: Actor, code: str, kept: str, here: tuple[str, ...]) -> list[dict[str, Any]]:
    found = []
    for section in SECTIONS:
        pages = tuple(page for page in section.pages if page.needs is None or may(reader, page.needs, Scope(code)))
        found.append({"title": section.title, "links": _links(pages, (code,), kept, here)})
    return [section for section in found if section["links"]]


def _links(pages: tuple[Page, ...], args: tuple[str, ...], kept: str, here: tuple[str, ...]) -> list[dict[str, Any]]:
    addresses = ((page, _address(page.name, *args, *page.part)) for page in pages)
    return [
        {
            "href": address + kept,
            "title": page.title,
            "current": "page" if here == (page.name, *page.part) else "true" if here[0] in page.below else "",
        }
        for page, address in addresses
        if address
    ]


def _address(name: str, *args: str) -> str | None:
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return None
