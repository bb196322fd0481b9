"""The page of national data: what is printed beside what the source says, by whom it was decided, and its files."""

import csv
import io
import re
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.indicators.models import Dataset, Observation
from shanyraq.domains.indicators.rules.differing import Beside, YearBeside
from shanyraq.domains.indicators.rules.matching_shapes import Told
from shanyraq.domains.indicators.templatetags.indicators_national import difference, national_value, with_numbers
from shanyraq.domains.indicators.web import national_page
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from shanyraq.kernel.sentences import Sentence
from tests.base.people import person, signed_in
from tests.domains.taking_data import KAZ, SAID, TABLE, link, moved, taken, taken_repository
from tests.web.reading import main_of, text_of

pytestmark = pytest.mark.usefixtures("kaz")
PAGE = f"/{KAZ}/data/national/"
MORE = SAID + "1.2.1,F,2022,PT,5.3\n"


@pytest.fixture
def officer(kaz: Version) -> Client:
    return signed_in(person("data@example.org", (Role.DATA_OFFICER, Reach(KAZ))))


def lines(client: Client, query: str = "") -> list[dict[str, str]]:
    content = client.get(f"/{KAZ}/data/national.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_without_data_it_says_how_to_begin(page: Client) -> None:
    text = main_of(page, PAGE)
    assert "No national data were taken yet." in text
    assert "Take a repository of Open SDG" in text


class TestShown:
    @pytest.fixture(autouse=True)
    def source(self, kaz: Version) -> None:
        taken(SAID + "1.2.1,,soon,PT,1\n", title="A source", licence="CC BY 4.0", url="https://example.org/")

    def test_everybody_may_read_it(self, page: Client) -> None:
        text = main_of(page, PAGE)
        assert "Of 123 rows that measure something, 0 take a national series; for 2 one is proposed" in text
        assert "A source, CC BY 4.0" in text
        assert "5.0 (2023)" in text
        assert "+0.1" in text
        assert "differs, to be decided" in text
        assert "The values of 2015, 2023 are the same." in text
        assert "“soon” is no year and no period" in text
        assert "/do/" not in page.get(PAGE).content.decode()

    def test_whoever_has_the_right_finds_what_to_do(self, officer: Client) -> None:
        markup = officer.get(PAGE).content.decode()
        for verb in ("national.take", "link.accept", "link.accept_sure", "link.decline", "link.change"):
            assert f"/do/indicators.{verb}?" in markup, verb
        assert "link.decide" not in markup
        moved("accept", "women")
        assert "/do/indicators.link.decide?" in officer.get(PAGE).content.decode()

    def test_a_decision_stands_beside_the_values(self, page: Client) -> None:
        moved("accept", "women")
        assert "1 value differs from what is printed and waits for a decision." in main_of(page, PAGE)
        moved("decide", "women", year=2023, choice="printed", reason="A slip of the source")
        text = main_of(page, PAGE)
        assert "differs, decided" in text
        assert "Keep the printed value, tester: A slip of the source" in text
        assert "waits for a decision" not in text

    @pytest.mark.parametrize(
        ("query", "rows"),
        [("?state=proposed", 2), ("?state=none", 121), ("?sure=sure", 1), ("?values=open", 1), ("?state=accepted", 0)],
    )
    def test_it_is_narrowed(self, page: Client, query: str, rows: int) -> None:
        assert len({(line["indicator"], line["row"]) for line in lines(page, query)}) == rows
        assert page.get(PAGE + query).status_code == 200

    def test_a_state_that_there_is_not(self, page: Client) -> None:
        assert page.get(f"{PAGE}?state=lost").status_code == 404

    def test_its_file_has_a_line_for_each_year(self, page: Client) -> None:
        found = [line for line in lines(page) if (line["indicator"], line["row"]) == ("1.2.1", "women")]
        assert [(each["year"], each["printed"], each["national"], each["comparison"]) for each in found] == [
            ("2015", "2.6", "", "alone"),
            ("2023", "5.0 (2023)", "5.1", "open"),
        ]
        assert found[1]["difference"] == "0.1"
        assert page.get(f"/{KAZ}/data/national.xlsx").status_code == 200

    def test_the_file_of_remarks_has_all(self, page: Client) -> None:
        text = page.get(f"/{KAZ}/data/national/remarks.csv").content.decode("utf-8-sig")
        assert "csv,error,data.csv,5,YEAR,“soon” is no year and no period" in text

    def test_values_that_contradict_each_other_are_told_beside_the_year(self, page: Client) -> None:
        taken(SAID.replace("2023,PT,5.1", "2022,PT,5.1") + "1.2.1,F,2023,PT,5.0\n1.2.1,F,2023,PT,4.0\n", dataset="b")
        text = main_of(page, PAGE, source="b")
        assert "in the document alone The file has several values for the same thing: 5.0, 4.0" in text

    def test_on_an_earlier_day_there_was_nothing(self, page: Client) -> None:
        assert "No national data were taken yet." in main_of(page, PAGE, as_of="2026-02-01")
        assert "A source" in main_of(page, PAGE, as_of="2026-11-30")

    @pytest.mark.parametrize("language", ["ru", "kk"])
    def test_it_stands_in_every_language(self, page: Client, language: str) -> None:
        page.cookies["django_language"] = language
        assert page.get(PAGE).status_code == 200


class TestNumbers:
    """As the reader's language writes them, with few decimals, and the whole value on demand."""

    def test_a_long_value_is_shown_with_few_decimals_and_the_whole_on_demand(self, page: Client) -> None:
        taken(TABLE + "1.2.1,,2015,PT,2.58123456\n1.2.1,,2023,PT,18.7378892733564\n")
        markup = page.get(PAGE).content.decode()
        values = re.findall(r'<span class="number-value">([^<]*)</span>', markup)
        assert "18.7379" in values, "it differs: four decimals"
        assert "2.6" in values, "it is the printed one: as many decimals as that has"
        assert markup.count("In the source: “18.7378892733564”") == 2, "the newest value, and beside the year"
        assert "Newest value: 18.7379" in text_of(markup)

    @pytest.mark.parametrize("language", ["ru", "kk"])
    def test_they_are_localised(self, page: Client, language: str) -> None:
        taken(SAID)
        page.cookies["django_language"] = language
        text = main_of(page, PAGE)
        assert "2,6" in text
        assert "5,2 (2023)" in text
        assert re.findall(r".{30}(?<![\d.])\d+\.\d+(?![\d.])", text.partition("2,6")[2].partition("CSV")[0]) == []

    def test_in_reasons_as_well(self) -> None:
        with translation.override("ru"):
            told = with_numbers(
                Sentence("{years}", {"years": "2015: 29320.1 – 18.7378892733564, 2.4.1", "code": "2.4"})
            )
        assert told.values == {"years": "2015: 29\u00a0320,1 – 18,7379, 2.4.1", "code": "2.4"}

    def test_a_large_difference_has_no_more_decimals_than_what_is_printed(self) -> None:
        def told(text: str) -> Told:
            return Told(Decimal(text), text, len(text.partition(".")[2]))

        def apart(printed: str, national: str) -> str:
            return difference(YearBeside(2015, told(printed), told(national), Beside.OPEN))

        assert apart("29320.1", "18.7378892733564") == "−29,301.4"
        assert apart("12.11", "12.04") == "−0.07"
        assert apart("12", "12.41234") == "+0.4123"

    @pytest.mark.parametrize(("text", "said"), [("0.000012345678", "0.00001235"), ("0.5", "0.5"), ("12", "12")])
    def test_what_is_small_is_not_shown_as_nothing(self, text: str, said: str) -> None:
        shown = national_value(Told(Decimal(text), text, len(text.partition(".")[2])))
        assert f'<span class="number-value">{said}</span>' in shown
        assert ("In the source" in shown) == (text != said)


def test_a_unit_that_is_called_otherwise_is_said_to_be_the_same(page: Client, officer: Client) -> None:
    taken(SAID + "1.2.1,,2021,share,4\n")
    moved("change", series="1.2.1|||share", reason="A test")
    text = main_of(page, PAGE)
    assert "The source calls its unit otherwise than the framework" in text
    about = {"framework": KAZ, "dataset": "csv", "indicator": "1.2.1", "row": "total", "seen": link().revision}
    assert "same=yes" in officer.get(PAGE).content.decode()
    form = officer.get("/do/indicators.link.unit", {**about, "same": "yes"}).content.decode()
    assert '<option value="yes" selected>' in form
    sent = {**about, "same": "true", "reason": "Percent of the people"}
    assert officer.post("/do/indicators.link.unit", sent).status_code == 302
    text = main_of(page, PAGE)
    assert "The unit is the same, only called otherwise, said Data" in text
    assert "Percent of the people" in text
    assert "calls its unit otherwise" not in text
    assert "calls its unit otherwise" in main_of(page, PAGE, as_of="2026-11-30")


def test_many_rows_are_folded_under_their_indicators_and_few_stand_open(page: Client) -> None:
    taken(SAID)
    moved("accept", "women")
    markup = page.get(PAGE).content.decode()
    assert markup.count('<details class="fold" id="of-') == 32, "one for each indicator"
    assert '<details class="fold" id="of-1.2.1">' in markup
    assert "Accepted: 1, Proposed: 1, No series: 4 1 value to decide on" in main_of(page, PAGE)
    assert '<details class="fold" id="of-1.2.1" open>' in page.get(PAGE + "?state=proposed").content.decode()


@pytest.mark.parametrize(("few", "is_open"), [(123, True), (122, False)])
def test_as_many_rows_as_are_few_stand_open(
    page: Client, monkeypatch: pytest.MonkeyPatch, few: int, is_open: bool
) -> None:
    taken(SAID)
    monkeypatch.setattr(national_page, "FEW", few)
    assert ('id="of-1.2.1" open>' in page.get(PAGE).content.decode()) is is_open


def test_the_number_of_statements_is_fixed(page: Client, django_assert_max_num_queries: Any) -> None:
    taken_repository()
    with django_assert_max_num_queries(8):
        page.get(PAGE)


def test_a_file_is_sent_through_the_form(officer: Client) -> None:
    form = "/do/indicators.national.take"
    assert officer.get(form, {"framework": KAZ}).status_code == 200
    file = SimpleUploadedFile("table.csv", SAID.encode(), "text/csv")
    sent = {"framework": KAZ, "kind": "csv", "dataset": "", "title": "", "licence": "", "url": "", "file": file}
    assert officer.post(form, {**sent, "dry_run": "no"}).status_code == 302
    assert Dataset.objects.get().key == "csv"


def test_the_forms_of_links_offer_the_series_of_the_row(officer: Client) -> None:
    taken(SAID)
    about = {"framework": KAZ, "dataset": "csv", "indicator": "1.2.1", "row": "men"}
    markup = officer.get("/do/indicators.link.change", about).content.decode()
    assert "1.2.1||SEX=F|PT" in markup
    assert "Row: Men" in text_of(markup), "in words, not by its key"
    assert "the whole, PT" in markup
    sent = {**about, "series": "1.2.1||SEX=F|PT", "reason": "For a test"}
    assert officer.post("/do/indicators.link.change", sent).status_code == 302


def test_what_waits_for_a_decision_stands_on_the_desk(officer: Client) -> None:
    assert "national s" not in main_of(officer, "/desk/"), "without a source nothing waits"
    taken(SAID, title="A source")
    assert "Proposed national series that wait for a decision: 2" in main_of(officer, "/desk/")
    moved("accept", "women")
    text = main_of(officer, "/desk/")
    assert "Proposed national series that wait for a decision: 1" in text
    assert "Values that differ from the national source and wait for a decision: 1" in text
    assert f"{PAGE}?state=accepted&amp;values=open" in officer.get("/desk/").content.decode()
    focal = signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="unicef"))))
    assert "wait for a decision" not in main_of(focal, "/desk/")


def test_the_source_of_a_value_is_said_by_the_series_and_what_it_counts_with_its_key_as_small_text(
    page: Client,
) -> None:
    taken(MORE, title="A source", url="https://example.org/data")
    moved("accept", "women")
    number = Observation.objects.get(framework__code=KAZ, indicator="1.2.1", period="2022").number
    text = main_of(page, f"/{KAZ}/monitoring/{number}/")
    assert "Source A source: 1.2.1 – women and girls 1.2.1||SEX=F|PT" in text
    assert "A source: 1.2.1 – women and girls" in main_of(page, f"/{KAZ}/monitoring/")
    kept = page.get(f"/{KAZ}/monitoring.csv").content.decode("utf-8-sig")
    assert '"A source, 1.2.1||SEX=F|PT"' in kept
