"""``monitoring-plan.yaml``: the activities of the monitoring and evaluation plan, year by year."""

from pydantic import Field

from shanyraq.domains.packages.schema.items import Item, Key, Model, Text, Year


class Category(Item):
    key: Key
    title: Text
    description: Text | None = None


class Activity(Item):
    """One activity in one year, as printed in that year's cell."""

    key: Key
    category: Key
    year: Year
    text: Text
    responsible: list[Key] = Field([], description="Parties that the cell names, or that it means.")
    responsible_bodies: list[Key] = Field([], description="Bodies of governance.yaml, likewise.")
    responsible_printed: str | None = Field(None, description="«(UNDP)», «(RCO/UNCT)» …")


class MonitoringPlan(Model):
    categories: list[Category] = []
    activities: list[Activity] = []
