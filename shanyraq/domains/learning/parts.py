"""``monitoring-plan.yaml``, to rows and back."""

from typing import Any

from shanyraq.domains.learning.models import Activity, Category
from shanyraq.domains.packages.mapping import item_from, link_all, linked, row_from, save_all
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Activity as ActivityItem
from shanyraq.domains.packages.schema import MonitoringPlan, Package
from shanyraq.domains.packages.schema.monitoring_plan import Category as CategoryItem


def write(version: Version, package: Package) -> None:
    """Inserts categories, activities and who is responsible."""
    plan = package.monitoring_plan
    categories = save_all(
        [row_from(item, Category, version=version, order=n) for n, item in enumerate(plan.categories)]
    )
    activities = save_all(
        [
            row_from(item, Activity, version=version, order=n, category=categories[item.category])
            for n, item in enumerate(plan.activities)
        ]
    )
    parties = {row.key: row for row in version.organisations.all()}
    bodies = {row.key: row for row in version.bodies.all()}
    link_all(
        Activity.responsible.through,
        [(activities[item.key], parties[key]) for item in plan.activities for key in item.responsible],
    )
    link_all(
        Activity.responsible_bodies.through,
        [(activities[item.key], bodies[key]) for item in plan.activities for key in item.responsible_bodies],
    )


def read(version: Version) -> dict[str, Any]:
    """The plan as it was written."""
    parties = linked(Activity.responsible.through, "activity", "organisation", activity__version=version)
    bodies = linked(Activity.responsible_bodies.through, "activity", "body", activity__version=version)
    activities = Activity.objects.filter(version=version).select_related("category")
    return {
        "monitoring_plan": MonitoringPlan(
            categories=[item_from(row, CategoryItem) for row in Category.objects.filter(version=version)],
            activities=[
                item_from(
                    row,
                    ActivityItem,
                    category=row.category.key,
                    responsible=parties.get(row.pk, []),
                    responsible_bodies=bodies.get(row.pk, []),
                )
                for row in activities
            ],
        )
    }
