"""A copy of a framework for training: another folder's package with illustrative values added.

The copy's folder holds ``training.yaml`` and nothing else, so that the signed content exists once.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from pathlib import Path

from shanyraq.domains.packages.reading.files import entries
from shanyraq.domains.packages.reading.folder import Reading, complain, read_file, read_folder
from shanyraq.domains.packages.reading.training_plans import plan_problems
from shanyraq.domains.packages.schema import Indicator, Outcome, Package
from shanyraq.domains.packages.schema.results import Row, Value
from shanyraq.domains.packages.schema.training import IllustrativeValue, TrainingFile
from shanyraq.domains.packages.vocabulary import COPY, is_copy
from shanyraq.kernel.sentences import gettext_noop

TRAINING = "training.yaml"
NOT_PRINTED = "{value:f} ({year}), illustrative"
"""What stands in the place of a printed cell."""
Place = tuple[str, str]
"""The keys of an indicator and of one of its rows."""


def read_copy(folder: Path) -> Reading:
    """The package that ``training.yaml`` makes of the framework that it names, or errors."""
    own = Reading()
    for path in entries(folder):
        if path.name != TRAINING:
            complain(
                own, path.name, 0, gettext_noop("a copy for training holds {file} and nothing else"), file=TRAINING
            )
    file = read_file(own, folder, TRAINING, TrainingFile, required=True)
    if not isinstance(file, TrainingFile):
        return own
    base = read_folder(folder.parent / file.copy_of)
    copied_code = base.package.framework.code if base.package else file.copy_of
    if is_copy(file.copy_of) or file.code != copied_code + COPY:
        message = gettext_noop("the code of a copy is that of the framework and {word}, and what it copies is no copy")
        complain(own, TRAINING, own.places[TRAINING].line(("code",)), message, word=COPY)
    if base.package is None or own.errors:
        base.package, base.errors = None, [*own.errors, *base.errors]
        return base
    _refuse_unknown(own, base.package, file)
    _refuse_unfit(own, base.package, file)
    base.package = None if own.errors else copied(base.package, file)
    base.work_plans = file.work_plans
    base.errors = own.errors
    return base


def copied(package: Package, file: TrainingFile) -> Package:
    """The package under the copy's code and title, with its illustrative values after the printed ones."""
    found: dict[Place, list[IllustrativeValue]] = {}
    for value in file.observations:
        found.setdefault((value.indicator, value.row), []).append(value)
    framework = package.framework.model_copy(update={"code": file.code, "title": file.title})
    outcomes = [_with(outcome, lambda place: found.get(place, [])) for outcome in package.outcomes]
    return package.model_copy(update={"framework": framework, "outcomes": outcomes})


def printed(each: IllustrativeValue) -> str:
    """The value with every digit that it has, and its year."""
    return NOT_PRINTED.format(value=Decimal(repr(each.value)).normalize(), year=each.year)


def _refuse_unknown(own: Reading, package: Package, file: TrainingFile) -> None:
    rows = {(indicator.key, row.key) for indicator in _indicators(package.outcomes) for row in indicator.rows}
    seen = set()
    for number, value in enumerate(file.observations):
        line = own.places[TRAINING].line(("observations", number))
        if (value.indicator, value.row) not in rows:
            message = gettext_noop("{code} has no row {row} of an indicator {indicator}")
            complain(own, TRAINING, line, message, code=file.copy_of, row=value.row, indicator=value.indicator)
        if (value.indicator, value.row, value.year) in seen:
            message = gettext_noop("a second value of {indicator}, {row} for the same year")
            complain(own, TRAINING, line, message, row=value.row, indicator=value.indicator)
        seen.add((value.indicator, value.row, value.year))


def _refuse_unfit(own: Reading, package: Package, file: TrainingFile) -> None:
    for location, problem in plan_problems(package, file.work_plans) if file.work_plans else ():
        line = own.places[TRAINING].line(("work_plans", *location))
        complain(own, TRAINING, line, problem.template, **problem.values)


def _indicators(outcomes: Iterable[Outcome]) -> Iterable[Indicator]:
    for outcome in outcomes:
        yield from outcome.indicators
        for output in outcome.outputs:
            yield from output.indicators


def _with(outcome: Outcome, found: Callable[[Place], list[IllustrativeValue]]) -> Outcome:
    def row_of(indicator: Indicator, row: Row) -> Row:
        more = [
            Value(value=each.value, year=each.year, printed=printed(each)) for each in found((indicator.key, row.key))
        ]
        return row.model_copy(update={"latest": [*row.latest, *more]}) if more else row

    def of(indicators: list[Indicator]) -> list[Indicator]:
        return [each.model_copy(update={"rows": [row_of(each, row) for row in each.rows]}) for each in indicators]

    outputs = [output.model_copy(update={"indicators": of(output.indicators)}) for output in outcome.outputs]
    return outcome.model_copy(update={"indicators": of(outcome.indicators), "outputs": outputs})
