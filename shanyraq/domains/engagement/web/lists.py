"""Lists that forms of feedback choose from."""

from django.utils.translation import gettext as _

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.ui.texts import pick
from shanyraq.domains.engagement.models import Feedback
from shanyraq.domains.engagement.queries import places, subjects
from shanyraq.domains.engagement.vocabulary import ABOUT, FILES, KINDS, SENDERS
from shanyraq.domains.packages.queries import versions_for

SHORT = 100
"""Letters of what something is called in a menu."""


def kinds_list(framework: str) -> Choices:
    """What can be sent, in words."""
    return [(str(value), _(title)) for value, title in KINDS.items()]


def senders_list(framework: str) -> Choices:
    """Who may speak, in words."""
    return [(str(value), _(title)) for value, title in SENDERS.items()]


def files_list(framework: str) -> Choices:
    """The files that a piece may have, by number."""
    return [(str(place), _("File %(number)s") % {"number": place}) for place, _field in enumerate(FILES, start=1)]


def places_list(framework: str) -> Choices:
    """The country of a framework, or of all, and its regions, by code."""
    return joined(
        (code, pick(place.name, version.language))
        for version in versions_for(framework)
        for code, place in places(version).items()
    )


def subjects_list(framework: str) -> Choices:
    """What feedback can be about, in a framework or in all: indicators, outcomes, outputs."""
    return joined(
        (subject, called(subject, str(pick(name, version.language))))
        for version in versions_for(framework)
        for subject, name in subjects(version).items()
    )


def called(subject: str, name: str) -> str:
    """``Indicator 1.2.1: Share of …``, short enough for a menu."""
    about, _space, key = subject.partition(" ")
    short = name if len(name) <= SHORT else f"{name[: SHORT - 1].rstrip()}…"
    return f"{_(ABOUT[about])} {key}: {short}"


def feedback_list(framework: str) -> Choices:
    """The feedback of a framework, or of all, by number."""
    found = Feedback.objects.filter(framework__code=framework) if framework else Feedback.objects.all()
    rows = found.values_list("number", "about", "key")
    return joined((str(number), f"{number} – {_(ABOUT[about])} {key}") for number, about, key in rows)
