"""What pages of plans show beside sub-outputs: deliverables and output indicators, as they stand or as kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from shanyraq.domains.workplans.queries.contents import InEdition
from shanyraq.domains.workplans.rules.contents import Contents, PlannedDeliverable, PlannedIndicator
from shanyraq.domains.workplans.web.words import Text


@dataclass(frozen=True, slots=True)
class KeptDeliverable:
    """A deliverable in a plan, and what its sub-output is called there."""

    number: int
    row: PlannedDeliverable
    of: Text


@dataclass(frozen=True, slots=True)
class KeptIndicator:
    """An output indicator in a plan."""

    number: int
    row: PlannedIndicator


@dataclass(frozen=True, slots=True)
class Beside:
    """Both, in the order in which a page lists them. None: the edition did not keep them."""

    deliverables: Sequence[KeptDeliverable] | None
    indicators: Sequence[KeptIndicator] | None


def beside(contents: Contents, outputs: Sequence[str]) -> Beside:
    """What a plan holds beside its sub-outputs: deliverables by day, indicators in the order of outputs."""
    return Beside(
        None if contents.deliverables is None else list(_by_day(contents.deliverables, contents)),
        None if contents.indicators is None else list(_by_output(contents.indicators, outputs)),
    )


def _by_day(found: Mapping[int, PlannedDeliverable], contents: Contents) -> Iterator[KeptDeliverable]:
    for number, row in sorted(found.items(), key=lambda one: (one[1].due_on, one[0])):
        of = contents.sub_outputs.get(row.sub_output)
        yield KeptDeliverable(number, row, of.title if of else str(row.sub_output))


def _by_output(found: Mapping[int, PlannedIndicator], outputs: Sequence[str]) -> Iterator[KeptIndicator]:
    places = {code: place for place, code in enumerate(outputs)}
    for number, row in sorted(found.items(), key=lambda one: (places.get(one[1].output, len(places)), one[0])):
        yield KeptIndicator(number, row)


def endorsed_of(found: Iterable[InEdition], sub_output: int) -> list[KeptDeliverable]:
    """The deliverables of one sub-output in what was endorsed, by day."""
    return [KeptDeliverable(each.number, each.thing, "") for each in found if each.thing.sub_output == sub_output]
