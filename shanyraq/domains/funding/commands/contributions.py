"""What the verbs of contributions, rates, allocations and reallocations are told."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from shanyraq.domains.funding.vocabulary import (
    CONTRIBUTION_FIELDS,
    DOLLAR,
    LARGEST_DIGITS,
    Act,
    Earmarking,
    Mechanism,
    Stage,
)
from shanyraq.kernel.commands import Change, Command, Entry, InFramework, Reason, Seen, written
from shanyraq.kernel.sentences import gettext_noop

Number = Annotated[
    int,
    Entry("choice", "contributions"),
    Field(ge=1, le=9_999_999, title=gettext_noop("Contribution"), description=gettext_noop("By its number.")),
]
Positive = Annotated[Decimal, Field(gt=0, max_digits=LARGEST_DIGITS, decimal_places=2)]
Code = Annotated[str, written(r"^[A-Z]{3}$", gettext_noop("Three capital letters, such as EUR"))]
Titled = Annotated[str, StringConstraints(min_length=2, max_length=300)]
Named = Annotated[str, StringConstraints(max_length=400)]
F = CONTRIBUTION_FIELDS


class AddContribution(Command):
    """Adds a contribution: who gives how much to whom, from when to when, bound to what."""

    framework: InFramework
    title: Annotated[Titled, Field(title=F["title"])]
    donor: Annotated[Named, StringConstraints(min_length=2), Field(title=F["donor"])]
    entity: Annotated[
        Named,
        Entry("choice", "entities"),
        Field("", title=F["entity"], description=gettext_noop("Who receives it; empty where several do.")),
    ]
    instrument: Annotated[
        str, StringConstraints(max_length=40), Entry("choice", "instruments"), Field("", title=F["instrument"])
    ]
    earmarking: Annotated[Earmarking, Entry("choice", "earmarkings"), Field(title=F["earmarking"])]
    outcome: Annotated[
        str, StringConstraints(max_length=40), Entry("choice", "outcomes"), Field("", title=F["outcome"])
    ]
    starts_on: Annotated[date, Field(title=F["starts_on"])]
    ends_on: Annotated[date, Field(title=F["ends_on"])]
    currency: Annotated[Code, Field(DOLLAR, title=F["currency"], description=gettext_noop("Three letters."))]
    amount: Annotated[Positive, Field(title=F["amount"])]
    agreed_on: Annotated[
        date, Field(title=F["agreed_on"], description=gettext_noop("The rate of exchange of its month counts."))
    ]
    tax_exempt: Annotated[bool, Field(False, title=F["tax_exempt"])]
    cost_sharing: Annotated[bool, Field(False, title=F["cost_sharing"])]
    pooled: Annotated[bool, Field(False, title=F["pooled"])]
    mechanism: Annotated[Mechanism | None, Entry("choice", "mechanisms"), Field(None, title=F["mechanism"])]
    note: Annotated[str, StringConstraints(max_length=2_000), Entry("text"), Field("", title=F["note"])]
    stage: Annotated[
        Stage,
        Entry("choice", "stages"),
        Field(
            Stage.IDEA, title=gettext_noop("Stage"), description=gettext_noop("How far it has got when it is entered.")
        ),
    ]

    def facts(self) -> dict[str, Any]:
        """What is entered of it, but for its stage."""
        return self.model_dump(exclude={"framework", "stage"}) | {"mechanism": self.mechanism or ""}


class OfContribution(Command):
    """Something about one contribution."""

    framework: InFramework
    number: Number
    seen: Seen


class AmendContribution(OfContribution, Change):
    """Amends a contribution. What is left out stays; what is given as empty is emptied."""

    title: Annotated[Titled | None, Field(None, title=F["title"])]
    donor: Annotated[Named | None, Field(None, title=F["donor"])]
    entity: Annotated[Named | None, Entry("choice", "entities"), Field(None, title=F["entity"])]
    instrument: Annotated[
        str | None, StringConstraints(max_length=40), Entry("choice", "instruments"), Field(None, title=F["instrument"])
    ]
    earmarking: Annotated[Earmarking | None, Entry("choice", "earmarkings"), Field(None, title=F["earmarking"])]
    outcome: Annotated[
        str | None, StringConstraints(max_length=40), Entry("choice", "outcomes"), Field(None, title=F["outcome"])
    ]
    starts_on: Annotated[date | None, Field(None, title=F["starts_on"])]
    ends_on: Annotated[date | None, Field(None, title=F["ends_on"])]
    currency: Annotated[Code | None, Field(None, title=F["currency"])]
    amount: Annotated[Positive | None, Field(None, title=F["amount"])]
    agreed_on: Annotated[date | None, Field(None, title=F["agreed_on"])]
    tax_exempt: Annotated[bool | None, Field(None, title=F["tax_exempt"])]
    cost_sharing: Annotated[bool | None, Field(None, title=F["cost_sharing"])]
    pooled: Annotated[bool | None, Field(None, title=F["pooled"])]
    mechanism: Annotated[Mechanism | None, Entry("choice", "mechanisms"), Field(None, title=F["mechanism"])]
    note: Annotated[str | None, StringConstraints(max_length=2_000), Entry("text"), Field(None, title=F["note"])]

    def facts(self) -> dict[str, Any]:
        """The fields that are to change."""
        return self.model_dump(include=set(CONTRIBUTION_FIELDS), exclude_none=True)

    def changed(self) -> dict[str, Any]:
        """The same, for whoever asks whether anything is said."""
        return self.facts()


class CorrectEarmarking(OfContribution):
    """Corrects the earmarking of a contribution of which something is allocated already."""

    earmarking: Annotated[Earmarking, Entry("choice", "earmarkings"), Field(title=F["earmarking"])]
    outcome: Annotated[
        str, StringConstraints(max_length=40), Entry("choice", "outcomes"), Field("", title=F["outcome"])
    ]
    reason: Annotated[
        Reason,
        Field(title=gettext_noop("Reason"), description=gettext_noop("What the agreement with the donor says.")),
    ]


class MoveContribution(OfContribution):
    """Moves a contribution to another stage of its mobilisation."""

    act: Annotated[Act, Entry("choice", "acts"), Field(title=gettext_noop("What happened"))]
    note: Annotated[str, StringConstraints(max_length=2_000), Entry("text"), Field("", title=F["note"])]


class EndContribution(OfContribution):
    """Ends a contribution that was entered by mistake, or restores it."""

    reason: Reason
