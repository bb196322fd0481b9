"""The map of places and «who does what where»: counted, linked, filtered, as files, for members and everybody."""

import csv
import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.board import board
from shanyraq.domains.workplans.web.matrix import listed
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.planning import add, decide, step, whole
from tests.domains.test_register import XAA
from tests.web.reading import main_of, markup_of

CODE = "kaz-2026-2030"
MAP, WHO = f"/{CODE}/workplans/places/", f"/{CODE}/workplans/who-does-what-where/"
BOTH = (MAP, WHO)
TOTAL = "Total, each sub-output once"


def money(year: int, required: int) -> dict[str, object]:
    return {"year": year, "required": required}


def planned(**said: object) -> int:
    return add(**{"framework": CODE, "output": "1.1", "title": {"en": "Advice"}, **said})


@pytest.fixture
def member(kaz: Version) -> Client:
    return signed_in(person("member@example.org", (Role.MINISTRY, Reach(CODE))))


@pytest.fixture
def plan(kaz: Version) -> None:
    planned(places=["Abai region", "Область Абай", "г. Алматы"], starts_on="2026-01-01", ends_on="2026-12-31")
    planned(places=["KZ-10"], entities=["unicef", "undp"], starts_on="2027-01-01", ends_on="2027-12-31")
    planned(places=["Almaty"], output="2.1", entities=["undp"])
    planned(places=["Kazakhstan", "Baikonur"])
    planned()


def rows_of(client: Client, address: str, **query: str) -> list[dict[str, str]]:
    answer = client.get(address, query)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.usefixtures("plan")
class TestMap:
    def test_tiles_say_how_many_and_lead_to_them(self, member: Client) -> None:
        markup = markup_of(member, MAP)
        assert markup.count("<rect") == 20
        assert 'aria-label="Abai region: 2 sub-outputs"' in markup
        assert 'aria-label="Almaty city: 1 sub-output"' in markup
        assert 'aria-label="Almaty region: 0 sub-outputs"' in markup
        (href,) = set(re.findall(r'href="([^"]*place=KZ-10)"', markup))
        assert "2 of 5 sub-outputs" in main_of(member, href)

    def test_the_country_the_unknown_and_the_unsaid_stand_beside(self, member: Client) -> None:
        main = main_of(member, MAP)
        beside = main[main.index("Beside the map") :]
        assert "Kazakhstan 1" in beside
        assert "Almaty 1 as printed; may mean: Almaty region, Almaty city" in beside
        assert "Baikonur 1 as printed" in beside
        assert "No place named 1" in beside

    def test_several_places_count_in_each_and_once_in_the_total(self, member: Client) -> None:
        main = main_of(member, MAP)
        assert "counts in each of them, and once in the total" in main
        assert f"{TOTAL} 5" in main

    def test_filters(self, member: Client) -> None:
        assert f"{TOTAL} 2" in main_of(member, MAP, entity="undp")
        assert f"{TOTAL} 1" in main_of(member, MAP, outcome="2")
        main = main_of(member, MAP, year="2027")
        assert f"{TOTAL} 1" in main
        assert "Required in 2027" in main
        for wrong in ({"entity": "nobody"}, {"outcome": "9"}, {"year": "1999"}):
            assert member.get(MAP, wrong).status_code == 404
        assert "entity=undp&amp;place=KZ-10" in markup_of(member, MAP, entity="undp")

    def test_files(self, member: Client) -> None:
        rows = rows_of(member, f"/{CODE}/workplans/places.csv")
        assert [(row["code"], row["place"], row["sub_outputs"]) for row in rows if row["sub_outputs"] != "0"] == [
            ("KZ", "Kazakhstan", "1"),
            ("KZ-10", "Abai region", "2"),
            ("KZ-75", "Almaty city", "1"),
            ("", "Almaty", "1"),
            ("", "Baikonur", "1"),
            ("", "No place named", "1"),
        ]
        assert member.get(f"/{CODE}/workplans/places.csv", {"entity": "nobody"}).status_code == 404

    @pytest.mark.parametrize(
        ("language", "words"),
        [("ru", ["область Абай", "Карта мест"]), ("kk", ["Абай облысы", "Орындар картасы"])],
    )
    def test_in_other_languages(self, member: Client, language: str, words: list[str]) -> None:
        member.cookies["django_language"] = language
        main = main_of(member, MAP)
        assert [word for word in words if word not in main] == []


