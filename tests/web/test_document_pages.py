"""The document reader and the page of a clause."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django.http import HttpResponse
from django.test import Client

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Document, Package
from tests.conftest import apply
from tests.forgetting import forget_all


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    forget_all()


class Words(HTMLParser):
    """The text of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def main(answer: HttpResponse) -> str:
    """The page without its shell, which holds a token of its own."""
    html = answer.content.decode()
    return html[html.index("<main") : html.index("</main>")]


def plain(text: str) -> str:
    return re.sub(r"\s+", "", re.sub(r"[*\\]|<br>|<(?=http)|(?<=/)>|\{§[^}]+\}|\|", "", text))


def test_every_anchor_is_an_id_and_every_word_is_there(kaz: Version, kaz_package: Package, page: Client) -> None:
    html = page.get(f"/{kaz.code}/document").content.decode()
    ids = re.findall(r'\bid="(§[^"]+)"', html)
    blocks = kaz_package.document.blocks
    assert len(ids) == len(set(ids))
    assert set(ids) == {anchor for block in blocks for anchor in (block.anchor, *block.anchors)}
    said = "".join("".join(Words(html).said).split()).replace("*", "")
    missing = [
        block.anchor
        for block in blocks
        if block.kind != "table" and "](" not in block.text and plain(block.text) not in said
    ]
    assert missing == []


def test_beside_a_clause_stands_what_hangs_on_it(kaz: Version, page: Client) -> None:
    html = page.get(f"/{kaz.code}/document").content.decode()
    start = html.index('id="§3.2-p1"')
    clause = html[start : html.index('id="§3.2-p2"')]
    assert f'href="/{kaz.code}/clause/3.2-p1"' in clause
    assert f'href="/{kaz.code}/governance/jsc/"' in clause
    assert re.search(r"<summary>\d+ commitments? · ", clause)
    row = html[html.index('id="§annex-1-1.2.1"') :][:900]
    assert f'href="/{kaz.code}/clause/annex-1-1.2.1"' in row
    assert "1 indicator" in row


def test_what_was_restored_is_told_where_it_was_done(kaz: Version, kaz_package: Package, page: Client) -> None:
    html = page.get(f"/{kaz.code}/document").content.decode()
    restored = sum(bool(block.repaired) for block in kaz_package.document.blocks)
    assert html.count('class="more restored"') == restored


