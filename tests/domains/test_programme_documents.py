"""Programme documents of entities: registered, laid beside the framework word by word, confirmed by whoever may."""

import re
from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.doors.feed import call_values, told
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.workplans.models import ProgrammeDocument
from shanyraq.domains.workplans.queries.programme_documents import by_entity, documents, wordings
from shanyraq.domains.workplans.rules.verbatim import is_verbatim, pieces
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import Conflict, NotAllowed, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in
from tests.conftest import TESTER
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of

PAGE = f"/{XAA}/workplans/programme-documents/"
GIVEN = {
    "entity": "unicef",
    "kind": "programme_document",
    "title": {"fr": "Programme de pays"},
    "starts_on": "2027-01-01",
    "ends_on": "2031-12-31",
}


def do(act: str, by: Actor = TESTER, **said: Any) -> Any:
    verb = verbbook()[f"workplans.programme_document.{act}"]
    about = GIVEN if act == "register" else {"number": 1}
    needs = {"reason": "A test"} if "reason" in verb.told.model_fields else {}
    command = verb.told.model_validate({"framework": XAA, **about, **needs, **said})
    return verb.perform(command, by=by, at=AT)


@pytest.mark.parametrize(
    ("signed", "own", "same", "told"),
    [
        ("People live well.", "People live well", True, [("same", "People live well")]),
        ("People live well", "people live “well”", False, None),
        ("The “poor” are – helped", 'The "poor" are - helped.', True, None),
        ("People live well", "People live very well", False, [("put_in", "very ")]),
        ("All people live well", "People live well", False, [("left_out", "All ")]),
        ("", "People", False, [("put_in", "People")]),
    ],
)
def test_wordings_are_compared_word_by_word(signed: str, own: str, same: bool, told: Any) -> None:
    assert is_verbatim(signed, own) == same
    found = [(each.what, each.text) for each in pieces(signed, own)]
    for each in told or ():
        assert each in found
    assert "".join(text for what, text in found if what != "left_out").split() == own.split()


class TestTheWay:
    def test_from_the_register_to_the_confirmation(self, second: Version) -> None:
        focal = actor(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
        coordinator = actor(person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(XAA))))
        do("register", focal)
        with pytest.raises(Refused, match="Enter the wording"):
            do("request", focal)
        signed = recent_package(second).outcomes[0].statement
        assert not isinstance(signed, str)
        do("word", focal, outcome="A.1", text={"fr": signed["fr"]})
        assert do("request", focal).findings == ()
        with pytest.raises(NotAllowed):
            do("confirm", focal)
        do("confirm", coordinator)
        with pytest.raises(Refused, match="not possible while the document is"):
            do("word", focal, outcome="A.1", text={"fr": "Autre"})
        do("reopen", coordinator)
        do("return", coordinator)
        assert ProgrammeDocument.objects.get().state == "registered"

    def test_another_wording_is_shown_to_whoever_confirms(self, second: Version) -> None:
        do("register")
        do("word", outcome="A.1", text={"fr": "Autre chose"})
        assert [each.rule for each in do("request").findings] == ["workplans.document_verbatim"]
        first = wordings(second, documents(second)[0])[0]
        assert (first.outcome, first.verbatim, first.own) == ("A.1", False, {"fr": "Autre chose"})

    def test_a_focal_point_of_another_entity_registers_nothing(self, second: Version) -> None:
        other = actor(person("other@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="undp"))))
        with pytest.raises(NotAllowed):
            do("register", other)
        do("register")
        with pytest.raises(NotAllowed):
            do("word", other, outcome="A.1", text={"fr": "Autre"})

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [({"ends_on": "2026-12-31"}, "ends before it begins"), ({"entity": "nobody"}, "names no entity nobody")],
    )
    def test_what_cannot_be_is_refused(self, second: Version, wrong: Any, said: str) -> None:
        with pytest.raises(Refused, match=said):
            do("register", **wrong)

    def test_every_entity_that_signed_can_register_one(self, kaz: Version) -> None:
        """Also those that contribute to no outcome: they signed that they derive their documents from it."""
        signed = {each.party for each in recent_package(kaz).framework.signatories if each.capacity == "entity"}
        listed = {each.entity: each.outcomes for each in by_entity(kaz)}
        assert signed <= listed.keys()
        idle = sorted(key for key in signed if not listed[key])
        assert idle, "some contribute to none"
        for key in idle:
            do("register", framework=kaz.code, entity=key)
        page = signed_in(person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(kaz.code))))
        text = main_of(page, f"/{kaz.code}/workplans/programme-documents/")
        assert "contributes to none" in text

    def test_two_editors_lose_nothing(self, second: Version) -> None:
        do("register")
        do("amend", reference="DP/DCP/1", seen=1)
        do("amend", title={"fr": "Programme"}, seen=1)
        row = ProgrammeDocument.objects.get()
        assert (row.reference, row.title) == ("DP/DCP/1", {"fr": "Programme"})
        with pytest.raises(Conflict):
            do("amend", reference="DP/DCP/2", seen=1)

    def test_one_that_ended_counts_no_more(self, second: Version) -> None:
        do("register")
        do("end")
        assert documents(second) == []
        with pytest.raises(Refused, match="It was ended"):
            do("amend", reference="x")
        assert [len(each.documents) for each in by_entity(second) if each.entity == "unicef"] == [0]


