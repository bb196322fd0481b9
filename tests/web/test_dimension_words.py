"""Codes of statistics in plain words."""

import pytest
from django.utils import translation

from shanyraq.base.ui.speech import say
from shanyraq.domains.packages.rules.disaggregation import dimension_words


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("SEX=F", "women and girls"),
        ("SEX", "sex"),
        ("AGE=Y14T35", "aged 14–35"),
        ("AGE=Y15", "aged 15"),
        ("AGE=Y_GE65", "aged 65 and over"),
        ("AGE=Y_LT5", "aged under 5"),
        ("AGE=M0T5", "aged 0–5 months"),
        ("AGE=_T", "age"),
        ("AGE=nonsense", "age"),
        ("CUST_BREAKDOWN=during-life", "another breakdown"),
        ("UNKNOWN=X", "UNKNOWN"),
    ],
)
def test_a_code_has_words(code: str, expected: str) -> None:
    with translation.override("en"):
        assert say(dimension_words(code)) == expected
