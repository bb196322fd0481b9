"""A Russian day ends with a full stop of its own («28 ноября 2026 г.»): no sentence puts another one behind it."""

from django.test import Client

from shanyraq.domains.packages.models import Version
from tests.web.reading import main_of


def test_no_sentence_ends_with_two_full_stops(kaz: Version, page: Client) -> None:
    page.cookies["django_language"] = "ru"
    for address in ("", "versions/", "versions/1/", "results/", "plan/", "check/", "commitments/A1-02/"):
        assert "г.." not in main_of(page, f"/{kaz.code}/{address}"), address
