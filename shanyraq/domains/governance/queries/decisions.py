"""What bodies decided: all of a framework, one by its number, what they are called."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from shanyraq.base.ui.texts import by_language
from shanyraq.domains.governance.models import Body, Decision
from shanyraq.domains.governance.rules.decisions import settled_by
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.called import numbers
from shanyraq.kernel.days import night_after
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop


def decisions(framework: str, as_of: date | None = None) -> QuerySet[Decision]:
    """Those on record that did not end, the newest first; on a day those on record by then."""
    found = Decision.objects.filter(framework__code=framework)
    if as_of is None:
        return found.filter(ended_at=None)
    end = night_after(as_of)
    return found.filter(Q(ended_at=None) | Q(ended_at__gte=end), made_at__lt=end)


def decided_about(version: Version, year: int, as_of: date | None = None) -> dict[str, Decision]:
    """Outcome → the newest decision of the steering committee about it that was taken in a year. Two statements."""
    taken = {each.number: each for each in decisions(version.code, as_of).filter(decided_on__year=year)}
    settled = settled_by(list(taken.values()), kinds_of(version), year)
    return {outcome: taken[number] for outcome, number in settled.items()}


def decision(framework: str, number: int) -> Decision:
    """One of them, ended or not.

    :raises NotFound: when there is none of this number.
    """
    found = Decision.objects.filter(framework__code=framework, number=number).first()
    if found is None:
        raise NotFound(Sentence(gettext_noop("decision {number}"), {"number": str(number)}))
    return found


def decisions_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """The titles of decisions by their numbers and by language, as they are called now. One statement."""
    found = Decision.objects.filter(framework__code=framework, number__in=numbers(keys))
    rows = found.values_list("number", "title")
    return {str(number): by_language(title, next(iter(title), "en")) for number, title in rows}


def kinds_of(version: Version, keys: Collection[str] | None = None) -> dict[str, str]:
    """The kind of each body by its key; of all of the version without keys. One statement."""
    found = Body.objects.filter(version=version)
    if keys is not None:
        found = found.filter(key__in=keys)
    return dict(found.values_list("key", "kind"))
