"""What may be changed of an indicator once the document is signed, and in which words it then stands. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from shanyraq.domains.indicators.vocabulary import Otherwise
from shanyraq.domains.packages.rules.design_rules.sources import ours
from shanyraq.kernel.decisions import EXISTS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.kernel.sources import Source

GUIDANCE = Source(
    document="United Nations Sustainable Development Cooperation Framework: Internal Guidance",
    clause="Part 4, Monitoring, reporting and learning; results framework reviewed yearly",
    edition="UNSDG, 3 June 2019",
    url="https://unsdg.un.org/resources/united-nations-sustainable-development-cooperation-framework-guidance",
)
WHOLE = 100
"""Percent."""


@rule(
    id="indicators.lead_exists",
    field="lead_entities",
    title=gettext_noop("Who leads an indicator is an organisation that the framework names."),
    source=EXISTS,
)
def refused_leads(leads: Iterable[str], organisations: Collection[str]) -> list[Finding]:
    """Looks for each of them among those that the framework names."""
    message = gettext_noop("The framework names no organisation {key}")
    return [
        Finding("indicators.lead_exists", Severity.ERROR, Sentence(message, {"key": key}))
        for key in leads
        if key not in organisations
    ]


@rule(
    id="indicators.texts_in_languages",
    title=gettext_noop("What is said of an indicator is said in the languages of the framework, or of the interface."),
    source=EXISTS,
)
def refused_languages(texts: Mapping[str, Iterable[str]], languages: Collection[str]) -> list[Finding]:
    """Looks at the languages of each text. ``texts``: field → the languages in which it was entered."""
    message = gettext_noop("A text cannot be in “{language}” here; it can be in {languages}")
    return [
        Finding(
            "indicators.texts_in_languages",
            Severity.ERROR,
            Sentence(message, {"language": language, "languages": ", ".join(languages)}),
            field=field,
        )
        for field, entered in texts.items()
        for language in entered
        if language not in languages
    ]


@rule(
    id="indicators.determine_target",
    field="year",
    title=gettext_noop("A target is determined where one was left to be set, for a year of the framework."),
    source=GUIDANCE,
)
def refused_target(
    *,
    is_pending: bool,
    year: int,
    starts: date,
    ends: date,
    taken: Iterable[int | None],
    beneath: Sequence[str] | None = None,
) -> list[Finding]:
    """Looks at the row and at the year of the target that is to be set.

    A target that was signed is not determined again: it is corrected with a reason, or amended by both sides. A
    target outside the framework's years cannot be judged under it.
    """
    # A label measures nothing: what is printed beside one is a promise for the rows beneath. None: it is no label.
    if is_pending and beneath is not None:
        message = gettext_noop(
            "The row is a label, and what the document says beside it holds for the rows beneath; determine the "
            "target of each of them: {rows}"
        )
        said = Sentence(message, {"rows": ", ".join(beneath)})
        return [Finding("indicators.determine_target", Severity.ERROR, said, field="row")]
    found = []
    if not is_pending:
        message = gettext_noop("The row has no target that was left to be set; a signed target is amended instead")
        found.append(Finding("indicators.determine_target", Severity.ERROR, Sentence(message), field="row"))
    if not starts.year <= year <= ends.year:
        message = gettext_noop("The year must be from {first_year} to {last_year}")
        values = {"first_year": Year(starts.year), "last_year": Year(ends.year)}
        found.append(Finding("indicators.determine_target", Severity.ERROR, Sentence(message, values)))
    if year in set(taken):
        message = gettext_noop("The row has a target for {year} already")
        found.append(Finding("indicators.determine_target", Severity.ERROR, Sentence(message, {"year": Year(year)})))
    return found


@rule(
    id="indicators.target_is_possible",
    field="value",
    title=gettext_noop("The target of a share lies between 0 and 100 percent."),
    source=ours("a part is not more than the whole"),
)
def refused_beyond(value: float | None, *, is_share: bool) -> list[Finding]:
    """Looks at the target of an indicator that counts a part of a whole. One that the baseline has met already would
    count as achieved on the day on which it is set: a slip of the keyboard must not do that.
    """
    if value is None or not is_share or 0 <= value <= WHOLE:
        return []
    message = gettext_noop("A share lies between 0 and 100 percent, and {value} does not")
    return [Finding("indicators.target_is_possible", Severity.ERROR, Sentence(message, {"value": value}))]


@rule(
    id="indicators.propose_target",
    field="year",
    title=gettext_noop("Another target is proposed to both sides, for a year of the framework."),
    source=GUIDANCE,
)
def refused_new_target(*, is_pending: bool, measures: bool, year: int, starts: date, ends: date) -> list[Finding]:
    """Looks at the row and at the year of the target that is proposed.

    One that the document left to be set is determined, which needs no amendment; a label measures nothing.
    """
    found = []
    if not measures:
        message = gettext_noop("The row is a label: propose the target of a row beneath it")
        found.append(Finding("indicators.propose_target", Severity.ERROR, Sentence(message), field="row"))
    elif is_pending:
        message = gettext_noop("The document left the target of this row to be set: determine it instead")
        found.append(Finding("indicators.propose_target", Severity.ERROR, Sentence(message), field="row"))
    if not starts.year <= year <= ends.year:
        message = gettext_noop("The year must be from {first_year} to {last_year}")
        values = {"first_year": Year(starts.year), "last_year": Year(ends.year)}
        found.append(Finding("indicators.propose_target", Severity.ERROR, Sentence(message, values)))
    return found


@rule(
    id="indicators.lapse_target",
    field="row",
    title=gettext_noop("A target lapses only after the day by which it was to be set."),
    source=GUIDANCE,
)
def refused_lapse(
    *, is_pending: bool, due_on: date | None, otherwise: Otherwise | None, on: date, printed_in: str = ""
) -> list[Finding]:
    """Looks at the promise to set a target, and at the day.

    Until the day that the document names there is still time to set it. Where the document itself says that the
    row is then not monitored, nobody needs to say so.
    """
    # ``printed_in``: another row, beside which the promise stands that holds for this one as well.
    if not is_pending and printed_in:
        message = gettext_noop("What the document says of this target stands beside the row {row}; let that one lapse")
        return [Finding("indicators.lapse_target", Severity.ERROR, Sentence(message, {"row": printed_in}))]
    if not is_pending:
        message = gettext_noop("The row has no target that was left to be set")
        return [Finding("indicators.lapse_target", Severity.ERROR, Sentence(message))]
    if due_on is not None and on <= due_on:
        message = gettext_noop("The target can still be set until {due_on}")
        return [Finding("indicators.lapse_target", Severity.ERROR, Sentence(message, {"due_on": due_on}))]
    if otherwise is Otherwise.NOT_MONITORED:
        message = gettext_noop("The document says itself that the row is not monitored any more")
        return [Finding("indicators.lapse_target", Severity.ERROR, Sentence(message))]
    return []


@rule(
    id="indicators.supersede_value",
    field="year",
    title=gettext_noop("A value is corrected where it stands; what was printed stays on record."),
    source=GUIDANCE,
)
def refused_correction(
    *, found: int, year: int | None, new_year: int | None, taken: Iterable[int | None]
) -> list[Finding]:
    """Looks for the one value that is to be corrected, by its row, kind and year.

    Two values of one year cannot be told apart, and a corrected year must not meet another value.
    """
    if found == 0:
        message = gettext_noop("The row has no such value of that year")
        return [Finding("indicators.supersede_value", Severity.ERROR, Sentence(message))]
    if found > 1:
        message = gettext_noop("The row has {count} such values of one year; correct the package instead")
        return [Finding("indicators.supersede_value", Severity.ERROR, Sentence(message, {"count": found}))]
    if new_year is not None and new_year != year and new_year in set(taken):
        message = gettext_noop("The row has such a value of {year} already")
        values = {"year": Year(new_year)}
        return [Finding("indicators.supersede_value", Severity.ERROR, Sentence(message, values), field="new_year")]
    return []


SIGNED = frozenset({"baseline", "target"})
"""The kinds of values that stand in the signed document; later values are reported."""


@rule(
    id="indicators.signed_value",
    field="role",
    title=gettext_noop("A signed baseline or target is corrected by whoever keeps the targets."),
    source=GUIDANCE,
)
def refused_signed(role: str, *, keeps_targets: bool) -> list[Finding]:
    """Looks whether the value was signed, and whether whoever corrects it may determine targets there.

    Both sides measure by a baseline and a target, so the entity that reports on one does not move it alone. Ask the
    coordination office where it was misprinted; where it is to be another, propose an amendment.
    """
    if role not in SIGNED or keeps_targets:
        return []
    message = gettext_noop(
        "Baselines and targets were signed by both sides; ask the coordination office to correct a misprint, or "
        "propose an amendment"
    )
    return [Finding("indicators.signed_value", Severity.ERROR, Sentence(message))]
