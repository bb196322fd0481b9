"""Search: what is called so comes first; every form of a word is found; each kind has its own page."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.domains.packages.models import Version
from tests.conftest import without
from tests.web.reading import main_of, markup_of, text_of

HERE = "/kaz-2026-2030/search"
ALL = "/search"


def statements(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def direct(client: Client, words: str, address: str = HERE) -> str:
    """The markup of what is called so."""
    markup = markup_of(client, address, q=words)
    found = re.search(r'<section class="found-direct">.*?</section>', markup, re.DOTALL)
    return found[0] if found else ""


def reads(client: Client, language: str) -> Client:
    client.cookies["django_language"] = language
    return client


def kinds_found(client: Client, words: str, address: str = HERE) -> set[str]:
    return set(re.findall(r'<h2 id="found-([a-z_]+)"', markup_of(client, address, q=words)))


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        ("placeholder of a template", "finding", "No placeholder"),
        ("check.old-data", "rule", "check.old-data"),
        ("effective baseline", "rule", "How progress is judged"),
        ("completely safe", "indicator", "16.1.4"),
        ("countryside", "indicator", "8.6.1"),
        ("доверие к полиции", "indicator", "16.3.3.2"),
        ("полицияға сенім", "indicator", "16.3.3.2"),
        ("шаблон", "finding", "template"),
        ("13153.4", "block", "13,153.4"),
        ("13\u00a0153,4", "block", "13,153.4"),
        ("13 153,4", "block", "13,153.4"),
        ("2027: 13 804,3", "block", "13,804.3"),
        ("Agreement on an office", "instrument", "FAO Partnership"),
        ("Соглашение о представительстве", "instrument", "Соглашение о представительстве"),
        ("Кеңсе туралы келісім", "instrument", "Кеңсе туралы келісім"),
        ("компромиссы", "statement", "Компромиссы"),
        ("мың теңге", "indicator", "2.3.1"),
        ("Тысяча тенге", "indicator", "2.3.1"),
        ("tenge", "indicator", "2.3.1"),
        ("million hectares", "indicator", "15.1.2"),
        ("Mln ha", "indicator", "15.1.2"),
        ("в пункте e, а не в пункте a", "instrument", "Вступление в силу"),
    ],
)
def test_rows_findings_rules_and_numbers_are_found(
    kaz: Version, page: Client, words: str, kind: str, said: str
) -> None:
    assert kind in kinds_found(page, words)
    assert said in main_of(page, HERE, q=words, kind=kind)


def test_rules_are_found_without_a_framework_and_findings_in_one_only(kaz: Version, page: Client) -> None:
    assert kinds_found(page, "placeholder template", ALL) == {"rule"}
    assert "stand nowhere" not in main_of(page, HERE, q="placeholder")


@pytest.mark.parametrize(
    ("words", "called", "address"),
    [
        ("1.2.1", "Indicator 1.2.1 The proportion", "indicators/1.2.1"),
        ("16.2.1", "Indicator 16.2.1", "indicators/16.2.1"),
        ("indicator 3.2.1", "Indicator 3.2.1", "indicators/3.2.1"),
        ("1.1", "Output 1.1", "results/output/1.1/"),
        ("Outcome 3", "Outcome 3", "results/3/"),
        ("16.2", "SDG target 16.2", "sdgs/16/#target-16.2"),
        ("zero hunger", "SDG 2 Zero hunger", "sdgs/2/"),
        ("Ликвидация голода", "SDG 2 Zero hunger", "sdgs/2/"),
        ("SDG 16", "SDG 16", "sdgs/16/"),
        ("§3.2", "Clause §3.2", "document#§3.2"),
        ("clause 3.2", "Clause §3.2", "document#§3.2"),
        ("§3.2-p3", "Clause §3.2 ¶3", "document#§3.2-p3"),
        ("§3.2 ¶3", "Clause §3.2 ¶3", "document#§3.2-p3"),
        ("Annex 4", "Clause Annex 4", "document#§annex-4"),
        ("§annex-1-1.2.1", "Clause Annex 1, 1.2.1", "document#§annex-1-1.2.1"),
        ("a2-18", "Commitment A2-18", "commitments/A2-18/"),
        ("JSC", "Body Joint Government", "governance/jsc/"),
        ("unicef", "Organisation United Nations Children", "entities/unicef/"),
        ("ЮНИСЕФ", "Organisation United Nations Children", "entities/unicef/"),
        ("проон", "Organisation United Nations Development Programme", "entities/undp/"),
        ("ДДСҰ", "Organisation World Health Organization", "entities/who/"),
        ("UN-Women", "Organisation United Nations Entity for Gender", "entities/un-women/"),
        ("ООН–женщины", "Organisation United Nations Entity for Gender", "entities/un-women/"),
    ],
)
def test_what_is_called_so_comes_first(kaz: Version, page: Client, words: str, called: str, address: str) -> None:
    markup = direct(page, words)
    assert called in text_of(markup).replace("\xa0", " ")
    assert f'href="/kaz-2026-2030/{address}"' in markup


@pytest.mark.parametrize(
    ("language", "words", "called"),
    [
        ("ru", "Приложение 4", "Пункт Приложение 4"),
        ("ru", "ЦУР 16", "ЦУР 16"),
        ("ru", "Конечный результат 3", "Конечный результат 3"),
        ("ru", "ПРООН", "Организация Программа развития"),
        ("kk", "БҰҰДБ", "Даму бағдарламасы"),
    ],
)
def test_it_is_called_so_in_the_language_of_the_reader(
    kaz: Version, client: Client, language: str, words: str, called: str
) -> None:
    assert called in text_of(direct(reads(client, language), words)).replace("\xa0", " ")


@pytest.mark.parametrize("words", ["women", "3.9.9", "Annex 9", "outcome", "§"])
def test_what_nobody_is_called_is_not_said_to_be(kaz: Version, page: Client, words: str) -> None:
    assert direct(page, words) == ""


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("subsistence", "indicators/1.2.1"),
        ("SUBSISTENCE LEVEL", "indicators/1.2.1"),
        ("Прожиточного Минимума", "indicators/1.2.1"),
        ("прожиточный минимум", "indicators/1.2.1"),
        ("бедность", "#figure-"),
        ("министерства здравоохранения", "entities/min-health/"),
        ("Денсаулық сақтау министрлігінің", "entities/min-health/"),
        ("spot checks", "document#"),
        ("steering committee", "governance/"),
    ],
)
def test_it_finds_every_form_of_a_word_in_every_language(kaz: Version, page: Client, words: str, found: str) -> None:
    shown = markup_of(page, HERE, q=words)
    assert found in shown
    assert "<mark>" in shown


@pytest.mark.parametrize(("one", "other"), [("women’s", "women's"), ("бедность", "бедности"), ("ещё", "еще")])
def test_forms_and_signs_make_no_difference(kaz: Version, page: Client, one: str, other: str) -> None:
    counts = [re.search(r"(\d+) places?", main_of(page, HERE, q=words)) for words in (one, other)]
    assert len({count and count[0] for count in counts}) == 1


def test_a_word_is_found_at_its_beginning_and_not_inside_another(kaz: Version, page: Client) -> None:
    assert "Nothing contains all these words" in main_of(page, HERE, q="ring")
    assert "<mark>monitoring</mark>" in markup_of(page, HERE, q="monit").lower()


def test_it_tells_the_kinds_apart_and_links_only_to_pages(kaz: Version, page: Client) -> None:
    shown = markup_of(page, HERE, q="women")
    assert len(re.findall(r'<h2 id="found-', shown)) > 4
    for address in set(re.findall(r'href="(/[^"#]+)', shown)):
        assert page.get(address).status_code == 200, address


def test_each_kind_is_an_address_with_its_count(kaz: Version, page: Client) -> None:
    everything = markup_of(page, HERE, q="women")
    assert '<a href="?q=women" aria-current="true">All</a>' in everything
    for kind, number in re.findall(r'<a href="\?q=women&amp;kind=(\w+)">[^<]+ <span class="count">(\d+)<', everything):
        shown = markup_of(page, HERE, q="women", kind=kind)
        assert re.findall(r'<h2 id="found-(\w+)', shown) == [kind]
        assert len(re.findall(r"<li>\s+<a", shown.split('<h2 id="found-')[1])) == int(number), kind


def test_a_kind_without_finds_says_so_and_an_unknown_one_is_not_found(kaz: Version, page: Client) -> None:
    assert "Nothing of this kind" in main_of(page, HERE, q="women", kind="accelerator")
    assert page.get(HERE, {"q": "women", "kind": "nonsense"}).status_code == 404


def test_the_same_in_several_years_is_one_line_with_its_years(kaz: Version, page: Client) -> None:
    shown = main_of(page, HERE, q="Results Group Reviews", kind="activity")
    assert shown.count("Results Group Reviews") == 1
    assert "2026 2027 2028 2029 2030" in shown


def test_a_target_of_several_outcomes_is_found_once(kaz: Version, page: Client) -> None:
    assert markup_of(page, HERE, q="inclusion of all, irrespective of age").count("#target-10.2") == 1


def test_passages_are_words_without_mark_up_cut_between_words(kaz: Version, page: Client) -> None:
    for words in ("sexual violence", "vulnerable", "spot checks", "most vulnerable"):
        passages = re.findall(r'<p class="small muted"[^>]*>(.*?)</p>', markup_of(page, HERE, q=words, kind="block"))
        assert passages
        text = " ".join(block.text for block in kaz.blocks.all())
        known = set(re.findall(r"\w+", text))
        for passage in passages:
            assert not re.search(r"\||\*\*|\{§|&lt;br", passage), passage
            assert set(re.findall(r"\w+", text_of(passage.replace("<mark>", "").replace("</mark>", "")))) <= known


def test_a_row_of_a_table_is_found_at_its_own_place(kaz: Version, page: Client) -> None:
    shown = markup_of(page, HERE, q="Any sexual violence", kind="block")
    assert 'href="/kaz-2026-2030/document#§annex-1-5.2.2"' in shown
    assert "· 1.5" in text_of(shown)


def test_a_passage_is_in_the_readers_language_or_the_signed_one(kaz: Version, client: Client) -> None:
    shown = markup_of(reads(client, "ru"), HERE, q="мониторинг")
    assert not re.search("[ӘәҒғҚқҢңӨөҰұҮүҺһ]", shown)
    signed = markup_of(client, HERE, q="monitoring", kind="output")
    assert re.search(r'<p class="small muted" lang="en">[^\n]*<mark>monitoring</mark>', signed)


def test_words_of_another_language_are_shown_in_it(kaz: Version, page: Client) -> None:
    shown = markup_of(page, HERE, q="прожиточного", kind="indicator")
    assert re.search(r'<p class="small muted" lang="ru">[^\n]*<mark>прожиточного</mark>', shown)


def test_a_language_that_is_not_the_readers_comes_last(kaz: Version, client: Client) -> None:
    """«экономика» begins Kazakh words too: what holds it in Kazakh alone stands below what says it in Russian."""
    goals = markup_of(reads(client, "ru"), HERE, q="экономика", kind="goal")
    assert goals.index("Жизнестойкая и инклюзивная") < goals.index("Видение")
    groups = re.findall(
        r'<section class="found-group">.*?</section>', markup_of(client, HERE, q="экономика"), re.DOTALL
    )
    for group in groups:
        foreign = ['lang="' in line for line in re.findall(r"<li.*?</li>", group, re.DOTALL)]
        assert foreign == sorted(foreign)


def test_of_several_languages_that_hold_the_words_the_readers_is_shown(kaz: Version, client: Client) -> None:
    for language, unit in (("en", "Thousand tenge"), ("ru", "Тысяча тенге"), ("kk", "Мың теңге")):
        shown = markup_of(reads(client, language), HERE, q=unit, kind="indicator")
        marked = " ".join(f"<mark>{word}</mark>" for word in unit.split())
        assert f'<p class="small muted">{marked}</p>' in re.sub(r"\s*\n\s*", "", shown)


def test_without_words_and_without_finds_it_says_what_to_try(kaz: Version, page: Client) -> None:
    assert "everything that the framework says" in main_of(page, HERE)
    shown = main_of(page, HERE, q="xyzzy women")
    assert "These words stand nowhere: xyzzy." in shown
    assert "A code (1.1, 16.2)" in shown
    assert "&lt;script&gt;" in markup_of(page, HERE, q="<script>")


def test_a_day_that_was_asked_for_is_kept(kaz: Version, page: Client) -> None:
    shown = markup_of(page, HERE, q="women", as_of="2026-02-01")
    hrefs = re.findall(r'href="(/kaz-2026-2030/[^"]+)', shown)
    assert hrefs
    assert all("as_of=2026-02-01" in href for href in hrefs)


def test_over_all_frameworks_it_says_which(kaz: Version, second: Version, page: Client) -> None:
    shown = markup_of(page, ALL, q="eau")
    assert f"/{second.code}/" in shown
    assert f'<a href="/{second.code}/search?q=eau">{second.code}' in shown
    assert "Indicator" in direct(page, "1.2.1", ALL)


def test_a_french_word_is_found_in_its_forms(second: Version, page: Client) -> None:
    one, other = (main_of(page, f"/{second.code}/search", q=words) for words in ("l’eau", "eau"))
    assert re.findall(r"\d+ places?", one) == re.findall(r"\d+ places?", other) != []


def test_the_number_of_statements_is_fixed(kaz: Version, second: Version, page: Client) -> None:
    assert statements(page, f"{ALL}?q=eau") == 4
    assert statements(page, f"{HERE}?q=women") == 4
    assert statements(page, f"{HERE}?q=1.2.1&kind=block") == 4


def test_a_framework_without_entries_is_searched(second: Version, page: Client) -> None:
    without(second, "words")
    assert "Nothing contains" in main_of(page, f"/{second.code}/search", q="planifient")


@pytest.mark.parametrize("words", ["%", "_", "'", '"', "\\", "=1", "=eau", "§§§", "a" * 500, "1." * 200, "ß İ"])
def test_no_question_breaks_it(kaz: Version, page: Client, words: str) -> None:
    assert page.get(HERE, {"q": words}).status_code == 200


def test_the_entity_is_called_as_the_reader_calls_it(kaz: Version, client: Client) -> None:
    address: Any = "/kaz-2026-2030/entities/undp/"
    assert "(UNDP, ПРООН)" in main_of(reads(client, "ru"), address)
    assert "(UNDP)" in main_of(reads(client, "en"), address)
