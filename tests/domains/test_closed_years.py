"""A closed year is closed: everything that writes to a sub-output or its money asks, and the list of it is whole."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import Edition, SubOutput
from shanyraq.domains.workplans.queries.contents import contents_of, contents_on
from shanyraq.domains.workplans.queries.kept import kept
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.initiatives import Named
from shanyraq.domains.workplans.training.drawn import Drawn
from shanyraq.domains.workplans.verbs import joining
from shanyraq.domains.workplans.verbs.taking import Place, Wanted
from shanyraq.domains.workplans.vocabulary import Joint
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.scopes import Reach, Scope
from tests.base.people import actor, person
from tests.conftest import TESTER
from tests.domains.giving import allocate, give, propose
from tests.domains.planning import UNPAID, decide, file_of, measure, promise, step, taken, whole
from tests.domains.test_money_lines import put
from tests.domains.test_register import AT, XAA

IN_YEAR = datetime(2028, 2, 1, 9, tzinfo=UTC)
OF = {"framework": XAA, "number": 1}
YEAR = {"starts_on": "2027-01-01", "ends_on": "2027-12-31"}
DAYS = {"starts_on": date(2027, 1, 1), "ends_on": date(2027, 12, 31)}
NEW = Facts("A.1.1", {"fr": "Nouveau"}, **DAYS)  # type: ignore[arg-type]
EAU, LAC = Named("Eau", Joint.INITIATIVE), Named("Lac", Joint.INITIATIVE)


def do(verb: str, **said: Any) -> Any:
    """A verb is done to the first of its kind, in the year after."""
    found = verbbook()[verb]
    needs = {"reason": "A test"} if "reason" in found.told.model_fields else {}
    return found.perform(found.told.model_validate({**OF, **needs, **said}), by=TESTER, at=IN_YEAR)


def of_framework(verb: str, **said: Any) -> Any:
    """The same of a verb that names nothing by a number."""
    found = verbbook()[verb]
    return found.perform(found.told.model_validate({"framework": XAA, **said}), by=TESTER, at=IN_YEAR)


def part(verb: str, *said: Any) -> Any:
    """The same of a verb that other verbs do."""
    framework = Version.objects.filter(framework__code=XAA).values_list("framework", flat=True)[0]
    return verbbook()[verb].perform(Place(framework, XAA), *said, by=TESTER, at=IN_YEAR)


def members() -> list[Any]:
    return kept(SubOutput.objects.filter(number__in=[1, 2]))


def consent(side: str, number: int) -> Any:
    place = (Role.MINISTRY, Reach(XAA)) if side == "government" else (Role.AGENCY_HEAD, Reach(XAA, entity="unicef"))
    by = actor(person(f"{side}-{number}@example.org", place))
    verb = verbbook()[f"funding.reallocation.consent_for_{side}"]
    told = verb.told.model_validate({"framework": XAA, "number": number, "note": "We agree"})
    return verb.perform(told, by=by, at=AT)


def last_event(verb: str) -> int:
    return Event.objects.filter(verb=verb, key="1").latest("pk").pk


def import_of(row: Any) -> None:
    """A file refuses the row, and tells why."""
    found = taken(file_of(row))
    assert (found.counts["rows"], found.counts["refused"]) == (1, 1)
    (said,) = [each for each in found.remarks if each.severity is Severity.ERROR]
    raise Refused([Finding("workplans.closed_year", said.severity, said.message)])


def carry_into_a_closed_year() -> None:
    for act in ("open", "submit", "clear"):
        step(act, year=2028, at=IN_YEAR)
    step("endorse", year=2028, at=IN_YEAR, decision=decide(at=IN_YEAR))
    for act in ("begin", "review", "close"):
        step(act, year=2028, at=IN_YEAR)
    step("carry_over", year=2028, at=IN_YEAR, numbers=[1])


def take_back_out_of_a_closed_year() -> None:
    whole(title={"fr": "Puits"}, **YEAR)
    number = SubOutput.objects.latest("number").number
    step("reopen", year=2027, at=IN_YEAR)
    step("open", year=2028, at=IN_YEAR)
    step("carry_over", year=2028, at=IN_YEAR, numbers=[number])
    for act in ("submit", "clear"):
        step(act, year=2028, at=IN_YEAR)
    step("endorse", year=2028, at=IN_YEAR, decision=decide(at=IN_YEAR))
    for act in ("begin", "review", "close"):
        step(act, year=2028, at=IN_YEAR)
    step("take_back_carry_over", year=2028, at=IN_YEAR)


REFUSED: dict[str, list[Callable[[], Any]]] = {
    "workplans.sub_output.add": [
        lambda: of_framework(
            "workplans.sub_output.add", output="A.1.1", title={"fr": "Nouveau"}, entities=["undp"], **YEAR
        )
    ],
    "workplans.sub_output.amend": [
        lambda: do("workplans.sub_output.amend", title={"fr": "Autre"}),
        lambda: do("workplans.sub_output.amend", output="A.1.2"),
        lambda: do("workplans.sub_output.amend", number=2, output="A.1.2"),
        lambda: do("workplans.sub_output.amend", number=2, starts_on="2028-01-01"),
        lambda: do("workplans.sub_output.amend", number=4, starts_on="2027-12-31"),
    ],
    "workplans.sub_output.narrate": [lambda: do("workplans.sub_output.narrate", year=2027, text={"fr": "Fait"})],
    "workplans.sub_output.end": [
        lambda: do("workplans.sub_output.end"),
        lambda: do("workplans.sub_output.end", number=2),
    ],
    "workplans.sub_output.restore": [lambda: do("workplans.sub_output.restore", number=3)],
    "workplans.sub_output.move": [lambda: do("workplans.sub_output.move", act="close")],
    "workplans.sub_output.take_back": [
        lambda: do("workplans.sub_output.take_back", change=last_event("workplans.sub_output.amend"))
    ],
    "workplans.sub_output.take": [lambda: part("workplans.sub_output.take", [Wanted(None, NEW, {}, {})])],
    "workplans.sub_output.invent": [lambda: part("workplans.sub_output.invent", [Drawn(NEW, ())])],
    "workplans.sub_output.join": [lambda: part("workplans.sub_output.join", members(), Scope(XAA), LAC)],
    "workplans.sub_output.follow": [
        lambda: part("workplans.sub_output.follow", members(), Scope(XAA), joining.Before(EAU, []), LAC)
    ],
    "workplans.sub_output.leave": [
        lambda: part("workplans.sub_output.leave", members(), Scope(XAA), joining.Before(EAU, []))
    ],
    "workplans.initiative.form": [
        lambda: of_framework(
            "workplans.initiative.form",
            one=1,
            other=2,
            name="Mer",
            kind="initiative",
            starts_on="2027-01-01",
            ends_on="2028-12-31",
        )
    ],
    "workplans.initiative.amend": [lambda: do("workplans.initiative.amend", name="Mer")],
    "workplans.initiative.end": [lambda: do("workplans.initiative.end")],
    "workplans.initiative.restore": [lambda: do("workplans.initiative.restore", number=2)],
    "workplans.plan.carry_over": [carry_into_a_closed_year],
    "workplans.plan.take_back_carry_over": [take_back_out_of_a_closed_year],
    "workplans.plan.import": [
        lambda: import_of(replace(UNPAID, title="Nouveau", identifier="9", code="")),
    ],
    "workplans.deliverable.add": [
        lambda: of_framework("workplans.deliverable.add", sub_output=1, title={"fr": "Carte"}, due_on="2027-06-30")
    ],
    "workplans.deliverable.amend": [
        lambda: do("workplans.deliverable.amend", title={"fr": "Carte"}),
        lambda: do("workplans.deliverable.amend", number=2, due_on="2027-12-31"),
    ],
    "workplans.deliverable.deliver": [lambda: do("workplans.deliverable.deliver", delivered_on="2027-06-01")],
    "workplans.deliverable.end": [lambda: do("workplans.deliverable.end")],
    "workplans.output_indicator.target": [lambda: do("workplans.output_indicator.target", year=2027, value="30")],
    "funding.line.set": [lambda: do("funding.line.set", year=2027, required=5)],
    "funding.line.clear": [lambda: do("funding.line.clear", year=2027)],
    "funding.line.tell_apart": [lambda: do("funding.line.tell_apart", year=2027, entity="unicef", required=5)],
    "funding.line.take_back": [lambda: do("funding.line.take_back", change=last_event("funding.line.set"))],
    "funding.allocation.set": [
        lambda: do("funding.allocation.set", sub_output=1, year=2027, entity="unicef", amount=9),
        lambda: do("funding.allocation.set", sub_output=1, year=2027, entity="unicef", amount=301),
    ],
    "funding.reallocation.propose": [
        lambda: propose(source_year=2027),
        lambda: propose(source=2, source_year=2028, target=1, target_year=2027),
    ],
    "funding.reallocation.consent_for_government": [lambda: consent("government", 1)],
    "funding.reallocation.consent_for_entity": [lambda: consent("entity", 2)],
}
"""Verb → what would change a closed year by it."""
OF_NO_YEAR = {
    **dict.fromkeys(
        [
            f"workplans.plan.{act}"
            for act in ("open", "date", "submit", "take_back", "begin", "revise", "keep", "review", "clear", "return")
        ]
        + [f"workplans.plan.{act}" for act in ("endorse", "decline", "close", "reopen")],
        "the plan itself moves, as its life cycle has it",
    ),
    **dict.fromkeys(
        [f"workplans.{noun}.invent" for noun in ("deliverable", "output_indicator", "output_value", "initiative")]
        + [f"funding.{noun}.invent" for noun in ("money", "contribution", "reallocation", "frame")],
        "a copy for training, filled once: its years are closed after that",
    ),
    "workplans.plan.invent_reviews": "the plan itself moves, as its life cycle has it",
    "workplans.plan.invent": "a copy in which nobody planned anything: nothing is closed in it",
    "workplans.observation.invent": "values of indicators of the framework belong to no plan",
    "workplans.menu.import": "of the installation",
    **dict.fromkeys(
        [f"workplans.output_indicator.{act}" for act in ("add", "amend", "aggregate", "end")],
        "what an output is measured by",
    ),
    **dict.fromkeys(
        [f"workplans.output_value.{act}" for act in ("report", "submit", "recall", "return", "assure", "withdraw")]
        + ["workplans.output_value.drop"],
        "what was reached in a year is reported after it",
    ),
    **dict.fromkeys([f"workplans.overlap.{act}" for act in ("dismiss", "restore")], "what is said of two sub-outputs"),
    **dict.fromkeys(
        [
            f"workplans.programme_document.{act}"
            for act in (
                "invent",
                "register",
                "amend",
                "word",
                "end",
                "request",
                "withdraw",
                "return",
                "confirm",
                "reopen",
            )
        ],
        "of an entity, for all years",
    ),
    **dict.fromkeys(
        [f"funding.contribution.{act}" for act in ("add", "amend", "move", "end", "restore", "correct_earmarking")],
        "what goes to sub-outputs of it stays as it is allocated",
    ),
    **dict.fromkeys(
        [f"funding.reallocation.{act}" for act in ("decline_for_government", "decline_for_entity", "withdraw")],
        "no money is moved",
    ),
    "funding.frame.set": "of an outcome, as it was signed",
    "funding.rate.set": "of a month; what was allocated is kept in US dollars",
}
"""Verbs that write nothing of the year of a sub-output, and why not."""


@pytest.fixture
def closed(second: Version) -> Version:
    """The plan of 2027, closed. Sub-outputs: 1 of that year; 2 of two years; 3 of that year, ended; 4 of the next."""
    work = {"status": "implementation", "description": {"fr": "Formation"}}
    whole(**YEAR, **work)
    whole(title={"fr": "Sources"}, starts_on="2027-01-01", ends_on="2028-12-31", entities=["unicef", "undp"], **work)
    whole(title={"fr": "Erreur"}, **YEAR)
    whole(title={"fr": "Puits"}, starts_on="2028-01-01", ends_on="2028-12-31", entities=["unicef"])
    verbs = verbbook()

    def before(verb: str, **said: Any) -> None:
        verbs[verb].perform(verbs[verb].told.model_validate({**OF, **said}), by=TESTER, at=AT)

    before("workplans.sub_output.end", number=3, reason="Twice")
    before("workplans.sub_output.amend", title={"fr": "Conseils aux communes"})
    put(year=2027, required=1000, available=400)
    give()
    allocate(300, year=2027)
    allocate(300, sub_output=2, year=2028)
    assert (propose(source_year=2027), propose(source_year=2027)) == (1, 2)
    consent("entity", 1)
    consent("government", 2)
    promise()
    promise(sub_output=2, due_on="2028-06-30")
    measure()
    two = {"one": 1, "other": 2, "kind": "initiative", "starts_on": "2027-01-01", "ends_on": "2028-12-31"}
    form = verbs["workplans.initiative.form"]
    for name in ("Eau", "Lac"):
        form.perform(form.told.model_validate({"framework": XAA, "name": name, **two}), by=TESTER, at=AT)
    before("workplans.initiative.end", number=2, reason="Twice")
    for act in ("open", "submit", "clear"):
        step(act)
    step("endorse", decision=decide())
    for act in ("begin", "review", "close"):
        step(act, at=IN_YEAR)
    return second


def as_it_stands(version: Version) -> Any:
    return contents_on(version, "A.1", 2027, None)


@pytest.mark.parametrize(
    ("verb", "place"), [(verb, place) for verb, every in REFUSED.items() for place in range(len(every))]
)
def test_it_is_refused_and_the_year_stays(closed: Version, verb: str, place: int) -> None:
    before = as_it_stands(closed)
    with pytest.raises(Refused) as refused:
        REFUSED[verb][place]()
    assert {each.rule for each in refused.value.findings} == {"workplans.closed_year"}
    assert as_it_stands(closed) == before
    assert contents_of(Edition.objects.get(is_closing=True, plan__year=2027)) == before


OPEN: list[Callable[[], Any]] = [
    lambda: of_framework(
        "workplans.sub_output.add", output="A.1.1", title={"fr": "Nouveau"}, entities=["undp"], starts_on="2028-01-01"
    ),
    lambda: do("workplans.sub_output.amend", number=2, title={"fr": "Autre"}),
    lambda: do("workplans.sub_output.amend", number=4, output="A.1.2"),
    lambda: do("workplans.sub_output.narrate", year=2028, text={"fr": "Fait"}),
    lambda: do("workplans.sub_output.end", number=4),
    lambda: do("workplans.sub_output.move", number=2, act="suspend"),
    lambda: do("workplans.deliverable.deliver", number=2, delivered_on="2028-01-31"),
    lambda: do("workplans.output_indicator.target", year=2028, value="30"),
    lambda: do("funding.line.set", year=2028, required=5),
    lambda: do("funding.allocation.set", sub_output=2, year=2028, entity="unicef", amount=301),
    lambda: do("funding.reallocation.withdraw"),
    lambda: (step("open", year=2028, at=IN_YEAR), step("carry_over", year=2028, at=IN_YEAR, numbers=[1])),
]
"""What changes no closed year: it is done."""


@pytest.mark.parametrize("place", range(len(OPEN)))
def test_what_changes_no_closed_year_is_done(closed: Version, place: int) -> None:
    events = Event.objects.count()
    OPEN[place]()
    assert Event.objects.count() > events


@pytest.mark.usefixtures("closed")
def test_reopened_it_can_be_mended() -> None:
    step("reopen", at=IN_YEAR)
    do("workplans.sub_output.amend", output="A.1.2")


def test_every_verb_asks_or_it_is_told_why_not() -> None:
    """One that is added later is put on either list; on the first it is tried."""
    every = {name for name in verbbook() if name.startswith(("workplans.", "funding."))}
    assert {*REFUSED} | {*OF_NO_YEAR} == every
    assert not {*REFUSED} & {*OF_NO_YEAR}
