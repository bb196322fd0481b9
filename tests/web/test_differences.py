"""Fields and values of a difference are read as people read them, in every language."""

from typing import Any

import pytest
from django.utils import translation

from shanyraq.domains.packages.templatetags.differences import field_value, field_word

VALUE = {"value": 5.0, "year": 2030, "printed": "5.0 (2030)", "qualifier": None, "unit": None}
CASES: list[tuple[str, Any, str, str]] = [
    ("baseline", VALUE, "5.0 (2030)", "5.0 (2030)"),
    ("targets", [VALUE, {**VALUE, "printed": "7 (2031)"}], "5.0 (2030)<br>7 (2031)", "5.0 (2030)<br>7 (2031)"),
    ("latest", [], '<span class="absent">–</span>', '<span class="absent">–</span>'),
    ("title", {"en": "Water", "ru": "Вода"}, "English: Water<br>Русский: Вода", "English: Water<br>Русский: Вода"),
    ("dimensions", {"SEX": "F", "AGE": "Y15T24"}, "women and girls<br>aged 15–24", "женщины и девочки<br>15–24 лет"),
    (
        "target_pending",
        {"note": "To be set", "due_on": "2026-12-31", "otherwise": None},
        "remark: To be set<br>due on: 2026-12-31",
        "комментарий: To be set<br>срок: 2026-12-31",
    ),
    ("lead_entities", ["unicef", "who"], "unicef<br>who", "unicef<br>who"),
    ("national", True, "yes", "да"),
    ("title", "<b>", "&lt;b&gt;", "&lt;b&gt;"),
]


@pytest.mark.parametrize(("field", "value", "english", "russian"), CASES)
def test_values(field: str, value: Any, english: str, russian: str) -> None:
    for language, expected in (("en", english), ("ru", russian)):
        with translation.override(language):
            assert field_value(value, field) == expected


def test_fields() -> None:
    with translation.override("ru"):
        assert field_word("source") == "источник"
        assert field_word("never_heard_of") == '<code lang="en">never_heard_of</code>'
