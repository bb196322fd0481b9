"""Values that tests report, and people who report and assure them."""

from datetime import UTC, datetime
from typing import Any

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.indicators.commands import AssureObservation, ReportObservation, StepObservation
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.verbs import observation, observation_steps
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.conftest import TESTER

AT = datetime(2027, 3, 1, 9, 0, tzinfo=UTC)
KAZ = "kaz-2026-2030"


def reporter(entity: str = "unicef") -> Actor:
    return _actor(f"{entity}@example.org", Role.FOCAL_POINT, Reach(KAZ, entity=entity))


def assurer() -> Actor:
    return _actor("mel@example.org", Role.MEL_MEMBER, Reach(KAZ))


def _actor(address: str, role: Role, reach: Reach) -> Actor:
    known = Person.objects.filter(email=address).first()
    return actor(known or person(address, (role, reach)))


def told(**fields: Any) -> ReportObservation:
    return ReportObservation(**{"framework": KAZ, "indicator": "1.2.1", "period": "2026", "value": 5.1, **fields})


def report(by: Actor, at: datetime = AT, **fields: Any) -> Observation:
    found = observation.report(told(**fields), by=by, at=at)
    return Observation.objects.get(framework__code=fields.get("framework", KAZ), number=found.number)


def publish(row: Observation, by: Actor, at: datetime = AT, note: str = "Checked with the source") -> Observation:
    """Assures and publishes a value that was submitted."""
    about = {"framework": KAZ, "number": row.number}
    observation_steps.assure(AssureObservation(**about, note=note, publish=True), by=by, at=at)
    row.refresh_from_db()
    return row


def in_each_stage(framework: str = KAZ, indicator: str = "1.2.1") -> dict[str, Observation]:
    """Stage → a value of the framework that is in it: a draft, one that is submitted, assured, published."""
    about = {"framework": framework, "indicator": indicator, "entity": "unicef"}
    stages = ("draft", "submitted", "assured", "published")
    found = {}
    for year, stage in enumerate(stages, 2021):
        said = ReportObservation(**about, period=str(year), value=year - 2016, submit=stage != "draft")
        number = observation.report(said, by=TESTER, at=AT).number
        if stage in ("assured", "published"):
            assured = AssureObservation(
                framework=framework, number=number, note="Checked with the source", publish=stage == "published"
            )
            observation_steps.assure(assured, by=TESTER, at=AT)
        found[stage] = Observation.objects.get(framework__code=framework, number=number)
    return found


def step(name: str, row: Observation, by: Actor, at: datetime = AT, **fields: Any) -> Observation:
    act = getattr(observation_steps, name)
    commands = {"give_back": "ReturnObservation", "withdraw": "WithdrawObservation", "assure": "AssureObservation"}
    command = commands.get(name, "StepObservation")
    made = getattr(observation_steps, command)(framework=KAZ, number=row.number, **fields)
    act(made, by=by, at=at)
    row.refresh_from_db()
    return row


__all__ = ["AT", "KAZ", "StepObservation", "assurer", "in_each_stage", "publish", "report", "reporter", "step", "told"]
