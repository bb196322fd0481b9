"""``context.yaml``, ``funding.yaml``, ``operations.yaml`` and ``hact.yaml``, to rows and back."""

from typing import Any

from shanyraq.domains.framework.models import (
    Accelerator,
    Figure,
    LnobGroup,
    Provision,
    Ranking,
    Statement,
)
from shanyraq.domains.packages import schema
from shanyraq.domains.packages.mapping import item_from, row_from, save_all
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Context, Package, Provisions
from shanyraq.domains.packages.schema.context import Statement as StatementItem

CONTEXT: dict[str, tuple[Any, Any]] = {
    "rankings": (Ranking, schema.Ranking),
    "figures": (Figure, schema.Figure),
    "accelerators": (Accelerator, schema.Accelerator),
    "lnob_groups": (LnobGroup, schema.LnobGroup),
    "statements": (Statement, StatementItem),
}
PARTS = ("funding", "operations", "hact")


def write(version: Version, package: Package) -> None:
    """Inserts one table for each list."""
    for name, (model, _) in CONTEXT.items():
        items = getattr(package.context, name)
        save_all([row_from(item, model, version=version, order=n) for n, item in enumerate(items)])
    for part in PARTS:
        items = getattr(package, part).provisions
        save_all([row_from(item, Provision, version=version, order=n, part=part) for n, item in enumerate(items)])


def read(version: Version) -> dict[str, Any]:
    """The lists as they were written."""
    context = {
        name: [item_from(row, form) for row in model.objects.filter(version=version)]
        for name, (model, form) in CONTEXT.items()
    }
    provisions: dict[str, list[schema.Provision]] = {part: [] for part in PARTS}
    for row in Provision.objects.filter(version=version):
        provisions[row.part].append(item_from(row, schema.Provision))
    return {
        "context": Context(**context),
        **{part: Provisions(provisions=items) for part, items in provisions.items()},
    }
