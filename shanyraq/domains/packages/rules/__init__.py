"""The rules of a framework package: what a design should hold, asked of every package.

``check_design`` is the door. ``design`` holds the registry, ``design_rules`` the rules by theme.
Schema errors and broken references are found while reading a package, not here.
"""

from shanyraq.domains.packages.rules import design_rules as _every_theme
from shanyraq.domains.packages.rules.design import (
    DESIGN_RULES,
    DesignFinding,
    DesignRule,
    Hit,
    Location,
    check_design,
    check_every_day,
    check_standing,
    design_rule,
    turning_days,
)

THEMES: tuple[str, ...] = tuple(_every_theme.__all__)
"""The modules of ``design_rules``: importing them registers their rules."""

__all__ = [
    "DESIGN_RULES",
    "THEMES",
    "DesignFinding",
    "DesignRule",
    "Hit",
    "Location",
    "check_design",
    "check_every_day",
    "check_standing",
    "design_rule",
    "turning_days",
]
