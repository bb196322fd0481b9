"""Frameworks that the trail is silent about: what ``audit verify`` asks, so that an emptied trail shows."""

from json import JSONDecodeError, loads
from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from shanyraq.base.audit.queries import trail
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.versions import FRAMEWORK
from shanyraq.kernel.sentences import Sentence

APPLIED = "packages.framework.apply"
"""The verb by which every framework begins."""


def untold() -> list[str | Sentence]:
    """The frameworks of which no event says how their first version was applied."""
    codes = Version.objects.filter(number=1).order_by("framework__code").values_list("framework__code", flat=True)
    return [Sentence(FRAMEWORK, {"code": code}) for code in codes if not _is_told(code)]


def _is_told(code: str) -> bool:
    """Whether some event tells of version 1. Read as text: what somebody tampered with may be no JSON any more."""
    found = trail(framework=code, verbs=[APPLIED]).annotate(said=Cast("change", TextField()))
    return any(_number(said) == 1 for said in found.values_list("said", flat=True))


def _number(said: Any) -> Any:
    try:
        return loads(said).get("version")
    except (JSONDecodeError, TypeError, ValueError, AttributeError):
        return None
