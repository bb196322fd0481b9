"""Rows of a workbook, done in one go, end as the same verbs done one by one; what a refused row wrote does not stay."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.chain import holding_events
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import before_changes
from shanyraq.base.audit.recording import record
from shanyraq.base.audit.verifying import verify
from shanyraq.base.verbs import VERBS, Trail, verb
from shanyraq.base.verbs.together import together
from shanyraq.base.workbooks import filling
from shanyraq.base.workbooks.ends import State
from shanyraq.base.workbooks.layout import HEAD
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.commands import CreateOrganisation
from shanyraq.domains.parties.models import Mark, Registered
from shanyraq.domains.parties.verbs import organisation as organisations
from shanyraq.kernel.errors import NotFound, Refused
from shanyraq.kernel.subjects import Subject
from tests.conftest import TESTER
from tests.domains.filled import BY, done, keys, rows_of, saved, template, with_rows, write
from tests.domains.test_register import AT, XAA, create

CREATE, AMEND, CLUMSY = "parties.organisation.create", "parties.organisation.amend", "parties.test.clumsy"
Content = list[tuple[str, str, str]]
rows = st.lists(
    st.tuples(
        st.sampled_from(["eau", "vent", "feu", "sol", "unicef", "No key"]),
        st.sampled_from(["Eau vive", "Vent", "EAU  VIVE", "Feu", "Sol"]),
        st.sampled_from(["", "1", "2"]),
    ),
    max_size=6,
)


def told(row: tuple[str, str, str]) -> dict[str, Any]:
    return {"key": row[0], "name.en": row[1], "kind": "civil_society", "number": row[2]}


def one_by_one(content: Content) -> tuple[list[str], list[dict[str, Any]]]:
    """How each row ends as a verb of its own, and what the trail holds then."""
    ends = []
    for key, name, number in content:
        said = {"framework": XAA, "key": key, "name": {"en": name}, "kind": "civil_society", "number": number}
        try:
            organisations.create(CreateOrganisation.model_validate(said), by=BY, at=AT)
        except (Refused, NotFound, ValueError):
            ends.append("refused")
        else:
            ends.append("done")
    return ends, standing()


def standing() -> list[dict[str, Any]]:
    """What the trail and the register hold, but for numbers of the database."""
    assert verify().flaws == []
    events = Event.objects.order_by("pk").values("verb", "key", "name", "after", "actor", "door", "reason")
    entries = Registered.objects.order_by("key").values("key", "name", "number", "revision")
    marks = Mark.objects.order_by("entry__key", "mark").values("entry__key", "mark")
    return [dict(each) for rows in (events, entries, marks) for each in rows]


@given(content=rows)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_end_as_verbs_do(second: Version, content: Content) -> None:
    def undone(work: Callable[[], Any]) -> Any:
        with transaction.atomic():
            found = work()
            transaction.set_rollback(True)
        return found

    before = standing()
    ends, then = undone(lambda: one_by_one(content))
    book = with_rows(CREATE, [told(row) for row in content])
    looked = done(CREATE, book, apply=False)
    assert [row.state for row in looked.rows] == ends
    assert standing() == before, "looking leaves nothing"
    applied, after = undone(lambda: (done(CREATE, book), standing()))
    assert applied.applied == (bool(ends) and "refused" not in ends)
    assert after == (then if applied.applied else before)


@pytest.mark.usefixtures("second")
class TestNamesThatChangeHands:
    """Rows of one workbook meet the marks that those before them gave and took."""

    def amended(self, **names: str) -> list[str]:
        rows = template(AMEND)
        sheet = rows_of(rows)
        column = keys(sheet).index("key") + 1
        places = {sheet.cell(row, column).value: row for row in range(HEAD + 1, HEAD + 3)}
        for key, name in names.items():
            write(sheet, places[key], {"name.en": name, "short_name": name, "reason": "It was asked"})
        return [str(row.state) for row in done(AMEND, saved(rows)).rows]

    def test_a_name_that_was_given_up_may_be_taken(self) -> None:
        create("eau", name={"en": "Eau"}, short_name="Eau", number="")
        create("vent", name={"en": "Vent"}, short_name="Vent", number="")
        assert self.amended(eau="Mer", vent="Eau") == [State.DONE, State.DONE]
        marks = Mark.objects.exclude(mark__startswith="key:").order_by("mark").values_list("entry__key", "mark")
        assert list(marks) == [("vent", "eau"), ("eau", "mer")]

    def test_a_name_that_was_just_taken_may_not(self) -> None:
        create("eau", name={"en": "Eau"}, short_name="Eau", number="")
        create("vent", name={"en": "Vent"}, short_name="Vent", number="")
        assert self.amended(eau="Mer", vent="Mer") == [State.DONE, State.REFUSED]
        assert list(Mark.objects.filter(mark="mer")) == [], "all or nothing"


@pytest.fixture
def clumsy() -> Iterator[None]:
    """A verb that writes, and only then refuses some of what it is told."""

    @verb(CLUMSY, title="Clumsy", said="{actor} was clumsy", permission=Permission.EDIT_PARTIES)
    def clumsily(trail: Trail, command: CreateOrganisation) -> None:
        row = organisations.create(command, by=trail.by, at=trail.at)
        if command.number == "twice":
            Registered.objects.create(framework_id=row.framework_id, key=command.key, made_at=trail.at)
        if command.number == "refused":
            raise NotFound("anything")
        if command.number == "nothing":
            trail.nothing_to_do()
            return
        trail.record(Subject("organisation", command.key, XAA))

    yield
    del VERBS[CLUMSY]


@pytest.mark.usefixtures("clumsy", "second")
class TestWhatWasWrittenBeforeARefusal:
    def rows(self, *numbers: str) -> bytes:
        rows = [
            {"key": f"org-{place}", "name.en": f"Organisation {place}", "kind": "civil_society", "number": number}
            for place, number in enumerate(numbers)
        ]
        return with_rows(CLUMSY, rows)

    @pytest.mark.parametrize("number", ["refused", "twice"])
    def test_is_not_met_by_the_rows_after_it(self, number: str) -> None:
        content = with_rows(
            CLUMSY,
            [
                {"key": "water", "name.en": "Eau", "kind": "civil_society", "number": number},
                {"key": "water", "name.en": "Eau", "kind": "civil_society", "number": ""},
            ],
        )
        looked = done(CLUMSY, content, apply=False)
        assert [row.state for row in looked.rows] == [State.REFUSED, State.DONE]
        assert not done(CLUMSY, content).applied
        assert not Registered.objects.exists()
        assert verify().flaws == []

    def test_nor_what_a_row_wrote_that_had_nothing_to_do(self) -> None:
        filled = done(CLUMSY, self.rows("", "nothing", "3"))
        assert [row.state for row in filled.rows] == [State.DONE, State.UNCHANGED, State.DONE]
        assert filled.applied
        assert list(Registered.objects.order_by("key").values_list("key", flat=True)) == ["org-0", "org-2"]
        assert verify().flaws == []
        assert Event.objects.filter(verb=CLUMSY).count() == 2

    def test_savepoints_are_made_only_where_a_row_needs_one(self, monkeypatch: pytest.MonkeyPatch) -> None:
        tries: list[bool] = []
        honest = filling.together

        def spied(*, savepoints: bool) -> Any:
            tries.append(savepoints)
            return honest(savepoints=savepoints)

        monkeypatch.setattr(filling, "together", spied)
        done(CLUMSY, self.rows("", "1"), apply=False)
        assert tries == [False]
        done(CREATE, with_rows(CREATE, [told(("org-0", "Organisation 0", ""))] * 2))
        assert tries == [False] * 2, "it is refused before it writes"
        done(CLUMSY, self.rows("refused"))
        assert tries == [False] * 3 + [True]


@pytest.mark.usefixtures("second")
class TestEventsThatAreHeld:
    def test_they_are_written_in_their_order_after_what_was_there(self) -> None:
        create("before", number="")
        with transaction.atomic(), together() as gathered:
            create("first", name={"fr": "Premier"}, number="")
            create("second", name={"fr": "Second"}, number="")
            assert Event.objects.filter(key__in=["first", "second"]).count() == 0
            gathered.write()
            create("third", name={"fr": "Troisième"}, number="")
            gathered.write()
        keys = Event.objects.filter(kind="organisation").order_by("pk").values_list("key", flat=True)
        assert list(keys) == ["before", "first", "second", "third"]
        assert verify().flaws == []

    def test_a_change_from_an_older_revision_meets_them(self) -> None:
        subject = Subject("organisation", "water", XAA)
        now = {"name": "C", "note": "x"}
        record("parties.organisation.amend", subject, by=TESTER, at=AT, before={"name": "A"}, after={"name": "B"})
        with transaction.atomic(), holding_events(savepoints=True):
            record("parties.organisation.amend", subject, by=TESTER, at=AT, before={"name": "B"}, after={"name": "C"})
            other = Subject("organisation", "wind", XAA)
            record("parties.organisation.amend", other, by=TESTER, at=AT, before={"note": "y"}, after={"note": "x"})
            for changes, name in ((0, "C"), (1, "B"), (2, "A"), (3, "A")):
                assert before_changes(subject, "parties.", now, changes) == {"name": name, "note": "x"}
