"""The format of a framework package: what each of its files may hold.

Pure pydantic; the JSON Schemas in ``docs/reference/schemas`` are generated from here.
Reading files lives in ``shanyraq.domains.packages.reading``; judging a design in the rules.
"""

from shanyraq.domains.packages.schema.commitments import Commitment, Commitments
from shanyraq.domains.packages.schema.context import (
    Accelerator,
    Context,
    Figure,
    LnobGroup,
    Provision,
    Provisions,
    Ranking,
)
from shanyraq.domains.packages.schema.document import Block, Document
from shanyraq.domains.packages.schema.framework import FrameworkFile, GoalNode, Level, Signatory
from shanyraq.domains.packages.schema.governance import Body, Governance
from shanyraq.domains.packages.schema.legal import Instrument, Legal
from shanyraq.domains.packages.schema.monitoring_plan import Activity, MonitoringPlan
from shanyraq.domains.packages.schema.package import FILES, Package
from shanyraq.domains.packages.schema.parties import Organisation, Parties
from shanyraq.domains.packages.schema.remarks import Readme, Remark, Remarks
from shanyraq.domains.packages.schema.results import (
    Indicator,
    Mention,
    Outcome,
    Output,
    PendingTarget,
    Row,
    SdgTargetLink,
    Strategy,
    Target,
    Value,
)
from shanyraq.domains.packages.schema.risks import Risk, Risks
from shanyraq.domains.packages.schema.theory import Assumption, Path, TheoryOfChange

__all__ = [
    "FILES",
    "Accelerator",
    "Activity",
    "Assumption",
    "Block",
    "Body",
    "Commitment",
    "Commitments",
    "Context",
    "Document",
    "Figure",
    "FrameworkFile",
    "GoalNode",
    "Governance",
    "Indicator",
    "Instrument",
    "Legal",
    "Level",
    "LnobGroup",
    "Mention",
    "MonitoringPlan",
    "Organisation",
    "Outcome",
    "Output",
    "Package",
    "Parties",
    "Path",
    "PendingTarget",
    "Provision",
    "Provisions",
    "Ranking",
    "Readme",
    "Remark",
    "Remarks",
    "Risk",
    "Risks",
    "Row",
    "SdgTargetLink",
    "Signatory",
    "Strategy",
    "Target",
    "TheoryOfChange",
    "Value",
]
