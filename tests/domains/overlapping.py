"""Sub-outputs of two entities that are alike, for tests of overlaps."""

from typing import Any

from tests.domains.planning import add

WELLS: dict[str, Any] = {
    "title": {"en": "Dig wells in village schools"},
    "entities": ["unicef"],
    "places": ["North"],
    "sdg_targets": ["6.1"],
    "groups": ["rural"],
    "functions": ["service"],
    "starts_on": "2027-01-01",
    "ends_on": "2028-12-31",
}
ALIKE = {**WELLS, "title": {"ru": "Бурение колодцев в сельских школах"}, "entities": ["undp"], "ends_on": "2027-12-31"}
COMPLETES = {**ALIKE, "title": {"en": "Study of drinking water in rural schools"}, "functions": ["data"]}
UNLIKE = {**WELLS, "title": {"en": "Train judges on corruption"}, "entities": ["undp"], "sdg_targets": ["16.5"]}


def two(other: dict[str, Any] | None = None) -> tuple[int, int]:
    """Two sub-outputs, of which the second is alike; their numbers."""
    return add(**WELLS), add(**(other or ALIKE))
