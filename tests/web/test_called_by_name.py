"""Partners and entities are called by their names where people read and type; keys are for programs."""

import pytest
from django.test import Client
from django.utils import translation

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.domains.workplans.queries.board import sub_output
from shanyraq.domains.workplans.verbs.sub_output import amend
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.conftest import TESTER
from tests.domains.filled import keys
from tests.domains.giving import allocate, give
from tests.domains.planning import add
from tests.domains.test_money_lines import put
from tests.domains.test_register import AT, XAA
from tests.domains.test_workplan_book import STANDING, taken_along
from tests.web.reading import main_of, markup_of

AMEND = "/do/workplans.sub_output.amend"


@pytest.fixture
def desk(second: Version) -> Client:
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))


def refusal(**fields: object) -> str:
    with pytest.raises(Refused) as error:
        amend(AmendSubOutput.model_validate({"framework": XAA, "number": 1, **fields}), by=TESTER, at=AT)
    return "; ".join(say(each.message) for each in error.value.findings)


def test_the_lead_that_is_refused_is_named(second: Version) -> None:
    add()
    assert "PNUD leads, and is not among the entities" in refusal(lead="undp")


def test_an_entity_with_money_that_is_taken_out_is_named(second: Version) -> None:
    add(entities=["unicef", "undp"])
    put(entity="undp", required=10)
    assert "PNUD has money here" in refusal(entities=["unicef"])


def test_an_entity_of_money_that_is_refused_is_named(second: Version) -> None:
    add()
    with pytest.raises(Refused, match="PNUD is not among the entities"):
        put(entity="undp", required=10)


def test_an_entity_of_an_allocation_that_is_refused_is_named(second: Version) -> None:
    add(entities=["unicef", "undp"])
    give(entity="undp")
    with pytest.raises(Refused, match="for PNUD"):
        allocate(10)


class TestPartners:
    """The Government of the test framework has a key of its own; what nobody knows stays as it was typed."""

    @pytest.fixture(autouse=True)
    def partners(self, second: Version) -> None:
        add(contributors=["gouvernement", "A fund"], implementers=["gouvernement"])

    def test_stand_by_name_in_the_form_and_lead_back_to_the_same(self, desk: Client, second: Version) -> None:
        form = markup_of(desk, AMEND, framework=XAA, number="1")
        assert "gouvernement\n" not in form
        assert "Government" in form
        known = verbbook()["workplans.sub_output.amend"].known
        assert known is not None
        shown = known({"framework": XAA, "number": "1"})
        row = SubOutput.objects.get(number=1)
        done = amend(
            AmendSubOutput(framework=XAA, number=1, contributors=shown["contributors"], seen=row.revision),
            by=TESTER,
            at=AT,
        )
        assert done.revision == row.revision, "nothing changed"
        line = sub_output(second, 1)
        assert line is not None
        assert line.facts.contributors == ("gouvernement", "A fund")

    def test_stand_by_name_in_the_workbook(self, second: Version) -> None:
        sheet = taken_along()[STANDING]
        cell = sheet.cell(3, keys(sheet).index("contributors") + 1).value
        assert "gouvernement" not in cell
        assert "A fund" in cell

    def test_stand_by_name_in_what_happened(self, desk: Client, second: Version) -> None:
        amend(AmendSubOutput(framework=XAA, number=1, lead="unicef"), by=TESTER, at=AT)
        main = main_of(desk, f"/{XAA}/workplans/1/")
        assert "UNICEF" in main
        assert " unicef" not in main

    @pytest.mark.parametrize("language", ["ru", "kk"])
    def test_in_the_language_of_the_reader(self, second: Version, language: str) -> None:
        with translation.override(language):
            assert "PNUD" in refusal(lead="undp")
