"""Values of output indicators that tests report: an indicator of output 1.1, sub-outputs of entities, the steps."""

from datetime import datetime
from typing import Any

from shanyraq.base.verbs import verbbook
from shanyraq.domains.workplans.commands import AddSubOutput
from shanyraq.domains.workplans.models import OutputIndicator, OutputValue
from shanyraq.domains.workplans.verbs import sub_output
from shanyraq.kernel.actors import Actor
from tests.conftest import TESTER
from tests.domains.observing import AT, KAZ, assurer, reporter

YEARS = {"starts_on": "2026-01-01", "ends_on": "2027-12-31"}


def indicator(over_entities: str = "none", over_time: str = "none", **said: Any) -> OutputIndicator:
    """An output indicator of output 1.1 with its targets, and how its values become one."""
    told = {"title": {"en": "Schools with safe water"}, "unit": "schools", "source": "Registers", **said}
    number = int(do("output_indicator.add", output="1.1", **told).result.number)
    if (over_entities, over_time) != ("none", "none"):
        do("output_indicator.aggregate", number=number, over_entities=over_entities, over_time=over_time)
    return OutputIndicator.objects.get(framework__code=KAZ, number=number)


def do(name: str, by: Actor = TESTER, at: datetime = AT, **said: Any) -> Any:
    """A verb of work plans."""
    verb = verbbook()[f"workplans.{name}"]
    needs = {"reason": "A test"} if "reason" in verb.told.model_fields else {}
    return verb.perform(verb.told.model_validate({"framework": KAZ, **needs, **said}), by=by, at=at)


def works(*entities: str, **said: Any) -> int:
    """A sub-output of output 1.1 in 2026 and 2027 by these entities; its number."""
    told = {"framework": KAZ, "output": "1.1", "title": {"en": "Wells"}, "entities": list(entities), **YEARS, **said}
    return int(sub_output.add(AddSubOutput.model_validate(told), by=TESTER, at=AT).number)


def report(by: Actor | None = None, at: datetime = AT, **said: Any) -> OutputValue:
    """A value of UNICEF for 2026, which is a draft unless it is submitted."""
    told = {"output_indicator": 1, "year": 2026, "entity": "unicef", "value": "5", **said}
    found = do("output_value.report", by or reporter(told["entity"]), at, **told).result
    return OutputValue.objects.get(framework__code=KAZ, number=found.number)


def step(act: str, row: OutputValue, by: Actor | None = None, at: datetime = AT, **said: Any) -> OutputValue:
    """A step of a value; assured and returned by the monitoring group, else by whoever reported it."""
    own = act in ("submit", "recall", "drop")
    note = {"note": "Checked with the source"} if act == "assure" and "note" not in said else {}
    who = by or (reporter(row.entity) if own else assurer())
    do(f"output_value.{act}", who, at, number=row.number, **note, **said)
    row.refresh_from_db()
    return row


def assured(at: datetime = AT, **said: Any) -> OutputValue:
    """A value that counts."""
    return step("assure", report(at=at, submit=True, **said), at=at)


def in_each_stage() -> dict[str, OutputValue]:
    """Stage → a value of a new output indicator that is in it, each of another entity."""
    number = indicator().number
    found = {}
    for entity, stage in (("unicef", "draft"), ("unfpa", "submitted"), ("unhcr", "published")):
        row = report(TESTER, output_indicator=number, entity=entity, submit=stage != "draft")
        found[stage] = step("assure", row) if stage == "published" else row
    return found
