"""The whole rulebook: every rule is asked at least twice and answers differently, on both sides of a bound.

Design rules have their cases in ``test_design_*``, rules on sub-outputs in ``test_work_plan_quality``; each of the
others has here what it is asked, what of its answer counts, and cases. The details of each stand in its own module.
"""

import re
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from dataclasses import replace as replace_fields
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from shanyraq.base.access.thresholds import longest_grant
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.files.rules import Part, Seen
from shanyraq.base.files.vocabulary import LARGE, MOST_WAITING, Scan, Shape
from shanyraq.base.rulebook import rulebook
from shanyraq.domains.indicators.rules.inputs import PendingTarget, ProgressInput, Reading
from shanyraq.domains.indicators.rules.trend import TrendWord
from shanyraq.domains.indicators.vocabulary import Direction, Otherwise, Outlook, Status
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.rules.corrections import Corrected
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.parties.rules.register import Known
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.overlaps.likeness import Alike
from shanyraq.domains.workplans.rules.overlaps.outline import Outline, Rarity
from shanyraq.domains.workplans.rules.overlaps.settings import settings
from shanyraq.domains.workplans.rules.placing import OutputLine
from shanyraq.domains.workplans.rules.placing import Row as PlanLine
from shanyraq.domains.workplans.vocabulary import Joint
from shanyraq.kernel.actors import NOBODY, Actor, Door
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.scopes import Reach
from shanyraq.kernel.sentences import Sentence
from tests.conftest import ROOT, SECOND
from tests.domains.test_packages_bad_input import replace, write
from tests.rules.collecting_cases import COLLECTING_ASKED, COLLECTING_CASES
from tests.rules.design_factories import TODAY, package
from tests.rules.evaluation_cases import EVALUATION_ASKED, EVALUATION_CASES
from tests.rules.feedback_cases import FEEDBACK_ASKED, FEEDBACK_CASES
from tests.rules.frequency_cases import FREQUENCY_ASKED, FREQUENCY_CASES
from tests.rules.learning_cases import LEARNING_ASKED, LEARNING_CASES
from tests.rules.money_cases import MONEY_ASKED, MONEY_CASES
from tests.rules.national_cases import NATIONAL_ASKED, NATIONAL_CASES
from tests.rules.test_design_registry import CASES as DESIGN_CASES
from tests.rules.test_package_rules import About, Land, Span
from tests.rules.test_remarks import NO_CODE, remarked
from tests.rules.test_rows_of_an_indicator import Line
from tests.rules.test_work_plan_quality import CASES as WORK_PLAN_CASES
from tests.rules.value_cases import VALUE_ASKED, VALUE_CASES

FIRST, LAST = date(2026, 1, 1), date(2030, 12, 31)
Edit = Callable[[Path], None]
ON, MOVED, OTHER = (Corrected("1.1", row, "1.3", how) for row, how in (("total", "a"), ("urban", "a"), ("total", "b")))
DAY = timedelta(days=1)
SUBMITTED = date(2026, 11, 20)
BEFOREHAND, AFTERWARDS, ENDORSES = SUBMITTED - DAY, SUBMITTED + DAY, {"workplans.decision_endorses"}
WEIGHTS = settings(date(2027, 1, 1))
TAGGED = Facts(
    "1.1",
    {"en": "Wells"},
    status="pipeline",
    entities=("undp",),
    contributors=("Norway",),
    implementers=("undp",),
    sdg_targets=("6.1",),
    gender=0,
    rights=0,
)
UNPLACED = Finding("workplans.no_place", Severity.WARNING, Sentence("No place is named"))
PAIR = Outline(1, "1", "1.1", (("en", "Wells"),), entities=("a",), places=("North",))
RARE = Rarity([PAIR])
PROMISE = PendingTarget("To be set.", date(2026, 12, 31))


@dataclass(frozen=True)
class Case:
    """What a rule is given, and what its answer comes down to."""

    rule: str
    name: str
    given: tuple[Any, ...]
    answer: Any

    def __str__(self) -> str:
        return f"{self.rule}: {self.name}"


def row(*observed: float, as_of: date = date(2028, 6, 1), baselines: Iterable[float] = (40,)) -> ProgressInput:
    """A row that is to rise from 40 in 2024 to 60 in 2030."""
    printed = [Reading.of(value, 2024 - place) for place, value in enumerate(baselines)][::-1]
    return ProgressInput(
        FIRST,
        LAST,
        as_of,
        desired=Direction.INCREASE,
        unit="PT",
        baseline=printed[0],
        latest=tuple(printed[1:]),
        observations=tuple(Reading.of(value, 2027) for value in observed),
        targets=(Reading.of(60, 2030),),
    )


def of_group(name: str, promise: PendingTarget | None = None) -> Line:
    return Line(path=(name, "all" if promise else "men"), own_pending=promise)


def of_rule(id: str) -> Callable[..., Any]:
    """The function that is registered under the id."""
    return next(rule.function for rule in rulebook() if rule.id == id)


def verdicts(*rows: ProgressInput) -> list[Any]:
    return [of_rule("indicators.progress")(each) for each in rows]


def of(*entities: str) -> Facts:
    """A sub-output of these entities that runs as long as the framework."""
    return Facts("1.1", {"en": "Wells"}, entities=entities, starts_on=FIRST, ends_on=LAST)


def ids(findings: Iterable[Finding]) -> set[str]:
    return {finding.rule for finding in findings}


def broken(id: str, edit: Edit | None = None) -> bool:
    """Whether a package breaks a rule of the format once it is edited; the finding is the one that the rule makes."""
    with TemporaryDirectory() as parent:
        folder = Path(shutil.copytree(SECOND, Path(parent) / SECOND.name))
        if edit:
            edit(folder)
        errors = [error for error in read_package(folder).errors if error.rule == id]
    assert all(error == of_rule(id)(error.message, error.place) for error in errors)
    return bool(errors)


def decided_by(id: str | None) -> Package:
    """A package with one commitment and the rule that is to decide it."""
    said = {"id": "c", "text": "T", "obligation": "O", "actor": "A", "kind": "content", "modality": "must"}
    return package(commitments={"commitments": [{"clauses": ["§1-p1"], **said, "rule": id}]})


