"""A row of a file as facts of a framework: outputs, organisations and codes are looked up, the rest stays as printed.

Pure: what the framework has is handed in.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from shanyraq.domains.workplans.reading.columns import Column
from shanyraq.domains.workplans.reading.remarks import Remark
from shanyraq.domains.workplans.reading.results import PlanRow
from shanyraq.domains.workplans.rules import lengths
from shanyraq.domains.workplans.rules.facts import Facts, Sums
from shanyraq.domains.workplans.rules.places import UNKNOWN, Gazetteer
from shanyraq.domains.workplans.rules.placing import OutputLine, Placed, Row, key_of, language_of, placed
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

NO_ENTITY = gettext_noop("The framework knows no entity “{name}”; it is kept as printed")
NO_PLACE = gettext_noop("The country has no place “{name}”; it is kept as printed")
ENDS_FIRST = gettext_noop("It would end before it starts; the end is left open, and what is printed is kept")
CUT = gettext_noop("It has more than {most} characters and is cut; what is printed is kept whole")
OF_FIELD: dict[str, tuple[Column, ...]] = {
    "output": (Column.OUTPUT_CODE, Column.OUTPUT),
    "code": (Column.CODE,),
    "identifier": (Column.IDENTIFIER,),
    "title": (Column.TITLE,),
    "description": (Column.DESCRIPTION,),
    "starts_on": (Column.STARTS_ON,),
    "ends_on": (Column.ENDS_ON,),
    "status": (Column.STATUS,),
    "published": (Column.PUBLISHED,),
    "entities": (Column.ABBREVIATIONS, Column.AGENCIES),
    "contributors": (Column.CONTRIBUTING,),
    "implementers": (Column.IMPLEMENTING,),
    "places": (Column.PLACES,),
    "sdg_targets": (Column.TARGETS,),
    "sdg_goals": (Column.GOALS,),
    "functions": (Column.FUNCTIONS,),
    "groups": (Column.GROUPS,),
    "helps": (Column.HELPS,),
    "also_outputs": (Column.ALSO_OUTPUTS,),
    "joint_names": (Column.JOINT_NAMES,),
    "joint_types": (Column.JOINT_TYPES,),
    "focal_users": (Column.FOCAL_USERS,),
    "gender": (Column.GENDER,),
    "gender_note": (Column.GENDER_NOTE,),
    "rights": (Column.RIGHTS,),
    "rights_note": (Column.RIGHTS_NOTE,),
    "peace": (Column.PEACE,),
    "peace_note": (Column.PEACE_NOTE,),
    "humanitarian": (Column.HUMANITARIAN,),
    "humanitarian_note": (Column.HUMANITARIAN_NOTE,),
}
"""The field of a sub-output → the columns of a file that tell it, one of which is enough."""
NOTES = ("gender_note", "rights_note", "peace_note", "humanitarian_note")


def fields_in(columns: Collection[str]) -> frozenset[str]:
    """The fields for which a file with these columns has something to say."""
    told = {name for name, of in OF_FIELD.items() if any(column.value in columns for column in of)}
    return frozenset(told | {"money", "narratives"})


@dataclass(frozen=True, slots=True)
class Lookups:
    """What a framework has: its outputs, the keys of organisations by their folded names, its languages, its places."""

    outputs: Sequence[OutputLine]
    keys: Mapping[str, str]
    languages: Sequence[str]
    gazetteer: Gazetteer = UNKNOWN


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a row became: facts, or None where it stands under no output; what was printed; what is to be remarked."""

    facts: Facts | None
    printed: dict[str, str]
    remarks: list[Remark]


