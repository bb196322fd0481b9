"""Where a right holds, and what a thing belongs to."""

from dataclasses import dataclass

DIMENSIONS = ("framework", "outcome", "entity", "partner", "assignment")


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a grant holds. An empty dimension is every one: ``Reach()`` is the whole installation.

    ``framework`` is a code, ``outcome`` the code of an outcome, ``entity`` and ``partner`` keys of
    organisations, ``assignment`` the key of one assessment or audit.
    """

    framework: str = ""
    outcome: str = ""
    entity: str = ""
    partner: str = ""
    assignment: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a thing belongs to. It may belong to several outcomes, entities and partners at once."""

    framework: str = ""
    outcomes: frozenset[str] = frozenset()
    entities: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()
    assignments: frozenset[str] = frozenset()

    def within(self, reach: Reach) -> bool:
        """Whether a grant of this reach covers the thing: every dimension that it names must fit."""
        return (
            (not reach.framework or reach.framework == self.framework)
            and (not reach.outcome or reach.outcome in self.outcomes)
            and (not reach.entity or reach.entity in self.entities)
            and (not reach.partner or reach.partner in self.partners)
            and (not reach.assignment or reach.assignment in self.assignments)
        )


EVERYWHERE = Scope()
"""The scope of what belongs to the installation and to no framework."""
