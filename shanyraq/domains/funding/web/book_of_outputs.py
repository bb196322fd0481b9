"""The sheets of an entity's workbook about deliverables and output indicators, those that stand and new ones."""

from collections.abc import Iterator, Sequence

from shanyraq.base.verbs import Thing
from shanyraq.base.workbooks.books import Sheet
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.verbs.deliverable import standing as deliverables
from shanyraq.domains.workplans.verbs.output_indicator import standing_targets
from shanyraq.kernel.sentences import gettext_noop

OF_OUTPUTS = (
    *("workplans.deliverable.amend", "workplans.deliverable.add"),
    *("workplans.output_indicator.add", "workplans.output_indicator.target"),
)
"""The verbs of these sheets."""
ROOM_FOR_DELIVERABLES, ROOM_FOR_INDICATORS, ROOM_FOR_TARGETS = 200, 100, 300
"""Empty rows for new ones."""


def what_comes_of_it(version: Version, entity: str, own: Sequence[Thing], new: Sheet) -> Iterator[Sheet]:
    """Deliverables of its sub-outputs; indicators of the outputs to which it contributes, with their targets.

    ``new``: the sheet of new sub-outputs, which these may name.
    """
    numbers = tuple(str(each.values["number"]) for each in own)
    yield _deliverables(version, entity)
    yield _new_deliverables(numbers, new)
    indicators = _new_indicators(version, entity, numbers, new)
    yield indicators
    yield _targets(version, entity, indicators)


def _deliverables(version: Version, entity: str) -> Sheet:
    return Sheet(
        key="deliverables",
        title=gettext_noop("Deliverables"),
        help=gettext_noop("What sub-outputs bring forth by a day, as it stands. Change what is to change."),
        verb=OF_OUTPUTS[0],
        keys=("number",),
        things=[each for each in deliverables(version.code) if entity in each.scope.entities],
    )


def _new_deliverables(numbers: Sequence[str], new: Sheet) -> Sheet:
    return Sheet(
        key="new_deliverables",
        title=gettext_noop("New deliverables"),
        help=gettext_noop(
            "A row for each deliverable that is to be added, with its sub-output: one that stands, or a new one."
        ),
        verb=OF_OUTPUTS[1],
        room=ROOM_FOR_DELIVERABLES,
        among={"sub_output": tuple(numbers)},
        names={"sub_output": new},
    )


def _new_indicators(version: Version, entity: str, numbers: Sequence[str], new: Sheet) -> Sheet:
    there = around(version)
    outputs = tuple(
        line.code
        for line in there.outputs
        if line.code in there.of_output and entity in there.of_output[line.code].entities
    )
    return Sheet(
        key="new_indicators",
        title=gettext_noop("New output indicators"),
        help=gettext_noop(
            "A row for each indicator that is to be added to an output to which the entity contributes. Sub-outputs "
            "that contribute to it may be new ones."
        ),
        verb=OF_OUTPUTS[2],
        label=gettext_noop("new indicator {number}"),
        room=ROOM_FOR_INDICATORS if outputs else 0,
        among={"output": outputs, "sub_outputs": tuple(numbers)},
        names={"sub_outputs": new},
    )


def _targets(version: Version, entity: str, indicators: Sheet) -> Sheet:
    own = [each for each in standing_targets(version.code) if entity in each.scope.entities]
    years = range(version.starts_on.year, version.ends_on.year + 1)
    return Sheet(
        key="targets",
        title=gettext_noop("Targets of output indicators"),
        help=gettext_noop(
            "What is to be reached in a year: a row for each indicator and year. New indicators are named in empty "
            "rows."
        ),
        verb=OF_OUTPUTS[3],
        keys=("number", "year"),
        things=own,
        room=ROOM_FOR_TARGETS if indicators.room else 0,
        among={
            "number": tuple(dict.fromkeys(str(each.values["number"]) for each in own)),
            "year": tuple(str(year) for year in years),
        },
        names={"number": indicators},
        fields={"targets": "value"},
    )