class Drawer:
    """Draws facts from rows; what occurs in many rows is looked up once."""

    def __init__(self, lookups: Lookups) -> None:
        self.lookups = lookups
        self._outputs: dict[Row, Placed] = {}
        self._keys: dict[tuple[str, ...], str | None] = {}

    def draw(self, row: PlanRow) -> Drawn:
        """The facts of one row."""
        drawn = Drawn(None, dict(row.printed), [])
        where = self._output(row)
        for finding in where.findings:
            column = Column.OUTPUT_CODE if row.output_code else Column.OUTPUT
            drawn.remarks.append(Remark(row.file, row.row, column.value, finding.severity, finding.message))
        if where.output is None:
            return drawn
        return Drawn(self._facts(row, where.output, drawn), drawn.printed, drawn.remarks)

    def _output(self, row: PlanRow) -> Placed:
        above = f"{row.code.rpartition('.')[0]}."
        asked = Row(row.output_code, row.output, row.outcome_code, row.outcome, above)
        if asked not in self._outputs:
            self._outputs[asked] = placed(asked, self.lookups.outputs)
        return self._outputs[asked]

    def _facts(self, row: PlanRow, output: str, drawn: Drawn) -> Facts:
        ends_on = row.ends_on
        if row.starts_on and ends_on and ends_on < row.starts_on:
            drawn.printed[Column.ENDS_ON.value] = ends_on.isoformat()
            drawn.remarks.append(_warning(row, Column.ENDS_ON, Sentence(ENDS_FIRST)))
            ends_on = None
        return Facts(
            output=output,
            title=self._text(row.title),
            code=_cut(row, drawn, Column.CODE, row.code, lengths.CODE),
            identifier=_cut(row, drawn, Column.IDENTIFIER, row.identifier, lengths.CODE),
            description=self._text(row.description),
            starts_on=row.starts_on,
            ends_on=ends_on,
            status=row.status.value if row.status else "",
            published=row.published,
            entities=self._entities(row, drawn),
            contributors=self._organisations(row, drawn, Column.CONTRIBUTING, row.contributing),
            implementers=self._organisations(row, drawn, Column.IMPLEMENTING, row.implementing),
            places=self._places(row, drawn),
            sdg_targets=_all(row, drawn, Column.TARGETS, row.sdg_targets),
            sdg_goals=tuple(str(goal) for goal in dict.fromkeys(row.sdg_goals)),
            functions=_all(row, drawn, Column.FUNCTIONS, row.functions),
            groups=_all(row, drawn, Column.GROUPS, row.groups),
            helps=_all(row, drawn, Column.HELPS, row.helps),
            also_outputs=_all(row, drawn, Column.ALSO_OUTPUTS, row.also_outputs),
            joint_names=_all(row, drawn, Column.JOINT_NAMES, row.joint_names),
            joint_types=_all(row, drawn, Column.JOINT_TYPES, row.joint_types),
            focal_users=_all(row, drawn, Column.FOCAL_USERS, row.focal_users),
            gender=row.gender,
            rights=row.rights,
            peace=row.peace,
            humanitarian=_cut(row, drawn, Column.HUMANITARIAN, str(row.humanitarian or ""), lengths.HUMANITARIAN),
            **{name: getattr(row, name) for name in NOTES},
            narratives={year: self._text(each.narrative) for year, each in row.years.items() if each.narrative},
            money=_money(row),
        )

    def _text(self, text: str) -> dict[str, str]:
        return {language_of(text, self.lookups.languages): text} if text else {}

    def _entities(self, row: PlanRow, drawn: Drawn) -> tuple[str, ...]:
        found = []
        for printed in row.entities:
            key = self._key(printed)
            name = next(filter(None, printed), "")
            if key is None:
                drawn.remarks.append(_warning(row, Column.ABBREVIATIONS, Sentence(NO_ENTITY, {"name": name})))
            found.append(key or name)
        return _all(row, drawn, Column.AGENCIES, found)

    def _places(self, row: PlanRow, drawn: Drawn) -> tuple[str, ...]:
        for name in filter(self.lookups.gazetteer.is_strange, row.places):
            drawn.remarks.append(_warning(row, Column.PLACES, Sentence(NO_PLACE, {"name": name})))
        return _all(row, drawn, Column.PLACES, row.places)

    def _organisations(self, row: PlanRow, drawn: Drawn, column: Column, names: Iterable[str]) -> tuple[str, ...]:
        return _all(row, drawn, column, [self._key((name,)) or name for name in names])

    def _key(self, printed: tuple[str, ...]) -> str | None:
        if printed not in self._keys:
            self._keys[printed] = key_of(printed, self.lookups.keys)
        return self._keys[printed]


def _money(row: PlanRow) -> dict[int, Sums]:
    found = {year: Sums(each.required, each.available, each.spent) for year, each in row.years.items()}
    return {year: sums for year, sums in found.items() if sums.said}


def _all(row: PlanRow, drawn: Drawn, column: Column, values: Iterable[str]) -> tuple[str, ...]:
    listed = [str(value) for value in values]
    if any(len(value) > lengths.VALUE for value in listed):
        drawn.printed.setdefault(column.value, "; ".join(listed))
        drawn.remarks.append(_warning(row, column, Sentence(CUT, {"most": lengths.VALUE})))
    return lengths.cut_all(listed)


def _cut(row: PlanRow, drawn: Drawn, column: Column, text: str, longest: int) -> str:
    if len(text) > longest:
        drawn.printed.setdefault(column.value, text)
        drawn.remarks.append(_warning(row, column, Sentence(CUT, {"most": longest})))
    return lengths.cut(text, longest)


def _warning(row: PlanRow, column: Column, message: Sentence) -> Remark:
    return Remark(row.file, row.row, column.value, Severity.WARNING, message)
