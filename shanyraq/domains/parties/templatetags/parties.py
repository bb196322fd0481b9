"""``{% load parties %}``: words for kinds of organisations; what merged entries bring to the one that stays."""

from typing import Any

from django import template

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.ui.words import word_filters
from shanyraq.domains.parties.queries.merged import leading_to, merged_entries, people_of
from shanyraq.domains.parties.web.words import KINDS
from shanyraq.kernel.scopes import Scope

register = template.Library()
word_filters(register, kind_words=KINDS)


@register.inclusion_tag("parties/merged_here.html", takes_context=True)
def merged_here(context: template.Context, key: str) -> dict[str, Any]:
    """The entries that were merged into an organisation; and, for whoever may see them, its contact people.

    One statement, two more for those who see contact people.
    """
    version, day, actor = context["version"], context.get("asked_as_of"), context["request"].actor
    merged = merged_entries(version, day)
    sees = may(actor, Permission.SEE_TRAIL, Scope(version.code))
    return {
        "request": context["request"],
        "page": context["page"],
        "framework_code": version.code,
        "framework_language": version.language,
        "asked_as_of": day,
        "merged": leading_to(key, merged),
        "people": people_of(version, key, merged, day) if sees else [],
        "key": key,
    }
