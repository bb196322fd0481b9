"""Sub-outputs in the layout of UN INFO: what they hold, in the words of the framework's own language."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.reference.queries import sdg_goals, sdg_target_texts
from shanyraq.domains.workplans.mapping.cells import CELLS, standing_cells
from shanyraq.domains.workplans.mapping.values import plain
from shanyraq.domains.workplans.queries.around import Around
from shanyraq.domains.workplans.queries.board import Line, board
from shanyraq.domains.workplans.reading import PlanRow, Year
from shanyraq.domains.workplans.reading.columns import window
from shanyraq.domains.workplans.rules.facts import Facts, Sums
from shanyraq.domains.workplans.vocabulary import Function, Group, Help, Humanitarian, Status
from shanyraq.domains.workplans.writing.uninfo import Written, own_cells, write_uninfo

ALIKE = (
    *("joint_names", "joint_types", "sdg_targets", "places", "also_outputs", "focal_users"),
    *("gender", "gender_note", "rights", "rights_note", "peace", "peace_note", "humanitarian_note"),
)
"""Fields that a row of a file and a sub-output hold in the same shape."""
FUNCTIONS, GROUPS, HELPS = ({each.value: each for each in codes} for codes in (Function, Group, Help))
HUMANITARIANS = {each.value: each for each in Humanitarian}


def uninfo_bytes(version: Version, year: int | None = None, as_of: date | None = None) -> bytes:
    """An Excel workbook; with a year, of the sub-outputs that run or have money in it."""
    years = range(version.starts_on.year, version.ends_on.year + 1)
    every = board(version, as_of, with_files=True)
    lines = [line for line in every.lines if year is None or year in _years(line.facts)]
    told = {each for line in lines for each in (*line.facts.money, *line.facts.narratives)}
    rows = Rows(version, every.around)
    columns = window({*years, *told, *(int(title[:4]) for line in lines for title in _yearly(line.taken))})
    made = (replace(rows.row(line), cells=standing_cells(plain(line.facts), line.taken or {})) for line in lines)
    return write_uninfo(made, columns, labels=rows.labels, goals=rows.numbers, of_copy=version.is_copy)


def _yearly(taken: Mapping[str, Any] | None) -> list[str]:
    """The titles of cells of years that are kept as printed."""
    return [title for title in (taken or {}).get(CELLS, {}) if title[:4].isdecimal()]


def _years(facts: Facts) -> set[int]:
    running = range(facts.starts_on.year, facts.ends_on.year + 1) if facts.starts_on and facts.ends_on else ()
    return {*running, *facts.money, *facts.narratives}


class Rows:
    """Makes rows of sub-outputs; the names of outcomes and outputs are read once."""

    def __init__(self, version: Version, around: Around) -> None:
        self.own, self.around = version.language, around
        self.country = self._in(version.country["name"])
        self.plan = self._in(version.title)
        package = recent_package(version)
        self.goals = {goal.key: (goal.code or "", self._in(goal.title)) for goal in package.framework.goals}
        self.places = {output.code: (outcome, output) for outcome in package.outcomes for output in outcome.outputs}

        self._of_outputs: dict[str, dict[str, Any]] = {}
        self.labels = {code: self._in(text) for code, text in sdg_target_texts().items()}
        self.numbers = {goal.number: self._in(goal.name) for goal in sdg_goals()}

    def cells(self, facts: Facts) -> Mapping[str, Written]:
        """The fixed cells of a sub-output by their titles, in our own words."""
        return own_cells(self.row(Line(0, facts, "")), self.labels, self.numbers)

    def row(self, line: Line) -> PlanRow:
        """One row. A code that the framework no longer has is written as it is kept."""
        facts, totals = line.facts, line.sums()
        return PlanRow(
            **self._above(facts.output),
            country=self.country,
            plan=self.plan,
            output_code=facts.output,
            published=facts.published,
            code=facts.code,
            title=self._in(facts.title),
            identifier=facts.identifier,
            description=self._in(facts.description),
            starts_on=facts.starts_on,
            ends_on=facts.ends_on,
            status=Status(facts.status) if facts.status else None,
            required=totals.required,
            available=totals.available,
            spent=totals.spent,
            years=dict(self._of_years(facts)),
            entities=tuple(self._entity(key) for key in facts.entities),
            contributing=tuple(map(self._organisation, facts.contributors)),
            implementing=tuple(map(self._organisation, facts.implementers)),
            sdg_goals=tuple(int(goal) for goal in facts.sdg_goals if goal.isdecimal()),
            functions=tuple(FUNCTIONS.get(each, each) for each in facts.functions),
            groups=tuple(GROUPS.get(each, each) for each in facts.groups),
            helps=tuple(HELPS.get(each, each) for each in facts.helps),
            humanitarian=HUMANITARIANS.get(facts.humanitarian, facts.humanitarian or None),
            **{name: getattr(facts, name) for name in ALIKE},
        )

    def _above(self, output: str) -> dict[str, Any]:
        """What stands above a sub-output; found out once for each output."""
        if output not in self._of_outputs:
            self._of_outputs[output] = self._stands_above(output)
        return self._of_outputs[output]

    def _stands_above(self, output: str) -> dict[str, Any]:
        outcome, line = self.places.get(output, (None, None))
        if outcome is None or line is None:
            return {}
        priority_code, priority = self.goals.get(outcome.parent or "", ("", ""))
        return {
            "priority_code": priority_code,
            "priority": priority,
            "outcome_code": outcome.code,
            "outcome": self._in(outcome.statement),
            "output": self._in(line.statement),
        }

    def _of_years(self, facts: Facts) -> Iterator[tuple[int, Year]]:
        for year in sorted({*facts.money, *facts.narratives}):
            sums = facts.money.get(year, Sums())
            yield year, Year(sums.required, sums.available, sums.spent, self._in(facts.narratives.get(year, "")))

    def _entity(self, key: str) -> tuple[str, str]:
        named = self.around.named.get(key)
        return (named.short, self._in(named.name)) if named else ("", key)

    def _organisation(self, key: str) -> str:
        named = self.around.named.get(key)
        return self._in(named.name) if named else key

    def _in(self, text: str | Mapping[str, str]) -> str:
        return pick(text, self.own, self.own).text
