"""``governance.yaml``, to rows and back."""

from collections import defaultdict
from typing import Any

from shanyraq.domains.governance.models import Body, Chair, Mandate, Member
from shanyraq.domains.packages.mapping import item_from, row_from, save_all
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Body as BodyItem
from shanyraq.domains.packages.schema import Governance, Package
from shanyraq.domains.packages.schema.governance import Chair as ChairItem
from shanyraq.domains.packages.schema.governance import Mandate as MandateItem
from shanyraq.domains.packages.schema.governance import Member as MemberItem


def write(version: Version, package: Package) -> None:
    """Inserts bodies, then who and what belongs to them."""
    items = package.governance.bodies
    outcomes = {row.code: row for row in version.outcomes.all()}
    parties = {row.key: row for row in version.organisations.all()}
    bodies = save_all(
        [
            row_from(item, Body, version=version, order=n, outcome=outcomes.get(item.outcome or ""))
            for n, item in enumerate(items)
        ]
    )
    children = [item for item in items if item.parent]
    for item in children:
        bodies[item.key].parent = bodies[str(item.parent)]
    Body.objects.bulk_update([bodies[item.key] for item in children], ["parent"])
    for model, field in ((Chair, "chairs"), (Member, "members")):
        save_all(
            [
                row_from(
                    person,
                    model,
                    version=version,
                    order=n,
                    body=bodies[item.key],
                    party=parties.get(person.party or ""),
                )
                for item in items
                for n, person in enumerate(getattr(item, field))
            ]
        )
    save_all(
        [
            row_from(mandate, Mandate, version=version, order=n, body=bodies[item.key])
            for item in items
            for n, mandate in enumerate(item.mandates)
        ]
    )


def read(version: Version) -> dict[str, Any]:
    """The bodies as they were written."""
    people: dict[tuple[str, int], list[Any]] = defaultdict(list)
    for name, model, form in (("chairs", Chair, ChairItem), ("members", Member, MemberItem)):
        rows: Any = model.objects.filter(version=version).select_related("party")
        for row in rows:
            party = row.party.key if row.party else None
            people[(name, row.body_id)].append(item_from(row, form, party=party))
    mandates: dict[int, list[MandateItem]] = defaultdict(list)
    for mandate in Mandate.objects.filter(version=version):
        mandates[mandate.body_id].append(item_from(mandate, MandateItem))
    bodies = Body.objects.filter(version=version).select_related("outcome", "parent")
    return {
        "governance": Governance(
            bodies=[
                item_from(
                    row,
                    BodyItem,
                    outcome=row.outcome.code if row.outcome else None,
                    parent=row.parent.key if row.parent else None,
                    chairs=people[("chairs", row.pk)],
                    members=people[("members", row.pk)],
                    mandates=mandates[row.pk],
                )
                for row in bodies
            ]
        )
    }
