"""Output indicators of joint work plans: where they belong, where they are taken from, which targets they take. Pure.

The indicators that a framework was signed with are those of its outcomes and belong to the domain ``indicators``.
"""

from collections.abc import Collection

from shanyraq.domains.workplans.rules.sources import CONSISTENT, WITHIN
from shanyraq.kernel.decisions import EXISTS, KEPT
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop


@rule(
    id="workplans.menu_has_it",
    field="menu_code",
    title=gettext_noop("The code of the menu is one that the menu has."),
    source=EXISTS,
)
def refused_code(code: str, menu: Collection[str]) -> list[Finding]:
    """Looks for the code in the menu that this installation imported. An indicator of one's own has none."""
    if not code or code in menu:
        return []
    if not menu:
        message = gettext_noop("The menu of output indicators is empty: import one, or leave its code out")
        return [Finding("workplans.menu_has_it", Severity.ERROR, Sentence(message))]
    message = gettext_noop("The menu has no output indicator {code}")
    return [Finding("workplans.menu_has_it", Severity.ERROR, Sentence(message, {"code": code}))]


@rule(
    id="workplans.output_indicator_says",
    title=gettext_noop("An output indicator has a title, and a baseline that is entered says its year."),
    source=CONSISTENT,
)
def refused_words(*, has_title: bool, has_baseline: bool, has_year: bool) -> list[Finding]:
    """Looks for the title, which a code of the menu brings along, and for both parts of the baseline."""
    found: list[Finding] = []
    if not has_title:
        message = gettext_noop("Enter a title, or a code of the menu")
        found.append(Finding("workplans.output_indicator_says", Severity.ERROR, Sentence(message), field="title"))
    if has_baseline != has_year:
        message = gettext_noop("Enter the baseline with its year")
        field = "baseline_year" if has_baseline else "baseline"
        found.append(Finding("workplans.output_indicator_says", Severity.ERROR, Sentence(message), field=field))
    return found


@rule(
    id="workplans.output_target_year",
    field="year",
    title=gettext_noop("A target of an output indicator is that of a year of the framework."),
    source=WITHIN,
)
def refused_year(year: int, first_year: int, last_year: int) -> list[Finding]:
    """Looks whether the framework runs in that year."""
    if first_year <= year <= last_year:
        return []
    message = gettext_noop("The framework runs from {first_year} to {last_year}")
    values = {"first_year": Year(first_year), "last_year": Year(last_year)}
    return [Finding("workplans.output_target_year", Severity.ERROR, Sentence(message, values))]


@rule(
    id="workplans.contributes_to_output",
    field="sub_outputs",
    title=gettext_noop("Sub-outputs that contribute to an output indicator are those of its output."),
    source=CONSISTENT,
)
def refused_sub_outputs(named: Collection[int], of_output: Collection[int]) -> list[Finding]:
    """Looks for sub-outputs of another output, and for numbers that no sub-output has."""
    others = [str(number) for number in named if number not in of_output]
    if not others:
        return []
    message = gettext_noop("These are no sub-outputs of the output: {names}")
    return [Finding("workplans.contributes_to_output", Severity.ERROR, Sentence(message, {"names": others}))]


@rule(
    id="workplans.ended_output_indicator_stays",
    title=gettext_noop("An output indicator that was ended is not changed any more."),
    source=KEPT,
)
def refused_ended_indicator(*, has_ended: bool) -> list[Finding]:
    """Looks whether it still counts. What was ended by mistake is added anew."""
    if not has_ended:
        return []
    message = gettext_noop("It was ended")
    return [Finding("workplans.ended_output_indicator_stays", Severity.ERROR, Sentence(message))]