def test_headings_do_not_skip_a_level(kaz: Version, second: Version, page: Client) -> None:
    for version in (kaz, second):
        html = page.get(f"/{version.code}/document").content.decode()
        levels = [
            int(level) for level in re.findall(r"<h([1-6])[\s>]", html[html.index("<main") : html.index("</main>")])
        ]
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_it_is_read_in_three_statements_and_then_remembered(
    kaz: Version, page: Client, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(4):  # type: ignore[operator]
        first = page.get(f"/{kaz.code}/document")
    with django_assert_num_queries(1):  # type: ignore[operator]
        again = page.get(f"/{kaz.code}/document")
    assert main(first) == main(again)


def test_what_is_remembered_belongs_to_its_language_and_day(kaz: Version, page: Client) -> None:
    english = page.get(f"/{kaz.code}/document").content.decode()
    page.cookies["django_language"] = "ru"
    russian = page.get(f"/{kaz.code}/document").content.decode()
    assert "Комитет" not in english
    assert "руководящий комитет" in russian
    dated = page.get(f"/{kaz.code}/document", {"as_of": "2026-03-01"}).content.decode()
    assert f'href="/{kaz.code}/clause/3.2-p1?as_of=2026-03-01"' in dated
    assert "as_of" not in russian[russian.index("<main") : russian.index("</main>")]


def test_two_versions_are_not_mistaken_for_each_other(second_package: Package, db: None, page: Client) -> None:
    from datetime import UTC, datetime

    version = apply(second_package)
    page.get(f"/{version.code}/document")
    first = second_package.document.blocks[0].model_copy(update={"text": "Un autre titre"})
    changed = Document(blocks=[first, *second_package.document.blocks[1:]])
    apply(second_package.model_copy(update={"document": changed}), at=datetime(2026, 6, 1, tzinfo=UTC))
    assert "Un autre titre" in page.get(f"/{version.code}/document").content.decode()
    assert "Un autre titre" not in page.get(f"/{version.code}/document", {"as_of": "2026-05-01"}).content.decode()


def test_another_language_of_signing_is_marked(second: Version, page: Client) -> None:
    html = page.get(f"/{second.code}/document").content.decode()
    assert '<p class="clause-text" lang="fr">Les parties visent' in html


def test_a_framework_without_text_says_so(second_package: Package, empty: None, page: Client) -> None:
    version = apply(second_package.model_copy(update={"document": Document()}))
    html = page.get(f"/{version.code}/document").content.decode()
    assert "document.md" in html


class TestClause:
    def test_it_shows_its_words_and_everything_that_hangs_on_it(self, kaz: Version, page: Client) -> None:
        html = page.get(f"/{kaz.code}/clause/3.2-p1").content.decode()
        assert "<h1>Clause §3.2\u00a0¶1</h1>" in html
        assert "highest governing body" in html
        assert f'href="/{kaz.code}/governance/jsc/"' in html
        assert f'href="/{kaz.code}/document#§3.2-p1"' in html

    def test_a_row_shows_its_rows(self, kaz: Version, page: Client) -> None:
        html = page.get(f"/{kaz.code}/clause/annex-1-1.2.1").content.decode()
        assert "Rural Population" in html
        assert "social protection benefit" not in html

    def test_a_heading_shows_its_text_beside_what_hangs_on_it(self, kaz: Version, page: Client) -> None:
        html = page.get(f"/{kaz.code}/clause/3.1").content.decode()
        assert "an institutional framework has been established" in html
        beside = html[html.index('id="§3.1-p1"') : html.index('id="§3.1-p2"')]
        assert f'href="/{kaz.code}/governance/sdg-coordination-council/"' in beside
        assert "Sections below this heading" not in html
        chapter = page.get(f"/{kaz.code}/clause/3", {"as_of": "2026-03-01"}).content.decode()
        assert f'href="/{kaz.code}/clause/3.1?as_of=2026-03-01"' in chapter
        assert "\ufdd0" not in chapter

    def test_a_row_stands_under_its_outcome_and_not_under_the_list_before_it(self, kaz: Version, page: Client) -> None:
        html = page.get(f"/{kaz.code}/clause/annex-1-13.2.2").content.decode()
        crumbs = html[html.index('class="crumbs"') : html.index("</nav>", html.index('class="crumbs"'))]
        assert "LNOB" not in crumbs
        assert f'href="/{kaz.code}/clause/annex-1-outcome-3"' in crumbs
        assert "<h1>Annex\u00a01, 13.2.2</h1>" in html

    def test_the_sign_may_be_written(self, kaz: Version, page: Client) -> None:
        assert page.get(f"/{kaz.code}/clause/§3.2-p1").status_code == 200

    def test_a_clause_on_which_nothing_hangs_says_so(self, kaz: Version, page: Client) -> None:
        bare = next(
            block.anchor
            for block in kaz.blocks.all()
            if block.kind == "paragraph" and not kaz.citations.filter(anchor=block.anchor).exists()
        )
        html = page.get(f"/{kaz.code}/clause/{bare[1:]}").content.decode()
        assert "Nothing is taken from this clause" in html

    def test_an_unknown_clause_is_not_found(self, kaz: Version, page: Client) -> None:
        assert page.get(f"/{kaz.code}/clause/99-p1").status_code == 404

    @pytest.mark.parametrize("anchor", ["3.2-p1", "3.2", "annex-1", "annex-1-1.2.1"])
    def test_three_statements(self, kaz: Version, page: Client, anchor: str, django_assert_num_queries: object) -> None:
        with django_assert_num_queries(3):  # type: ignore[operator]
            page.get(f"/{kaz.code}/clause/{anchor}")
