"""``training.yaml``: a copy of a framework to practise with, its illustrative values, what its plans are drawn from."""

from pydantic import Field

from shanyraq.domains.packages.schema.framework import FrameworkCode
from shanyraq.domains.packages.schema.items import Key, Model, Number, Text, Year
from shanyraq.domains.packages.schema.training_plans import TrainingPlans


class IllustrativeValue(Model):
    """A value that nobody observed, for one row of an indicator."""

    indicator: Key
    row: Key
    year: Year
    value: Number


class TrainingFile(Model):
    """Which framework is copied, what the copy is called, and what is invented in it."""

    code: FrameworkCode
    copy_of: FrameworkCode = Field(description="The framework's folder, beside this one.")
    title: Text
    observations: list[IllustrativeValue] = []
    work_plans: TrainingPlans | None = Field(None, description="What an invented work plan is drawn from.")