@pytest.mark.usefixtures("plan")
class TestMatrix:
    def test_numbers_lead_to_their_sub_outputs(self, member: Client) -> None:
        markup = markup_of(member, WHO)
        (href,) = set(re.findall(r'href="([^"]*place=KZ-10&amp;entity=undp)"', markup))
        assert "1 of 5 sub-outputs" in main_of(member, href.replace("&amp;", "&"))
        assert "Atyrau" not in markup, "what has nothing is left out"

    def test_an_entity_stands_alone_where_it_is_asked_for(self, member: Client) -> None:
        heads = re.findall(r'<th scope="col" class="n">(?:<[^>]+>)?([^<]+)', markup_of(member, WHO, entity="undp"))
        assert [head.strip() for head in heads] == ["Total", "UNDP"]

    def test_files_have_a_row_for_each_place_entity_and_outcome(self, member: Client) -> None:
        rows = rows_of(member, f"/{CODE}/workplans/who-does-what-where.csv", outcome="1")
        found = [(row["place_code"], row["entity"], row["outcome"], row["numbers"]) for row in rows[:4]]
        assert found == [
            ("KZ", "unicef", "1", "4"),
            ("KZ-10", "unicef", "1", "1; 2"),
            ("KZ-10", "undp", "1", "2"),
            ("KZ-75", "unicef", "1", "1"),
        ]


@pytest.mark.usefixtures("plan")
def test_what_is_printed_stays_beside_what_was_understood(member: Client) -> None:
    main = main_of(member, f"/{CODE}/workplans/1/")
    assert "Область Абай (Abai region); г. Алматы (Almaty city)" in main
    unclear = main_of(member, f"/{CODE}/workplans/3/")
    assert "“Almaty” may mean any of these: Almaty region, Almaty city" in unclear
    assert "may mean any of these" not in main


def test_as_many_statements_for_many_places_as_for_one(member: Client) -> None:
    planned(places=["KZ-10"])
    first = {path: statements(member, path) for path in BOTH}
    for place in ("KZ-11", "KZ-15", "KZ-19", "Almaty", "Kazakhstan", "Nowhere", "KZ-75"):
        planned(places=[place], entities=["undp", "unicef"])
    assert {path: statements(member, path) for path in BOTH} == first


def statements(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return len(found)


def test_empty_pages_say_what_to_do(member: Client) -> None:
    for path in BOTH:
        assert "No sub-output yet" in main_of(member, path)
    planned()
    for path in BOTH:
        assert "No place named" in main_of(member, path)


@pytest.mark.usefixtures("plan")
def test_as_of_a_day_before_there_is_nothing(member: Client) -> None:
    for path in BOTH:
        assert "No sub-output yet" in main_of(member, path, as_of="2026-01-20")


def test_everybody_reads_what_was_endorsed(client: Client, second: Version) -> None:
    whole(title={"fr": "Conseils"}, places=["Atlantis", "Nord"], starts_on="2027-01-01", ends_on="2027-12-31")
    pages = [f"/{XAA}/workplans/{page}/" for page in ("places", "who-does-what-where")]
    for path in pages:
        assert "No joint work plan has been endorsed" in main_of(client, path)
    step("open")
    for act in ("submit", "clear"):
        step(act)
    step("endorse", decision=decide())
    add(title={"fr": "Autre"}, places=["Sud"], starts_on="2027-01-01", ends_on="2027-12-31")
    for path in pages:
        main = main_of(client, path)
        assert "Nord" in main
        assert "Sud" not in main
    assert '<svg class="tiles"' not in markup_of(client, pages[0]), "a country without a grid has the table alone"


@pytest.mark.parametrize(
    ("language", "place", "core"),
    [
        ("en", "Abai region; Almaty city; Baikonur", "Core/Regular Resources; Somebody"),
        ("ru", "область Абай; город Алматы; Baikonur", "Основные (регулярные) ресурсы; Somebody"),
        ("kk", "Абай облысы; Алматы қаласы; Baikonur", "Негізгі (тұрақты) ресурстар; Somebody"),
    ],
)
def test_a_matrix_names_places_and_core_resources_in_the_readers_language(
    kaz: Version, language: str, place: str, core: str
) -> None:
    places, givers = ["Область Абай", "г. Алматы", "Baikonur"], ["Core/Regular Resources", "Somebody"]
    planned(places=places, contributors=givers, starts_on="2026-01-01", ends_on="2026-12-31")
    found = board(kaz)
    with override(language):
        facts = found.lines[0].facts
        assert [listed(facts, name, found.around, kaz.language) for name in ("places", "contributors")] == [place, core]
