"""What entities of the copy that comes along have made of its plans: documents, joint work, reviews; each part once."""

from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest

from shanyraq.base.audit.models import Event
from shanyraq.cli import serving
from shanyraq.domains.funding.queries.raising import raised_outcomes
from shanyraq.domains.funding.rules.raising import UNDERFUNDED, UNDERPERFORMING
from shanyraq.domains.learning.models import Review
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.workplans.commands import AmendSubOutput
from shanyraq.domains.workplans.models import Dismissal, Edition, Initiative, Plan, ProgrammeDocument
from shanyraq.domains.workplans.queries.board import board
from shanyraq.domains.workplans.queries.joint import members_of
from shanyraq.domains.workplans.queries.overlaps import overlaps
from shanyraq.domains.workplans.queries.programme_documents import by_entity, otherwise
from shanyraq.domains.workplans.rules.overlaps.judging import Kind
from shanyraq.domains.workplans.verbs import sub_output
from shanyraq.domains.workplans.verbs.training_documents import invent_documents
from shanyraq.domains.workplans.verbs.training_joint import invent_joint
from shanyraq.domains.workplans.verbs.training_years import review_years
from shanyraq.kernel.errors import Refused
from tests.cli.test_training import SHIPPED
from tests.conftest import TESTER
from tests.domains.test_register import AT

SUMMER, AUTUMN = AT.replace(year=2026, month=6, day=15), AT.replace(year=2026, month=11, day=29)
SPRING = AT.replace(year=2027, month=4, day=20)
Loading = Callable[..., Version]


@pytest.fixture
def load(db: None, monkeypatch: pytest.MonkeyPatch) -> Loading:
    """Loads the copy that comes along on a day, without some sections of its file."""

    def loading(moment: object, **left_out: None) -> Version:
        monkeypatch.setattr(serving, "now", lambda: moment)
        reading = read_package(SHIPPED)
        assert reading.work_plans is not None
        reading.work_plans = reading.work_plans.model_copy(update=left_out)
        monkeypatch.setattr(serving, "read_package", lambda _: reading)
        serving.load_shipped(SHIPPED)
        return version_in_force(SHIPPED.name)

    return loading


def states(version: Version) -> dict[tuple[int, str], str]:
    rows = Plan.objects.filter(framework=version.framework_id)
    return {(row.year, row.outcome): row.state for row in rows.order_by("year", "outcome")}


def test_entities_have_programme_documents_in_every_state(load: Loading) -> None:
    version = load(AUTUMN)
    rows = list(ProgrammeDocument.objects.filter(framework=version.framework_id))
    counts = Counter(row.state for row in rows)
    assert min(counts[state] for state in ("registered", "confirmation_requested", "confirmed")) >= 4
    assert all(row.outcomes and row.reference == "Invented for training" for row in rows)
    differing = [row for row in rows if otherwise(version, row)]
    assert len(rows) / 4 <= len(differing) <= len(rows) * 3 / 4
    without = [each.entity for each in by_entity(version) if not each.documents]
    assert 2 <= len(without) <= 5


def test_pairs_became_joint_work_or_were_dismissed_with_a_reason(load: Loading) -> None:
    version = load(AUTUMN)
    kinds = Counter((row.kind, row.modality) for row in Initiative.objects.filter(framework=version.framework_id))
    assert kinds == {
        ("programme", "pass_through"): 1,
        ("programme", "parallel"): 1,
        ("programme", "consolidated"): 1,
        ("initiative", ""): 2,
    }
    for row in Initiative.objects.filter(framework=version.framework_id):
        members = [each.facts for each in members_of(row)]
        assert len({entity for each in members for entity in each.entities}) >= 2
        assert "training" in row.name
        if row.kind == "programme":
            assert all(len(each.entities) == 1 and any(one.required for one in each.money.values()) for each in members)
            assert all(row.starts_on <= each.starts_on <= each.ends_on <= row.ends_on for each in members)  # type: ignore[operator]
    found = overlaps(version, board(version), AUTUMN.date())
    assert sum(each.dismissed is not None for each in found) == Dismissal.objects.count() == 3
    assert 4 <= sum(each.pair.kind is Kind.OVERLAP and not each.dismissed for each in found) <= 12


