"""``shanyraq training fill``: what it writes, refuses, leaves alone; and what pages and files of a filled copy say."""

import json
import shutil
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db.models import Sum
from django.test import Client
from openpyxl import load_workbook
from typer.testing import CliRunner, Result

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.cli import serving, training
from shanyraq.cli.app import app
from shanyraq.domains.funding.commands import AddContribution
from shanyraq.domains.funding.models import Allocation, Contribution, Frame, Line, Rate, Reallocation
from shanyraq.domains.funding.queries.lines_of_a_day import lines_on
from shanyraq.domains.funding.queries.of_a_day import known_on
from shanyraq.domains.funding.rules.contributions import in_dollars
from shanyraq.domains.funding.verbs import contribution
from shanyraq.domains.funding.verbs.training import invent_money
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.parties.models import Registered
from shanyraq.domains.workplans.commands import AmendSubOutput, EndSubOutput
from shanyraq.domains.workplans.models import Deliverable, OutputIndicator, OutputValue, SubOutput
from shanyraq.domains.workplans.queries.board import board
from shanyraq.domains.workplans.verbs import sub_output
from shanyraq.domains.workplans.verbs.training_promises import invent_deliverables, invent_output_indicators
from shanyraq.domains.workplans.verbs.training_values import invent_output_values
from shanyraq.kernel.actors import Door
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.conftest import KAZ, SECOND, TESTER, apply, package_in
from tests.domains.test_packages_training import COPY, FULL, GOOD, PLANS
from tests.domains.test_register import AT

INVENTED = (Contribution, Deliverable, Frame, OutputIndicator, OutputValue, Rate, Reallocation)
SHIPPED = KAZ.with_name(f"{KAZ.name}-training")


