"""What the pages of the two frameworks answer, asked once in each language by each process that runs tests.

Tests that look at every page read the same answers; only those use them that change nothing before they ask.
``TOUR`` keeps them in one process.
"""

from dataclasses import dataclass

import pytest
from django.test import Client

from shanyraq.domains.packages.models import Version

TOUR = pytest.mark.xdist_group("tour")


@dataclass(frozen=True)
class Answer:
    """``text`` is empty where the answer is a file."""

    status: int
    text: str

    @property
    def is_page(self) -> bool:
        return bool(self.text)


_answers: dict[tuple[str, str, str], Answer] = {}


def answer(version: Version, address: str, language: str = "en") -> Answer:
    """What a reader of that language is answered, while this version is in force."""
    key = (version.digest, address, language)
    if key not in _answers:
        client = Client()
        client.cookies["django_language"] = language
        found = client.get(address)
        is_page = "html" in found["Content-Type"]
        _answers[key] = Answer(found.status_code, found.content.decode() if is_page else "")
    return _answers[key]
