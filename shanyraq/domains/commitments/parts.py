"""``commitments.yaml``, to rows and back."""

from typing import Any

from shanyraq.domains.commitments.models import Commitment
from shanyraq.domains.packages.mapping import item_from, link_all, linked, row_from, save_all
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Commitment as CommitmentItem
from shanyraq.domains.packages.schema import Commitments, Package
from shanyraq.domains.packages.schema.commitments import Check


def write(version: Version, package: Package) -> None:
    """Inserts commitments and whom they bind."""
    items = package.commitments.commitments
    rows = save_all(
        [
            row_from(
                item,
                Commitment,
                version=version,
                order=n,
                key=item.id,
                due_on=[day.isoformat() for day in item.due_on],
                check_data=item.check.data if item.check else None,
                check_rule=item.check.rule if item.check else None,
            )
            for n, item in enumerate(items)
        ]
    )
    parties = {row.key: row for row in version.organisations.all()}
    bodies = {row.key: row for row in version.bodies.all()}
    link_all(
        Commitment.parties.through,
        [(rows[item.id], parties[key]) for item in items for key in item.parties],
    )
    link_all(Commitment.bodies.through, [(rows[item.id], bodies[key]) for item in items for key in item.bodies])


def read(version: Version) -> dict[str, Any]:
    """The register as it was written."""
    parties = linked(Commitment.parties.through, "commitment", "organisation", commitment__version=version)
    bodies = linked(Commitment.bodies.through, "commitment", "body", commitment__version=version)
    return {
        "commitments": Commitments(
            commitments=[
                item_from(
                    row,
                    CommitmentItem,
                    id=row.key,
                    parties=parties.get(row.pk, []),
                    bodies=bodies.get(row.pk, []),
                    check=Check(data=row.check_data, rule=row.check_rule) if row.check_data is not None else None,
                )
                for row in Commitment.objects.filter(version=version)
            ]
        )
    }
