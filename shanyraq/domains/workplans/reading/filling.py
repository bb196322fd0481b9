"""A row of a file as a row of a joint work plan: which column fills which field, and how."""

from dataclasses import replace

from shanyraq.domains.workplans.reading import lines_said as said
from shanyraq.domains.workplans.reading.columns import Column
from shanyraq.domains.workplans.reading.lines import PAIRED, SEPARATOR, Line
from shanyraq.domains.workplans.reading.placing import codes_of
from shanyraq.domains.workplans.reading.repairing import labels, lists
from shanyraq.domains.workplans.reading.results import PlanRow, Year
from shanyraq.domains.workplans.vocabulary import (
    FUNCTIONS,
    GROUPS,
    HELPS,
    HUMANITARIANS,
    LEVELS,
    STATUSES,
    Marker,
    Status,
)
from shanyraq.kernel.findings import Severity

BY_STATUS = labels.by_label(STATUSES)
BY_FUNCTION = labels.by_label(FUNCTIONS)
BY_HUMANITARIAN = labels.by_label(HUMANITARIANS)
BY_GROUP = labels.by_label(GROUPS)
BY_HELP = labels.by_label(HELPS)
BY_LEVEL = {marker: {labels.plain(label): level for level, label in enumerate(LEVELS[marker])} for marker in Marker}
YES_OR_NO = {
    **dict.fromkeys(("yes", "true", "1", "oui", "sí", "si", "sim", "да"), True),
    **dict.fromkeys(("no", "false", "0", "non", "não", "нет"), False),
}
NO_YEAR = Year()


def row_of(line: Line) -> PlanRow:
    """What a row says, with a remark on the line for all that was mended or is in doubt."""
    row = _understood(line)
    return replace(row, cells=line.worded())


def _understood(line: Line) -> PlanRow:
    plan = line.text(Column.PLAN)
    priority_code, outcome_code, output_code, code = codes_of(line, plan)
    return PlanRow(
        file=line.file,
        row=line.number,
        country=line.text(Column.COUNTRY),
        plan=plan,
        priority_code=priority_code,
        priority=line.text(Column.PRIORITY),
        outcome_code=outcome_code,
        outcome=line.text(Column.OUTCOME),
        output_code=output_code,
        output=line.text(Column.OUTPUT),
        published=_published(line),
        code=code,
        title=line.text(Column.TITLE),
        identifier=line.text(Column.IDENTIFIER),
        description=line.text(Column.DESCRIPTION),
        starts_on=line.day(Column.STARTS_ON),
        ends_on=line.day(Column.ENDS_ON, ends=True),
        status=_status(line),
        joint_names=line.items(Column.JOINT_NAMES),
        joint_types=line.items(Column.JOINT_TYPES),
        entities=_entities(line),
        contributing=line.items(Column.CONTRIBUTING),
        implementing=line.items(Column.IMPLEMENTING),
        **_tags(line),  # type: ignore[arg-type]
        **_markers(line),  # type: ignore[arg-type]
        also_outputs=line.items(Column.ALSO_OUTPUTS),
        focal_users=line.items(Column.FOCAL_USERS),
        required=line.amount(Column.TOTAL_REQUIRED),
        available=line.amount(Column.TOTAL_AVAILABLE),
        spent=line.amount(Column.TOTAL_SPENT),
        years=_years(line),
        printed=line.printed,
    )


def _tags(line: Line) -> dict[str, object]:
    return {
        "sdg_targets": _targets(line),
        "sdg_goals": _goals(line),
        "places": line.items(Column.PLACES),
        "functions": line.coded(Column.FUNCTIONS, BY_FUNCTION),
        "groups": line.coded(Column.GROUPS, BY_GROUP),
        "helps": line.coded(Column.HELPS, BY_HELP),
    }