ASKED: dict[str, Callable[..., Any]] = {
    **COLLECTING_ASKED,
    **FREQUENCY_ASKED,
    **LEARNING_ASKED,
    **EVALUATION_ASKED,
    **FEEDBACK_ASKED,
    **MONEY_ASKED,
    **VALUE_ASKED,
    **NATIONAL_ASKED,
    "access.first": lambda administrator: ids(of_rule("access.first")(administrator)),
    "access.grant": lambda ends: ids(of_rule("access.grant")(*GIVEN, date(2026, 1, 1), ends)),
    "access.held_once": lambda until, invited=False: ids(of_rule("access.held_once")(until, invited=invited)),
    "access.place": lambda entity: ids(of_rule("access.place")(Reach(entity=entity), {"entity": {"undp": "UNDP"}})),
    "access.invitation": lambda known: ids(of_rule("access.invitation")("a@example.org", has_account=known)),
    "access.prolonging": lambda taken, ends: ids(
        of_rule("access.prolonging")(taken_away=taken, ends=ends, on=date(2026, 6, 1))
    ),
    "access.last_administrator": lambda role, others: ids(
        of_rule("access.last_administrator")([(role, Reach())], others=others)
    ),
    "access.taking": lambda *held: ids(of_rule("access.taking")(NOBODY, 1, held)),
    "access.two_sides": lambda held: ids(
        of_rule("access.two_sides")(Role.COMMITTEE_COCHAIR, "xaa", [(held, Reach("xaa"))])
    ),
    "access.token": lambda *wanted: ids(of_rule("access.token")(wanted, ["a.b.c"])),
    "attachments.once": lambda name: ids(of_rule("attachments.once")(name)),
    "attachments.sent": lambda sent: ids(of_rule("attachments.sent")(has_sent=sent)),
    "comments.mentions": lambda *wanted: ids(of_rule("comments.mentions")(wanted, [1, 2])),
    "comments.reply": lambda here, ended: ids(of_rule("comments.reply")(is_here=here, has_ended=ended)),
    "notices.kind": lambda wanted: ids(of_rule("notices.kind")(wanted, ["mentions", "tasks"])),
    "files.content": lambda seen: ids(of_rule("files.content")(seen)),
    "files.parts": lambda unpacked: ids(of_rule("files.parts")([Part("a.xml", unpacked, 10)], 100)),
    "files.scan": lambda state: ids(of_rule("files.scan")(state)),
    "files.size": lambda size: ids(of_rule("files.size")(size, 100)),
    "files.type": lambda name: ids(of_rule("files.type")(name)),
    "files.waiting": lambda waiting: ids(of_rule("files.waiting")(waiting)),
    "governance.meeting_due": lambda per, day: of_rule("governance.meeting_due")(per, day, FIRST, LAST),
    "commitments.next_due": lambda days, day: of_rule("commitments.next_due")(None, days, day, FIRST, LAST),
    "hooks.address": lambda url: ids(of_rule("hooks.address")(url, private=False)),
    "hooks.events": lambda *wanted: ids(of_rule("hooks.events")(wanted, ["a.b.c"])),
    "groups.shown": lambda row, group: of_rule("groups.shown")(row, [group]),
    "indicators.lead_exists": lambda leads: ids(of_rule("indicators.lead_exists")(leads, ["undp", "who"])),
    "indicators.texts_in_languages": lambda entered: ids(
        of_rule("indicators.texts_in_languages")({"title": entered}, ["en", "ru"])
    ),
    "indicators.determine_target": lambda year: ids(
        of_rule("indicators.determine_target")(is_pending=True, year=year, starts=FIRST, ends=LAST, taken=[2028])
    ),
    "indicators.propose_target": lambda pending, measures, year: ids(
        of_rule("indicators.propose_target")(is_pending=pending, measures=measures, year=year, starts=FIRST, ends=LAST)
    ),
    "indicators.lapse_target": lambda on: ids(
        of_rule("indicators.lapse_target")(is_pending=True, due_on=PROMISE.due_on, otherwise=None, on=on)
    ),
    "indicators.signed_value": lambda role, keeps: ids(of_rule("indicators.signed_value")(role, keeps_targets=keeps)),
    "indicators.supersede_value": lambda found: ids(
        of_rule("indicators.supersede_value")(found=found, year=2024, new_year=None, taken=[2024])
    ),
    "indicators.forecast": lambda given: of_rule("indicators.forecast")(given).outlook,
    "indicators.headline": lambda *rows: of_rule("indicators.headline")(rows).key,
    "indicators.late_target": lambda due_on: bool(
        of_rule("indicators.late_target")(due_on=due_on, otherwise=Otherwise.UNSPECIFIED, on=TODAY, clause="§a")
    ),
    "indicators.pending_group": lambda *rows: of_rule("indicators.pending_group")(rows),
    "indicators.progress": lambda given: of_rule("indicators.progress")(given).status,
    "indicators.recent_values": lambda *years: of_rule("indicators.recent_values")(years, FIRST, FIRST).recent,
    "indicators.rollup": lambda *rows: of_rule("indicators.rollup")(verdicts(*rows)).with_newer_data,
    "indicators.trend_before": lambda given: of_rule("indicators.trend_before")(given).word,
    "packages.amendment_base": lambda base, newest: ids(of_rule("packages.amendment_base")(base, newest=newest)),
    "packages.amendment_changes": lambda changes: ids(of_rule("packages.amendment_changes")(changes)),
    "packages.amendment_framework": lambda code: ids(of_rule("packages.amendment_framework")(code, wanted="a")),
    "packages.amendment_state": lambda state, act: ids(of_rule("packages.amendment_state")(state, act)),
    "packages.changes_together": lambda changes: ids(of_rule("packages.changes_together")(changes)),
    "packages.corrections_on_record": lambda brought, known: ids(
        of_rule("packages.corrections_on_record")(brought, known)
    ),
    "packages.two_sides": lambda one, other, both=False: ids(
        of_rule("packages.two_sides")(person=one, other_side=other, speaks_for_both=both)
    ),
    "parties.contact_stays_ended": lambda ended: ids(
        of_rule("parties.contact_stays_ended")("A Example", has_ended=ended)
    ),
    "parties.contact_place": lambda counts, into: ids(of_rule("parties.contact_place")("a", counts=counts, into=into)),
    "parties.merge": lambda into: ids(of_rule("parties.merge")("a", into, {"a": True, "b": True, "c": False})),
    "parties.one_entry": lambda key, name, number: ids(of_rule("parties.one_entry")(key, [name], number, REGISTER)),
    "parties.signed_stays": lambda signed, ended: ids(
        of_rule("parties.signed_stays")("a", is_signed=signed, has_ended=ended)
    ),
    "workplans.under_an_output": lambda *said: of_rule("workplans.under_an_output")(PlanLine(*said), OUTPUTS).output,
    "funding.within_the_framework": lambda year: ids(of_rule("funding.within_the_framework")(year, 2026, 2030)),
    "funding.of_an_entity": lambda entity: ids(of_rule("funding.of_an_entity")(entity, ["undp"])),
    "funding.instrument": lambda code: ids(of_rule("funding.instrument")(code, ["core"])),
    "funding.spent_is_available": lambda there, spent: ids(
        of_rule("funding.spent_is_available")(*(None if each is None else Decimal(each) for each in (there, spent)))
    ),
    "funding.quarters_of_the_year": lambda spent, *quarters: ids(
        of_rule("funding.quarters_of_the_year")(
            Decimal(spent), [None if each is None else Decimal(each) for each in quarters]
        )
    ),
    "funding.allocated_is_available": lambda given, there: ids(
        of_rule("funding.allocated_is_available")(Decimal(given), None if there is None else Decimal(there))
    ),
    "workplans.output_exists": lambda code: ids(of_rule("workplans.output_exists")(code, ["1.1"])),
    "workplans.lead_is_entity": lambda lead: ids(of_rule("workplans.lead_is_entity")(lead, ["unicef"])),
    "workplans.joint_budget": lambda kind, said: ids(of_rule("workplans.joint_budget")(Joint(kind), is_said=said)),
    "workplans.names_name": lambda *names: ids(of_rule("workplans.names_name")({"places": names})),
    **{
        f"workplans.{name}": lambda *given, name=f"workplans.{name}": ids(of_rule(name)(*given))
        for name in ("status_step", "status_reason", "status_moves", "status_of_file")
    },
    "workplans.ended_stays": lambda ended: ids(of_rule("workplans.ended_stays")("1", has_ended=ended)),
    "workplans.file_is_read": lambda *said: ids(of_rule("workplans.file_is_read")(map(Sentence, said))),
    "workplans.one_plan_of_a_file": lambda found, chosen: ids(
        of_rule("workplans.one_plan_of_a_file")(found, chosen, "plans")
    ),
    "workplans.plan_state": lambda state, act: ids(of_rule("workplans.plan_state")(state, act)),
    "workplans.plan_year": lambda outcome, year, there=False: len(
        of_rule("workplans.plan_year")(outcome, year, outcomes=["1"], first_year=2026, last_year=2030, is_there=there)
    ),
    "workplans.plan_is_due": lambda day: ids(of_rule("workplans.plan_is_due")(day, TODAY)),
    "workplans.plan_to_review": lambda number, *bad: ids(of_rule("workplans.plan_to_review")(number, bad)),
    "workplans.mandatory_tags": lambda act, *places: len(
        of_rule("workplans.mandatory_tags")(
            {number: replace_fields(TAGGED, places=each) for number, each in enumerate(places, 1)}, act, TODAY
        )
    ),
    "workplans.plan_found": lambda *found: len(of_rule("workplans.plan_found")(dict(enumerate(found, 1)))),
    "workplans.two_people": lambda person, cleared: ids(of_rule("workplans.two_people")(person, cleared)),
    "workplans.decision_endorses": lambda kind, ended, decided, before, *outcomes: ids(
        of_rule("workplans.decision_endorses")(
            kind,
            has_ended=ended,
            decided_on=decided,
            submitted_on=SUBMITTED,
            edition_before=before,
            outcome="A",
            outcomes=outcomes,
        )
    ),
    "workplans.plan_begins": lambda day: ids(of_rule("workplans.plan_begins")(2027, day)),
    "workplans.nothing_to_keep": lambda was, differ: ids(
        of_rule("workplans.nothing_to_keep")(was_endorsed=was, differences=differ)
    ),
    "workplans.year_is_told": lambda silent, unpaid: len(of_rule("workplans.year_is_told")(2026, silent, unpaid)),
    "workplans.left_behind": lambda *left: len(of_rule("workplans.left_behind")(*left)),
    "workplans.carried_in_time": lambda day: ids(of_rule("workplans.carried_in_time")(2028, day)),
    "workplans.to_carry_over": lambda names: ids(of_rule("workplans.to_carry_over")(names, 2028)),
    "workplans.carried_back": lambda back, stays: ids(of_rule("workplans.carried_back")(back, stays)),
    "workplans.closed_year": lambda *years: len(of_rule("workplans.closed_year")(years)),
    "workplans.only_endorsed_is_closed": lambda *names: len(of_rule("workplans.only_endorsed_is_closed")(names)),
    "workplans.ended_initiative_stays": lambda ended: ids(
        of_rule("workplans.ended_initiative_stays")("Joint", has_ended=ended)
    ),
    "workplans.carried_over": lambda *wanted: ids(of_rule("workplans.carried_over")(wanted, [1, 2], 2027)),
    "governance.decision_of_a_body": lambda body: ids(of_rule("governance.decision_of_a_body")(body, {"jsc"})),
    "governance.decision_was_taken": lambda day: ids(of_rule("governance.decision_was_taken")(day, TODAY)),
    "governance.decision_outcomes": lambda *codes: ids(of_rule("governance.decision_outcomes")(codes, {"1", "2"})),
    "governance.ended_decision_stays": lambda ended: ids(of_rule("governance.ended_decision_stays")(has_ended=ended)),
    "workplans.document_state": lambda state, act: ids(of_rule("workplans.document_state")(state, act)),
    "workplans.document_of_an_entity": lambda entity, ends: ids(
        of_rule("workplans.document_of_an_entity")(entity, {"undp"}, date(2026, 1, 2), ends)
    ),
    "workplans.document_outcomes": lambda outcome: ids(of_rule("workplans.document_outcomes")(outcome, {"1"})),
    "workplans.document_to_confirm": lambda worded: ids(of_rule("workplans.document_to_confirm")(worded)),
    "workplans.document_verbatim": lambda *outcomes: ids(of_rule("workplans.document_verbatim")(outcomes)),
    "workplans.ended_document_stays": lambda ended: ids(of_rule("workplans.ended_document_stays")(has_ended=ended)),
    "workplans.deliverable_state": lambda delivered, on: of_rule("workplans.deliverable_state")(LAST, delivered, on),
    "workplans.deliverable_within": lambda day: ids(of_rule("workplans.deliverable_within")(day, FIRST, LAST)),
    "workplans.deliverable_delivered": lambda day: ids(of_rule("workplans.deliverable_delivered")(day, TODAY)),
    "workplans.ended_deliverable_stays": lambda ended: ids(
        of_rule("workplans.ended_deliverable_stays")(has_ended=ended)
    ),
    "workplans.menu_has_it": lambda code, *menu: ids(of_rule("workplans.menu_has_it")(code, menu)),
    "workplans.output_indicator_says": lambda title, baseline, year: ids(
        of_rule("workplans.output_indicator_says")(has_title=title, has_baseline=baseline, has_year=year)
    ),
    "workplans.output_target_year": lambda year: ids(of_rule("workplans.output_target_year")(year, 2026, 2030)),
    "workplans.contributes_to_output": lambda *named: ids(of_rule("workplans.contributes_to_output")(named, {1, 2})),
    "workplans.ended_output_indicator_stays": lambda ended: ids(
        of_rule("workplans.ended_output_indicator_stays")(has_ended=ended)
    ),
    "workplans.output_value_reporter": lambda entity: ids(
        of_rule("workplans.output_value_reporter")(entity, {"undp"}, 2026)
    ),
    "workplans.output_value_ratio": lambda over, *parts: ids(of_rule("workplans.output_value_ratio")({over}, *parts)),
    "workplans.output_target_reached": of_rule("workplans.output_target_reached"),
    "workplans.invented_for_training": lambda copy: ids(of_rule("workplans.invented_for_training")("a", is_copy=copy)),
    "workplans.invented_from_something": lambda has: ids(
        of_rule("workplans.invented_from_something")("a", has_plans=has)
    ),
    "workplans.invented_stays_in_copies": lambda plan, copy: ids(
        of_rule("workplans.invented_stays_in_copies")([plan], ["Training copy", "Учебная копия"], is_copy=copy)
    ),
    "workplans.alike": lambda share, place: getattr(
        of_rule("workplans.alike")(
            PAIR, replace_fields(PAIR, entities=("b",), places=(place,)), Alike(share), RARE, WEIGHTS
        ),
        "kind",
        None,
    ),
    "workplans.pair_of_two": lambda *two: ids(of_rule("workplans.pair_of_two")(*two)),
    "workplans.joint_of_entities": lambda *keys: ids(of_rule("workplans.joint_of_entities")(list(map(of, keys)))),
    "workplans.joint_single": lambda kind, *keys: ids(of_rule("workplans.joint_single")(kind, [of(*keys)])),
    "workplans.joint_dates": lambda kind, ends: ids(of_rule("workplans.joint_dates")(kind, FIRST, ends, [of("a")])),
    "workplans.joint_modality": lambda kind, said: ids(of_rule("workplans.joint_modality")(kind, is_said=said)),
    "workplans.joint_name_once": lambda name: ids(of_rule("workplans.joint_name_once")(name, ["Water in schools"])),
    "workplans.own_change_stays": lambda *three: of_rule("workplans.own_change_stays")(
        *({"code": code} for code in three)
    ).values["code"],
    "package.format": partial(broken, "package.format"),
    "package.references": partial(broken, "package.references"),
    "package.code": lambda about: ids(of_rule("package.code")(about)),
    "package.commitment-rule": lambda package, *known: len(of_rule("package.commitment-rule")(package, known)),
    "package.period": lambda own, *others: ids(of_rule("package.period")(own, others)),
    "package.remarks": lambda package: ids(each.finding for each in of_rule("package.remarks")(package, TODAY)),
}
"""Rule → how it is asked, and what of its answer counts."""

