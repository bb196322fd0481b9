"""Whether a sub-output is marked for gender equality, human rights and peace, and says why.

A marker that is not set is not 0: 0 says that nothing is expected.
"""

import re
from datetime import date

from shanyraq.domains.workplans.rules import sources
from shanyraq.domains.workplans.rules.asking import Said, quality_rule
from shanyraq.domains.workplans.rules.facts import Facts, Surroundings
from shanyraq.domains.workplans.rules.limits import limit
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

END = re.compile(r"(?<=[.!?…])[»”\"')\]]*\s+|(?<=[。！？])")
MISSING = gettext_noop("The marker is not set, which is not 0: choose a level from 0 to 3")
UNEXPLAINED = gettext_noop("The marker is {level}, but nobody says why: name what in the work contributes to it")
LONG = gettext_noop("The justification has {count} sentences: {most} are enough")


def sentences(text: str) -> int:
    """How many sentences a text has.

    A sentence ends with a full stop, a question mark, an exclamation mark or an ellipsis where what follows does not
    begin with a small letter; so «e.g. women» ends none.
    """
    parts = [part for part in END.split(text) if any(map(str.isalnum, part))]
    return sum(place == 0 or not _goes_on(part) for place, part in enumerate(parts))


def _goes_on(part: str) -> bool:
    """Whether the first letter or digit is a small letter."""
    return next(letter for letter in part if letter.isalnum()).islower()


@quality_rule(
    id="workplans.gender_missing",
    severity=Severity.WARNING,
    field="gender",
    title=gettext_noop("A sub-output has a gender marker."),
    source=sources.publication("empty gender marker"),
)
def gender_missing(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs without a gender marker.

    Not marked is not 0: 0 says that nothing is expected. Choose the level for what the sub-output says, not for what
    may be assumed.
    """
    return _missing(facts.gender)


@quality_rule(
    id="workplans.rights_missing",
    severity=Severity.WARNING,
    field="rights",
    title=gettext_noop("A sub-output has a human rights marker."),
    source=sources.publication("empty human rights marker"),
)
def rights_missing(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs without a human rights marker.

    Not marked is not 0: 0 says that nothing is expected. Choose the level for what the sub-output says, not for what
    may be assumed.
    """
    return _missing(facts.rights)


@quality_rule(
    id="workplans.peace_missing",
    severity=Severity.NOTE,
    field="peace",
    title=gettext_noop("A sub-output has a marker for sustaining peace."),
    source=sources.audit("empty sustaining peace marker: 60.8 %"),
)
def peace_missing(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs without a marker for sustaining peace.

    UN INFO does not ask for it at publication, and most leave it empty: nobody can tell whether they thought of it.
    Choose the level; 0 is an answer.
    """
    return _missing(facts.peace)


@quality_rule(
    id="workplans.gender_unexplained",
    severity=Severity.NOTE,
    field="gender_note",
    title=gettext_noop("A gender marker above 0 is justified."),
    source=sources.JUSTIFICATION,
)
def gender_unexplained(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for gender markers above 0 without a justification.

    Whoever checks the marker reads the justification. Say in a sentence or two what in the work contributes to gender
    equality.
    """
    return _unexplained(facts.gender, facts.gender_note)


@quality_rule(
    id="workplans.rights_unexplained",
    severity=Severity.NOTE,
    field="rights_note",
    title=gettext_noop("A human rights marker above 0 is justified."),
    source=sources.JUSTIFICATION,
)
def rights_unexplained(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for human rights markers above 0 without a justification.

    Whoever checks the marker reads the justification. Say in a sentence or two what in the work contributes to human
    rights.
    """
    return _unexplained(facts.rights, facts.rights_note)


@quality_rule(
    id="workplans.peace_unexplained",
    severity=Severity.NOTE,
    field="peace_note",
    title=gettext_noop("A sustaining peace marker above 0 is justified."),
    source=sources.JUSTIFICATION,
)
def peace_unexplained(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sustaining peace markers above 0 without a justification.

    Whoever checks the marker reads the justification. Say in a sentence or two what in the work contributes to peace.
    """
    return _unexplained(facts.peace, facts.peace_note)


@quality_rule(
    id="workplans.gender_note_long",
    severity=Severity.NOTE,
    field="gender_note",
    title=gettext_noop("The justification of a gender marker is short."),
    source=sources.JUSTIFICATION,
)
def gender_note_long(facts: Facts, around: Surroundings, on: date) -> Said:
    """Counts the sentences of the justification of the gender marker.

    Guidance asks for three at most. Keep what shows the level.
    """
    return _long(facts.gender_note, on)


@quality_rule(
    id="workplans.rights_note_long",
    severity=Severity.NOTE,
    field="rights_note",
    title=gettext_noop("The justification of a human rights marker is short."),
    source=sources.JUSTIFICATION,
)
def rights_note_long(facts: Facts, around: Surroundings, on: date) -> Said:
    """Counts the sentences of the justification of the human rights marker.

    Guidance asks for three at most. Keep what shows the level.
    """
    return _long(facts.rights_note, on)


@quality_rule(
    id="workplans.peace_note_long",
    severity=Severity.NOTE,
    field="peace_note",
    title=gettext_noop("The justification of a sustaining peace marker is short."),
    source=sources.JUSTIFICATION,
)
def peace_note_long(facts: Facts, around: Surroundings, on: date) -> Said:
    """Counts the sentences of the justification of the sustaining peace marker.

    Guidance asks for three at most. Keep what shows the level.
    """
    return _long(facts.peace_note, on)


@quality_rule(
    id="workplans.humanitarian_unexplained",
    severity=Severity.NOTE,
    field="humanitarian_note",
    title=gettext_noop("A humanitarian marker comes with its narrative."),
    source=sources.HUMANITARIAN,
)
def humanitarian_unexplained(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for humanitarian markers without a narrative.

    The marker says that there is an appeal or an emergency, the narrative says which. Name it.
    """
    if facts.humanitarian and not facts.humanitarian_note.strip():
        yield Sentence(gettext_noop("The humanitarian marker has no narrative: name the appeal or the emergency"))


def _missing(level: int | None) -> Said:
    if level is None:
        yield Sentence(MISSING)


def _unexplained(level: int | None, note: str) -> Said:
    if level and not note.strip():
        yield Sentence(UNEXPLAINED, {"level": level})


def _long(note: str, on: date) -> Said:
    if note:
        count, most = sentences(note), int(limit("justification-sentences", on))
        if count > most:
            yield Sentence(LONG, {"count": count, "most": most})
