"""What the rules on national data are asked in the rulebook, and their cases."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from shanyraq.base.rulebook import rulebook
from shanyraq.domains.indicators.rules.differing import Judged
from shanyraq.domains.indicators.rules.matching_shapes import Told
from shanyraq.domains.indicators.vocabulary import Choice
from shanyraq.kernel.sentences import Sentence
from tests.rules.test_matching_series import DAY, ROW, SERIES, WOMEN, told

JUDGED = Judged(2023, "5.2", "5.3", Choice.NATIONAL, "Revised", "A")


def _asked(id: str) -> Callable[..., Any]:
    return next(rule.function for rule in rulebook() if rule.id == id)


def _found(id: str, *given: Any) -> set[str]:
    return {finding.rule for finding in _asked(id)(*given)}


def _years(national: Told | None, *judged: Judged) -> str:
    (one,) = _asked("indicators.values_differ")({2023: told("5.2")}, {2023: national} if national else {}, judged)
    return str(one.how.value)


NATIONAL_ASKED: dict[str, Callable[..., Any]] = {
    "indicators.data_file_is_read": lambda *problems: _found("indicators.data_file_is_read", problems),
    "indicators.link_series": lambda series, taken: _found("indicators.link_series", series, ["a"], taken),
    "indicators.link_step": lambda state, step: _found("indicators.link_step", state, step),
    "indicators.link_values_stay": lambda count: _found("indicators.link_values_stay", count),
    "indicators.series_of_a_row": lambda row, series: (
        _asked("indicators.series_of_a_row")([row], [series], DAY)[0].sure
    ),
    "indicators.units_agree": _asked("indicators.units_agree"),
    "indicators.unit_to_say": lambda state, told: _found("indicators.unit_to_say", state, "PT", told),
    "indicators.value_to_decide": lambda state, year: _found("indicators.value_to_decide", state, year, [2023]),
    "indicators.values_agree": lambda one, other: _asked("indicators.values_agree")(told(one), told(other)),
    "indicators.values_differ": _years,
}
NATIONAL_CASES: tuple[tuple[str, str, tuple[Any, ...], Any], ...] = (
    ("indicators.data_file_is_read", "nothing is wrong", (), set()),
    (
        "indicators.data_file_is_read",
        "it is no such file",
        (Sentence("No table"),),
        {"indicators.data_file_is_read"},
    ),
    ("indicators.link_series", "it is there and free", ("a", ""), set()),
    ("indicators.link_series", "it is not there", ("b", ""), {"indicators.link_series"}),
    ("indicators.link_series", "another row has it", ("a", "1.2.1 men"), {"indicators.link_series"}),
    ("indicators.link_step", "a proposal is accepted", ("proposed", "accept"), set()),
    ("indicators.link_step", "what was declined is not", ("declined", "accept"), {"indicators.link_step"}),
    ("indicators.link_step", "what was accepted is declined", ("accepted", "decline"), set()),
    ("indicators.link_step", "what was proposed is not reopened", ("proposed", "reopen"), {"indicators.link_step"}),
    ("indicators.link_values_stay", "there are none", (0,), set()),
    ("indicators.link_values_stay", "there is one", (1,), {"indicators.link_values_stay"}),
    ("indicators.series_of_a_row", "code, unit and a value are the same", (ROW, SERIES), "sure"),
    ("indicators.series_of_a_row", "no value is compared", (replace(ROW, printed={}), SERIES), "likely"),
    ("indicators.series_of_a_row", "the unit differs", (ROW, replace(SERIES, unit="HA")), "doubtful"),
    ("indicators.series_of_a_row", "it is of another part", (WOMEN, SERIES), None),
    ("indicators.unit_to_say", "the words are others", ("accepted", "share of the people"), set()),
    ("indicators.unit_to_say", "it is another code", ("accepted", "PS_TH"), set()),
    ("indicators.unit_to_say", "it is the same", ("accepted", "PERCENT"), {"indicators.unit_to_say"}),
    ("indicators.unit_to_say", "the source names none", ("accepted", ""), {"indicators.unit_to_say"}),
    ("indicators.unit_to_say", "nobody accepted", ("proposed", "PS_TH"), {"indicators.unit_to_say"}),
    ("indicators.units_agree", "one line of the table", ("HA_TH", "TH_HA"), True),
    ("indicators.units_agree", "a thousand times more", ("HA_TH", "HA"), False),
    ("indicators.value_to_decide", "they differ", ("accepted", 2023), set()),
    ("indicators.value_to_decide", "they do not", ("accepted", 2022), {"indicators.value_to_decide"}),
    ("indicators.value_to_decide", "nobody accepted", ("proposed", 2023), {"indicators.value_to_decide"}),
    ("indicators.values_agree", "rounded to what is printed", ("5.2", "5.24"), True),
    ("indicators.values_agree", "a unit of the last decimal more", ("5.2", "5.3"), False),
    ("indicators.values_differ", "the same", (told("5.20"),), "equal"),
    ("indicators.values_differ", "not the same", (told("5.3"),), "open"),
    ("indicators.values_differ", "decided", (told("5.3"), JUDGED), "decided"),
    ("indicators.values_differ", "decided of another value", (told("5.4"), JUDGED), "open"),
    ("indicators.values_differ", "the source has none", (None,), "alone"),
)
