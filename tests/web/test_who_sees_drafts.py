"""Who sees a value before it is published, as a table: role × stage × door. A draft that was never submitted is there
for those alone who may report for its entity or assure values; for everybody else there is no such value, at any door.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.choices import choices
from shanyraq.base.doors.subjects import is_seen
from shanyraq.base.verbs import verbbook
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotAllowed, NotFound
from shanyraq.kernel.scopes import Reach
from tests.api.calling import Program
from tests.base.people import actor, person, signed_in, token_of
from tests.conftest import TESTER
from tests.domains import reaching
from tests.domains.observing import AT, KAZ, assurer, publish, report, reporter, step
from tests.domains.test_collection import set_schedule
from tests.web.reading import main_of

OURS, THEIRS = Reach(KAZ, entity="unicef"), Reach(KAZ, entity="undp")
SUBMITTED_ONCE = frozenset({"submitted", "recalled", "returned", "published"})
DRAFTS = frozenset({"draft", "dropped"})
ALL = SUBMITTED_ONCE | DRAFTS
ROLES: Mapping[str, tuple[Role, Reach, frozenset[str]]] = {
    "focal point of the entity": (Role.FOCAL_POINT, OURS, ALL),
    "head of the entity": (Role.AGENCY_HEAD, OURS, ALL),
    "monitoring group": (Role.MEL_MEMBER, Reach(KAZ), ALL),
    "data officer": (Role.DATA_OFFICER, Reach(KAZ), ALL),
    "focal point of another entity": (Role.FOCAL_POINT, THEIRS, SUBMITTED_ONCE),
    "head of another entity": (Role.AGENCY_HEAD, THEIRS, SUBMITTED_ONCE),
    "chair of its Results Group": (Role.GROUP_CHAIR, Reach(KAZ, outcome="1"), SUBMITTED_ONCE),
    "Resident Coordinator": (Role.RESIDENT_COORDINATOR, Reach(KAZ), SUBMITTED_ONCE),
    "ministry": (Role.MINISTRY, Reach(KAZ), SUBMITTED_ONCE),
    "evaluator": (Role.EVALUATOR, Reach(KAZ), SUBMITTED_ONCE),
    "reporter of another framework": (Role.DATA_OFFICER, Reach("xaa-2027-2031"), frozenset({"published"})),
}
PRINTED = {
    "draft": "4.117",
    "dropped": "4.227",
    "submitted": "4.337",
    "recalled": "4.447",
    "returned": "4.557",
    "published": "4.667",
}
ROWS = dict(zip(PRINTED, ("men", "men", "women", "urban", "rural", "total"), strict=True))
"""A draft stands where another one was dropped."""
Doors = Mapping[str, tuple[Callable[[Client, Program], str], frozenset[str]]]


def both(*paths: str) -> Callable[[Client, Program], str]:
    """What stands on several pages of a list."""
    return lambda client, program: "".join(here(path)(client, program) for path in paths)


def here(address: str) -> Callable[[Client, Program], str]:
    """What a page or file says; nothing where it is not there for the reader."""

    def read(client: Client, _program: Program) -> str:
        found = client.get(f"/{KAZ}/{address}")
        told = b"".join(found.streaming_content) if found.streaming else found.content
        return str(told.decode()) if found.status_code == 200 else ""

    return read


def rest(address: str) -> Callable[[Client, Program], str]:
    """What a program is told."""

    def read(_client: Client, program: Program) -> str:
        found = program.get(f"/api/v1/frameworks/{KAZ}/{address}")
        return str(found.content.decode()) if found.status_code == 200 else ""

    return read


LISTED = ALL - {"dropped"}
DOORS: Doors = {
    "list": (here("monitoring/"), LISTED),
    "export": (here("monitoring.csv"), LISTED),
    "page of the indicator": (here("indicators/1.2.1"), LISTED),
    "collection": (both("monitoring/collection/?entity=unicef", "monitoring/collection/?entity=unicef&page=2"), LISTED),
    "export of the collection": (here("monitoring/collection/values.csv"), LISTED),
    "grid": (here("monitoring/entry/?entity=unicef"), LISTED),
    "trail": (here("trail/"), ALL),
    "export of the trail": (here("trail.csv"), ALL),
    "trail over REST": (rest("trail?kind=observation"), ALL),
    "values over REST": (rest("observations"), frozenset({"published"})),
}


@pytest.fixture
def values(kaz: Version) -> Iterator[dict[str, Observation]]:
    """A value of UNICEF in each stage."""
    by, mel = reporter(), assurer()
    found = {}
    for stage in sorted(PRINTED, key=lambda each: each != "dropped"):
        told = {"row": ROWS[stage], "value": float(PRINTED[stage]), "printed": PRINTED[stage]}
        found[stage] = report(by, **told, submit=stage in SUBMITTED_ONCE)
        if stage == "dropped":
            step("drop", found[stage], by)
    step("recall", found["recalled"], by)
    step("give_back", found["returned"], mel, reason="Which survey?")
    publish(found["published"], mel)
    with time_machine.travel(AT, tick=False):
        yield found


def reading(name: str) -> tuple[Client, Program, Actor]:
    role, reach, _seen = ROLES[name]
    who = person(f"{len(name)}.reader@example.org", (role, reach))
    return signed_in(who), Program(token_of(who, secret=f"shq_{len(name)}-reader")), actor(who)


@pytest.mark.parametrize("name", ROLES)
def test_at_every_door(values: dict[str, Observation], name: str) -> None:
    client, program, _actor = reading(name)
    seen = ROLES[name][2]
    for door, (read, tells) in DOORS.items():
        said = read(client, program)
        expected = seen & tells if said else frozenset()
        assert {stage for stage, printed in PRINTED.items() if printed in said} == expected, door
        assert said or seen == {"published"}, f"{door} is there for members"


@pytest.mark.parametrize("name", ROLES)
def test_its_page_and_what_is_said_there(values: dict[str, Observation], name: str) -> None:
    client, program, _actor = reading(name)
    seen = ROLES[name][2]
    for stage, row in values.items():
        found = 200 if stage in seen else 404
        assert client.get(f"/{KAZ}/monitoring/{row.number}/").status_code == found, stage
        member = name != "reporter of another framework"
        notes = program.get(f"/api/v1/frameworks/{KAZ}/notes", kind="observation", key=row.number)
        assert notes.status_code == (found if member else 404), stage
        told = client.get(f"/{KAZ}/notes/observation/{row.number}")
        assert told.status_code == (found if member else 404), stage


@pytest.mark.parametrize("name", ROLES)
def test_for_whoever_does_not_see_it_no_step_is_refused_otherwise_than_of_none(
    values: dict[str, Observation], name: str
) -> None:
    _client, _program, by = reading(name)
    seen = ROLES[name][2]
    for act in ("submit", "return", "drop", "assure"):
        verb = verbbook()[f"indicators.observation.{act}"]
        if verb.permission in {"report_values", "assure_values"} and seen >= DRAFTS:
            continue
        reason = {"reason": "Why"} if act == "return" else {}
        told = {"framework": KAZ, "number": values["draft"].number, **reason}
        with pytest.raises(NotFound) as hidden:
            verb.perform(verb.told(**told), by=by, at=AT)
        with pytest.raises(NotFound) as none:
            verb.perform(verb.told(**{**told, "number": 999}), by=by, at=AT)
        assert str(hidden.value) == str(none.value)


def test_a_step_of_what_one_sees_is_not_allowed(values: dict[str, Observation]) -> None:
    verb = verbbook()["indicators.observation.submit"]
    told = {"framework": KAZ, "number": values["draft"].number}
    with pytest.raises(NotAllowed):
        verb.perform(verb.told(**told), by=assurer(), at=AT)


def test_without_an_account_what_is_published_is_seen(values: dict[str, Observation], page: Client) -> None:
    for door in ("list", "export", "page of the indicator", "collection", "values over REST"):
        said = DOORS[door][0](page, Program())
        assert {stage for stage, printed in PRINTED.items() if printed in said} == {"published"}, door


def test_menus_and_sums_do_not_tell_of_it(values: dict[str, Observation]) -> None:
    client, _program, by = reading("ministry")
    ours = signed_in(Person.objects.get(email="unicef@example.org"))
    assert "Draft: 1 ·" in main_of(client, f"/{KAZ}/monitoring/"), "the one that was taken back"
    assert "Draft: 2 ·" in main_of(ours, f"/{KAZ}/monitoring/")
    report(reporter("undp"), indicator="8.3.1.1", entity="undp", value=3)
    assert "UNDP" not in main_of(client, f"/{KAZ}/monitoring/"), "no entity that has a draft alone"
    mine = [int(number) for number, _text in choices("observations", KAZ, by)]
    assert sorted(mine) == sorted(values[stage].number for stage in SUBMITTED_ONCE)
    assert not choices("observations", "", by)
    assert str(values["draft"].number) in dict(choices("observations", KAZ, reporter()))
    assert str(values["draft"].number) in dict(choices("observations", "", TESTER))


def test_the_grid_of_another_entity_does_not_tell_whether_one_is_there(values: dict[str, Observation]) -> None:
    client, _program, _actor = reading("focal point of another entity")
    about = {"indicator": "1.2.1", "row": "men", "at": "", "2026.value": "", "was.2026.value": "5", "seen.2026": "0"}
    address = f"/{KAZ}/monitoring/entry/?entity=unicef"
    there = client.post(address, about, headers={"HX-Request": "true"}).content
    Observation.objects.filter(pk=values["draft"].pk).delete()
    assert client.post(address, about, headers={"HX-Request": "true"}).content == there


def test_what_is_said_of_a_draft_is_as_hidden(values: dict[str, Observation]) -> None:
    for stage in ("draft", "submitted"):
        verb = verbbook()["comments.comment.write"]
        told = {"framework": KAZ, "kind": "observation", "key": str(values[stage].number), "text": f"Of {stage}"}
        verb.perform(verb.told(**told), by=reporter(), at=AT)
    mine = Program(token_of(Person.objects.get(email="unicef@example.org"), secret="shq_ours"))
    client, program, by = reading("ministry")
    address = f"/api/v1/frameworks/{KAZ}/trail"
    assert [len(each.get(address, kind="comment").json()["items"]) for each in (mine, program)] == [2, 1]
    held = Event.objects.filter(kind="comment").order_by("pk").first()
    assert held is not None
    ours = signed_in(Person.objects.get(email="unicef@example.org"))
    assert ours.get(f"/{KAZ}/comments/{held.key}").status_code == 302, "to the page of the draft"
    assert client.get(f"/{KAZ}/comments/{held.key}").status_code == 404
    assert [is_seen("observation", KAZ, by, str(values[stage].number)) for stage in ("draft", "submitted")] == [
        False,
        True,
    ], "so are documents that are attached to it"


def test_whoever_is_asked_to_look_at_a_draft_that_they_do_not_see_is_not_reminded(
    values: dict[str, Observation],
) -> None:
    client, _program, by = reading("ministry")

    def ask(stage: str, text: str) -> None:
        verb = verbbook()["comments.comment.write"]
        told = {"framework": KAZ, "kind": "observation", "key": str(values[stage].number), "mentions": [by.person]}
        verb.perform(verb.told(**told, text=text), by=reporter(), at=AT)

    def desk() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as queries:
            said = main_of(client, "/desk/")
        return said.count("asks you to look"), len(queries)

    ask("draft", "Is this right?")
    assert desk()[0] == 0
    ask("submitted", "And this?")
    found, statements = desk()
    assert found == 1
    ask("returned", "And that?")
    ask("recalled", "And this one?")
    assert desk() == (3, statements)


def test_what_somebody_did_is_told_without_it(values: dict[str, Observation]) -> None:
    boss = person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(KAZ)))
    who = Person.objects.get(email="unicef@example.org")
    said = signed_in(boss).get(f"/people/{who.pk}/").content.decode()
    assert PRINTED["submitted"] in said
    assert PRINTED["draft"] not in said


def test_once_submitted_all_of_its_history_is_seen(values: dict[str, Observation]) -> None:
    client, program, _actor = reading("ministry")
    row = values["draft"]
    assert client.get(f"/{KAZ}/monitoring/{row.number}/").status_code == 404
    step("submit", row, reporter())
    assert client.get(f"/{KAZ}/monitoring/{row.number}/").status_code == 200
    events = program.get(f"/api/v1/frameworks/{KAZ}/trail", kind="observation", key=row.number).json()["items"]
    assert [each["verb"].rpartition(".")[2] for each in events] == ["submit", "report"]


def test_a_draft_of_nobody_belongs_to_those_who_lead(kaz: Version) -> None:
    row = report(reporter(), row="men")
    Observation.objects.filter(pk=row.pk).update(entity="")
    address = f"/{KAZ}/monitoring/{row.number}/"
    for name, status in (("focal point of the entity", 200), ("focal point of another entity", 404)):
        client, program, _actor = reading(name)
        assert client.get(address).status_code == status
        assert ("5.1" in client.get(f"/{KAZ}/monitoring.csv").content.decode()) is (status == 200)
        events = program.get(f"/api/v1/frameworks/{KAZ}/trail", kind="observation").json()["items"]
        assert bool(events) is (status == 200)


@pytest.mark.parametrize("name", ["ministry", "focal point of another entity", "monitoring group"])
def test_as_many_statements_for_many_drafts_as_for_none(kaz: Version, name: str) -> None:
    set_schedule()
    client, program, _actor = reading(name)
    pages = (f"/{KAZ}/monitoring/", f"/{KAZ}/indicators/1.2.1", f"/{KAZ}/trail/", f"/{KAZ}/monitoring/collection/")

    def counted() -> list[int]:
        found = []
        for address in pages:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
        with CaptureQueriesContext(connection) as queries:
            assert program.get(f"/api/v1/frameworks/{KAZ}/trail").status_code == 200
        return [*found, len(queries)]

    publish(report(reporter(), submit=True), assurer())
    report(reporter(), row="men", value=5.4)
    counted()
    few = counted()
    for row in ("women", "urban", "rural"):
        for period in ("2025", "2027"):
            report(reporter(), row=row, period=period)
    assert counted() == few


class TestOutputValues:
    """The same of what was reached of output indicators."""

    DOORS = (
        "workplans/output-values/",
        "workplans/output-values.csv",
        "workplans/output-indicators/1/",
        "trail/",
    )

    @pytest.fixture
    def rows(self, kaz: Version) -> Iterator[dict[str, Any]]:
        reaching.indicator()
        found = {
            "draft": reaching.report(value=PRINTED["draft"]),
            "submitted": reaching.report(entity="undp", value=PRINTED["submitted"], submit=True),
            "recalled": reaching.step(
                "recall", reaching.report(entity="unfpa", value=PRINTED["recalled"], submit=True)
            ),
        }
        with time_machine.travel(AT, tick=False):
            yield found

    @pytest.mark.parametrize("name", [each for each in ROLES if each != "reporter of another framework"])
    def test_at_every_door(self, rows: dict[str, Any], name: str) -> None:
        client, program, by = reading(name)
        seen = ROLES[name][2] & rows.keys()
        for door in self.DOORS:
            said = here(door)(client, program)
            assert {stage for stage in rows if PRINTED[stage] in said} == seen, door
        said = rest("trail?kind=output_value")(client, program)
        assert {stage for stage in rows if PRINTED[stage] in said} == seen
        for stage, row in rows.items():
            status = client.get(f"/{KAZ}/workplans/output-values/{row.number}/").status_code
            assert status == (200 if stage in seen else 404), stage
        if "draft" not in seen:
            with pytest.raises(NotFound):
                reaching.do("output_value.submit", by, number=rows["draft"].number)
            return
        if name == "monitoring group":
            with pytest.raises(NotAllowed):
                reaching.do("output_value.submit", by, number=rows["draft"].number)