GIVEN = (Actor("system", Door.SYSTEM), None, Role.ADMINISTRATOR, Reach())
REGISTER = [Known("old", ("Living Water",), "42")]
OWN = Span("xaa-2026-2030", FIRST, LAST)
WORDINGS = {"1.1": "Laws are better", "1.2": "Schools are better", "1.4": "Roads are safer", "1.5": "Roads are safer"}
OUTPUTS = [OutputLine(code, "1", (words,)) for code, words in WORDINGS.items()]
CASES = [
    Case("funding.within_the_framework", "the first year", (2026,), set()),
    Case("funding.within_the_framework", "the last year", (2030,), set()),
    Case("funding.within_the_framework", "the year before", (2025,), {"funding.within_the_framework"}),
    Case("funding.within_the_framework", "the year after", (2031,), {"funding.within_the_framework"}),
    Case("funding.of_an_entity", "one of it", ("undp",), set()),
    Case("funding.of_an_entity", "not told apart", ("",), set()),
    Case("funding.of_an_entity", "another", ("who",), {"funding.of_an_entity"}),
    Case("funding.instrument", "one that there is", ("core",), set()),
    Case("funding.instrument", "not told", ("",), set()),
    Case("funding.instrument", "one that there is not", ("loan",), {"funding.instrument"}),
    Case("funding.quarters_of_the_year", "as much as the year", ("5.00", "2.50", "2.50", None, None), set()),
    Case(
        "funding.quarters_of_the_year",
        "a cent more",
        ("5.00", "2.50", "2.51", None, None),
        {"funding.quarters_of_the_year"},
    ),
    Case("funding.quarters_of_the_year", "all four are all of it", ("4", "1", "1", "1", "1"), set()),
    Case(
        "funding.quarters_of_the_year",
        "all four are a cent less",
        ("4.01", "1", "1", "1", "1"),
        {"funding.quarters_of_the_year"},
    ),
    Case("funding.quarters_of_the_year", "three of them are less", ("4.01", "1", "1", "1", None), set()),
    Case("funding.allocated_is_available", "as much as lines say", ("5.00", "5"), set()),
    Case("funding.allocated_is_available", "a cent more", ("5.01", "5.00"), {"funding.allocated_is_available"}),
    Case("funding.allocated_is_available", "a cent less", ("4.99", "5.00"), {"funding.allocated_is_available"}),
    Case("funding.allocated_is_available", "no line says it", ("5.00", None), {"funding.allocated_is_available"}),
    Case("funding.spent_is_available", "all of it", ("5.00", "5.00"), set()),
    Case("funding.spent_is_available", "a cent more", ("5.00", "5.01"), {"funding.spent_is_available"}),
    Case("funding.spent_is_available", "what is available is not said", (None, "0.01"), set()),
    Case("funding.spent_is_available", "nothing of nothing", (None, None), set()),
    Case("workplans.under_an_output", "by its code", ("Output 1.2", ""), "1.2"),
    Case("workplans.under_an_output", "by its words", ("", "laws  are BETTER."), "1.1"),
    Case("workplans.under_an_output", "its words count", ("1.2", "Laws are better"), "1.1"),
    Case("workplans.under_an_output", "its code among several with its words", ("1.4", "Roads are safer"), "1.4"),
    Case("workplans.under_an_output", "several with its words", ("", "Roads are safer"), None),
    Case("workplans.under_an_output", "none", ("1.3", "Roads are better"), None),
    Case("workplans.output_exists", "one that there is", ("1.1",), set()),
    Case("workplans.output_exists", "one that there is not", ("1.10",), {"workplans.output_exists"}),
    Case("workplans.lead_is_entity", "nobody leads", ("",), set()),
    Case("workplans.lead_is_entity", "one of them", ("unicef",), set()),
    Case("workplans.lead_is_entity", "another", ("undp",), {"workplans.lead_is_entity"}),
    Case("workplans.joint_budget", "of a programme", ("programme", True), set()),
    Case("workplans.joint_budget", "none of an initiative", ("initiative", False), set()),
    Case("workplans.joint_budget", "of an initiative", ("initiative", True), {"workplans.joint_budget"}),
    Case("workplans.names_name", "a letter", ("X",), set()),
    Case("workplans.names_name", "a dash", ("Nord", "–"), {"workplans.names_name"}),
    Case("workplans.status_step", "the table has it", ("pipeline", "begin"), set()),
    Case("workplans.status_step", "it does not", ("closed", "begin"), {"workplans.status_step"}),
    Case("workplans.status_reason", "onward", ("pipeline", "begin", ""), set()),
    Case("workplans.status_reason", "a stop", ("pipeline", "cancel", ""), {"workplans.status_reason"}),
    Case("workplans.status_moves", "the first one", ("", "closed"), set()),
    Case("workplans.status_moves", "another", ("pipeline", "closed"), {"workplans.status_moves"}),
    Case("workplans.status_of_file", "a step", ("pipeline", "implementation"), set()),
    Case("workplans.status_of_file", "no step", ("closed", "pipeline"), {"workplans.status_of_file"}),
    Case("workplans.ended_stays", "one that counts", (False,), set()),
    Case("workplans.ended_stays", "one that ended", (True,), {"workplans.ended_stays"}),
    Case("workplans.file_is_read", "a workbook", (), set()),
    Case("workplans.file_is_read", "a picture", ("The file cannot be read",), {"workplans.file_is_read"}),
    Case("workplans.invented_for_training", "a copy", (True,), set()),
    Case("workplans.invented_for_training", "a real framework", (False,), {"workplans.invented_for_training"}),
    Case("workplans.invented_from_something", "a section", (True,), set()),
    Case("workplans.invented_from_something", "none", (False,), {"workplans.invented_from_something"}),
    Case("workplans.invented_stays_in_copies", "another plan", ("Framework", False), set()),
    Case("workplans.invented_stays_in_copies", "no name", ("", False), set()),
    Case("workplans.invented_stays_in_copies", "into a copy", ("Training copy", True), set()),
    Case(
        "workplans.invented_stays_in_copies",
        "into a real one, written otherwise",
        ("  training COPY ", False),
        {"workplans.invented_stays_in_copies"},
    ),
    Case(
        "workplans.invented_stays_in_copies",
        "in another language",
        ("Учебная копия", False),
        {"workplans.invented_stays_in_copies"},
    ),
    Case("workplans.one_plan_of_a_file", "one, and none chosen", ({"2026": 3}, ""), set()),
    Case("workplans.one_plan_of_a_file", "two", ({"2021": 3, "2026": 3}, ""), {"workplans.one_plan_of_a_file"}),
    Case("workplans.one_plan_of_a_file", "two, and one chosen", ({"2021": 3, "2026": 3}, "2026"), set()),
    Case("workplans.one_plan_of_a_file", "another", ({"2021": 3}, "2026"), {"workplans.one_plan_of_a_file"}),
    Case("workplans.plan_state", "a draft is submitted", ("draft", "submit"), set()),
    Case("workplans.plan_state", "a draft is not endorsed", ("draft", "endorse"), {"workplans.plan_state"}),
    Case("workplans.plan_state", "an endorsed one is not submitted", ("endorsed", "submit"), {"workplans.plan_state"}),
    Case("workplans.plan_state", "what is closed is not revised", ("closed", "revise"), {"workplans.plan_state"}),
    Case("workplans.plan_year", "the first year", ("1", 2026), 0),
    Case("workplans.plan_year", "the last year", ("1", 2030), 0),
    Case("workplans.plan_year", "the year before", ("1", 2025), 1),
    Case("workplans.plan_year", "the year after", ("1", 2031), 1),
    Case("workplans.plan_year", "no outcome", ("5", 2026), 1),
    Case("workplans.plan_year", "open already", ("1", 2026, True), 1),
    Case("workplans.plan_is_due", "no day", (None,), set()),
    Case("workplans.plan_is_due", "today", (TODAY,), set()),
    Case("workplans.plan_is_due", "yesterday", (TODAY - timedelta(days=1),), {"workplans.plan_is_due"}),
    Case("workplans.plan_to_review", "one without errors", (1,), set()),
    Case("workplans.plan_to_review", "empty", (0,), {"workplans.plan_to_review"}),
    Case("workplans.plan_to_review", "one in error", (2, "Advice"), {"workplans.plan_to_review"}),
    Case("workplans.mandatory_tags", "every tag is there", ("clear", ("North",)), 0),
    Case("workplans.mandatory_tags", "one lacks a place: what to do, and which", ("clear", ("North",), ()), 2),
    Case("workplans.mandatory_tags", "it is not endorsed either", ("endorse", ()), 2),
    Case("workplans.mandatory_tags", "it is submitted with a warning", ("submit", ()), 1),
    Case("workplans.plan_found", "nothing is found", ([], []), 0),
    Case("workplans.plan_found", "a warning in one", ([], [UNPLACED]), 1),
    Case("workplans.two_people", "two", (1, 2), set()),
    Case("workplans.two_people", "one", (1, 1), {"workplans.two_people"}),
    Case("workplans.two_people", "a program", (None, None), set()),
    Case("workplans.decision_endorses", "of the day", ("steering_committee", False, SUBMITTED, None), set()),
    Case("workplans.decision_endorses", "of a day after", ("steering_committee", False, AFTERWARDS, None), set()),
    Case("workplans.decision_endorses", "about it", ("steering_committee", False, SUBMITTED, None, "B", "A"), set()),
    Case("workplans.decision_endorses", "of others", ("steering_committee", False, SUBMITTED, None, "B"), ENDORSES),
    Case("workplans.decision_endorses", "of the day before", ("steering_committee", False, BEFOREHAND, None), ENDORSES),
    Case("workplans.decision_endorses", "of an edition before", ("steering_committee", False, AFTERWARDS, 1), ENDORSES),
    Case("workplans.decision_endorses", "ended", ("steering_committee", True, SUBMITTED, None), ENDORSES),
    Case("workplans.decision_endorses", "of a group", ("results_group", False, SUBMITTED, None), ENDORSES),
    Case("workplans.plan_begins", "on the first day", (date(2027, 1, 1),), set()),
    Case("workplans.plan_begins", "the day before", (date(2026, 12, 31),), {"workplans.plan_begins"}),
    Case("workplans.nothing_to_keep", "nothing differs", (True, 0), set()),
    Case("workplans.nothing_to_keep", "one differs", (True, 1), {"workplans.nothing_to_keep"}),
    Case("workplans.nothing_to_keep", "never endorsed", (False, 0), {"workplans.nothing_to_keep"}),
    Case("workplans.year_is_told", "all is told", ([], []), 0),
    Case("workplans.year_is_told", "a narrative is missing", (["Advice"], []), 1),
    Case("workplans.year_is_told", "both are missing", (["Advice"], ["Advice"]), 2),
    Case("workplans.left_behind", "nothing", ({}, []), 0),
    Case("workplans.left_behind", "one status", ({"Closed": ["Wells"]}, []), 1),
    Case("workplans.left_behind", "both", ({"Closed": ["Wells"]}, ["Lakes"]), 2),
    Case("workplans.left_behind", "what ended earlier, too", ({"Closed": ["Wells"]}, ["Lakes"], ["Rivers"]), 3),
    Case("workplans.carried_in_time", "on the first day", (date(2027, 1, 1),), set()),
    Case("workplans.carried_in_time", "the day before", (date(2026, 12, 31),), {"workplans.carried_in_time"}),
    Case("workplans.to_carry_over", "nothing", ([],), set()),
    Case("workplans.to_carry_over", "one", (["Wells"],), {"workplans.to_carry_over"}),
    Case("workplans.carried_back", "all", (2, []), set()),
    Case("workplans.carried_back", "some", (1, ["Wells"]), {"workplans.carried_back"}),
    Case("workplans.carried_back", "none", (0, ["Wells"]), {"workplans.carried_back"}),
    Case("workplans.closed_year", "none", (), 0),
    Case("workplans.closed_year", "two", (2026, 2027), 2),
    Case("workplans.only_endorsed_is_closed", "as endorsed", (), 0),
    Case("workplans.only_endorsed_is_closed", "one is new", ("Advice",), 1),
    Case("workplans.ended_initiative_stays", "it stands", (False,), set()),
    Case("workplans.ended_initiative_stays", "it ended", (True,), {"workplans.ended_initiative_stays"}),
    Case("workplans.carried_over", "all", (), set()),
    Case("workplans.carried_over", "one of them", (2,), set()),
    Case("workplans.carried_over", "another", (3,), {"workplans.carried_over"}),
    Case("governance.decision_of_a_body", "one that there is", ("jsc",), set()),
    Case("governance.decision_of_a_body", "another", ("court",), {"governance.decision_of_a_body"}),
    Case("governance.decision_was_taken", "today", (TODAY,), set()),
    Case("governance.decision_was_taken", "tomorrow", (TODAY + timedelta(days=1),), {"governance.decision_was_taken"}),
    Case("governance.decision_outcomes", "about none", (), set()),
    Case("governance.decision_outcomes", "about two", ("1", "2"), set()),
    Case("governance.decision_outcomes", "one that is not there", ("1", "9"), {"governance.decision_outcomes"}),
    Case("governance.ended_decision_stays", "it stands", (False,), set()),
    Case("governance.ended_decision_stays", "it ended", (True,), {"governance.ended_decision_stays"}),
    Case("workplans.document_state", "amended before", ("registered", "amend"), set()),
    Case("workplans.document_state", "confirmed unasked", ("registered", "confirm"), {"workplans.document_state"}),
    Case("workplans.document_state", "amended after", ("confirmed", "amend"), {"workplans.document_state"}),
    Case("workplans.document_of_an_entity", "of one day", ("undp", date(2026, 1, 2)), set()),
    Case("workplans.document_of_an_entity", "of less", ("undp", date(2026, 1, 1)), {"workplans.document_of_an_entity"}),
    Case("workplans.document_of_an_entity", "another", ("fao", date(2027, 1, 1)), {"workplans.document_of_an_entity"}),
    Case("workplans.document_outcomes", "one that there is", ("1",), set()),
    Case("workplans.document_outcomes", "another", ("2",), {"workplans.document_outcomes"}),
    Case("workplans.document_to_confirm", "one is worded", (1,), set()),
    Case("workplans.document_to_confirm", "none is", (0,), {"workplans.document_to_confirm"}),
    Case("workplans.document_verbatim", "all are", (), set()),
    Case("workplans.document_verbatim", "one is not", ("1",), {"workplans.document_verbatim"}),
    Case("workplans.ended_document_stays", "it stands", (False,), set()),
    Case("workplans.ended_document_stays", "it ended", (True,), {"workplans.ended_document_stays"}),
    Case("workplans.deliverable_state", "a month before", (None, LAST - 30 * DAY), "due_soon"),
    Case("workplans.deliverable_state", "more than that", (None, LAST - 31 * DAY), "ahead"),
    Case("workplans.deliverable_state", "the day after", (None, LAST + DAY), "late"),
    Case("workplans.deliverable_state", "on its day", (LAST, LAST), "delivered_on_time"),
    Case("workplans.deliverable_state", "a day late", (LAST + DAY, LAST + DAY), "delivered_late"),
    Case("workplans.deliverable_within", "the last day", (LAST,), set()),
    Case("workplans.deliverable_within", "the day after", (LAST + DAY,), {"workplans.deliverable_within"}),
    Case("workplans.deliverable_within", "the day before", (FIRST - DAY,), {"workplans.deliverable_within"}),
    Case("workplans.deliverable_delivered", "not yet", (None,), set()),
    Case("workplans.deliverable_delivered", "today", (TODAY,), set()),
    Case("workplans.deliverable_delivered", "tomorrow", (TODAY + DAY,), {"workplans.deliverable_delivered"}),
    Case("workplans.ended_deliverable_stays", "it stands", (False,), set()),
    Case("workplans.ended_deliverable_stays", "it ended", (True,), {"workplans.ended_deliverable_stays"}),
    Case("workplans.menu_has_it", "an own one", ("",), set()),
    Case("workplans.menu_has_it", "one that there is", ("1", "1"), set()),
    Case("workplans.menu_has_it", "another", ("2", "1"), {"workplans.menu_has_it"}),
    Case("workplans.menu_has_it", "no menu", ("1",), {"workplans.menu_has_it"}),
    Case("workplans.output_indicator_says", "all", (True, True, True), set()),
    Case("workplans.output_indicator_says", "no baseline", (True, False, False), set()),
    Case("workplans.output_indicator_says", "no title", (False, False, False), {"workplans.output_indicator_says"}),
    Case("workplans.output_indicator_says", "no year", (True, True, False), {"workplans.output_indicator_says"}),
    Case("workplans.output_target_year", "the last", (2030,), set()),
    Case("workplans.output_target_year", "the one after", (2031,), {"workplans.output_target_year"}),
    Case("workplans.output_target_year", "the one before", (2025,), {"workplans.output_target_year"}),
    Case("workplans.contributes_to_output", "both", (1, 2), set()),
    Case("workplans.contributes_to_output", "another", (1, 3), {"workplans.contributes_to_output"}),
    Case("workplans.output_value_reporter", "it contributes", ("undp",), set()),
    Case("workplans.output_value_reporter", "it does not", ("who",), {"workplans.output_value_reporter"}),
    Case("workplans.output_value_ratio", "both", ("ratio", 1, 2), set()),
    Case("workplans.output_value_ratio", "zero is there", ("ratio", 0, 2), set()),
    Case("workplans.output_value_ratio", "no numerator", ("ratio", None, 2), {"workplans.output_value_ratio"}),
    Case("workplans.output_value_ratio", "no denominator", ("ratio", 1, None), {"workplans.output_value_ratio"}),
    Case("workplans.output_value_ratio", "no ratio", ("sum", None, None), set()),
    Case("workplans.output_target_reached", "as far up", (20, 20, Direction.INCREASE), True),
    Case("workplans.output_target_reached", "not as far up", (19, 20, Direction.INCREASE), False),
    Case("workplans.output_target_reached", "as far down", (5, 5, Direction.DECREASE), True),
    Case("workplans.output_target_reached", "not as far down", (6, 5, Direction.DECREASE), False),
    Case("workplans.output_target_reached", "which way?", (6, 5, None), None),
    Case("workplans.output_target_reached", "no target", (6, None, Direction.INCREASE), None),
    Case("workplans.output_target_reached", "no value", (None, 5, Direction.INCREASE), None),
    Case("workplans.ended_output_indicator_stays", "it stands", (False,), set()),
    Case("workplans.ended_output_indicator_stays", "it ended", (True,), {"workplans.ended_output_indicator_stays"}),
    Case("workplans.alike", "alike, in one place", (0.4, "North"), "overlap"),
    Case("workplans.alike", "alike, elsewhere", (0.4, "South"), None),
    Case("workplans.alike", "not alike", (0.1, "North"), None),
    Case("workplans.pair_of_two", "two", (1, 2), set()),
    Case("workplans.pair_of_two", "one twice", (2, 2), {"workplans.pair_of_two"}),
    Case("workplans.joint_of_entities", "two", ("a", "b"), set()),
    Case("workplans.joint_of_entities", "one in both", ("a", "a"), {"workplans.joint_of_entities"}),
    Case("workplans.joint_single", "of one entity", (Joint.PROGRAMME, "a"), set()),
    Case("workplans.joint_single", "of two", (Joint.PROGRAMME, "a", "b"), {"workplans.joint_single"}),
    Case("workplans.joint_single", "of two, no programme", (Joint.INITIATIVE, "a", "b"), set()),
    Case("workplans.joint_dates", "ends with the sub-output", (Joint.PROGRAMME, LAST), set()),
    Case("workplans.joint_dates", "the day before", (Joint.PROGRAMME, LAST - DAY), {"workplans.joint_dates"}),
    Case("workplans.joint_dates", "no programme", (Joint.INITIATIVE, LAST - DAY), set()),
    Case("workplans.joint_dates", "before it begins", (Joint.INITIATIVE, FIRST - DAY), {"workplans.joint_dates"}),
    Case("workplans.joint_modality", "of a programme", (Joint.PROGRAMME, True), set()),
    Case("workplans.joint_modality", "a programme without", (Joint.PROGRAMME, False), {"workplans.joint_modality"}),
    Case("workplans.joint_modality", "an initiative with one", (Joint.INITIATIVE, True), {"workplans.joint_modality"}),
    Case("workplans.joint_name_once", "a new one", ("Water at schools",), set()),
    Case("workplans.joint_name_once", "taken", ("water in  Schools",), {"workplans.joint_name_once"}),
    Case("workplans.own_change_stays", "changed by the file", ("1", "2", "1"), "2"),
    Case("workplans.own_change_stays", "changed here", ("1", "1", "3"), "3"),
    Case("workplans.own_change_stays", "changed by both", ("1", "2", "3"), "3"),
    Case("access.first", "there is an administrator", ("Aigerim",), {"access.first"}),
    Case("access.first", "there is none", ("",), set()),
    Case("access.grant", "for a year", (FIRST + longest_grant(FIRST),), set()),
    Case("access.grant", "a day longer", (FIRST + longest_grant(FIRST) + timedelta(days=1),), {"access.grant"}),
    Case("access.held_once", "not held", (None,), set()),
    Case("access.held_once", "held", (LAST,), {"access.held_once"}),
    Case("access.held_once", "invited to", (None, True), {"access.held_once"}),
    Case("access.place", "one that there is", ("undp",), set()),
    Case("access.place", "none", ("",), set()),
    Case("access.place", "one that there is not", ("UNDP",), {"access.place"}),
    Case("access.prolonging", "on its last day", (False, date(2026, 6, 1)), set()),
    Case("access.prolonging", "a day after it ended", (False, date(2026, 5, 31)), {"access.prolonging"}),
    Case("access.prolonging", "taken away", (True, date(2027, 1, 1)), {"access.prolonging"}),
    Case("access.invitation", "an address with an account", (True,), {"access.invitation"}),
    Case("access.invitation", "an address without one", (False,), set()),
    Case("access.last_administrator", "of two", (Role.ADMINISTRATOR, 1), set()),
    Case("access.last_administrator", "the only one", (Role.ADMINISTRATOR, 0), {"access.last_administrator"}),
    Case("access.taking", "nothing", (), set()),
    Case("access.taking", "by somebody who gives none", ((Role.EVALUATOR, Reach()),), {"access.taking"}),
    Case("access.two_sides", "the other side too", (Role.RESIDENT_COORDINATOR,), {"access.two_sides"}),
    Case("access.two_sides", "the committee too", (Role.COMMITTEE_MEMBER,), set()),
    Case("packages.two_sides", "holds both roles", (1, None, True), {"packages.two_sides"}),
    Case("access.token", "for an action that there is", ("a.b.c",), set()),
    Case("access.token", "for one that there is not", ("a.b.c", "a.b.d"), {"access.token"}),
    Case("attachments.once", "attached as another", ("Report.pdf",), {"attachments.once"}),
    Case("attachments.once", "not attached", ("",), set()),
    Case("attachments.sent", "by oneself", (True,), set()),
    Case("attachments.sent", "by nobody, or by others", (False,), {"attachments.sent"}),
    Case("comments.mentions", "members", (1, 2), set()),
    Case("comments.mentions", "a stranger among them", (1, 3), {"comments.mentions"}),
    Case("comments.reply", "in the thread", (True, False), set()),
    Case("comments.reply", "to one that ended", (True, True), {"comments.reply"}),
    Case("comments.reply", "to one elsewhere", (False, False), {"comments.reply"}),
    Case("notices.kind", "one that there is", ("tasks",), set()),
    Case("notices.kind", "a misspelt one", ("task",), {"notices.kind"}),
    Case("files.content", "a PDF", (Seen("a.pdf", 9, Shape.PDF),), set()),
    Case("files.content", "one without its end", (Seen("a.pdf", 9, Shape.PDF, is_whole=False),), {"files.content"}),
    Case("files.content", "a program that is called one", (Seen("a.pdf", 9, Shape.PROGRAM),), {"files.content"}),
    Case("files.parts", "as large as it may be", (LARGE,), set()),
    Case("files.parts", "a byte more", (LARGE + 1,), {"files.parts"}),
    Case("files.scan", "clean", (Scan.CLEAN,), set()),
    Case("files.scan", "something found", (Scan.FOUND,), {"files.scan"}),
    Case("files.size", "as large as it may be", (100,), set()),
    Case("files.size", "a byte more", (101,), {"files.size"}),
    Case("files.type", "one to read", ("a.pdf",), set()),
    Case("files.type", "one to run", ("a.exe",), {"files.type"}),
    Case("files.waiting", "the last that may wait", (MOST_WAITING - 1,), set()),
    Case("files.waiting", "one more", (MOST_WAITING,), {"files.waiting"}),
    Case("hooks.address", "by https", ("https://example.org/events",), set()),
    Case("hooks.address", "by http", ("http://example.org/events",), {"hooks.address"}),
    Case("hooks.events", "of an action that there is", ("a.b.c",), set()),
    Case("hooks.events", "of one that there is not", ("a.b.d",), {"hooks.events"}),
    Case("indicators.lead_exists", "nobody", ([],), set()),
    Case("indicators.lead_exists", "both are there", (["who", "undp"],), set()),
    Case("indicators.lead_exists", "one is not", (["who", "nope"],), {"indicators.lead_exists"}),
    Case("indicators.texts_in_languages", "one of them", (["ru"],), set()),
    Case("indicators.texts_in_languages", "another", (["ru", "fr"],), {"indicators.texts_in_languages"}),
    Case("indicators.determine_target", "the last year", (2030,), set()),
    Case("indicators.determine_target", "the year after", (2031,), {"indicators.determine_target"}),
    Case("indicators.determine_target", "a year that has one", (2028,), {"indicators.determine_target"}),
    Case("indicators.propose_target", "a year of the framework", (False, True, FIRST.year), set()),
    Case("indicators.propose_target", "its last year", (False, True, LAST.year), set()),
    Case("indicators.propose_target", "the year after", (False, True, LAST.year + 1), {"indicators.propose_target"}),
    Case("indicators.propose_target", "one that is to be set", (True, True, LAST.year), {"indicators.propose_target"}),
    Case("indicators.propose_target", "a label", (False, False, LAST.year), {"indicators.propose_target"}),
    Case("indicators.lapse_target", "on the day itself", (date(2026, 12, 31),), {"indicators.lapse_target"}),
    Case("indicators.lapse_target", "the day after", (date(2027, 1, 1),), set()),
    Case("indicators.signed_value", "a baseline", ("baseline", False), {"indicators.signed_value"}),
    Case("indicators.signed_value", "a target", ("target", False), {"indicators.signed_value"}),
    Case("indicators.signed_value", "a later value", ("latest", False), set()),
    Case("indicators.signed_value", "by whoever keeps the targets", ("target", True), set()),
    Case("indicators.supersede_value", "no such value", (0,), {"indicators.supersede_value"}),
    Case("indicators.supersede_value", "one", (1,), set()),
    Case("indicators.supersede_value", "two", (2,), {"indicators.supersede_value"}),
    Case("packages.corrections_on_record", "none", ([], []), set()),
    Case("packages.corrections_on_record", "on record", ([ON], [ON]), set()),
    Case("packages.corrections_on_record", "invented", ([ON], []), {"packages.corrections_on_record"}),
    Case("packages.corrections_on_record", "another", ([ON], [OTHER]), {"packages.corrections_on_record"}),
    Case("packages.corrections_on_record", "of a row with a new key", ([MOVED], [ON]), set()),
    Case("packages.corrections_on_record", "copied", ([ON, MOVED], [ON]), {"packages.corrections_on_record"}),
    Case("packages.amendment_base", "the only version", (None, 1), set()),
    Case("packages.amendment_base", "one of two", (None, 2), {"packages.amendment_base"}),
    Case("packages.amendment_base", "the first", (1, 2), set()),
    Case("packages.amendment_base", "the newest", (2, 2), set()),
    Case("packages.amendment_base", "none", (0, 2), {"packages.amendment_base"}),
    Case("packages.amendment_base", "a later one", (3, 2), {"packages.amendment_base"}),
    Case("packages.amendment_changes", "one change", (1,), set()),
    Case("packages.amendment_changes", "no change", (0,), {"packages.amendment_changes"}),
    Case("packages.amendment_framework", "its own", ("a",), set()),
    Case("packages.amendment_framework", "another", ("b",), {"packages.amendment_framework"}),
    Case("packages.amendment_state", "both agreed", ("agreed", "apply"), set()),
    Case("packages.amendment_state", "one agreed", ("agreed_by_un", "apply"), {"packages.amendment_state"}),
    Case("packages.changes_together", "one change", (1,), set()),
    Case("packages.changes_together", "no change", (0,), {"packages.changes_together"}),
    Case("packages.two_sides", "two people", (1, 2), set()),
    Case("packages.two_sides", "one person", (1, 1), {"packages.two_sides"}),
    Case("parties.contact_stays_ended", "counts", (False,), set()),
    Case("parties.contact_stays_ended", "ended", (True,), {"parties.contact_stays_ended"}),
    Case("parties.contact_place", "one that counts", (True, ""), set()),
    Case("parties.contact_place", "one that ended", (False, ""), {"parties.contact_place"}),
    Case("parties.contact_place", "one that was merged", (False, "b"), {"parties.contact_place"}),
    Case("parties.merge", "into another that counts", ("b",), set()),
    Case("parties.merge", "into one that ended", ("c",), {"parties.merge"}),
    Case("parties.merge", "into itself", ("a",), {"parties.merge"}),
    Case("parties.one_entry", "a new organisation", ("new", "Hope", "7"), set()),
    Case("parties.one_entry", "the name of another", ("new", "LIVING  water", ""), {"parties.one_entry"}),
    Case("parties.one_entry", "the number of another", ("new", "Hope", "42"), {"parties.one_entry"}),
    Case("parties.signed_stays", "of the register", (False, False), set()),
    Case("parties.signed_stays", "of the document", (True, False), {"parties.signed_stays"}),
    Case("parties.signed_stays", "one that ended", (False, True), {"parties.signed_stays"}),
    Case("commitments.next_due", "on its day", ([LAST], LAST), LAST),
    Case("commitments.next_due", "the day before is gone", ([FIRST], LAST), None),
    Case("governance.meeting_due", "the last day of a year", ("year", date(2026, 12, 31)), date(2026, 12, 31)),
    Case("governance.meeting_due", "the day after it", ("year", date(2027, 1, 1)), date(2027, 12, 31)),
    Case("governance.meeting_due", "the day after the framework", ("year", date(2031, 1, 1)), None),
    Case("groups.shown", "ages that end with the group", ({"AGE": "Y30T35"}, "AGE=Y14T35"), True),
    Case("groups.shown", "ages that end a year later", ({"AGE": "Y30T36"}, "AGE=Y14T35"), False),
    Case("indicators.headline", "a total", (Line(key="a"), Line(is_total=True, key="total")), "total"),
    Case("indicators.headline", "no total", (Line(key="a"), Line(is_promised=True, key="b")), "b"),
    Case("indicators.late_target", "on its last day", (TODAY,), False),
    Case("indicators.late_target", "the day after", (TODAY - timedelta(days=1),), True),
    Case("indicators.pending_group", "in the group", (of_group("a", PROMISE), of_group("a")), [PROMISE, PROMISE]),
    Case("indicators.forecast", "four values on the straight way", (row(baselines=(40, 36, 32, 28)),), Outlook.BEYOND),
    Case("indicators.forecast", "three of them", (row(baselines=(40, 36, 32)),), Outlook.UNKNOWN),
    Case("indicators.pending_group", "beside the group", (of_group("a", PROMISE), of_group("b")), [PROMISE, None]),
    Case("indicators.progress", "nothing is observed", (row(),), Status.NO_NEW_DATA),
    Case("indicators.progress", "just before the target", (row(59.9),), Status.ON_TRACK),
    Case("indicators.progress", "the target itself", (row(60),), Status.ACHIEVED),
    Case("indicators.progress", "just below the baseline", (row(39.9),), Status.MOVING_AWAY),
    Case("indicators.recent_values", "two years before the start", (2024,), 1),
    Case("indicators.recent_values", "three years before it", (2023,), 0),
    Case("indicators.rollup", "one of two has newer data", (row(), row(41)), 1),
    Case("indicators.rollup", "none of two", (row(), row()), 0),
    Case("indicators.trend_before", "a little more than before", (row(baselines=(40, 39.9)),), TrendWord.IMPROVING),
    Case("indicators.trend_before", "a little less", (row(baselines=(40, 40.1)),), TrendWord.WORSENING),
    Case("package.format", "as it should be", (), False),
    Case("package.format", "no list where a list belongs", (write("risks.yaml", "risks: 5\n"),), True),
    Case("package.references", "as it should be", (), False),
    Case(
        "package.references",
        "a party that is not there",
        (replace("framework.yaml", "party: gouvernement", "party: x"),),
        True,
    ),
    Case("package.code", "of its country and years", (About("xaa-2026-2030", FIRST, LAST, Land("XAA")),), set()),
    Case("package.code", "of another", (About("xaa-2026-2030", FIRST, LAST, Land("XAB")),), {"package.code"}),
    Case("package.commitment-rule", "there is no such rule", (decided_by("x.y"), "x.z"), 1),
    Case("package.commitment-rule", "the rule is there", (decided_by("x.y"), "x.y"), 0),
    Case("package.commitment-rule", "none is named", (decided_by(None), "x.y"), 0),
    Case("package.period", "begins on the last day", (OWN, Span("xaa-2", LAST, LAST)), {"package.period"}),
    Case("package.period", "begins the day after", (OWN, Span("xaa-2", date(2031, 1, 1), date(2035, 12, 31))), set()),
    Case("package.remarks", "on a finding", (remarked(NO_CODE),), set()),
    Case("package.remarks", "on what was mended", (remarked(NO_CODE, code="6.1.1"),), {"package.remarks"}),
    *(Case(*each) for each in (*MONEY_CASES, *VALUE_CASES, *NATIONAL_CASES, *COLLECTING_CASES, *FREQUENCY_CASES)),
    *(Case(*each) for each in (*LEARNING_CASES, *EVALUATION_CASES, *FEEDBACK_CASES)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_answers_as_the_case_says(case: Case) -> None:
    assert ASKED[case.rule](*case.given) == case.answer


def test_every_rule_of_the_rulebook_has_cases_with_different_answers() -> None:
    """Of a design rule and of one on sub-outputs: one that fires and one that does not."""
    answers: dict[str, list[Any]] = {rule.id: [] for rule in rulebook()}
    for case in CASES:
        if case.answer not in answers[case.rule]:
            answers[case.rule].append(case.answer)
    for design in DESIGN_CASES:
        if (fires := bool(design.hits())) not in answers[design.rule]:
            answers[design.rule].append(fires)
    for planned in WORK_PLAN_CASES:
        if (fires := planned.fires) not in answers[planned.id]:
            answers[planned.id].append(fires)
    assert {id: found for id, found in answers.items() if len(found) < 2} == {}


def test_a_decision_of_ours_is_cited_as_it_stands() -> None:
    """The paragraph that a rule names is in the record, word for word, and every paragraph has its rule."""
    record = (ROOT / "docs" / "decisions" / "0019-rules-of-our-own.md").read_text(encoding="utf-8")
    cited = {each.source.clause for each in rulebook() if "decision record 0019" in each.source.document}
    written = {f"{number}. {name}" for number, name in re.findall(r"^(\d)\. \*\*(.+?)\.\*\*", record, re.M)}
    assert cited == written
