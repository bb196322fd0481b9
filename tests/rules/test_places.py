"""Which place a printed place means, and how tiles are shaded: pure, with the places on file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.reference.queries import places_of
from shanyraq.domains.reference.vocabulary import Place, PlaceKind
from shanyraq.domains.workplans.mapping.rows import Drawer, Lookups
from shanyraq.domains.workplans.reading import PlanRow
from shanyraq.domains.workplans.rules.places import SHADES, UNKNOWN, Gazetteer, band, bands, gazetteer
from shanyraq.domains.workplans.rules.placing import OutputLine

LAND = Place("XAA", PlaceKind.COUNTRY, {"fr": "Atlantis"}, {"fr": "Atlantis"})
NORTH = Place("XA-N", PlaceKind.REGION, {"en": "North region"}, {"en": "North"}, ("North",), (1, 1))
TOWN = Place("XA-T", PlaceKind.CITY, {"en": "North city"}, {"en": "North city"}, ("North",), (2, 1))
KNOWN = gazetteer([NORTH, TOWN], LAND)
FILED = places_of("KAZ")
KAZ = gazetteer(FILED, Place("KAZ", PlaceKind.COUNTRY, {"en": "Kazakhstan"}, {}))


class TestMeaning:
    @pytest.mark.parametrize("printed", ["XA-N", "xa-n", "North region", " NORTH   Region ", "North-Region"])
    def test_code_and_spellings_without_regard_to_capitals_and_signs(self, printed: str) -> None:
        assert KNOWN.understood(printed) == NORTH
        assert KNOWN.key(printed) == "XA-N"

    def test_the_country_is_what_the_framework_calls_it(self) -> None:
        assert KNOWN.understood("atlantis") == LAND

    @pytest.mark.parametrize("printed", ["North", "north"])
    def test_what_several_places_are_called_means_none_of_them(self, printed: str) -> None:
        assert KNOWN.meanings(printed) == (NORTH, TOWN)
        assert KNOWN.understood(printed) is None
        assert KNOWN.key(printed) == printed

    @pytest.mark.parametrize("printed", ["", "Northern", "XA", "Nor"])
    def test_what_is_not_known_stays_as_printed(self, printed: str) -> None:
        assert KNOWN.meanings(printed) == ()
        assert KNOWN.key(printed) == printed

    def test_several_spellings_of_one_place_are_one(self) -> None:
        assert KNOWN.keys(["North region", "elsewhere", "xa-n", "elsewhere"]) == ("XA-N", "elsewhere")

    @given(st.text())
    def test_of_an_unknown_country_everything_stays(self, printed: str) -> None:
        assert UNKNOWN.keys([printed]) == (printed,)


class TestOnFile:
    def test_a_country_with_its_regions_and_cities(self) -> None:
        kinds = [place.kind for place in FILED]
        assert [kinds.count(kind) for kind in PlaceKind] == [1, 17, 3]
        assert places_of("XAA") == ()

    def test_every_place_is_named_in_three_languages_and_has_a_tile_of_its_own(self) -> None:
        assert {tuple(place.name) for place in FILED} == {("en", "ru", "kk")}
        assert len({place.code for place in FILED}) == len(FILED)
        tiles = [place.tile for place in FILED if place.kind is not PlaceKind.COUNTRY]
        assert len({*tiles}) == 20
        assert None not in tiles

    def test_every_code_and_name_means_its_own_place(self) -> None:
        for place in FILED:
            for word in (place.code, *place.name.values()):
                assert KAZ.understood(word) == place, word

    def test_only_the_city_and_the_region_of_one_name_are_not_told_apart(self) -> None:
        words = [word for place in FILED for word in place.printed_as]
        assert {word for word in words if KAZ.understood(word) is None} == {"Almaty", "Алматы"}
        assert [place.code for place in KAZ.meanings("Almaty")] == ["KZ-19", "KZ-75"]

    @pytest.mark.parametrize(
        ("printed", "code"),
        [
            ("г. Алматы", "KZ-75"),
            ("Алматы облысы", "KZ-19"),
            ("Zhetysu region", "KZ-33"),
            ("Karaganda region", "KZ-35"),
            ("ВКО", "KZ-63"),
            ("Қазақстан Республикасы", "KZ"),
        ],
    )
    def test_what_plans_write(self, printed: str, code: str) -> None:
        assert KAZ.key(printed) == code


class TestShades:
    @pytest.mark.parametrize(
        ("most", "found"),
        [
            (0, []),
            (1, [(1, 1)]),
            (4, [(1, 1), (2, 2), (3, 3), (4, 4)]),
            (5, [(1, 2), (3, 4), (5, 5)]),
            (8, [(1, 2), (3, 4), (5, 6), (7, 8)]),
            (9, [(1, 3), (4, 6), (7, 9)]),
        ],
    )
    def test_bands(self, most: int, found: list[tuple[int, int]]) -> None:
        assert bands(most) == found

    @given(st.integers(1, 5000))
    def test_each_number_is_in_one_band(self, most: int) -> None:
        found = bands(most)
        assert 1 <= len(found) <= SHADES
        assert [band(number, found) for number in (0, most + 1)] == [0, 0]
        assert sorted({band(number, found) for number in range(1, most + 1)}) == list(range(1, len(found) + 1))


@pytest.mark.parametrize(
    ("known", "remarks"),
    [(KNOWN, ["The country has no place “Nowhere”; it is kept as printed"]), (UNKNOWN, [])],
)
def test_a_row_of_a_file_is_told_of_places_that_the_country_does_not_have(known: Gazetteer, remarks: list[str]) -> None:
    drawer = Drawer(Lookups([OutputLine("1.1", "1", ("Output",))], {}, ["en"], known))
    drawn = drawer.draw(PlanRow(output_code="1.1", title="Title", places=("XA-N", "Nowhere")))
    assert [str(each.message) for each in drawn.remarks] == remarks
    assert drawn.facts is not None
    assert drawn.facts.places == ("XA-N", "Nowhere")
