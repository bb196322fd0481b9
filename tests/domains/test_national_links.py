"""Which series a row takes is proposed by rules and decided by people; so is which of two values counts."""

from typing import Any

import pytest

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.domains.indicators.commands import AcceptSure
from shanyraq.domains.indicators.models import Judgement
from shanyraq.domains.indicators.verbs import link as links
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.conftest import TESTER
from tests.domains.taking_data import AT, KAZ, LATER, SAID, link, moved, taken

pytestmark = pytest.mark.usefixtures("kaz")
WOMEN = "1.2.1||SEX=F|PT"


@pytest.fixture(autouse=True)
def source(kaz: Any) -> None:
    taken(SAID)


def last() -> Event:
    found = Event.objects.order_by("-pk").first()
    assert found is not None
    return found


class TestLinks:
    def test_a_proposal_is_accepted_with_its_event(self) -> None:
        moved("accept")
        row = link()
        assert (row.state, row.decided_at, row.decided_by, row.revision) == ("accepted", AT, "tester", 2)
        event = last()
        assert (event.verb, event.kind, event.key) == ("indicators.link.accept", "link", "csv/1.2.1/total")
        assert (event.before, event.after) == ({"state": "proposed"}, {"state": "accepted"})
        assert event.change["series"] == "1.2.1|||PT"

    def test_accepting_twice_changes_nothing(self) -> None:
        moved("accept")
        before = Event.objects.count()
        moved("accept")
        assert Event.objects.count() == before

    def test_what_was_declined_is_proposed_again_before_it_is_accepted(self) -> None:
        moved("decline", reason="Another survey")
        with pytest.raises(Refused, match="not possible with a link that is «Declined»"):
            moved("accept")
        moved("reopen", reason="It is the same survey")
        moved("accept")
        assert link().state == "accepted"

    def test_another_series_is_chosen_with_a_reason(self) -> None:
        moved("change", series=WOMEN, reason="The row is of women")
        row = link()
        assert (row.series, row.state, row.sure, row.reasons) == (WOMEN, "accepted", "", [])
        assert last().reason == "The row is of women"

    def test_a_series_is_chosen_where_none_is_proposed(self) -> None:
        moved("change", "men", series="1.2.1|||PT", reason="For a test")
        assert link("men").state == "accepted"

    def test_a_series_that_is_not_there_or_is_another_rows_is_refused(self) -> None:
        with pytest.raises(Refused, match="The source has no series 9"):
            moved("change", series="9|||PT", reason="For a test")
        moved("accept")
        with pytest.raises(Refused, match="The series is that of another row"):
            moved("change", "men", series="1.2.1|||PT", reason="For a test")

    def test_from_an_older_look_nothing_is_overwritten(self) -> None:
        moved("accept", seen=1)
        with pytest.raises(Conflict):
            moved("decline", seen=1, reason="For a test")

    @pytest.mark.parametrize("where", [{"dataset": "none"}, {"row": "none"}, {"indicator": "9.9.9"}])
    def test_what_is_not_there(self, where: dict[str, str]) -> None:
        told = {"framework": KAZ, "dataset": "csv", "indicator": "1.2.1", "row": "total", **where}
        with pytest.raises(NotFound):
            links.accept(links.AcceptLink.model_validate(told), by=TESTER, at=AT)

    def test_where_no_series_is_proposed_none_is_accepted(self) -> None:
        with pytest.raises(Refused, match="No series is proposed for the row; choose one"):
            moved("accept", "men")

    def test_every_sure_one_at_once(self) -> None:
        command = AcceptSure(framework=KAZ, dataset="csv")
        assert links.accept_sure(command, by=TESTER, at=AT).accepted == 1
        assert (link().state, link("women").state) == ("accepted", "proposed")
        assert last().change["rows"] == ["1.2.1 total"]
        assert links.accept_sure(command, by=TESTER, at=AT).accepted == 0

    def test_the_right_is_that_of_the_data_officer_and_the_monitoring_group(self) -> None:
        told = links.AcceptLink(framework=KAZ, dataset="csv", indicator="1.2.1", row="total")
        focal = actor(person("focal@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="unicef"))))
        with pytest.raises(NotAllowed):
            links.accept(told, by=focal, at=AT)
        links.accept(told, by=actor(person("mel@example.org", (Role.MEL_MEMBER, Reach(KAZ)))), at=AT)
        assert link().state == "accepted"


class TestDecisions:
    def decide(self, choice: str = "national", year: int = 2023, row: str = "women", **said: Any) -> None:
        moved("decide", row, year=year, choice=choice, reason="The source revised it", **said)

    def test_a_differing_value_is_decided_with_its_event(self) -> None:
        moved("accept", "women")
        self.decide()
        found = Judgement.objects.get()
        assert (found.year, found.printed, found.national, found.choice) == (2023, "5.0 (2023)", "5.1", "national")
        assert last().change["printed"] == "5.0 (2023)"

    def test_it_may_be_decided_otherwise_and_the_first_stays_on_record(self) -> None:
        moved("accept", "women")
        self.decide()
        self.decide("printed", at=LATER)
        assert [(each.choice, each.superseded_at) for each in Judgement.objects.order_by("pk")] == [
            ("national", LATER),
            ("printed", None),
        ]

    def test_the_same_decision_again_changes_nothing(self) -> None:
        moved("accept", "women")
        self.decide()
        before = Event.objects.count()
        self.decide()
        assert Event.objects.count() == before

    def test_values_that_say_the_same_are_not_decided(self) -> None:
        moved("accept")
        with pytest.raises(Refused, match="do not say different values for 2023"):
            self.decide(row="total")

    def test_first_the_series_is_accepted(self) -> None:
        with pytest.raises(Refused, match="First accept the series"):
            self.decide()
