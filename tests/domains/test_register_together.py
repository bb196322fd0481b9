"""The register when several people write into it at the same moment."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from shanyraq.domains.parties.commands import AmendOrganisation
from shanyraq.domains.parties.models import Registered
from shanyraq.domains.parties.verbs import organisation as organisations
from shanyraq.kernel.errors import Refused
from tests.api.together import Together
from tests.conftest import SECOND, TESTER, loaded
from tests.domains.test_register import AT, create, of


@pytest.mark.django_db(transaction=True)
@pytest.mark.xdist_group("browser")
class TestAtOnce:
    @pytest.fixture
    def together(self, tmp_path: Path) -> Together:
        found = Together(tmp_path)
        found.alone(partial(loaded, SECOND))
        return found

    def test_of_many_entries_of_one_name_one_is_made(self, together: Together) -> None:
        ends = together(*[partial(refused, partial(create, f"eau-{number}", number="")) for number in range(6)])
        assert sorted(ends) == [False, True, True, True, True, True]
        assert together.alone(Registered.objects.count) == 1

    def test_of_many_entries_of_one_number_one_is_made(self, together: Together) -> None:
        works = [partial(create, f"eau-{number}", name={"en": f"Eau {number}"}) for number in range(6)]
        assert sorted(together(*[partial(refused, work) for work in works])) == [False, True, True, True, True, True]

    def test_two_are_not_given_one_name_at_once(self, together: Together) -> None:
        for number in range(4):
            together.alone(partial(create, f"eau-{number}", name={"en": f"Eau {number}"}, number=""))
        works = [partial(renamed, f"eau-{number}") for number in range(4)]
        assert sorted(together(*[partial(refused, work) for work in works])) == [False, True, True, True]


def renamed(key: str) -> None:
    organisations.amend(AmendOrganisation(**of(key), name={"en": "Vive"}), by=TESTER, at=AT)


def refused(work: Callable[[], object]) -> bool:
    try:
        work()
    except Refused:
        return True
    return False
