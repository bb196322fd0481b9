"""What activities of the plan are called, for whoever speaks of them elsewhere."""

from collections.abc import Sequence
from datetime import date

from shanyraq.base.ui.texts import by_language
from shanyraq.domains.framework.queries.called import entries_named
from shanyraq.domains.learning.models import Undertaking
from shanyraq.domains.learning.vocabulary import ADDED


def activities_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """The words of activities by language: those printed as on the day, those added as they are called now. One
    statement, two where one was added.
    """
    found = entries_named("activity", framework, keys, as_of)
    added = [key for key in keys if key.startswith(ADDED) and key not in found]
    if added:
        rows = Undertaking.objects.filter(framework__code=framework, key__in=added, number__isnull=False)
        found |= {key: by_language(text, next(iter(text), "en")) for key, text in rows.values_list("key", "text")}
    return found