def _markers(line: Line) -> dict[str, object]:
    return {
        "humanitarian": line.one_coded(Column.HUMANITARIAN, BY_HUMANITARIAN),
        "humanitarian_note": line.text(Column.HUMANITARIAN_NOTE),
        "gender": line.level(Column.GENDER, BY_LEVEL[Marker.GENDER]),
        "gender_note": line.text(Column.GENDER_NOTE),
        "rights": line.level(Column.RIGHTS, BY_LEVEL[Marker.RIGHTS]),
        "rights_note": line.text(Column.RIGHTS_NOTE),
        "peace": line.level(Column.PEACE, BY_LEVEL[Marker.PEACE]),
        "peace_note": line.text(Column.PEACE_NOTE),
    }


def _published(line: Line) -> bool | None:
    text = line.text(Column.PUBLISHED)
    found = YES_OR_NO.get(text.casefold())
    if text and found is None:
        line.say(Column.PUBLISHED, Severity.WARNING, said.NOT_YES_OR_NO, label=text)
    return found


def _status(line: Line) -> Status | None:
    text = line.text(Column.STATUS)
    found = BY_STATUS.get(labels.plain(text)) or line.translated(Column.STATUS, text, BY_STATUS)
    if text and found is None:
        line.say(Column.STATUS, Severity.WARNING, said.UNKNOWN_LABEL, label=text)
    return found


def _entities(line: Line) -> tuple[tuple[str, str], ...]:
    """Entities as pairs of abbreviation and name, by their places in the two lists."""
    texts = [line.text(title) for title in PAIRED]
    for title, text in zip(PAIRED, texts, strict=True):
        line.look_for_untold(title, text)
    short, long = (lists.parts(text) for text in texts)
    short, long = lists.without_spare(short, long), lists.without_spare(long, short)
    if short and long and len(short) != len(long):
        line.say(Column.AGENCIES, Severity.WARNING, said.PAIRED, abbreviations=len(short), names=len(long))
        long = ()
    width = max(len(short), len(long))
    pairs = [pair for pair in zip(short or ("",) * width, long or ("",) * width, strict=True) if any(pair)]
    once = tuple(dict.fromkeys(pairs))
    if len(once) < len(pairs):
        twice = [pair[0] or pair[1] for pair in lists.repeated(pairs)]
        line.say(Column.ABBREVIATIONS, Severity.NOTE, said.TWICE_IN_LIST, values=twice)
        for title, of in zip(PAIRED, zip(*once, strict=True), strict=True):
            line.once[title] = SEPARATOR.join(part or "-" for part in of) if any(of) else ""
    return once


def _targets(line: Line) -> tuple[str, ...]:
    text = line.text(Column.TARGETS)
    if not text:
        return ()
    once, twice, strange = lists.targets(text)
    if twice:
        line.say(Column.TARGETS, Severity.NOTE, said.TWICE_IN_LIST, values=list(twice))
    if strange:
        line.say(Column.TARGETS, Severity.WARNING, said.STRANGE_TARGETS, values=list(strange))
    elif not once:
        line.say(Column.TARGETS, Severity.WARNING, said.NO_TARGET)
    if words := lists.before(text, lists.TARGET):
        line.say(Column.TARGETS, Severity.WARNING, said.WORDS_BEFORE, words=words[:120])
    return once


def _goals(line: Line) -> tuple[int, ...]:
    text = line.text(Column.GOALS)
    if not text:
        return ()
    once, twice, strange = lists.goals(text)
    if twice:
        line.say(Column.GOALS, Severity.NOTE, said.TWICE_IN_LIST, values=list(twice))
    if strange:
        line.say(Column.GOALS, Severity.WARNING, said.STRANGE_GOALS, values=list(strange))
    elif not once:
        line.say(Column.GOALS, Severity.WARNING, said.NO_GOAL)
    if words := lists.before(text, lists.GOAL):
        line.say(Column.GOALS, Severity.WARNING, said.WORDS_BEFORE, words=words[:120])
    return once


def _years(line: Line) -> dict[int, Year]:
    """The years in which anything stands."""
    found = {}
    for year, titles in line.layout.years.items():
        if line.is_blank(titles):
            continue
        required, available, spent, narrative = titles
        told = Year(line.amount(required), line.amount(available), line.amount(spent), line.text(narrative))
        if told != NO_YEAR:
            found[year] = told
    return found
