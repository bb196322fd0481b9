"""``{% notes "indicator" indicator.key %}``: documents and comments of a thing, for those with a role in the framework.

For everybody else there is nothing, and nothing is asked of the database. Otherwise three statements, however much
there is.

``{% notes_link "risk" risk.key %}``: for things that share a page, the way to the documents and comments of one, with
how many there are; two statements for all things of a kind.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import is_member, may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.attachments.queries import documents_of, documents_of_kind
from shanyraq.base.comments.models import Comment
from shanyraq.base.comments.queries import comments_of, comments_of_kind
from shanyraq.base.doors.subjects import is_seen
from shanyraq.base.files.names import ending_of
from shanyraq.base.files.vocabulary import TYPES
from shanyraq.base.notes.beside import sections
from shanyraq.base.ui.markup import joined
from shanyraq.base.ui.numbers import format_number
from shanyraq.kernel.scopes import Scope

register = template.Library()
KILO, MEGA = 1_000, 1_000_000


@register.inclusion_tag("notes/notes.html", takes_context=True)
def notes(context: template.Context, kind: str, key: object) -> dict[str, Any]:
    """What people attached to a thing and said of it, and the buttons with which one does the same."""
    request, code, day = context["request"], context["framework_code"], context.get("asked_as_of")
    actor = request.actor
    if not is_member(actor, code) or not is_seen(kind, code, actor):
        return {"shown": False}
    comments = threaded(comments_of(code, kind, str(key), day), actor.person)
    return {
        "shown": True,
        "request": request,
        "framework_code": code,
        "kind": kind,
        "key": str(key),
        "documents": list(documents_of(code, kind, str(key), day)),
        "comments": comments,
        "person": actor.person,
        "open": day is None and not context.get("has_ended"),
        "may_comment": may(actor, Permission.COMMENT, Scope(code)),
        "may_attach": may(actor, Permission.ATTACH, Scope(code)),
        "moderates": may(actor, Permission.MODERATE, Scope(code)),
    }


@register.inclusion_tag("notes/link.html", takes_context=True)
def notes_link(context: template.Context, kind: str, key: object) -> dict[str, Any]:
    """The way to what people said of a thing that has no page of its own, and attached to it."""
    request, code, day = context["request"], context["framework_code"], context.get("asked_as_of")
    if not is_member(request.actor, code) or not is_seen(kind, code, request.actor):
        return {"shown": False}
    known = request.__dict__.setdefault("counted_notes", {})  # a template that is included has a context of its own
    if (code, kind, day) not in known:
        known[code, kind, day] = _counted(code, kind, day)
    counts = known[code, kind, day]
    address = reverse("notes", args=[code, kind, str(key)]) + (f"?as_of={day.isoformat()}" if day else "")
    return {"shown": True, "count": counts[str(key)], "address": address}


@register.simple_tag(takes_context=True)
def beside(context: template.Context, kind: str, key: object) -> SafeString:
    """What domains above that of the page tell of a thing, for everybody: each a section of its own."""
    request, code, day = context["request"], context["framework_code"], context.get("asked_as_of")
    about = {"framework_code": code, "framework_language": context["framework_language"], "asked_as_of": day}
    parts = (
        render_to_string(name, {**about, **facts}, request)
        for name, facts in sections(request, code, kind, str(key), day)
    )
    return joined(parts)


def _counted(framework: str, kind: str, day: date | None) -> Counter[str]:
    """How many documents and comments each thing of a kind has, by its key; those that ended count as on its page."""
    found: Counter[str] = Counter()
    for rows in (comments_of_kind(framework, kind, day), documents_of_kind(framework, kind, day)):
        found.update(rows.values_list("key", flat=True))
    return found


def threaded(comments: Iterable[Comment], person: int | None) -> list[Comment]:
    """Comments in their order; each knows which it answers, and whom an answer to it is to mention."""
    found = list(comments)
    known = {each.pk: each for each in found}
    for each in found:
        each.answers = known.get(each.reply_to_id or 0)  # type: ignore[attr-defined]
        each.to_mention = each.person_id if each.person_id != person else None  # type: ignore[attr-defined]
    return found


@register.filter
def weight(size: int) -> str:
    """The size of a file as people read it, in one piece."""
    if size < MEGA:
        said = _("%(size)s KB") % {"size": format_number(max(1, round(size / KILO)))}
    else:
        said = _("%(size)s MB") % {"size": format_number(size / MEGA, 1)}
    return said.replace(" ", "\u00a0")


@register.filter
def type_of(name: str) -> str:
    """What a file is, by the ending of its name."""
    found = TYPES.get(ending_of(name))
    return _(found.title) if found else ""
