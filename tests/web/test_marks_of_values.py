"""What a value counts (its mark) is said in the reader's language, with the printed words behind."""

import re

import pytest
from django.test import Client

from shanyraq.domains.packages.models import Version
from tests.web.reading import main_of, markup_of

PRINTED = "without large hydro-electric power generating plants"


@pytest.mark.parametrize(
    ("indicator", "language", "words"),
    [
        ("7.2.1", "ru", "без крупных гидроэлектростанций"),
        ("7.2.1", "kk", "ірі су электр станцияларынсыз"),
        ("2.1.2", "ru", "по данным ФАО"),
        ("15.1.1", "kk", "Орман көмкерген алқаптардың аумағы"),
    ],
)
def test_a_mark_is_said_in_words_of_ours(kaz: Version, page: Client, indicator: str, language: str, words: str) -> None:
    page.cookies["django_language"] = language
    assert words in main_of(page, f"/kaz-2026-2030/indicators/{indicator}")


def test_the_printed_mark_stands_behind_and_sentences_have_none_in_english(kaz: Version, page: Client) -> None:
    page.cookies["django_language"] = "ru"
    markup = markup_of(page, "/kaz-2026-2030/indicators/7.2.1")
    assert f'“<span lang="en">{PRINTED}</span>”' in markup
    assert "hydro-electric" not in markup.partition("<table")[0]
    assert not re.search(r"<h[2-4][^>]*>[^<]*hydro-electric", markup)


def test_the_reader_of_the_language_signed_sees_the_printed_words_alone(kaz: Version, page: Client) -> None:
    markup = markup_of(page, "/kaz-2026-2030/indicators/7.2.1")
    assert f'<small class="measure">{PRINTED}</small>' in markup
