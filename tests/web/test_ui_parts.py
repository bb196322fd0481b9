"""Template tags, the shell and the gallery."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.template import Context, Template
from django.test import Client, RequestFactory
from django.utils import translation

from shanyraq.base.ui.assets import TARGET
from shanyraq.base.ui.filters import FilterGroup, Option, address, choices
from shanyraq.base.ui.verdicts import SEVERITIES, VERDICTS
from shanyraq.kernel.sentences import Sentence
from shanyraq.portal.context import shell


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """A language that an earlier test left active is no matter here."""
    with translation.override("en"):
        yield


def render(source: str, query: str = "", *, language: str = "en", **context: Any) -> str:
    request = RequestFactory().get(f"/{query}")
    text = "{% load ui furniture %}" + source
    with translation.override(language):
        return Template(text).render(Context({"request": request, **context})).strip()


@pytest.mark.parametrize("code", VERDICTS)
def test_a_verdict_has_a_word_a_shape_and_a_colour(code: str) -> None:
    shown = render("{% verdict code 3 %}", code=code)
    look = VERDICTS[code]
    assert f'href="#{look.css}"' in shown
    assert f'class="verdict {look.css}"' in shown
    assert str(look.word) in shown
    assert ">3<" in shown


@pytest.mark.parametrize("code", SEVERITIES)
def test_a_severity_has_a_word_and_a_shape(code: str) -> None:
    assert str(SEVERITIES[code].word) in render("{% severity code %}", code=code)


def test_an_unknown_verdict_is_an_error() -> None:
    with pytest.raises(KeyError):
        render('{% verdict "fine" %}')


def test_a_number_keeps_value_unit_year_and_source_together() -> None:
    shown = render('{% number 13153.4 "ha" 2023 "Survey" %}')
    for part in ("13,153.4", ">ha<", ">2023<", ">Survey<"):
        assert part in shown
    assert "printed" not in shown


def test_what_is_printed_is_there_for_keyboard_and_screen_reader() -> None:
    shown = render('{% number 7.8 "%" 2023 printed="7.8% (2023)" %}')
    assert '<button type="button" class="printed">' in shown
    assert "7.8% (2023)" in shown
    assert "printed" not in render('{% number 7.8 "%" printed="7.8 %" %}')


def test_absence_is_a_dash_with_its_reason_and_zero_a_number() -> None:
    assert "–" in render("{% number None %}")
    assert "No baseline." in render('{% number None absent="No baseline." %}')
    assert ">0<" in render("{% number 0 %}")


def test_content_says_which_language_it_is_in() -> None:
    text = {"en": "Water", "ru": "Вода"}
    assert render('{{ text|content:"en" }}', language="kk", text=text) == '<span lang="en">Water</span>'
    assert render('{{ text|content:"en" }}', language="ru", text=text) == "Вода"
    assert render('{{ text|content:"en" }}', text=text) == "Water"
    assert render('{{ text|content_text:"en" }}', text="<b>") == "&lt;b&gt;"


def test_sentences_mark_the_words_that_they_quote() -> None:
    inner = Sentence("{count} rows ({names})", {"count": 1200, "names": ["Women", "<7.8"]})
    sentence = Sentence("{share:.1f} of {inner}: “{quoted}”", {"share": 1.25, "inner": inner, "quoted": "<b>water</b>"})
    shown = render('{{ sentence|said:"en" }}', language="ru", sentence=sentence)
    quoted = '<span lang="en">&lt;b&gt;water&lt;/b&gt;</span>'
    assert shown == f'1,3 of 1\u00a0200 rows (<span lang="en">Women</span>, &lt;7.8): “{quoted}”'
    assert "lang=" not in render('{{ sentence|said:"en" }}', sentence=sentence)


def test_printed_words_carry_their_language() -> None:
    shown = render('{% number 7.8 "%" 2023 printed="7.8 per cent" own="en" %}', language="kk")
    assert '<span lang="en">7.8 per cent</span>' in shown


def test_clause_links_keep_the_framework() -> None:
    shown = render('{% clause "§3.2-p3" %}', framework_code="kaz-2026-2030")
    assert 'href="/kaz-2026-2030/document#§3.2-p3"' in shown
    assert "<a" not in render('{% clause "§3.2-p3" %}')


def test_filters_are_addresses() -> None:
    query = QueryDict("outcome=2&page=3&q=a+b")
    group = FilterGroup("outcome", "Outcome", [Option("1", "One", 4), Option("2", "Two")])
    menu = choices(group, query)
    assert menu.chosen == "Two"
    assert menu.items[0].href == "?q=a+b&outcome=1"
    assert menu.everything.href == "?q=a+b"
    assert address(QueryDict("outcome=2"), {"outcome": None}) == "?"


def test_a_filter_bar_offers_the_way_back() -> None:
    groups = [FilterGroup("outcome", "Outcome", [Option("1", "One")])]
    assert "Show everything" in render("{% filter_bar groups %}", "?outcome=1", groups=groups)
    assert "Show everything" not in render("{% filter_bar groups %}", groups=groups)


def test_pages_of_a_list() -> None:
    shown = render("{% pagination page %}", "?q=x", page=Paginator(range(95), 10).get_page(4))
    assert 'aria-current="page">4<' in shown
    assert 'href="?q=x&amp;page=5"' in shown
    assert not render("{% pagination page %}", page=Paginator(range(5), 10).get_page(1))


def test_facts_leave_out_what_is_empty_but_not_zero() -> None:
    shown = render("{% facts pairs %}", pairs=[("A", 0), ("B", None), ("C", "")])
    assert shown.count("<dt>") == 1


def test_a_table_frame_can_be_scrolled_by_keyboard() -> None:
    shown = render('{% table_frame "Rows" %}<table></table>{% endtable_frame %}')
    assert 'role="region" aria-label="Rows" tabindex="0"' in shown


def test_the_shell_knows_where_it_is() -> None:
    request = RequestFactory().get("/kaz-2026-2030/results/?as_of=2027-01-01")
    request.resolver_match = SimpleNamespace(url_name="outcome", kwargs={"code": "kaz-2026-2030", "outcome": "1"})  # type: ignore[assignment]
    from datetime import date

    request.framework = SimpleNamespace(code="kaz-2026-2030", asked=date(2027, 1, 1))  # type: ignore[attr-defined]
    links = [link for section in shell(request)["shell"]["sections"] for link in section["links"]]
    current = [link for link in links if link["current"]]
    assert [link["current"] for link in current] == ["true"]
    assert current[0]["href"].endswith("?as_of=2027-01-01")
    assert not shell(RequestFactory().get("/"))["shell"]["sections"]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_gallery_shows_every_component(client: Client, language: str, django_assert_num_queries: Any) -> None:
    client.cookies["django_language"] = language
    with django_assert_num_queries(0):
        answer = client.get("/ui/")
    text = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in text
    for look in VERDICTS.values():
        assert f'id="{look.css}"' in text
    assert " style=" not in text
    assert "style-src 'self'" in answer["Content-Security-Policy"]


def test_what_is_printed_is_never_hidden_from_screen_readers() -> None:
    """The note is clipped, not hidden: it stays in the name of its button."""
    sheet = (TARGET.parent / "ui" / "parts.css").read_text("utf-8")
    rule = sheet[sheet.index(".printed-note {") :].split("}")[0]
    assert "clip-path" in rule
    assert "visibility" not in rule
    assert "display: none" not in rule
