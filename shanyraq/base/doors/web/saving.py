"""One field of a thing saved by itself, as it is left: what a page needs that saves as one goes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from shanyraq.base.audit.models import Event
from shanyraq.base.doors.binding import bind, keys_of
from shanyraq.base.doors.drafts import SEEN
from shanyraq.base.doors.emptying import bared
from shanyraq.base.doors.fields import Field
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import Verb, standing_or_nothing
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.findings import Finding, Severity


@dataclass(frozen=True)
class SavedField:
    """What became of it. ``event`` None: nothing was to change. ``problems``: why it was not saved, in words.

    ``conflict``: somebody else changed it meanwhile. ``typed``: what was sent, as a form holds it.
    """

    typed: Mapping[str, Any]
    event: Event | None = None
    problems: list[str] = field(default_factory=list)
    conflict: Conflict | None = None

    @property
    def is_done(self) -> bool:
        """Whether what was sent stands now."""
        return not (self.problems or self.conflict)


def save_one(request: HttpRequest, verb: Verb, about: Mapping[str, Any], told: Field, by: Any) -> SavedField:
    """Does a verb with one field of what was sent, from the revision that the form says it saw.

    :param about: what names the thing, and whatever else the verb needs.
    """
    sent = request.POST
    typed: dict[str, Any] = {
        key: sent.getlist(key) if told.kind == "several" else sent[key] for key in keys_of(told, sent) if key in sent
    }
    entered = {**about, SEEN: sent.get(SEEN, ""), **typed}
    stands = standing_or_nothing(verb, by, entered)
    bound = bind(verb.told, bared(verb.told, [told.name], entered, stands), stands)
    if bound.command is None:
        return SavedField(typed, problems=[say(each) for found in bound.problems.values() for each in found])
    try:
        done = verb.perform(bound.command, by=by, at=timezone.now())
    except Conflict as error:
        return SavedField(typed, conflict=error)
    except Refused as error:
        return SavedField(typed, problems=blocking(error.findings))
    except (NotAllowed, NotFound) as error:
        return SavedField(typed, problems=[say(error.said)])
    return SavedField(typed, event=done.event)


def blocking(findings: Collection[Finding]) -> list[str]:
    """What keeps something from being done, in words; what is only remarked is left out."""
    return [say(each.message) for each in findings if each.severity is Severity.ERROR]
