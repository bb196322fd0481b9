"""What a verb or a page has read is not asked for again, until something is written."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shanyraq.base.verbs.turn import read_once, turn
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.parties.models import Registered
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.kept import found
from shanyraq.kernel.errors import NotFound
from tests.domains.planning import add
from tests.domains.test_register import XAA, create

READS: list[tuple[str, Callable[[Version], object]]] = [
    ("the version", lambda version: version_in_force(XAA)),
    ("a sub-output", lambda version: found(XAA, 1)),
    ("what is around it", around),
]


@pytest.mark.parametrize("read", [each for _name, each in READS], ids=[name for name, _each in READS])
class TestReading:
    def test_twice_in_one_turn_asks_once(self, second: Version, read: Callable[[Version], object]) -> None:
        add()
        with turn():
            first = read(second)
            with CaptureQueriesContext(connection) as sent:
                assert read(second) is first
        assert len(sent) == 0

    def test_after_something_was_written_it_is_asked_anew(
        self, second: Version, read: Callable[[Version], object]
    ) -> None:
        add()
        with turn():
            first = read(second)
            SubOutput.objects.update(code="other")
            with CaptureQueriesContext(connection) as sent:
                assert read(second) is not first
        assert len(sent) > 0

    def test_a_turn_inside_another_one_begins_anew_and_its_writes_end_both(
        self, second: Version, read: Callable[[Version], object]
    ) -> None:
        add()
        with turn():
            first = read(second)
            with turn():
                assert read(second) is not first
            assert read(second) is first, "nothing was written"
            with turn():
                SubOutput.objects.update(code="other")
            assert read(second) is not first

    def test_without_a_turn_nothing_is_remembered(self, second: Version, read: Callable[[Version], object]) -> None:
        add()
        assert read(second) is not read(second)


def test_what_a_verb_wrote_is_there_for_what_it_does_next(second: Version) -> None:
    with turn():
        assert "eau" not in around(second).named
        create("eau", name={"en": "Eau"}, number="")
        assert "eau" in around(second).named
        assert Registered.objects.count() == 1


def test_what_is_not_found_is_looked_for_again(second: Version) -> None:
    with turn():
        for _again in range(2):
            with pytest.raises(NotFound):
                read_once("nothing", lambda: found(XAA, 1))
        add()
        assert found(XAA, 1)[1].number == 1
