"""``{% load accounts %}``: roles and places in words, browsers by name, the provider that may sign people in."""

import re
from collections.abc import Mapping
from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import gettext as _

from shanyraq.base.access.vocabulary import ROLES, Role
from shanyraq.base.ui.texts import name_of
from shanyraq.kernel.scopes import DIMENSIONS

register = template.Library()

BROWSERS = (
    ("Edge", re.compile(r"\bEdgA?/")),
    ("Opera", re.compile(r"\bOPR/")),
    ("Firefox", re.compile(r"\bFirefox/")),
    ("Chrome", re.compile(r"\b(?:Chrome|CriOS)/")),
    ("Safari", re.compile(r"\bSafari/")),
)
SYSTEMS = (
    ("Android", re.compile(r"Android")),
    ("iOS", re.compile(r"iPhone|iPad")),
    ("Windows", re.compile(r"Windows")),
    ("macOS", re.compile(r"Macintosh")),
    ("Linux", re.compile(r"Linux")),
)


@register.filter
def role_title(role: str) -> str:
    """``{{ grant.role|role_title }}``: what the role is called."""
    return _(ROLES[Role(role)].title) if role in set(Role) else role


@register.filter
def place(reach: Any) -> str:
    """``{{ grant.reach|place }}``: where a role holds, by codes and keys; of a grant's or an invitation's reach."""
    of = reach.get if isinstance(reach, Mapping) else lambda name: getattr(reach, name)
    named = [str(of(name)) for name in DIMENSIONS if of(name)]
    return " · ".join(named) if named else _("the whole installation")


@register.filter
def browser(agent: str) -> str:
    """``{{ session.user_agent|browser }}``: Firefox on Windows."""
    name = next((name for name, pattern in BROWSERS if pattern.search(agent)), "")
    system = next((name for name, pattern in SYSTEMS if pattern.search(agent)), "")
    if name and system:
        return _("%(browser)s on %(system)s") % {"browser": name, "system": system}
    return name or system or _("a program")


@register.simple_tag
def provider() -> dict[str, str] | None:
    """The OpenID Connect provider of the installation; None without one."""
    apps: Any = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    return {"id": apps[0]["provider_id"], "name": apps[0]["name"]} if apps else None


@register.filter
def own_name(language: str) -> str:
    """``{{ person.language|own_name }}``: a language by its own name."""
    return name_of(language)
