"""Amendments: a reviewable difference, agreed to by two sides and two people, applied as a new version."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pydantic import ValidationError

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.subjects import address_of
from shanyraq.base.verbs.together import together
from shanyraq.domains.indicators.commands import AmendIndicator
from shanyraq.domains.indicators.verbs import indicator as indicators
from shanyraq.domains.packages.commands import Agree, ApplyAmendment, Decline
from shanyraq.domains.packages.merging import Clash, merge
from shanyraq.domains.packages.models import Amendment, Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.rules.amendments import AMENDMENT, refused_act, refused_side
from shanyraq.domains.packages.schema import Block, Package
from shanyraq.domains.packages.verbs import amendment as verbs
from shanyraq.domains.packages.vocabulary import AmendmentState as State
from shanyraq.domains.packages.writing import package_files
from shanyraq.kernel.actors import Actor, Door, Holding
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in
from tests.conftest import SIGNED, TESTER, apply
from tests.domains.proposing import propose
from tests.domains.test_packages_apply import retitled
from tests.web.reading import main_of

XAA = "xaa-2027-2031"
AT = datetime(2028, 3, 1, 9, 0, tzinfo=UTC)


def proposed(package: Package, title: str = "Eau") -> Amendment:
    return propose(retitled(package, title), title="Shorter title", reason="It was long", by=TESTER, at=AT)


def told(number: int = 1, **fields: Any) -> dict[str, Any]:
    return {"framework": XAA, "number": number, **fields}


def speaking(role: Role) -> Actor:
    """Somebody who speaks for a side; the two are two people."""
    return Actor("tester", Door.WEB, 900 + list(Role).index(role), (Holding(role.value, Reach(XAA)),))


def agreed(number: int = 1) -> None:
    """Both sides agree."""
    verbs.agree_for_government(Agree(**told(number)), by=speaking(Role.COMMITTEE_COCHAIR), at=AT)
    verbs.agree_for_un(Agree(**told(number)), by=speaking(Role.RESIDENT_COORDINATOR), at=AT)


@pytest.fixture
def minister(second: Version) -> Person:
    return person("minister@example.org", (Role.COMMITTEE_COCHAIR, Reach(XAA)))


@pytest.fixture
def coordinator(second: Version) -> Person:
    return person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(XAA)))


@pytest.fixture
def officer(second: Version) -> Person:
    return person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA)))


def test_from_proposal_to_version(
    second: Version, second_package: Package, minister: Person, coordinator: Person, officer: Person
) -> None:
    row = proposed(second_package)
    assert (row.number, row.base, row.state) == (1, 1, State.PROPOSED)
    assert [change["item"] for change in row.changes] == ["outcome A.1"]
    assert verbs.agree_for_government(Agree(**told()), by=actor(minister), at=AT).state == State.AGREED_BY_GOVERNMENT
    assert verbs.agree_for_un(Agree(**told()), by=actor(coordinator), at=AT).state == State.AGREED
    row = verbs.apply(ApplyAmendment(**told()), by=actor(officer), at=AT)
    assert (row.state, row.version) == (State.APPLIED, 2)
    assert load_package(version_in_force(XAA)) == retitled(second_package, "Eau")
    said = list(Event.objects.filter(kind="amendment").order_by("pk").values_list("verb", "actor"))
    assert [name.rpartition(".")[2] for name, _ in said] == ["propose", "agree_for_government", "agree_for_un", "apply"]
    assert [who for _, who in said] == ["tester", "Minister", "Rc", "Officer"]


def test_nobody_applies_what_one_side_did_not_agree_to(
    second: Version, second_package: Package, minister: Person, officer: Person
) -> None:
    proposed(second_package)
    verbs.agree_for_government(Agree(**told()), by=actor(minister), at=AT)
    with pytest.raises(Refused, match="not possible in the state «agreed by the Government»"):
        verbs.apply(ApplyAmendment(**told()), by=actor(officer), at=AT)
    assert version_in_force(XAA) == second


def test_one_person_does_not_sign_for_both_sides(second: Version, second_package: Package) -> None:
    one = person("one@example.org", (Role.RESIDENT_COORDINATOR, Reach(XAA)))
    proposed(second_package)
    verbs.agree_for_un(Agree(**told()), by=actor(one), at=AT)
    one.grants.update(role=Role.COMMITTEE_COCHAIR.value)
    with pytest.raises(Refused, match="agreed for the other side already"):
        verbs.agree_for_government(Agree(**told()), by=actor(one), at=AT)


def test_whoever_holds_both_roles_speaks_for_neither_side(second: Version, second_package: Package) -> None:
    both = person("both@example.org", (Role.COMMITTEE_COCHAIR, Reach(XAA)), (Role.RESIDENT_COORDINATOR, Reach(XAA)))
    proposed(second_package)
    for agree in (verbs.agree_for_un, verbs.agree_for_government):
        with pytest.raises(Refused, match="hold the roles of both sides"):
            agree(Agree(**told()), by=actor(both), at=AT)


@pytest.mark.parametrize("actor", [TESTER, Actor("root", Door.CLI, operator=True)], ids=["system", "machine"])
def test_neither_the_machine_nor_the_system_speaks_for_a_side(
    second: Version, second_package: Package, actor: Actor
) -> None:
    proposed(second_package)
    for decide in (verbs.agree_for_un, verbs.agree_for_government):
        with pytest.raises(NotAllowed, match="--as"):
            decide(Agree(**told()), by=actor, at=AT)
    for decide in (verbs.reject_for_un, verbs.reject_for_government):
        with pytest.raises(NotAllowed):
            decide(Decline(**told(reason="Not so")), by=actor, at=AT)


def test_each_side_is_its_own(second: Version, second_package: Package, minister: Person, coordinator: Person) -> None:
    proposed(second_package)
    with pytest.raises(NotAllowed):
        verbs.agree_for_un(Agree(**told()), by=actor(minister), at=AT)
    with pytest.raises(NotAllowed):
        verbs.agree_for_government(Agree(**told()), by=actor(coordinator), at=AT)
    with pytest.raises(NotFound):
        verbs.agree_for_un(Agree(**told(9)), by=actor(coordinator), at=AT)


def test_whoever_proposed_withdraws(
    second: Version, second_package: Package, officer: Person, coordinator: Person
) -> None:
    propose(retitled(second_package, "Eau"), title="Title", reason="Why not", by=actor(officer), at=AT)
    with pytest.raises(NotAllowed):
        verbs.withdraw(Decline(**told(reason="Mine?")), by=actor(coordinator), at=AT)
    assert verbs.withdraw(Decline(**told(reason="A mistake")), by=actor(officer), at=AT).state == State.WITHDRAWN


def test_a_proposal_changes_something_and_says_why(second: Version, second_package: Package) -> None:
    with pytest.raises(Refused, match="nothing to propose"):
        propose(second_package, title="Same", reason="No reason", by=TESTER, at=AT)
    with pytest.raises(ValidationError, match="reason"):
        propose(retitled(second_package, "Eau"), title="Title", reason=" ", by=TESTER, at=AT)
    assert not Amendment.objects.exists()


HOW = {"value": 4.0, "year": 2026, "on": "2027-05-05", "by": "X", "reason": "because", "version": 5}


def rebased(package: Package, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Package:
    """The package with another baseline of the row «total» of the first indicator of numbers."""
    plain = package.model_dump(mode="json")
    indicator = next(each for each in plain["outcomes"][0]["indicators"] if each["kind"] == "quantitative")
    row = next(each for each in indicator["rows"] if each["baseline"])
    row["baseline"] = change(row["baseline"])
    return Package.model_validate(plain)


def invented(baseline: dict[str, Any]) -> dict[str, Any]:
    how = {**HOW, "value": baseline["value"], "year": baseline["year"]}
    return {**baseline, "value": 99.3, "corrected": how}


def test_an_amendment_invents_no_correction(second: Version, second_package: Package) -> None:
    with pytest.raises(Refused, match="is not on record") as refused:
        propose(rebased(second_package, invented), title="Slip", reason="Slip", by=TESTER, at=AT)
    assert "packages.corrections_on_record" in [each.rule for each in refused.value.findings]
    assert not Amendment.objects.exists()


def test_a_correction_on_record_comes_along_and_is_not_changed(second: Version, second_package: Package) -> None:
    corrected = rebased(second_package, invented)
    apply(corrected, at=AT - timedelta(days=1))
    propose(retitled(corrected, "Eau"), title="Shorter", reason="Long", by=TESTER, at=AT, base=2)
    changed = rebased(corrected, lambda baseline: {**baseline, "value": 6.9})
    with pytest.raises(Refused, match="is not on record"):
        propose(changed, title="Slip", reason="Slip", by=TESTER, at=AT, base=2)


def test_each_thing_that_an_amendment_changes_tells_what_happened_to_it(
    second: Version, second_package: Package
) -> None:
    proposed(second_package)
    agreed()
    verbs.apply(ApplyAmendment(**told()), by=TESTER, at=AT)
    (event,) = Event.objects.filter(kind="outcome")
    assert (event.key, event.change["version"], event.reason) == ("A.1", 2, "Shorter title. It was long")
    assert (event.before, event.after) == ({"title": second_package.outcomes[0].title}, {"title": "Eau"})
    reader = signed_in(person("r@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    address = str(address_of("outcome", XAA, "A.1"))
    assert "wrote version 2 of the framework: A.1 was changed" in main_of(reader, address)
    reader.cookies["django_language"] = "ru"
    assert f"название {second_package.outcomes[0].title} → Eau" in main_of(reader, address)
    last = Event.objects.order_by("-pk")[0]
    assert (last.verb, last.kind) == ("packages.amendment.apply", "amendment")


def test_what_is_added_and_ended_is_told_with_what_it_holds(second: Version, second_package: Package) -> None:
    indicator = second_package.outcomes[0].indicators[0]
    row = indicator.rows[0].model_copy(update={"key": "renamed"})
    changed = indicator.model_copy(update={"rows": [row, *indicator.rows[1:]]})
    outcome = second_package.outcomes[0].model_copy(
        update={"indicators": [changed, *second_package.outcomes[0].indicators[1:]]}
    )
    package = second_package.model_copy(update={"outcomes": [outcome, *second_package.outcomes[1:]]})
    amended = propose(package, title="Other key", reason="Shorter", by=TESTER, at=AT)
    held = [(each["action"], [field["field"] for field in each["fields"]]) for each in amended.changes]
    assert [action for action, _ in held] == ["add", "end"]
    assert all({"key", "clauses", "kind"} <= set(fields) for _, fields in held)
    agreed()
    verbs.apply(ApplyAmendment(**told()), by=TESTER, at=AT)
    (event,) = Event.objects.filter(kind="indicator")
    assert (event.change["what"], event.change["added"]) == ("changed", ["row renamed"])
    assert event.after["row renamed, key"] == "renamed"
    page = signed_in(person("r@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    shown = main_of(page, f"/{XAA}/amendments/1/")
    printed = next(each.printed for each in (row.baseline, *row.latest, *row.targets) if each)
    assert shown.count(printed) == 2


def test_a_token_for_applying_amendments_needs_no_other(second: Version, second_package: Package) -> None:
    proposed(second_package)
    agreed()
    by = replace(TESTER, only=frozenset({"packages.amendment.apply"}))
    assert verbs.apply(ApplyAmendment(**told()), by=by, at=AT).version == 2
    assert Event.objects.filter(verb="packages.thing.change").exists()


def test_amendments_of_one_workbook_keep_their_own_reasons(second: Version, second_package: Package) -> None:
    proposed(second_package)
    outcomes = second_package.outcomes
    other = outcomes[1].model_copy(update={"title": "Terre"})
    package = second_package.model_copy(update={"outcomes": [outcomes[0], other, *outcomes[2:]]})
    propose(package, title="Second", reason="Another", by=TESTER, at=AT)
    for number in (1, 2):
        agreed(number)
    with transaction.atomic(), together() as gathered:
        for number in (1, 2):
            verbs.apply(ApplyAmendment(**told(number)), by=TESTER, at=AT)
        gathered.write()
    reasons = list(Event.objects.filter(kind="outcome").order_by("pk").values_list("reason", flat=True))
    assert reasons == ["Shorter title. It was long", "Second. Another"]


def test_what_changed_since_stays(second: Version, second_package: Package) -> None:
    proposed(second_package)
    change = AmendIndicator(framework=XAA, indicator="loi-information", source={"fr": "Journal"}, reason="New source")
    indicators.amend(change, by=TESTER, at=AT)
    agreed()
    verbs.apply(ApplyAmendment(**told()), by=TESTER, at=AT + timedelta(minutes=1))
    now = load_package(version_in_force(XAA))
    assert now.outcomes[0].title == "Eau"
    assert "Journal" in now.model_dump_json()


class TestStuck:
    """Both sides agreed, or one did, and a later version changed the same place: nothing is applied, and it ends."""

    @pytest.fixture
    def stuck(self, second: Version, second_package: Package) -> None:
        proposed(second_package, "Eau")
        proposed(second_package, "École")
        for number in (1, 2):
            agreed(number)
        verbs.apply(ApplyAmendment(**told(1)), by=TESTER, at=AT)

    @pytest.mark.usefixtures("stuck")
    def test_either_side_rejects_it_and_the_proposer_withdraws_it(self) -> None:
        by = speaking(Role.RESIDENT_COORDINATOR)
        verbs.reject_for_un(Decline(**told(2), reason="It was changed otherwise"), by=by, at=AT)
        assert Amendment.objects.get(number=2).state == State.REJECTED

    @pytest.mark.usefixtures("stuck")
    def test_whoever_proposed_it_withdraws_it(self) -> None:
        verbs.withdraw(Decline(**told(2), reason="It was changed otherwise"), by=TESTER, at=AT)
        assert Amendment.objects.get(number=2).state == State.WITHDRAWN

    def test_nobody_agrees_to_what_cannot_be_applied(self, second: Version, second_package: Package) -> None:
        proposed(second_package, "Eau")
        proposed(second_package, "École")
        agreed(1)
        verbs.apply(ApplyAmendment(**told(1)), by=TESTER, at=AT)
        for agree, role in (
            (verbs.agree_for_un, Role.RESIDENT_COORDINATOR),
            (verbs.agree_for_government, Role.COMMITTEE_COCHAIR),
        ):
            with pytest.raises(Conflict, match=r"outcome A\.1 › title since version 1"):
                agree(Agree(**told(2)), by=speaking(role), at=AT + timedelta(minutes=1))

    @pytest.mark.usefixtures("stuck")
    def test_page_and_desk_say_so_and_offer_what_ends_it(self, officer: Person) -> None:
        browser = signed_in(officer)
        page = browser.get(f"/{XAA}/amendments/2/").content.decode()
        assert "It cannot be applied any more" in page
        assert "packages.amendment.apply" not in page
        desk = browser.get("/desk/").content.decode()
        assert "Amendment 2 was agreed to by both sides and cannot be applied any more" in desk


def test_two_amendments_of_one_sentence_do_not_overwrite(second: Version, second_package: Package) -> None:
    proposed(second_package, "Eau")
    proposed(second_package, "École")
    for number in (1, 2):
        agreed(number)
    verbs.apply(ApplyAmendment(**told(1)), by=TESTER, at=AT)
    with pytest.raises(Conflict, match=r"outcome A\.1 › title since version 1, from which") as caught:
        verbs.apply(ApplyAmendment(**told(2)), by=TESTER, at=AT + timedelta(minutes=1))
    assert list(caught.value.mine.values()) == ["École"]
    assert list(caught.value.theirs.values()) == ["Eau"]


class TestBase:
    """An amendment made from an older version takes nothing back of what came in between."""

    @pytest.fixture
    def changed(self, second: Version) -> Version:
        """Version 2, in which somebody corrected a source."""
        change = AmendIndicator(
            framework=XAA, indicator="loi-information", source={"fr": "Journal"}, reason="New source"
        )
        indicators.amend(change, by=TESTER, at=AT - timedelta(days=1))
        return version_in_force(XAA)

    def propose(self, package: Package, base: int | None) -> Amendment:
        return propose(package, title="Shorter title", reason="It was long", base=base, by=TESTER, at=AT)

    def test_what_came_in_between_is_no_part_of_it(self, changed: Version, second_package: Package) -> None:
        row = self.propose(retitled(second_package, "Eau"), base=1)
        assert [change["item"] for change in row.changes] == ["outcome A.1"]
        assert row.base == 2
        assert Package.model_validate(row.package) == retitled(load_package(changed), "Eau")

    def test_the_same_place_changed_on_both_sides_is_a_conflict(
        self, changed: Version, second_package: Package
    ) -> None:
        mine = retitled(second_package, "Eau").model_dump(mode="json")
        (found,) = [each for each in mine["outcomes"][1]["indicators"] if each["key"] == "loi-information"]
        found["source"] = "Registre"
        with pytest.raises(Conflict, match=r"version 2 changed outcome A\.2 › .* › source"):
            self.propose(Package.model_validate(mine), base=1)
        assert not Amendment.objects.exists()

    def test_what_stands_already_is_not_proposed(self, changed: Version) -> None:
        with pytest.raises(Refused, match="nothing to propose"):
            self.propose(load_package(changed), base=1)

    @pytest.mark.parametrize(("base", "said"), [(None, "the newest is version 2"), (3, "no version 3")])
    def test_a_version_that_nobody_can_know_is_asked_for(
        self, changed: Version, second_package: Package, base: int | None, said: str
    ) -> None:
        with pytest.raises(Refused, match=said):
            self.propose(retitled(second_package, "Eau"), base=base)


class TestPeriod:
    """An amendment makes no two frameworks of one country cover the same day."""

    @pytest.fixture
    def longer(self, empty: None, second_package: Package) -> Package:
        """The framework in force ends in June; this one lasts until the end of the year."""
        assert apply(until(second_package, date(2031, 6, 30))).number == 1
        return until(second_package, date(2031, 12, 31))

    def next_one(self, package: Package) -> None:
        own = package.framework.model_copy(
            update={"code": "xaa-2031-2035", "starts_on": date(2031, 7, 1), "ends_on": date(2035, 12, 31)}
        )
        apply(package.model_copy(update={"framework": own}))

    def propose(self, package: Package) -> None:
        propose(package, title="Half a year more", reason="Prolonged", by=TESTER, at=AT)

    def test_it_is_refused_when_it_is_proposed(self, longer: Package) -> None:
        self.next_one(longer)
        with pytest.raises(Refused, match="overlaps with xaa-2031-2035"):
            self.propose(longer)

    def test_it_is_refused_when_another_framework_came_since(self, longer: Package) -> None:
        self.propose(longer)
        self.next_one(longer)
        agreed()
        with pytest.raises(Refused, match="overlaps with xaa-2031-2035"):
            verbs.apply(ApplyAmendment(**told()), by=TESTER, at=AT)
        assert version_in_force(XAA).ends_on == date(2031, 6, 30)


def until(package: Package, last: date) -> Package:
    return package.model_copy(update={"framework": package.framework.model_copy(update={"ends_on": last})})


POSSIBLE = {(each.source, each.act) for each in AMENDMENT.transitions}


@pytest.mark.parametrize(
    ("state", "act"), list(product(State, ["agree_for_government", "agree_for_un", "reject", "withdraw", "apply"]))
)
def test_the_table_decides_in_every_state(state: State, act: str) -> None:
    assert bool(refused_act(state, act)) is ((state, act) not in POSSIBLE)


@pytest.mark.parametrize(
    ("one", "other", "both", "refused"),
    [
        (1, 2, False, False),
        (1, 1, False, True),
        (1, None, False, False),
        (None, None, False, False),
        (1, 2, True, True),
        (1, None, True, True),
    ],
)
def test_two_sides_are_two_people(one: int | None, other: int | None, both: bool, refused: bool) -> None:
    assert bool(refused_side(person=one, other_side=other, speaks_for_both=both)) is refused


def with_blocks(package: Package, *blocks: Block) -> Package:
    document = package.document.model_copy(update={"blocks": list(blocks)})
    return package.model_copy(update={"document": document})


class TestMerging:
    def test_changes_of_both_sides_meet(self, second_package: Package) -> None:
        blocks = second_package.document.blocks
        mine = retitled(second_package, "Eau")
        added = blocks[0].model_copy(update={"anchor": "§new"})
        theirs = with_blocks(second_package, blocks[0], added, *blocks[1:])
        for merged in (merge(second_package, mine, theirs), merge(second_package, theirs, mine)):
            assert merged.outcomes[0].title == "Eau"
            assert [block.anchor for block in merged.document.blocks[:3]] == [
                blocks[0].anchor,
                "§new",
                blocks[1].anchor,
            ]

    def test_what_one_side_ended_and_the_other_changed_clashes(self, second_package: Package) -> None:
        mine = second_package.model_copy(update={"outcomes": second_package.outcomes[1:]})
        with pytest.raises(Clash, match=r"A\.1"):
            merge(second_package, mine, retitled(second_package, "Eau"))
        with pytest.raises(Clash, match=r"A\.1"):
            merge(second_package, retitled(second_package, "Eau"), mine)

    def test_every_place_that_both_sides_changed_is_told(self, second_package: Package) -> None:
        def with_titles(one: str, other: str) -> Package:
            first, second, *rest = second_package.outcomes
            outcomes = [first.model_copy(update={"title": one}), second.model_copy(update={"title": other}), *rest]
            return second_package.model_copy(update={"outcomes": outcomes})

        with pytest.raises(Clash) as caught:
            merge(second_package, with_titles("Eau", "Terre"), with_titles("Vent", "Feu"))
        assert [(each.place, each.mine, each.theirs) for each in caught.value.every] == [
            ("outcome A.1 › title", "Eau", "Vent"),
            ("outcome A.2 › title", "Terre", "Feu"),
        ]

    def test_a_language_that_a_later_version_dropped_stays_dropped(self, second_package: Package) -> None:
        base = retitled(second_package, {"fr": "Eau et école", "en": "Water and school"})
        mine = retitled(second_package, {"fr": "Eau et école", "en": "Water"})
        theirs = retitled(second_package, {"fr": "Eau, école"})
        with pytest.raises(Clash, match=r"title › en") as caught:
            merge(base, mine, theirs)
        assert (caught.value.mine, caught.value.theirs) == ("Water", None)
        mine = retitled(second_package, {"fr": "Eau et école", "en": "Water and school", "es": "Agua"})
        assert merge(base, mine, theirs).outcomes[0].title == {"fr": "Eau, école", "es": "Agua"}

    def test_what_the_two_sides_leave_of_a_thing_together_must_still_be_one(self, second_package: Package) -> None:
        """Each left one language, and both together none."""
        base = retitled(second_package, {"fr": "Eau", "en": "Water"})
        mine, theirs = retitled(second_package, {"fr": "Eau"}), retitled(second_package, {"en": "Water"})
        with pytest.raises(Clash, match=r"outcomes › A\.1 › title"):
            merge(base, mine, theirs)

    def test_an_order_that_one_side_changed_stays_whatever_the_other_does(self, second_package: Package) -> None:
        """The other side adds a clause, changes another, and ends a third."""
        first, second, third, fourth, *_ = second_package.document.blocks
        base = with_blocks(second_package, first, second, third, fourth)
        moved = with_blocks(second_package, third, first, second, fourth)
        edited = second.model_copy(update={"text": "Other words."})
        added = first.model_copy(update={"anchor": "§new"})
        other = with_blocks(second_package, first, added, edited, third)
        for merged in (merge(base, moved, other), merge(base, other, moved)):
            assert merged.document.blocks == [third, first, added, edited]

    def test_an_order_that_both_sides_changed_clashes_unless_it_is_the_same(self, second_package: Package) -> None:
        first, second, third, *_ = second_package.document.blocks
        base = with_blocks(second_package, first, second, third)
        edited = third.model_copy(update={"text": "Other words."})
        one, other = with_blocks(base, third, second, first), with_blocks(base, edited, first, second)
        with pytest.raises(Clash, match="document › blocks › order") as caught:
            merge(base, one, other)
        assert caught.value.mine == [third.anchor, second.anchor, first.anchor]
        assert caught.value.theirs == [third.anchor, first.anchor, second.anchor]
        same = with_blocks(base, edited, second, first)
        assert merge(base, one, same) == same

    def test_nothing_changed_is_nothing_merged(self, second_package: Package, kaz_package: Package) -> None:
        for package in (second_package, kaz_package):
            assert merge(package, package, package) == package


def zipped(files: dict[str, str], top: str = "") -> io.BytesIO:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"{top}{name}", text)
    content.seek(0)
    content.name = "package.zip"
    return content


FORM = "/do/packages.amendment.propose"


class TestPages:
    def send(self, browser: Client, package: io.BytesIO, **more: str) -> Any:
        fields = {"title": "Shorter title", "reason": "It was long", **more}
        return browser.post(FORM, {"framework": XAA, **fields, "file": package})

    def test_a_package_is_taken_along_edited_and_sent_back(
        self, second: Version, second_package: Package, officer: Person, minister: Person, page: Client
    ) -> None:
        taken = page.get(f"/{XAA}/data/package.zip")
        with zipfile.ZipFile(io.BytesIO(taken.content)) as archive:
            files = {name.removeprefix(f"{XAA}-version-1/"): archive.read(name).decode() for name in archive.namelist()}
        assert files == package_files(second_package)
        files["results/outcome-a.1.yaml"] = files["results/outcome-a.1.yaml"].replace("Eau et école", "Eau")
        browser = signed_in(officer)
        sent = self.send(browser, zipped(files, f"{XAA}/"))
        assert sent["Location"] == f"/{XAA}/amendments/1/"
        text = main_of(browser, f"/{XAA}/amendments/1/")
        assert "Eau et école" in text
        assert "Withdraw the amendment" in text
        assert "Agree for the Government" not in text
        assert "Agree for the Government" in main_of(signed_in(minister), f"/{XAA}/amendments/1/")
        assert "Agree for" not in main_of(page, f"/{XAA}/amendments/1/")

    @pytest.mark.parametrize(
        ("folder", "base", "said"),
        [
            (f"{XAA}-version-1/", "", "outcome A.1"),
            ("mine/", "1", "outcome A.1"),
            ("", "1", "outcome A.1"),
            (f"{XAA}-version-9/", "1", "outcome A.1"),
            ("mine/", "", "Say from which version"),
            ("mine/", "x", "A whole number is needed"),
            (f"{XAA}-version-9/", "", "There is no version 9"),
        ],
    )
    def test_the_folder_or_the_form_says_from_which_version(
        self, second: Version, second_package: Package, officer: Person, folder: str, base: str, said: str
    ) -> None:
        change = AmendIndicator(framework=XAA, indicator="loi-information", source={"fr": "Journal"}, reason="New")
        indicators.amend(change, by=TESTER, at=AT)
        answer = self.send(
            signed_in(officer), zipped(package_files(retitled(second_package, "Eau")), folder), base=base
        )
        if said.startswith("outcome"):
            (row,) = Amendment.objects.all()
            assert [each["item"] for each in row.changes] == [said]
        else:
            assert said in answer.content.decode()
            assert not Amendment.objects.exists()

    def test_a_place_that_a_later_version_changed_is_named(
        self, second: Version, second_package: Package, officer: Person
    ) -> None:
        apply(retitled(second_package, "École"), at=AT)
        files = zipped(package_files(retitled(second_package, "Eau")), f"{XAA}-version-1/")
        text = self.send(signed_in(officer), files).content.decode()
        assert "version 2 changed outcome A.1 › title since version 1" in text
        assert not Amendment.objects.exists()

    @pytest.mark.parametrize(
        ("files", "said"),
        [
            ({"framework.yaml": "code: ["}, "framework.yaml:"),
            ({"../framework.yaml": "x"}, "leads out of itself"),
            ({f"{number}.yaml": "x" for number in range(300)}, "too large"),
        ],
    )
    def test_a_bad_archive_changes_nothing(
        self, second: Version, officer: Person, files: dict[str, str], said: str
    ) -> None:
        answer = self.send(signed_in(officer), zipped(files))
        assert said in answer.content.decode()
        assert not Amendment.objects.exists()

    def test_a_package_that_names_an_entity_twice_is_not_proposed(
        self, second: Version, officer: Person, second_package: Package
    ) -> None:
        """Otherwise it would break only when both sides have agreed to it and it is applied."""
        files = dict(package_files(second_package))
        name = next(each for each, text in files.items() if "lead_entities: [unicef]" in text)
        files[name] = files[name].replace("lead_entities: [unicef]", "lead_entities: [unicef, unicef]")
        text = self.send(signed_in(officer), zipped(files)).content.decode()
        assert name in text
        assert "«lead_entities» names «unicef» twice" in text
        assert not Amendment.objects.exists()

    def test_what_is_no_archive_is_told(self, second: Version, officer: Person) -> None:
        content = io.BytesIO(b"no zip")
        content.name = "package.zip"
        assert "it is no zip file" in self.send(signed_in(officer), content).content.decode()

    def test_the_way_to_the_form_is_shown_to_whoever_may_propose(
        self, second: Version, officer: Person, page: Client
    ) -> None:
        button = f'href="{FORM}?framework={XAA}"'
        assert button in signed_in(officer).get(f"/{XAA}/amendments/").content.decode()
        form = signed_in(officer).get(f"{FORM}?framework={XAA}").content.decode()
        assert 'accept=".zip"' in form
        member = signed_in(person("member@example.org", (Role.COMMITTEE_MEMBER, Reach(XAA))))
        assert button not in member.get(f"/{XAA}/amendments/").content.decode()
        assert member.get(f"{FORM}?framework={XAA}").status_code == 403
        assert page.get(f"{FORM}?framework={XAA}").status_code == 302

    def test_a_package_of_another_framework_is_refused(
        self, second: Version, kaz: Version, second_package: Package
    ) -> None:
        of_both = person("both@example.org", (Role.DATA_OFFICER, Reach(XAA)), (Role.DATA_OFFICER, Reach(kaz.code)))
        files = zipped(package_files(retitled(second_package, "Eau")))
        answer = self.send(signed_in(of_both), files, framework=kaz.code)
        assert f"The package is that of {XAA}" in answer.content.decode()
        assert not Amendment.objects.exists()

    def test_an_empty_list_says_what_will_be_here(self, second: Version, page: Client) -> None:
        assert "No amendment yet" in main_of(page, f"/{XAA}/amendments/")


class TestDays:
    """What ``?as_of=`` shows is what was so on that day."""

    @pytest.fixture
    def applied(self, second: Version, second_package: Package) -> Version:
        """Proposed on 1 March, agreed to on the 10th and the 20th, applied on 1 April."""
        proposed(second_package)
        verbs.agree_for_government(Agree(**told()), by=speaking(Role.COMMITTEE_COCHAIR), at=AT.replace(day=10))
        verbs.agree_for_un(Agree(**told()), by=speaking(Role.RESIDENT_COORDINATOR), at=AT.replace(day=20))
        verbs.apply(ApplyAmendment(**told()), by=TESTER, at=AT.replace(month=4))
        return version_in_force(XAA)

    @pytest.mark.parametrize(
        ("day", "said", "agreed"),
        [
            ("2028-03-01", "proposed", 0),
            ("2028-03-09", "proposed", 0),
            ("2028-03-10", "agreed by the Government", 1),
            ("2028-03-20", "agreed by both sides", 2),
            ("2028-03-31", "agreed by both sides", 2),
            ("2028-04-01", "applied", 2),
            ("", "applied", 2),
        ],
    )
    def test_list_and_page_say_how_it_stood(
        self, applied: Version, page: Client, day: str, said: str, agreed: int
    ) -> None:
        asked = f"?as_of={day}" if day else ""
        row = main_of(page, f"/{XAA}/amendments/{asked}").partition("1. Shorter title")[2]
        assert said in row
        assert row.count(", tester") == 1 + agreed
        shown = main_of(page, f"/{XAA}/amendments/1/{asked}")
        assert f"{said}." in shown
        assert shown.count("agreed on") == agreed
        assert ("Version" in shown.partition("United Nations")[2]) is (said == "applied")

    def test_before_it_was_proposed_there_is_none(self, applied: Version, page: Client) -> None:
        assert page.get(f"/{XAA}/amendments/1/?as_of=2028-02-29").status_code == 404
        assert "No amendment yet" in main_of(page, f"/{XAA}/amendments/?as_of=2028-02-29")

    def test_on_a_day_that_is_over_nothing_can_be_done(
        self, second: Version, second_package: Package, officer: Person
    ) -> None:
        propose(retitled(second_package, "Eau"), title="Shorter title", reason="Long", by=actor(officer), at=SIGNED)
        browser = signed_in(officer)
        assert "Withdraw the amendment" in main_of(browser, f"/{XAA}/amendments/1/")
        assert "Withdraw the amendment" not in main_of(browser, f"/{XAA}/amendments/1/?as_of=2026-01-16")
