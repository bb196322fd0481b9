"""A whole package, and which file holds which part of it."""

from shanyraq.domains.packages.schema.commitments import Commitments
from shanyraq.domains.packages.schema.context import Context, Provisions
from shanyraq.domains.packages.schema.document import Document
from shanyraq.domains.packages.schema.framework import FrameworkFile
from shanyraq.domains.packages.schema.governance import Governance
from shanyraq.domains.packages.schema.items import Model
from shanyraq.domains.packages.schema.legal import Legal
from shanyraq.domains.packages.schema.monitoring_plan import MonitoringPlan
from shanyraq.domains.packages.schema.parties import Parties
from shanyraq.domains.packages.schema.remarks import Readme, Remarks
from shanyraq.domains.packages.schema.results import Outcome
from shanyraq.domains.packages.schema.risks import Risks
from shanyraq.domains.packages.schema.theory import TheoryOfChange


class Package(Model):
    framework: FrameworkFile
    document: Document = Document()
    outcomes: list[Outcome] = []
    theory_of_change: TheoryOfChange = TheoryOfChange()
    context: Context = Context()
    parties: Parties = Parties()
    governance: Governance = Governance()
    monitoring_plan: MonitoringPlan = MonitoringPlan()
    commitments: Commitments = Commitments()
    risks: Risks = Risks()
    legal: Legal = Legal()
    funding: Provisions = Provisions()
    operations: Provisions = Provisions()
    hact: Provisions = Provisions()
    findings: Remarks = Remarks()
    readme: Readme = Readme()


FILES: dict[str, type[Model]] = {
    "framework": FrameworkFile,
    "theory_of_change": TheoryOfChange,
    "context": Context,
    "parties": Parties,
    "governance": Governance,
    "monitoring_plan": MonitoringPlan,
    "commitments": Commitments,
    "risks": Risks,
    "legal": Legal,
    "funding": Provisions,
    "operations": Provisions,
    "hact": Provisions,
    "findings": Remarks,
}
"""Part of the package → model of its file, ``<part with hyphens>.yaml``. Outcomes: ``results/*.yaml``."""


RESULTS = "results"
"""The folder of outcomes."""


def file_name(part: str) -> str:
    """``theory_of_change`` → ``theory-of-change.yaml``."""
    return f"{part.replace('_', '-')}.yaml"