class TestPages:
    @pytest.fixture
    def desk(self, second: Version) -> Client:
        do("register")
        do("word", outcome="A.1", text={"fr": "Autre chose"})
        return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))

    def test_entities_without_one_are_told(self, desk: Client) -> None:
        text = main_of(desk, PAGE)
        assert "1 programme document is registered" in text
        assert "none registered" in text
        assert "differs in outcomes A.1" in text
        assert "Programme de pays" in desk.get(f"/{XAA}/workplans/programme-documents.csv").content.decode()

    def test_one_shows_what_differs(self, desk: Client) -> None:
        page = desk.get(f"{PAGE}1/").content.decode()
        assert re.search(r"<ins>(<span[^>]*>[^<]*</span>)?Autre chose(<span[^>]*>\]</span>)?</ins>", page)
        assert "Request confirmation" in page

    def test_as_of_a_day_before_there_was_none(self, desk: Client) -> None:
        assert "Programme de pays" not in main_of(desk, PAGE, as_of="2026-05-31")
        assert "Programme de pays" in main_of(desk, PAGE, as_of="2026-06-02")
        assert desk.get(f"{PAGE}1/?as_of=2026-05-31").status_code == 404

    def test_nobody_else_reads_it(self, desk: Client, client: Client) -> None:
        stranger = signed_in(person("stranger@example.org"))
        for path in ("", "1/"):
            assert client.get(f"{PAGE}{path}").status_code == 302
            assert stranger.get(f"{PAGE}{path}").status_code == 404


def test_a_kind_is_called_as_a_document_and_not_as_a_joint_programme() -> None:
    """«programme» is also a kind of joint work: what a code is called depends on the thing that it is told of."""
    kinds = {
        noun: str(told(f"workplans.{noun}.add", "kind", "programme")) for noun in ("programme_document", "initiative")
    }
    assert kinds == {"programme_document": "Country programme or work plan", "initiative": "Joint Programme"}
    with pytest.raises(ValueError, match="called in two ways"):
        call_values("kind", {"programme": "Something else"}, "workplans.initiative")


@pytest.mark.usefixtures("second")
def test_a_request_waits_on_the_desk_of_whoever_confirms() -> None:
    desks = {
        role: signed_in(person(f"{role.value}@example.org", (role, Reach(XAA))))
        for role in (Role.RESIDENT_COORDINATOR, Role.DATA_OFFICER)
    }
    words = "A programme document waits for confirmation that it follows the framework: Programme de pays"
    do("register")
    do(
        "word",
        outcome="A.1",
        text={"fr": next(iter(recent_package(version_in_force(XAA)).outcomes[0].statement.values()))},
    )
    assert words not in main_of(desks[Role.RESIDENT_COORDINATOR], "/desk/")
    do("request")
    assert words in main_of(desks[Role.RESIDENT_COORDINATOR], "/desk/")
    assert words not in main_of(desks[Role.DATA_OFFICER], "/desk/")
    do("confirm")
    assert words not in main_of(desks[Role.RESIDENT_COORDINATOR], "/desk/")
