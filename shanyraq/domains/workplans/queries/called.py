"""What sub-outputs are called, for whoever speaks of them elsewhere."""

from collections.abc import Sequence
from datetime import date

from shanyraq.base.ui.texts import by_language
from shanyraq.domains.packages.queries.called import numbers
from shanyraq.domains.workplans.models import SubOutput


def sub_outputs_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """The titles of sub-outputs by their numbers and by language, as they are called now. One statement."""
    found = SubOutput.objects.filter(framework__code=framework, number__in=numbers(keys))
    rows = found.values_list("number", "title")
    return {str(number): by_language(title, next(iter(title), "en")) for number, title in rows}
