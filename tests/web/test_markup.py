"""Markup that Python writes: it escapes what Django's own functions escape, and the matrix built with it is closed."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.functional import lazystr
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy

from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.markup import escaped, joined, markup
from shanyraq.base.ui.speech import Spoken
from shanyraq.domains.packages.models import Version

HOSTILE = """<hostile on="a" off='b'>&amp;"""


class Tag:
    """Something that says itself how it stands in markup, and something else as text."""

    def __html__(self) -> str:
        return "<i>tag</i>"

    def __str__(self) -> str:
        return HOSTILE


class Safer(SafeString):
    """Safe text of a kind of its own."""


VALUES: list[Any] = [
    HOSTILE,
    mark_safe(HOSTILE),
    Safer(HOSTILE),
    Spoken(HOSTILE),
    lazystr(HOSTILE),
    gettext_lazy("Why?"),
    Tag(),
    MONTHS[3],
    None,
    True,
    0,
    2030,
    7.5,
    Decimal("1E+3"),
    date(2030, 1, 2),
    ["<", mark_safe("<")],
    "",
]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_the_same_is_escaped_as_by_django(value: Any, language: str) -> None:
    with translation.override(language):
        assert (type(escaped(value)), escaped(value)) == (SafeString, conditional_escape(value))
        ours = markup('<a title="{}">{name}</a>', value, name=value)
        assert (type(ours), ours) == (SafeString, format_html('<a title="{}">{name}</a>', value, name=value))
        several = joined([value, HOSTILE], "<br>")
        assert (type(several), several) == (
            SafeString,
            format_html_join(mark_safe("<br>"), "{}", ((value,), (HOSTILE,))),
        )


@pytest.mark.parametrize(("language", "form"), [("en", "j F Y"), ("ru", "j E Y г."), ("fr", "DATE_FORMAT")])
def test_days_are_written_as_django_writes_them(language: str, form: str) -> None:
    with translation.override(language):
        for month in range(1, 13):
            for day in (date(2027, month, month), date(326, month, 28)):
                assert format_day(day) == date_format(day, form)


@pytest.mark.usefixtures("nothing_remembered")
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("query", [{}, {"sort": "-status"}, {"columns": "unit,target"}], ids=str)
def test_no_text_of_a_framework_becomes_a_tag(kaz: Version, page: Client, language: str, query: dict[str, str]) -> None:
    texts = {"en": HOSTILE, "kk": f"{HOSTILE} kk"}
    kaz.outcomes.update(title=texts)
    output = kaz.outputs.order_by("pk")[0]
    kaz.outputs.filter(pk=output.pk).update(code=HOSTILE)
    kaz.indicators.update(output=output, code=HOSTILE)
    kaz.indicators.update(title=texts, source=texts, unit_name=texts, unit_printed=f"{HOSTILE} printed")
    kaz.rows.update(label=HOSTILE, disaggregation=[f"{HOSTILE} above", HOSTILE])
    kaz.rows.filter(pending_note=None).update(measurement=HOSTILE)
    kaz.rows.exclude(pending_note=None).update(pending_note=HOSTILE)
    kaz.values.update(printed=HOSTILE, qualifier=HOSTILE)
    kaz.values.filter(role="latest").update(value=None, state=HOSTILE)
    kaz.organisations.update(short_name=HOSTILE)
    page.cookies["django_language"] = language
    shown = page.get("/kaz-2026-2030/results/", query).content.decode()
    assert "<hostile" not in shown
    assert 'on="a"' not in shown
    assert "&amp;amp;" in shown
    assert shown.count("&lt;hostile on=&quot;a&quot; off=&#x27;b&#x27;&gt;&amp;amp;") > 100


def test_words_in_the_language_of_the_reader_are_not_marked_with_another(kaz: Version, client: Client) -> None:
    """What stands beside a text of the document, or names a region, is no text of the document itself."""
    client.cookies["django_language"] = "ru"
    for address in ("results/", "indicators/15.1.1"):
        shown = client.get(f"/{kaz.code}/{address}").content.decode()
        assert "Тысяча гектаров" in shown
        assert not re.search(r'lang="en"[^<]*>[^<]*Тысяча гектаров', shown)
    theory = client.get(f"/{kaz.code}/theory/").content.decode()
    links = re.findall(r'<a href="#assumption-[^>]*>(.*?)</a>', theory, re.DOTALL)
    assert links
    assert all('<span lang="ru">Д' in link for link in links)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_region_is_called_by_a_heading_that_says_its_language(language: str, kaz: Version, client: Client) -> None:
    client.cookies["django_language"] = language
    shown = client.get(f"/{kaz.code}/commitments/").content.decode()
    named = re.findall(r'role="region" aria-labelledby="([^"]+)"', shown)
    assert len(named) > 10
    for name in named:
        (heading,) = re.findall(rf'<h3 id="{re.escape(name)}" lang="en">([^<]+)</h3>', shown)
        assert f'aria-label="{heading}"' not in shown
