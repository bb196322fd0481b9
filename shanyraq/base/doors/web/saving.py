"""What a page needs that saves as one goes: a verb done with what was sent of one cell or one field."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from shanyraq.base.audit.chain import all_or_nothing
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.binding import PROBLEMS, bind, keys_of
from shanyraq.base.doors.drafts import SEEN
from shanyraq.base.doors.emptying import bared, says
from shanyraq.base.doors.fields import Field
from shanyraq.base.doors.following import followed
from shanyraq.base.doors.web.views import asking, site_of
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import Done, Verb, standing_or_nothing
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Attempt:
    """How a verb ended that was done with what was sent: ``done``; or ``problems``, in words; or a ``conflict``.

    ``typed``: what was sent, as a form holds it. ``seen``: the revision from which the next change of it is made.
    """

    done: Done[Any] | None = None
    problems: tuple[str, ...] = ()
    conflict: Conflict | None = None
    typed: Mapping[str, Any] = field(default_factory=dict)
    seen: str = ""

    @property
    def is_done(self) -> bool:
        """Whether what was sent stands now."""
        return self.done is not None or not (self.problems or self.conflict)

    @property
    def event(self) -> Event | None:
        """What the trail has of it; None where nothing was to change, or nothing was done."""
        return self.done.event if self.done else None


def attempted(
    request: HttpRequest, verb: Verb, entered: Mapping[str, Any], stands: Mapping[str, Any] | None = None
) -> Attempt:
    """Does a verb with what was entered, for whoever asks, and what follows it."""
    bound = bind(verb.told, entered, stands)
    if bound.command is None:
        return Attempt(problems=tuple(say(each) for found in bound.problems.values() for each in found))
    try:
        done = verb.perform(bound.command, by=asking(request), at=moment_of(request))
    except Conflict as error:
        return Attempt(conflict=error)
    except Refused as error:
        return Attempt(problems=tuple(blocking(error.findings)))
    except (NotAllowed, NotFound) as error:
        return Attempt(problems=(say(error.said),))
    trouble = followed(verb.name, done, site_of(request))
    return Attempt(done, problems=(say(trouble),) if trouble else ())


def attempted_all(
    request: HttpRequest, verb: Verb, every: Iterable[Mapping[str, Any]]
) -> tuple[list[Event], Attempt | None]:
    """Does a verb several times, each with what was entered for it: all of them, or none where one is refused. The
    events; or the one that was refused.
    """
    events: list[Event] = []
    with all_or_nothing() as part:
        for entered in every:
            found = attempted(request, verb, entered)
            if found.done is None:
                part.drop()
                return [], found
            events += [found.event] if found.event else []
    return events, None


def moment_of(request: HttpRequest) -> datetime:
    """The time of everything that one request does: by it the trail knows what was done together."""
    moment: datetime = request.__dict__.setdefault("moment", timezone.now())
    return moment


def save_one(request: HttpRequest, verb: Verb, about: Mapping[str, Any], told: Field) -> Attempt:
    """Does a verb with one field of what was sent, from the revision that the form says it saw.

    What is refused was not laid over what others changed: the form keeps the revision that it saw.

    :param about: what names the thing, and whatever else the verb needs.
    """
    sent = request.POST
    typed: dict[str, Any] = {
        key: sent.getlist(key) if told.kind == "several" else sent[key] for key in keys_of(told, sent) if key in sent
    }
    seen = sent.get(SEEN, "")
    entered = {**about, SEEN: seen, **typed}
    stands = standing_or_nothing(verb, asking(request), entered)
    shown = bared(verb.told, [told.name], entered, stands)
    stood = says(stands.get(told.name))
    if not any(map(says, typed.values())) and shown == entered and not (told.can_be_emptied and stood):
        return Attempt(problems=(_(PROBLEMS["missing"]),) if stood else (), typed=typed, seen=seen)
    found = attempted(request, verb, shown, stands)
    now = found.done.result.revision if found.done else stands.get(SEEN, seen) if found.conflict else seen
    return replace(found, typed=typed, seen=str(now))


def blocking(findings: Collection[Finding]) -> list[str]:
    """What keeps something from being done, in words; what is only remarked is left out."""
    return [say(each.message) for each in findings if each.severity is Severity.ERROR]