def test_plans_stand_in_every_state_and_one_outcome_is_raised_for_both(load: Loading) -> None:
    version = load(AUTUMN)
    assert states(version) == {
        (2026, "1"): "in_implementation",
        (2026, "2"): "under_annual_review",
        (2026, "3"): "closed",
        (2026, "4"): "in_implementation",
        (2027, "1"): "draft",
        (2027, "2"): "under_review",
        (2027, "3"): "endorsed",
        (2027, "4"): "draft",
    }
    closing = Edition.objects.get(is_closing=True)
    assert (closing.plan.outcome, closing.plan.year) == ("3", 2026)
    both = [each.standing.outcome for each in raised_outcomes(version, AUTUMN.date()) if len(each.rules) == 2]
    assert both == ["4"]
    (first, *_) = raised_outcomes(version, AUTUMN.date())
    assert first.rules == (UNDERFUNDED, UNDERPERFORMING)


def test_in_the_next_year_the_plan_that_is_ahead_is_carried_out(load: Loading) -> None:
    found = states(load(SPRING))
    assert [found[2027, code] for code in "1234"] == ["draft", "under_review", "in_implementation", "draft"]
    assert found[2026, "3"] == "closed"


def test_what_is_endorsed_names_its_joint_work(load: Loading) -> None:
    load(AUTUMN)
    order = list(Event.objects.filter(framework=SHIPPED.name).order_by("pk").values_list("verb", flat=True))
    assert order.index("workplans.initiative.form") < order.index("workplans.plan.open")
    assert order.index("funding.contribution.invent") < order.index("workplans.plan.close")


def test_a_copy_of_an_earlier_release_gets_what_it_lacks(load: Loading, capsys: pytest.CaptureFixture[str]) -> None:
    load(SUMMER, documents=None, together=None)
    assert (ProgrammeDocument.objects.count(), Initiative.objects.count()) == (0, 0)
    assert set(states(version_in_force(SHIPPED.name)).values()) == {"draft", "in_implementation"}
    capsys.readouterr()
    load(SUMMER)
    assert capsys.readouterr().out == f"Inventing what {SHIPPED.name} has nothing of yet, to practise with\n"
    assert (ProgrammeDocument.objects.count() > 15, Initiative.objects.count()) == (True, 5)
    before = Event.objects.count()
    load(SUMMER)
    assert (capsys.readouterr().out, Event.objects.count()) == ("", before)


@pytest.mark.parametrize("touched", [False, True])
def test_a_plan_is_reviewed_when_its_time_comes_unless_somebody_changed_it(load: Loading, *, touched: bool) -> None:
    version = load(SUMMER)
    if touched:
        line = next(each for each in board(version).lines if each.outcome == "3" and _of_first_year(each.facts))
        told = {"framework": version.code, "number": line.number, "code": "mine", "seen": line.revision}
        sub_output.amend(AmendSubOutput.model_validate(told), by=TESTER, at=SUMMER)
    assert not Review.objects.exists()
    load(AUTUMN)
    found = states(version)
    assert found[2026, "2"] == "under_annual_review"
    assert dict(Review.objects.values_list("outcome", "state")) == {"2": "prepared", "3": "concluded"}
    assert found[2026, "3"] == ("in_implementation" if touched else "closed")
    before = Event.objects.count()
    load(SPRING)
    assert Event.objects.count() == before


def _of_first_year(facts: object) -> bool:
    return getattr(facts, "starts_on", date.max).year == 2026


@pytest.mark.parametrize("invent", [invent_documents, invent_joint, review_years])
def test_no_verb_invents_anything_in_a_real_framework(second: Version, invent: Callable[..., object]) -> None:
    plans = read_package(SHIPPED).work_plans
    with pytest.raises(Refused, match="is no copy for training"):
        invent(second, plans, by=TESTER, at=AT)
    assert not ProgrammeDocument.objects.exists()
    assert not Initiative.objects.exists()
