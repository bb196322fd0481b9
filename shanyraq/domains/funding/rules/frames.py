"""What may stand in the multi-year funding framework. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from shanyraq.domains.funding.rules.gaps import to_be_mobilised
from shanyraq.kernel.amounts import added_up
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

FRAMEWORK = Source(
    document="United Nations Sustainable Development Cooperation Framework: Internal Guidance",
    clause=(
        "Multi-year funding framework: total required, projected available (core, non-core) and to be mobilised, by "
        "outcome and entity (layout not yet compared with the guidance)"
    ),
    edition="UNSDG, 3 June 2019",
    url="https://unsdg.un.org/resources/united-nations-sustainable-development-cooperation-framework-guidance",
)


@rule(
    id="funding.frame",
    title=gettext_noop("The funding framework has money of entities that contribute to the outcome."),
    source=FRAMEWORK,
)
def refused_frame(outcome: str, entity: str, outcomes: Collection[str], entities: Collection[str]) -> list[Finding]:
    """Looks whether there is the outcome. Of an entity that the document does not name there it is told, and does not
    stand in the way: entities join.
    """
    if outcome not in outcomes:
        message = gettext_noop("The framework has no outcome {outcome}")
        return [Finding("funding.frame", Severity.ERROR, Sentence(message, {"outcome": outcome}), field="outcome")]
    if entity in entities:
        return []
    message = gettext_noop("The document does not name {entity} under outcome {outcome}")
    values = {"entity": entity, "outcome": outcome}
    return [Finding("funding.frame", Severity.WARNING, Sentence(message, values), field="entity")]


@dataclass(frozen=True, slots=True)
class Planned:
    """Amounts of the framework; ``gap``: to be mobilised. None: nobody said it."""

    needed: Decimal | None = None
    core: Decimal | None = None
    non_core: Decimal | None = None

    @property
    def expected(self) -> Decimal | None:
        """Core and non-core together."""
        return added_up((self.core, self.non_core))

    @property
    def gap(self) -> Decimal | None:
        """Required less what is expected."""
        return to_be_mobilised(self.needed, self.expected)

    def and_of(self, other: "Planned") -> "Planned":
        """Both together; what neither says is not said."""
        return Planned(
            *(added_up((getattr(self, name), getattr(other, name))) for name in ("needed", "core", "non_core"))
        )
