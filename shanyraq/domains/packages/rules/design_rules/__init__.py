"""The design rules by theme. Importing this package registers all of them."""

from shanyraq.domains.packages.rules.design_rules import (
    coverage,
    document,
    evidence,
    governance,
    indicators,
    legal,
    logic,
    magnitude,
    parties,
    plan,
    schedule,
    sdg,
    strategies,
    targets,
    totals,
    units,
)

__all__ = [
    "coverage",
    "document",
    "evidence",
    "governance",
    "indicators",
    "legal",
    "logic",
    "magnitude",
    "parties",
    "plan",
    "schedule",
    "sdg",
    "strategies",
    "targets",
    "totals",
    "units",
]
