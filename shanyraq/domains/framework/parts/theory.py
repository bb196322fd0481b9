"""``theory-of-change.yaml``, to rows and back."""

from typing import Any

from shanyraq.domains.framework.models import Assumption, Proposition
from shanyraq.domains.packages.mapping import item_from, row_from, save_all
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Assumption as AssumptionItem
from shanyraq.domains.packages.schema import Package, Path, TheoryOfChange
from shanyraq.domains.packages.schema.theory import If, Impact, Then


def write(version: Version, package: Package) -> None:
    """Inserts propositions in reading order, and assumptions."""
    theory = package.theory_of_change
    outcomes = {row.code: row for row in version.outcomes.all()}
    outputs = {row.code: row for row in version.outputs.all()}
    rows: list[Proposition] = []

    def add(item: If | Then | Impact, kind: str, outcome: str = "", output: str | None = None) -> None:
        rows.append(
            row_from(
                item,
                Proposition,
                version=version,
                order=len(rows),
                kind=kind,
                outcome=outcomes.get(outcome),
                output=outputs.get(output or ""),
            )
        )

    for path in theory.paths:
        for condition in path.ifs:
            add(condition, "if", path.outcome, condition.output)
        add(path.then, "then", path.outcome)
    if theory.impact:
        add(theory.impact, "impact")
    save_all(rows)
    save_all([row_from(item, Assumption, version=version, order=n) for n, item in enumerate(theory.assumptions)])
    version.theory_partners = theory.model_dump(mode="json")["partners"]
    version.save(update_fields=["theory_partners"])


def read(version: Version) -> dict[str, Any]:
    """The theory as it was written."""
    paths: list[dict[str, Any]] = []
    impact = None
    rows = Proposition.objects.filter(version=version).select_related("outcome", "output")
    for row in rows:
        if row.kind == "impact":
            impact = item_from(row, Impact)
            continue
        code = row.outcome.code if row.outcome else ""
        if not paths or "then" in paths[-1]:  # a path ends with its one «then»
            paths.append({"outcome": code, "ifs": []})
        if row.kind == "if":
            output = row.output.code if row.output else None
            paths[-1]["ifs"].append(item_from(row, If, output=output))
        else:
            paths[-1]["then"] = item_from(row, Then)
    return {
        "theory_of_change": TheoryOfChange(
            impact=impact,
            paths=[Path.model_validate(path) for path in paths],
            assumptions=[item_from(row, AssumptionItem) for row in Assumption.objects.filter(version=version)],
            partners=version.theory_partners,
        )
    }
