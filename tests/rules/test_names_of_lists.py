"""A list of partners and places holds names: a table of what names nothing, at both bounds."""

from datetime import date

import pytest

from shanyraq.domains.workplans.rules.editing import is_no_name, refused_names
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.mandatory import lacking
from shanyraq.kernel.findings import Severity

NOTHING = ["-", "–", "—", "?", "...", " ", "n/a", "N.A.", "#N/A", "none", "TBD", "tbc", "нет", "Н/Д", "жоқ"]
NAMES = ["X", "7", "ООН", "N.A.S.A.", "None of these Foundation", "Нетто", "3M", "TBD Bank"]
DAY = date(2027, 3, 1)


@pytest.mark.parametrize("text", NOTHING)
def test_names_nothing(text: str) -> None:
    assert is_no_name(text)
    (finding,) = refused_names({"places": ["Nord", text]})
    assert (finding.severity, finding.field) == (Severity.ERROR, "places")
    assert text in str(finding.message)


@pytest.mark.parametrize("text", NAMES)
def test_names_something(text: str) -> None:
    assert not is_no_name(text)
    assert refused_names({"places": [text]}) == []


@pytest.mark.parametrize(("places", "lacks"), [((), True), (("–", "n/a"), True), (("–", "Nord"), False)])
def test_a_tag_that_names_nothing_is_missing(places: tuple[str, ...], lacks: bool) -> None:
    found = lacking(Facts("A.1.1", {"fr": "Conseils"}, places=places), "clear", DAY)
    assert ("places" in found) is lacks