def run(*words: Any) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def told(*words: Any) -> dict[str, Any]:
    done = run("training", "fill", *words, "--json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture
def copy(db: None, tmp_path: Path) -> Path:
    """A copy that is applied and not filled yet; its folder."""
    shutil.copytree(SECOND, tmp_path / SECOND.name)
    folder = tmp_path / COPY
    folder.mkdir()
    (folder / "training.yaml").write_text(GOOD + PLANS, encoding="utf-8")
    apply(package_in(folder))
    return folder


class TestFill:
    def test_it_writes_what_it_says(self, copy: Path) -> None:
        counts = told(COPY, "--from", copy)
        assert {name: counts[name] for name in ("framework", "there", "sub_outputs", "entities")} == {
            "framework": COPY,
            "there": 0,
            "sub_outputs": 6,
            "entities": 2,
        }
        rows = SubOutput.objects.filter(framework__code=COPY)
        assert [row.number for row in rows] == [1, 2, 3, 4, 5, 6]
        assert {row.output for row in rows} == {"A.1.1", "A.1.2"}
        assert all(row.taken == {} and row.printed == {} for row in rows)
        assert not SubOutput.objects.exclude(framework__code=COPY).exists()
        assert Line.objects.count() == counts["lines"]
        assert set(Line.objects.values_list("contributor", "instrument")) == {("bailleur-exemple", "project")}

    def test_everything_leaves_its_event_in_the_name_of_the_command_line(self, copy: Path) -> None:
        before = Event.objects.latest("pk").pk
        told(COPY, "--from", copy)
        events = Event.objects.filter(pk__gt=before).order_by("pk")
        verbs = [each.verb for each in events]
        assert verbs[:8] == [
            "parties.organisation.create",
            *["workplans.sub_output.invent"] * 6,
            "governance.decision.record",
        ]
        assert verbs[-1] == "workplans.plan.invent"
        assert set(verbs[8:-1]) <= {f"workplans.plan.{act}" for act in ("open", "submit", "clear", "endorse", "begin")}
        assert {each.door for each in events} == {Door.CLI}
        filled = events.last()
        assert filled is not None
        assert filled.change == {"sub_outputs": 6, "lines": Line.objects.count(), "seed": 7}
        assert run("audit", "verify").exit_code == 0

    def test_whose_the_money_was_is_told_by_its_events(self, copy: Path) -> None:
        told(COPY, "--from", copy)
        version, day = version_in_force(COPY), Event.objects.latest("pk").at.date()
        found = lines_on(COPY, board(version, day), day)
        lines = {(each.sub_output, each.year, each.entity, each.contributor, each.instrument) for each in found.every}
        names = ("sub_output__number", "year", "entity", "contributor", "instrument")
        assert lines == set(Line.objects.values_list(*names))
        assert (found.unknown.said, found.known_since) == (False, None)
        amounts = Line.objects.aggregate(Sum("required"), Sum("available"), Sum("spent"))
        assert [
            sum(getattr(each.sums, name) or 0 for each in found.every) for name in ("required", "available", "spent")
        ] == [amount or 0 for amount in amounts.values()]

    def test_example_donors_join_the_register_of_the_copy(self, copy: Path) -> None:
        told(COPY, "--from", copy)
        (donor,) = Registered.objects.filter(framework__code=COPY)
        assert (donor.key, donor.name) == ("bailleur-exemple", {"fr": "Bailleur exemple (exercice)"})

    def test_a_dry_run_counts_and_writes_nothing(self, copy: Path) -> None:
        before = Event.objects.count()
        counts = told(COPY, "--from", copy, "--dry-run")
        assert (counts["dry_run"], counts["sub_outputs"]) == (True, 6)
        assert (
            "Nothing was changed: this was a dry run."
            in run("training", "fill", COPY, "--from", copy, "--dry-run").stdout
        )
        assert Event.objects.count() == before
        assert not SubOutput.objects.exists()
        assert told(COPY, "--from", copy) == {**counts, "dry_run": False}

    def test_what_people_made_of_it_stays(self, copy: Path) -> None:
        told(COPY, "--from", copy)
        changed = AmendSubOutput.model_validate({"framework": COPY, "number": 1, "code": "mine", "seen": 1})
        sub_output.amend(changed, by=TESTER, at=AT)
        for number in range(2, 7):
            ended = {"framework": COPY, "number": number, "reason": "Practice", "seen": 1}
            sub_output.end(EndSubOutput.model_validate(ended), by=TESTER, at=AT)
        before = Event.objects.count()
        again = run("training", "fill", COPY, "--from", copy)
        assert (again.exit_code, again.stdout) == (0, f"{COPY} has 6 sub-outputs already: nothing was changed.\n")
        assert told(COPY, "--from", copy)["there"] == 6
        assert Event.objects.count() == before
        assert SubOutput.objects.get(framework__code=COPY, number=1).code == "mine"

    @pytest.mark.parametrize("language", ["en", "ru", "kk"])
    def test_it_speaks(self, copy: Path, language: str) -> None:
        first = run("training", "fill", COPY, "--from", copy, "--language", language).stdout
        again = run("training", "fill", COPY, "--from", copy, "--language", language).stdout
        words = {"en": "invented", "ru": "вымышленных", "kk": "ойдан алынған"}
        nothing = {"en": "nothing was changed", "ru": "ничего не изменено", "kk": "ештеңе өзгертілмеді"}
        assert words[language] in first
        assert nothing[language] in again


class TestMore:
    """What builds on the work plans: deliverables, output indicators, contributions, the funding framework."""

    @pytest.fixture
    def full(self, copy: Path) -> Path:
        (copy / "training.yaml").write_text(GOOD + FULL, encoding="utf-8")
        return copy

    def test_everything_is_written_with_its_event(self, full: Path) -> None:
        counts = told(COPY, "--from", full)
        written = {
            "deliverables": Deliverable.objects.count(),
            "output_indicators": OutputIndicator.objects.count(),
            "contributions": Contribution.objects.count(),
            "allocations": Allocation.objects.count(),
            "reallocations": Reallocation.objects.count(),
            "frames": Frame.objects.count(),
        }
        assert {name: counts[name] for name in written} == written
        assert min(written.values()) > 0
        assert {each.framework.code for each in Contribution.objects.select_related("framework")} == {COPY}
        events = Event.objects.filter(framework=COPY).values_list("verb", flat=True)
        times = {verb: list(events).count(verb) for verb in set(events)}
        assert times["workplans.deliverable.invent"] == written["deliverables"]
        assert times["workplans.output_indicator.invent"] == written["output_indicators"]
        assert times["funding.contribution.invent"] == written["contributions"]
        assert times["funding.reallocation.invent"] == written["reallocations"]
        assert times["funding.frame.invent"] == written["frames"]
        assert times["funding.money.invent"] == 1
        assert run("audit", "verify").exit_code == 0

    def test_what_is_endorsed_has_its_deliverables(self, full: Path) -> None:
        told(COPY, "--from", full)
        order = list(Event.objects.filter(framework=COPY).order_by("pk").values_list("verb", flat=True))
        assert order.index("workplans.deliverable.invent") < order.index("workplans.plan.open")

    def test_values_are_those_of_the_years_that_began(self, full: Path) -> None:
        with time_machine.travel(datetime(2028, 3, 1, 9, tzinfo=UTC), tick=False):
            counts = told(COPY, "--from", full)
        written = OutputValue.objects.values_list("year", "stage")
        assert counts["output_values"] == len(written) > 0
        assert {year for year, _stage in written} == {2027, 2028}
        assert Event.objects.filter(verb="workplans.output_value.invent").count() == len(written)
        assert run("audit", "verify").exit_code == 0

    def test_again_nothing_changes(self, full: Path) -> None:
        told(COPY, "--from", full)
        before = Event.objects.count()
        again = run("training", "fill", COPY, "--from", full)
        assert (again.exit_code, again.stdout) == (0, f"{COPY} has 6 sub-outputs already: nothing was changed.\n")
        assert Event.objects.count() == before

    def test_a_copy_of_an_earlier_release_gets_what_it_lacks(self, copy: Path) -> None:
        told(COPY, "--from", copy)
        changed = AmendSubOutput.model_validate({"framework": COPY, "number": 1, "code": "mine", "seen": 1})
        sub_output.amend(changed, by=TESTER, at=AT)
        (copy / "training.yaml").write_text(GOOD + FULL, encoding="utf-8")
        counts = told(COPY, "--from", copy)
        assert (counts["there"], counts["sub_outputs"]) == (6, 0)
        assert min(counts[name] for name in ("deliverables", "output_indicators", "contributions", "frames")) > 0
        assert SubOutput.objects.get(framework__code=COPY, number=1).code == "mine"
        before = Event.objects.count()
        assert told(COPY, "--from", copy)["contributions"] == 0
        assert Event.objects.count() == before

    def test_contributions_of_people_stay_alone(self, copy: Path) -> None:
        told(COPY, "--from", copy)
        own = {"framework": COPY, "title": "Mine", "donor": "Somebody", "earmarking": "none", "amount": 5}
        days = {"starts_on": "2027-01-01", "ends_on": "2027-12-31", "agreed_on": "2026-11-01"}
        contribution.add(AddContribution.model_validate({**own, **days}), by=TESTER, at=AT)
        (copy / "training.yaml").write_text(GOOD + FULL, encoding="utf-8")
        counts = told(COPY, "--from", copy)
        assert (counts["contributions"], counts["reallocations"]) == (0, 0)
        assert counts["frames"] > 0
        assert [each.title for each in Contribution.objects.all()] == ["Mine"]

    def test_a_dry_run_counts_all_of_it_and_writes_nothing(self, full: Path) -> None:
        before = Event.objects.count()
        counts = told(COPY, "--from", full, "--dry-run")
        assert (Event.objects.count(), Contribution.objects.count()) == (before, 0)
        assert told(COPY, "--from", full) == {**counts, "dry_run": False}

    def test_the_money_that_moved_was_moved_and_examples_consented(self, full: Path) -> None:
        told(COPY, "--from", full)
        effective = Reallocation.objects.get(state="effective")
        assert (effective.government_by, effective.entity_by) == (
            "Ministère exemple (exercice)",
            "Entité exemple (exercice)",
        )
        assert (effective.government_person, effective.entity_person) == (None, None)
        for row in Contribution.objects.all():
            assert sum(each.amount for each in row.allocations.all()) <= in_dollars(row.amount, row.rate)

    def test_the_day_on_which_it_was_filled_is_as_it_stands(self, full: Path) -> None:
        """The trail of a copy tells its money as that of a framework does: with rates, places and what was moved."""
        told(COPY, "--from", full)
        version = version_in_force(COPY)
        known = known_on(version, date.max)
        assert known.untold == []
        assert {each.row.number: (each.row.rate.normalize(), each.allocated) for each in known.every} == {
            row.number: (row.rate.normalize(), sum((each.amount for each in row.allocations.all()), Decimal(0)))
            for row in Contribution.objects.all()
        }
        assert len(known.allocations) == Allocation.objects.exclude(amount=0).count()

    @pytest.mark.parametrize("language", ["en", "ru", "kk"])
    def test_the_copy_is_the_same_in_every_language(self, full: Path, language: str) -> None:
        said = run("training", "fill", COPY, "--from", full, "--language", language)
        assert said.exit_code == 0
        assert {"en": "Invented too", "ru": "Кроме того", "kk": "Сонымен"}[language] in said.stdout
        titles = set(Contribution.objects.values_list("title", flat=True))
        assert titles >= {"Prêt (exercice)"}
        assert any("UNICEF" in title for title in titles)


class TestRefused:
    @pytest.mark.parametrize(
        "invent", [invent_money, invent_deliverables, invent_output_indicators, invent_output_values]
    )
    def test_no_verb_invents_anything_in_a_real_framework(self, second: Version, copy: Path, invent: Any) -> None:
        (copy / "training.yaml").write_text(GOOD + FULL, encoding="utf-8")
        plans = read_package(copy).work_plans
        with pytest.raises(Refused, match="is no copy for training"):
            invent(second, plans, by=TESTER, at=AT)
        assert not any(each.objects.exists() for each in INVENTED)

    def test_nothing_is_invented_in_a_real_framework(self, second: Version, copy: Path) -> None:
        done = run("training", "fill", second.code, "--from", copy)
        assert done.exit_code == 1
        assert f"{second.code} is no copy for training" in done.stderr
        assert not SubOutput.objects.exists()

    def test_a_copy_without_a_section(self, copy: Path) -> None:
        (copy / "training.yaml").write_text(GOOD, encoding="utf-8")
        for words in ((), ("--from", copy)):
            done = run("training", "fill", COPY, *words)
            assert done.exit_code == 1
            assert f"training.yaml of {COPY} has no section “work_plans”" in done.stderr

    def test_a_section_with_an_error_names_its_line(self, copy: Path) -> None:
        (copy / "training.yaml").write_text(GOOD + PLANS.replace("seed: 7", "seed: much"), encoding="utf-8")
        done = run("training", "fill", COPY, "--from", copy)
        assert done.exit_code == 1
        assert "training.yaml:7: error" in done.stderr


@pytest.fixture
def loaded(db: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """What ``serve`` says while it loads the copy that comes along, on a day on which 2026 is over."""
    moment = AT.replace(year=2027, month=4, day=20)
    monkeypatch.setattr(serving, "now", lambda: moment)
    monkeypatch.setattr(training, "now", lambda: moment)
    serving.load_shipped(SHIPPED)
    return capsys.readouterr().out


class TestServe:
    def test_it_fills_the_copy_once_and_says_so_before(self, loaded: str, capsys: pytest.CaptureFixture[str]) -> None:
        code = SHIPPED.name
        assert loaded == (f"Loaded {code}, version 1\nInventing 220 sub-outputs for {code}, to practise with\n")
        assert SubOutput.objects.filter(framework__code=code).count() == 220
        before = Event.objects.count()
        serving.load_shipped(SHIPPED)
        assert capsys.readouterr().out == ""
        assert Event.objects.count() == before

    def test_a_framework_that_is_real_is_left_alone(self, kaz: Version) -> None:
        serving.load_shipped(KAZ)
        assert not SubOutput.objects.filter(framework__code=KAZ.name).exists()
        assert not any(each.objects.exists() for each in INVENTED)

    def test_what_is_invented_is_of_the_copy_alone(self, kaz: Version, loaded: str) -> None:
        code = SHIPPED.name
        for each in (SubOutput, *INVENTED):
            assert set(each.objects.values_list("framework__code", flat=True)) == {code}, each
        assert set(Allocation.objects.values_list("contribution__framework__code", flat=True)) == {code}
        notes = set(Contribution.objects.values_list("note", flat=True))
        assert notes == set(Rate.objects.values_list("source", flat=True)) == {"Invented for training"}
        assert set(OutputIndicator.objects.values_list("source", flat=True)) == notes
        assert set(Deliverable.objects.values_list("note", flat=True)) == notes

    def test_its_file_comes_back_unchanged_and_goes_into_no_real_framework(
        self, loaded: str, kaz: Version, tmp_path: Path
    ) -> None:
        file = tmp_path / "out.xlsx"
        assert run("workplan", "export", "uninfo", SHIPPED.name, file).exit_code == 0
        book = load_workbook(file)
        assert book.sheetnames == ["Training copy, not UN INFO"]
        assert all(row[1].value.startswith("Training copy") for row in book.worksheets[0].iter_rows(min_row=2))
        back = json.loads(run("workplan", "import", "uninfo", file, "--framework", SHIPPED.name, "--json").stdout)
        assert (back["rows"], back["unchanged"], back["findings"]) == (220, 220, [])
        refused = run("workplan", "import", "uninfo", file, "--framework", kaz.code)
        assert refused.exit_code == 1
        assert "The file is of a copy for training" in refused.stderr
        assert not SubOutput.objects.filter(framework=kaz.framework_id).exists()

    def test_its_pages_say_what_they_are_and_show_the_flaws(self, loaded: str) -> None:
        code = SHIPPED.name
        member = signed_in(person("member@example.org", (Role.DATA_OFFICER, Reach(code))))
        pages = {part: page_of(member, f"/{code}/workplans/{part}?as_of=2027-04-20") for part in ("", "quality/", "1/")}
        assert all("Training copy." in each and "work plans and money are invented" in each for each in pages.values())
        assert "invented" in page_of(member, f"/{code}/workplans/1/")
        for rule in ("is a part of an output and not a whole one", "Money comes from somebody", "has a narrative"):
            assert rule in pages["quality/"]
        for form in ("csv", "xlsx", "json"):
            found = member.get(f"/{code}/workplans.{form}")
            assert f'filename="{code}-' in found["Content-Disposition"], form
        member.cookies["django_language"] = "ru"
        assert "ФАО" in page_of(member, f"/{code}/workplans/")


def page_of(member: Client, address: str) -> str:
    found = member.get(address)
    assert found.status_code == 200, address
    return found.content.decode()


def test_a_copy_that_is_filled_later_stands_as_of_that_day(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "now", lambda: AT.replace(year=2031, month=1, day=1))
    told(COPY, "--from", copy)
    rows = SubOutput.objects.filter(framework__code=COPY)
    assert {row.status for row in rows} <= {"closed", "implementation", "cancelled"}
    assert all(row.ends_on is not None and row.ends_on <= date(2028, 12, 31) for row in rows)
