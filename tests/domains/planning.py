"""Work plans for tests: rows of a file, the file taken, sub-outputs made by hand."""

import io
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from shanyraq.base.files.keeping import keep
from shanyraq.base.verbs import verbbook
from shanyraq.domains.governance.commands import RecordDecision
from shanyraq.domains.governance.verbs import decision
from shanyraq.domains.workplans.commands import AddSubOutput, ImportPlan
from shanyraq.domains.workplans.commands.deliverables import AddDeliverable
from shanyraq.domains.workplans.commands.output_indicators import AddOutputIndicator, SetOutputTarget
from shanyraq.domains.workplans.commands.programme_documents import RegisterDocument
from shanyraq.domains.workplans.reading import PlanRow, Year
from shanyraq.domains.workplans.verbs import deliverable, output_indicator, plan, programme_document, sub_output
from shanyraq.domains.workplans.verbs.plan import Imported
from shanyraq.domains.workplans.vocabulary import Function, Group, Status
from shanyraq.domains.workplans.writing.uninfo import write_uninfo
from shanyraq.kernel.actors import Actor
from tests.conftest import TESTER
from tests.domains.test_register import AT, XAA

YEARS = range(2026, 2029)
ROW = PlanRow(
    country="Atlantis",
    plan="Cadre 2027",
    outcome_code="A.1",
    output_code="A.1.1",
    output="Les communes planifient les points d’eau.",
    published=True,
    code="A.1.1.1",
    title="Conseils aux communes",
    identifier="17",
    description="Formation et conseils",
    starts_on=date(2027, 1, 1),
    ends_on=date(2028, 12, 31),
    status=Status.IMPLEMENTATION,
    entities=(("UNICEF", "Fonds des Nations Unies pour l’enfance"),),
    contributing=("Core/Regular Resources",),
    implementing=("Gouvernement", "Union des communes"),
    sdg_targets=("6.1",),
    sdg_goals=(6,),
    places=("Atlantis", "Nord"),
    functions=(Function.CAPACITY,),
    gender=1,
    gender_note="Les femmes y prennent part.",
    rights=0,
    groups=(Group.RURAL, Group.YOUTH),
    required=Decimal("1500.50"),
    available=Decimal(1000),
    years={
        2027: Year(Decimal("1000.25"), Decimal(1000), None, "Tout va bien"),
        2028: Year(Decimal("500.25"), None, None, ""),
    },
)
UNPAID = replace(ROW, required=None, available=None, years={})
OTHER = replace(UNPAID, code="A.1.2.1", output_code="A.1.2", output="", title="Registres", identifier="18")


TAGS: dict[str, Any] = {
    **{"status": "pipeline", "contributors": ["Core/Regular Resources"], "implementers": ["unicef"]},
    **{"places": ["Atlantis"], "sdg_targets": ["6.1"], "gender": 0, "rights": 0},
}
"""The mandatory tags of a sub-output, beside its entity."""


def file_of(*rows: PlanRow, years: Any = YEARS) -> bytes:
    """An export with these rows."""
    return write_uninfo(rows, years)


def taken(content: bytes, name: str = "export.xlsx", **said: Any) -> Imported:
    """What became of a file."""
    kept = keep(io.BytesIO(content), name, len(content), person=TESTER.person, at=AT, taken=("xlsx", "csv"))
    command = ImportPlan.model_validate({"framework": XAA, "file": kept.upload.blob.digest, **said})
    found: Imported = plan.import_file(command, by=TESTER, at=AT)
    return found


def add(**fields: Any) -> int:
    """A sub-output made by hand; its number."""
    given = {"framework": XAA, "output": "A.1.1", "title": {"fr": "Conseils"}, "entities": ["unicef"], **fields}
    return int(sub_output.add(AddSubOutput.model_validate(given), by=TESTER, at=AT).number)


def whole(**fields: Any) -> int:
    """The same with every tag without which no plan is cleared."""
    return add(**{**TAGS, **fields})


def step(act: str, by: Actor = TESTER, at: datetime = AT, year: int = 2027, **said: Any) -> Any:
    """A step of the plan of outcome A.1."""
    verb = verbbook()[f"workplans.plan.{act}"]
    needs = {"reason": "A test"} if "reason" in verb.told.model_fields and "reason" not in said else {}
    command = verb.told.model_validate({"framework": XAA, "outcome": "A.1", "year": year, **needs, **said})
    return verb.function(command, by=by, at=at)


def decide(body: str = "comite", at: datetime = AT, **said: Any) -> int:
    """A decision of the steering committee, of the day on which it is recorded; its number."""
    told = {"framework": XAA, "body": body, "decided_on": at.date(), "title": {"fr": "Plans 2027"}, **said}
    return int(decision.record(RecordDecision.model_validate(told), by=TESTER, at=at).number)


def register_document(framework: str = XAA, **said: Any) -> int:
    """The programme document of UNICEF; its number."""
    period = {"starts_on": "2027-01-01", "ends_on": "2031-12-31"}
    about = {"framework": framework, "entity": "unicef", "kind": "programme_document", "title": {"fr": "Programme"}}
    told = RegisterDocument.model_validate({**about, **period, **said})
    return int(programme_document.register(told, by=TESTER, at=AT).row.number)


def promise(framework: str = XAA, **said: Any) -> int:
    """A deliverable of sub-output 1; its number."""
    told = {"framework": framework, "sub_output": 1, "title": {"fr": "Guide"}, "due_on": "2027-06-30", **said}
    return int(deliverable.add(AddDeliverable.model_validate(told), by=TESTER, at=AT).number)


def measure(framework: str = XAA, output: str = "A.1.1", **said: Any) -> int:
    """An output indicator with a target of 2027; its number."""
    told = {"framework": framework, "output": output, "title": {"fr": "Communes avec un plan"}, **said}
    made = output_indicator.add(AddOutputIndicator.model_validate(told), by=TESTER, at=AT)
    target = {"framework": framework, "number": made.number, "year": 2027, "value": "20"}
    output_indicator.target(SetOutputTarget.model_validate(target), by=TESTER, at=AT)
    return int(made.number)
