"""Versions, differences, downloads."""

import csv
import io
import json
import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.history import difference, versions
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.web.versions import parts_of
from shanyraq.domains.packages.writing import as_json
from shanyraq.kernel.errors import NotFound
from tests.conftest import apply
from tests.web.reading import main_of, markup_of

ALL = "/xaa-2027-2031/versions/"
LATER = datetime(2028, 2, 3, 10, 30, tzinfo=UTC)


@pytest.fixture
def amended(second: Version, second_package: Package) -> Version:
    """A second version: a body renamed, a commitment ended, an organisation added."""
    (body,) = second_package.governance.bodies
    governance = second_package.governance.model_copy(
        update={"bodies": [body.model_copy(update={"name": {"fr": "Comité", "en": "Committee"}})]}
    )
    kept = second_package.commitments.model_copy(update={"commitments": second_package.commitments.commitments[:1]})
    organisation = second_package.parties.organisations[-1].model_copy(
        update={"key": "oms", "short_name": "OMS", "name": "Organisation mondiale de la santé"}
    )
    parties = second_package.parties.model_copy(
        update={"organisations": [*second_package.parties.organisations, organisation]}
    )
    update = {"governance": governance, "commitments": kept, "parties": parties}
    return apply(second_package.model_copy(update=update), reason="Amendement n° 1", at=LATER)


def test_versions_say_who_why_and_how_much(amended: Version, page: Client) -> None:
    newest, first = versions(amended)
    assert (newest.number, newest.author, newest.reason) == (2, "tester", "Amendement n° 1")
    assert newest.counts == {"add": 1, "change": 1, "end": 1}
    assert first.counts is not None
    assert first.counts["add"] > 50
    text = main_of(page, ALL)
    assert "There are 2 versions, the newest loaded on 3 February 2028." in text
    assert "Amendement n° 1" in text
    assert "from 1 to 2" in text


def test_a_version_that_is_not_known_yet_is_not_shown(amended: Version, page: Client) -> None:
    text = main_of(page, ALL, as_of="2027-12-31")
    assert "There is 1 version" in text
    assert "Amendement" not in text
    assert page.get(f"{ALL}2/", {"as_of": "2027-12-31"}).status_code == 404


def test_a_difference_is_printed_as_added_changed_ended(amended: Version, page: Client) -> None:
    text = main_of(page, f"{ALL}2/")
    assert "From version 1 to version 2" in text
    assert "1 added, 1 changed, 1 ended." in text
    assert "Organisation mondiale de la santé" in text
    for part in ("Parties 1 ", "Commitments – ", "Governance – "):
        assert part in text, part
    assert "Comité de pilotage" in text
    assert "Français: Comité" in text
    assert "English: Committee" in text


def test_a_difference_can_be_read_the_other_way_round(amended: Version, page: Client) -> None:
    text = main_of(page, f"{ALL}1/", since="2")
    assert "From version 2 to version 1" in text
    assert "1 added, 1 changed, 1 ended." in text
    assert difference(amended, 1, 2).added[0].item == "commitments › commitment 3-02"


def test_the_first_version_begins_with_everything(second: Version, page: Client) -> None:
    text = main_of(page, f"{ALL}1/")
    assert "What version 1 began with" in text
    found = difference(second, 1)
    parts = parts_of(found.changes)
    assert sum(sum(part.counts) for part in parts) == len(found.changes)
    assert [part.anchor for part in parts] == re.findall(
        '<details class="fold" id="([^"]+)">', markup_of(page, f"{ALL}1/")
    )
    assert re.search("goal “ ?Un pays où chacun compte ?”", text)
    assert found.before is None
    assert not found.changed
    assert not found.ended


def test_a_version_and_itself_say_the_same(second: Version, page: Client) -> None:
    assert "The two versions say the same." in main_of(page, f"{ALL}1/", since="1")


def test_unknown_versions_are_not_found(second: Version, page: Client) -> None:
    assert page.get(f"{ALL}7/").status_code == 404
    assert page.get(f"{ALL}1/", {"since": "7"}).status_code == 404
    with pytest.raises(NotFound):
        difference(second, 2)


def test_the_list_of_versions_takes_the_same_statements_for_any_number(
    amended: Version, kaz: Version, page: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for address in (ALL, "/kaz-2026-2030/versions/"):
        with django_assert_num_queries(3):
            page.get(address)


def test_every_file_of_the_data_page_can_be_downloaded(kaz: Version, page: Client) -> None:
    markup = markup_of(page, "/kaz-2026-2030/data/")
    files = [part.split('"')[0] for part in markup.split('href="')[1:] if "download" in part.split(">")[0]]
    assert "/kaz-2026-2030/data/framework.json" in files
    assert len(files) >= 7
    for address in files:
        answer = page.get(address)
        assert answer.status_code == 200, address
        assert "attachment" in answer["Content-Disposition"], address
    assert "/api/v1/openapi.json" in markup


def test_links_of_the_data_page_keep_the_day(kaz: Version, page: Client) -> None:
    markup = markup_of(page, "/kaz-2026-2030/data/", as_of="2026-06-30")
    assert 'href="/kaz-2026-2030/data/framework.json?as_of=2026-06-30"' in markup


def test_the_export_is_the_contract(kaz: Version, kaz_package: Package, page: Client) -> None:
    answer = page.get("/kaz-2026-2030/data/framework.json")
    assert json.loads(answer.content) == json.loads(json.dumps(as_json(kaz_package, 1), default=str))
    again = page.get("/kaz-2026-2030/data/framework.json")
    assert again.content == answer.content


def test_the_export_on_a_day_is_the_version_of_that_day(amended: Version, page: Client) -> None:
    address = "/xaa-2027-2031/data/framework.json"
    assert json.loads(page.get(address).content)["version"] == 2
    assert json.loads(page.get(address, {"as_of": "2027-12-31"}).content)["version"] == 1


def test_the_file_of_a_difference_holds_json_where_a_value_has_parts(amended: Version, client: Client) -> None:
    lines = csv.DictReader(io.StringIO(client.get(f"{ALL}2/changes.csv").content.decode("utf-8-sig")))
    (line,) = [line for line in lines if line["action"] == "change"]
    assert (line["field"], json.loads(line["after"])) == ("name", {"fr": "Comité", "en": "Committee"})
    whole = json.loads(client.get(f"{ALL}2/changes.json").content)
    assert {"fr": "Comité", "en": "Committee"} in [each["after"] for each in whole]
