"""Outcomes, outputs, theory, goals, context, groups, provisions: what each page says."""

import csv
import io
import re
from datetime import date

import pytest
from django.test import Client

from shanyraq.base.ui.verdicts import VERDICTS
from shanyraq.domains.indicators.queries import load_results
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Context, Package, Provisions, TheoryOfChange
from tests.conftest import apply
from tests.web.reading import markup_of


def words(client: Client, address: str) -> str:
    """The page without its tags, spaces made single."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    html = answer.content.decode()
    html = html[html.index("<main") : html.index("<footer")]
    return re.sub(r" ([,;.)])", r"\1", re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)))


def lines(client: Client, address: str) -> list[dict[str, str]]:
    """The lines of a CSV file."""
    return list(csv.DictReader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))


class TestOutcome:
    def test_it_tells_what_stands_above_below_and_beside_it(self, kaz: Version, page: Client) -> None:
        text = words(page, f"/{kaz.code}/results/1/")
        assert "10 indicators, 3 outputs, 21 SDG targets, 13 UN entities; 10 of 15 national strategies" in text
        assert "Worded the same in 3 other places" in text
        assert "as printed: Ministry of Healthcare" in text
        assert "Outcome Results Group" in text
        assert "Our reading" in text

    def test_verdicts_stand_beside_indicators(self, kaz: Version, page: Client) -> None:
        day = date(2026, 3, 1)
        html = page.get(f"/{kaz.code}/results/1/", {"as_of": day.isoformat()}).content.decode()
        shown = [indicator.status for indicator in load_results(kaz, day).outcomes[0].indicators]
        found = re.findall(r'class="verdict (v-[a-z-]+)"', html[html.index('id="indicators"') :])
        assert found == [VERDICTS[status].css for status in shown]

    def test_three_levels_above_and_indicators_of_outputs(self, second: Version, page: Client) -> None:
        text = words(page, f"/{second.code}/results/A.1/")
        assert re.search(r"Vision Un pays.* Pilier A Personnes.* Priorité A.1 Services de base", text)
        assert "3 indicators, 2 outputs" in text
        assert "Qualité du registre scolaire" in text
        assert "Partielle" in text

    def test_there_is_no_other(self, kaz: Version, page: Client) -> None:
        assert page.get(f"/{kaz.code}/results/9/").status_code == 404
        assert page.get(f"/{kaz.code}/results/output/9.1/").status_code == 404

    def test_an_output_has_its_entities_condition_and_assumptions(self, kaz: Version, page: Client) -> None:
        text = words(page, f"/{kaz.code}/results/output/4.2/")
        assert "UN entities contribute to this output" in text
        assert "In the theory of change" in text
        assert "Protection of Civic Space" in text


class TestTheory:
    def test_the_picture_is_text(self, kaz: Version, page: Client) -> None:
        text = words(page, f"/{kaz.code}/theory/")
        assert "If 12 conditions come true and 11 assumptions hold, 4 outcomes follow." in text
        assert "just, inclusive, and resilient society" in text
        assert "Our reading" in text

    def test_assumptions_are_linked_to_their_outcomes(self, kaz: Version, page: Client) -> None:
        html = page.get(f"/{kaz.code}/theory/").content.decode()
        row = html[html.index('id="assumption-civic-space"') :].split("</tr>")[0]
        assert f'href="/{kaz.code}/results/4/"' in row
        assert f'href="/{kaz.code}/results/1/"' not in row
        assert html.count('href="#assumption-civic-space"') == 1

    def test_risks_to_an_assumption_are_links_to_their_place(self, kaz: Version, page: Client) -> None:
        html = page.get(f"/{kaz.code}/theory/", {"as_of": "2026-03-01"}).content.decode()
        linked = re.findall(rf'href="/{kaz.code}/risks/\?as_of=2026-03-01#risk-([a-z0-9-]+)"', html)
        assert set(linked) == {risk.key for risk in kaz.risks.all() if risk.assumptions}

    def test_without_one_it_says_how_to_begin(self, second: Version, page: Client) -> None:
        assert "theory-of-change.yaml" in words(page, f"/{second.code}/theory/")


class TestGoals:
    def test_the_matrix_counts_targets_goals_and_what_is_measured(self, kaz: Version, page: Client) -> None:
        text = words(page, f"/{kaz.code}/sdgs/")
        assert "The outcomes contribute to 72 targets of 17 of the 17 goals" in text
        assert "(printed under 17)" in text
        assert "inclusive economic diversification" in text

    def test_an_indicator_without_a_printed_code_is_given_none(self, kaz: Version, page: Client) -> None:
        assert kaz.indicators.get(key="social-protection").code is None
        html = page.get(f"/{kaz.code}/sdgs/").content.decode()
        link = html[html.index("/indicators/social-protection") :].split("</a>")[0]
        shown = link.partition(">")[2].partition('<span class="visually-hidden">')[0]
        assert re.sub(r"<[^>]*>", "", shown) == "no code"

    def test_a_goal_names_what_is_left_and_what_strayed(self, kaz: Version, page: Client) -> None:
        assert "contributes to 4 of the 7 targets" in words(page, f"/{kaz.code}/sdgs/1/")
        assert "printed under SDG 17" in words(page, f"/{kaz.code}/sdgs/16/")
        assert "Printed under this goal, but of another" in words(page, f"/{kaz.code}/sdgs/17/")
        assert page.get(f"/{kaz.code}/sdgs/18/").status_code == 404

    def test_a_goal_that_nobody_takes_up_says_so(self, second: Version, page: Client) -> None:
        assert "No outcome contributes to a target of this goal." in words(page, f"/{second.code}/sdgs/1/")

    def test_the_file_has_a_line_for_each_target_of_each_outcome(
        self, kaz: Version, kaz_package: Package, page: Client
    ) -> None:
        found = lines(page, f"/{kaz.code}/sdgs.csv")
        assert len(found) == sum(len(outcome.sdg_targets) for outcome in kaz_package.outcomes)
        poverty = next(line for line in found if line["target"] == "1.2")
        assert (poverty["outcome"], poverty["indicators"]) == ("2", "1.2.1")


class TestContext:
    def test_rankings_figures_and_statements(self, kaz: Version, page: Client) -> None:
        text = words(page, f"/{kaz.code}/context/")
        assert "The document states 114 figures, 9 places in international rankings and 7 accelerators." in text
        assert "As printed: “67th out of 193”" in text

    @pytest.mark.parametrize(("language", "value"), [("en", "0.710"), ("ru", "0,710"), ("kk", "0,710")])
    def test_a_place_in_a_ranking_has_the_decimals_that_are_printed(
        self, kaz: Version, page: Client, language: str, value: str
    ) -> None:
        page.cookies["django_language"] = language
        row = markup_of(page, f"/{kaz.code}/context/").partition('id="ranking-gggi"')[2].partition("</tr>")[0]
        assert f'<span class="number-value">{value}</span>' in row

    def test_the_file_keeps_what_was_printed(self, kaz: Version, page: Client) -> None:
        found = {line["key"]: line for line in lines(page, f"/{kaz.code}/context.csv")}
        assert len(found) == 114
        assert all(line["printed"] and line["clause"].startswith("§") for line in found.values())

    def test_groups_say_who_is_not_counted(self, kaz: Version, page: Client) -> None:
        text = words(page, f"/{kaz.code}/groups/")
        assert "10 of 15 groups at risk of being left behind are counted by no row" in text
        assert "not counted" in text
        assert len(lines(page, f"/{kaz.code}/groups.csv")) == 15

    @pytest.mark.parametrize(("part", "count"), [("funding", 18), ("operations", 9), ("hact", 42)])
    def test_provisions(self, kaz: Version, page: Client, part: str, count: int) -> None:
        assert f"{count} provisions of the document:" in words(page, f"/{kaz.code}/provisions/{part}/")

    @pytest.mark.parametrize("part", ["hact"])
    def test_the_addresses_of_the_contract_lead_to_the_provisions(self, kaz: Version, page: Client, part: str) -> None:
        answer = page.get(f"/{kaz.code}/{part}/", {"as_of": "2026-03-01"})
        assert (answer.status_code, answer["Location"]) == (302, f"/{kaz.code}/provisions/{part}/?as_of=2026-03-01")
        assert page.get(f"/{kaz.code}/{part}")["Location"] == f"/{kaz.code}/{part}/"
        assert page.get(f"/{kaz.code}/{part}/", follow=True).status_code == 200
        assert page.get(f"/xzz-2026-2030/{part}/", follow=True).status_code == 404

    def test_there_are_no_other_provisions(self, kaz: Version, page: Client) -> None:
        assert page.get(f"/{kaz.code}/provisions/other/").status_code == 404


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("theory/", "theory-of-change.yaml"),
        ("context/", "context.yaml"),
        ("groups/", "context.yaml"),
        ("provisions/funding/", "funding.yaml"),
        ("partners/", "parties.yaml"),
    ],
)
def test_an_empty_page_says_what_will_be_there(
    second_package: Package, db: None, page: Client, address: str, file: str
) -> None:
    nothing = {"theory_of_change": TheoryOfChange(), "context": Context(), "funding": Provisions()}
    version = apply(second_package.model_copy(update=nothing))
    html = page.get(f"/{version.code}/{address}").content.decode()
    assert 'class="empty"' in html
    assert file in html


def test_a_day_is_kept_in_every_link_inside(kaz: Version, page: Client) -> None:
    day = date(2026, 3, 1).isoformat()
    for address in ("results/1/", "theory/", "sdgs/", "sdgs/5/", "context/", "groups/", "entities/", "legal/"):
        html = page.get(f"/{kaz.code}/{address}", {"as_of": day}).content.decode()
        main = html[html.index("<main") : html.index("</main>")]
        inside = re.findall(rf'href="(/{kaz.code}/[^"]*)"', main)
        assert inside, address
        assert [link for link in inside if f"as_of={day}" not in link] == [], address
