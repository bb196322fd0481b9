"""``theory-of-change.yaml``: if … and … then …, and what is assumed."""

from shanyraq.domains.packages.schema.items import Code, Item, Key, Model, Text


class If(Item):
    text: Text
    output: Code | None = None


class Then(Item):
    text: Text


class Path(Model):
    outcome: Code
    ifs: list[If]
    then: Then


class Assumption(Item):
    """``outcomes`` and ``outputs`` are our reading where the document links none; say so in ``note``."""

    key: Key
    text: Text
    outcomes: list[Code] = []
    outputs: list[Code] = []


class Impact(Item):
    text: Text


class TheoryOfChange(Model):
    impact: Impact | None = None
    paths: list[Path] = []
    assumptions: list[Assumption] = []
    partners: list[Text] = []
