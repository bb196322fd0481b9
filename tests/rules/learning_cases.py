"""Cases of the rules of learning, for the test of the whole rulebook; each bound from both sides."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from shanyraq.domains.learning.rules.activities import (
    early,
    refused_act,
    refused_category,
    refused_dates,
    refused_done,
    refused_unexplained,
    refused_unshown,
    standing_on,
)
from shanyraq.domains.learning.rules.obligations import (
    moved_evaluation,
    owed_evaluation,
    owed_in_year,
    owed_independence,
    owed_responsible,
    owed_review,
    owed_update,
)
from shanyraq.domains.learning.rules.reviews import (
    refused_conclusion,
    refused_correction,
    refused_groundless,
    refused_review,
    refused_step,
    refused_untold,
    stale_figures,
    unsaid,
)
from shanyraq.domains.learning.vocabulary import Duty

DAY = timedelta(days=1)
LAST = date(2026, 12, 31)
"""The last day of the year of the cases."""
REVIEWED = date(2027, 3, 31)
EVALUATED = date(2029, 12, 31)
NONE = (None, None)
SET = (date(2026, 3, 1), date(2026, 6, 30))
LATER = (date(2026, 3, 1), date(2026, 7, 31))

LEARNING_ASKED: Mapping[str, Callable[..., Any]] = {
    "learning.activity_life_cycle": lambda state, act: len(refused_act(state, act)),
    "learning.moving_says_why": lambda before, after, dates, reason: len(
        refused_unexplained((before, after), dates, reason)
    ),
    "learning.done_is_shown": lambda says, documents: len(refused_unshown(says_what=says, documents=documents)),
    "learning.done_by_now": lambda done, begun: len(refused_done(done, begun, LAST)),
    "learning.activity_dates": lambda year, begins, ends: [
        each.field for each in refused_dates(year, begins, ends, 2026, 2030)
    ],
    "learning.activity_category": lambda category: len(refused_category(category, {"surveys"})),
    "learning.activity_begins_in_time": lambda year, first, begun: [
        each.severity.value for each in early(year, first, begun, LAST)
    ],
    "learning.activity_standing": lambda state, on: standing_on(state, LAST, on).value,
    "learning.owed_every_year": lambda done, on: owed_in_year(Duty.CCA_UPDATE, 2026, done, LAST, on).kept.value,
    "learning.annual_review": lambda concluded, on: owed_review(2026, concluded, on).kept.value,
    "learning.final_evaluation": lambda done, on: owed_evaluation(2030, {"final": done}, on).kept.value,
    "learning.final_evaluation_stays": lambda year: [str(each.severity) for each in moved_evaluation(year, 2030)],
    "learning.evaluation_is_independent": lambda found, on: owed_independence(2030, found, on).kept.value,
    "learning.plan_is_updated": lambda on: owed_update(date(2026, 1, 15), on).kept.value,
    "learning.review_life_cycle": lambda state, act: len(refused_step(state, act)),
    "learning.review_year": lambda year, there: len(refused_review(year, 2026, 2030, LAST, is_there=there)),
    "learning.review_is_whole": lambda written, open_ones, undecided: len(
        refused_conclusion(written, open_ones, undecided)
    ),
    "learning.review_says_enough": lambda open_risks, inputs: [
        each.severity.value for each in unsaid(open_risks, has_inputs=inputs)
    ],
    "learning.review_figures_are_fresh": lambda prepared, discussed: [
        each.severity.value for each in stale_figures(prepared, discussed, LAST)
    ],
    "learning.verdict_rests_on_something": lambda judgement, indicator: len(refused_groundless(judgement, indicator)),
    "learning.correction_changed_its_plan": lambda note, stood, changes: len(refused_untold(note, stood, changes)),
    "learning.correction_life_cycle": lambda state, act: len(refused_correction(state, act)),
    "learning.somebody_is_responsible": lambda nobody, on: owed_responsible(nobody, LAST, on).kept.value,
}
LEARNING_CASES: list[tuple[str, str, tuple[Any, ...], Any]] = [
    ("learning.activity_life_cycle", "a planned one begins", ("planned", "begin"), 0),
    ("learning.activity_life_cycle", "what was done without being begun", ("planned", "finish"), 0),
    ("learning.activity_life_cycle", "a done one is not moved", ("done", "move"), 1),
    ("learning.activity_life_cycle", "it is reopened", ("done", "reopen"), 0),
    ("learning.activity_life_cycle", "a postponed one is moved first", ("postponed", "finish"), 1),
    ("learning.moving_says_why", "dates for the first time", (2026, 2026, (NONE, SET), ""), 0),
    ("learning.moving_says_why", "another year", (2026, 2027, (NONE, NONE), ""), 1),
    ("learning.moving_says_why", "another year, with blanks", (2026, 2027, (NONE, NONE), "  "), 1),
    ("learning.moving_says_why", "another year, with the reason", (2026, 2027, (NONE, NONE), "No data"), 0),
    ("learning.moving_says_why", "dates that were set", (2026, 2026, (SET, LATER), ""), 1),
    ("learning.moving_says_why", "an end beside a beginning", (2026, 2026, ((SET[0], None), SET), ""), 0),
    ("learning.moving_says_why", "the same dates", (2026, 2026, (SET, SET), ""), 0),
    ("learning.done_is_shown", "neither", (False, 0), 1),
    ("learning.done_is_shown", "a statement", (True, 0), 0),
    ("learning.done_is_shown", "a document", (False, 1), 0),
    ("learning.done_by_now", "today", (LAST, None), 0),
    ("learning.done_by_now", "tomorrow", (LAST + DAY, None), 1),
    ("learning.done_by_now", "on the day on which it began", (LAST, LAST), 0),
    ("learning.done_by_now", "the day before", (LAST - DAY, LAST), 1),
    ("learning.activity_begins_in_time", "on its first day", (2026, LAST, LAST), []),
    ("learning.activity_begins_in_time", "the day before", (2026, LAST, LAST - DAY), ["warning"]),
    ("learning.activity_begins_in_time", "said before its day has come", (2027, LAST + DAY, LAST + DAY), ["warning"]),
    ("learning.activity_begins_in_time", "no day, in its year", (2026, None, date(2026, 1, 1)), []),
    ("learning.activity_begins_in_time", "no day, the year before", (2027, None, LAST), ["warning"]),
    ("learning.activity_life_cycle", "that it has begun is taken back", ("under_way", "take_back"), 0),
    ("learning.activity_life_cycle", "of what has not begun it is not", ("planned", "take_back"), 1),
    ("learning.activity_dates", "in its year", (2026, *SET), []),
    ("learning.activity_dates", "on one day", (2026, LAST, LAST), []),
    ("learning.activity_dates", "the other way round", (2026, LAST, LAST - DAY), [""]),
    ("learning.activity_dates", "begun the year before", (2027, LAST, LAST + DAY), []),
    ("learning.activity_dates", "ends in another year", (2026, None, LAST + DAY), ["year"]),
    ("learning.activity_dates", "begins in a later year", (2026, LAST + DAY, None), ["year"]),
    ("learning.activity_dates", "the year after the framework", (2031, None, None), []),
    ("learning.activity_dates", "a year later", (2032, None, None), ["year"]),
    ("learning.activity_dates", "the year before", (2025, None, None), ["year"]),
    ("learning.activity_category", "known", ("surveys",), 0),
    ("learning.activity_category", "unknown", ("census",), 1),
    ("learning.activity_standing", "planned, on its last day", ("planned", LAST), "planned"),
    ("learning.activity_standing", "planned, the day after", ("planned", LAST + DAY), "late"),
    ("learning.activity_standing", "under way, the day after", ("under_way", LAST + DAY), "late"),
    ("learning.activity_standing", "postponed, the day after", ("postponed", LAST + DAY), "postponed"),
    ("learning.activity_standing", "done, the day after", ("done", LAST + DAY), "done"),
    ("learning.owed_every_year", "61 days before", ({"a": None}, LAST - 61 * DAY), "ahead"),
    ("learning.owed_every_year", "60 days before", ({"a": None}, LAST - 60 * DAY), "due"),
    ("learning.owed_every_year", "on the last day", ({"a": None}, LAST), "due"),
    ("learning.owed_every_year", "the day after", ({"a": None}, LAST + DAY), "overdue"),
    ("learning.owed_every_year", "done on the last day", ({"a": LAST}, LAST + DAY), "kept"),
    ("learning.owed_every_year", "done a day late", ({"a": LAST + DAY}, LAST + DAY), "kept_late"),
    ("learning.owed_every_year", "done later than the day", ({"a": LAST + 2 * DAY}, LAST + DAY), "overdue"),
    ("learning.owed_every_year", "one of two", ({"a": LAST, "b": None}, LAST + DAY), "overdue"),
    ("learning.annual_review", "three months after the year", ({"": None}, REVIEWED), "due"),
    ("learning.annual_review", "the day after", ({"": None}, REVIEWED + DAY), "overdue"),
    ("learning.annual_review", "all concluded", ({"": REVIEWED, "1": REVIEWED - DAY}, REVIEWED + DAY), "kept"),
    ("learning.annual_review", "one outcome is missing", ({"": REVIEWED, "1": None}, REVIEWED + DAY), "overdue"),
    ("learning.annual_review", "of no outcome", ({}, REVIEWED - 61 * DAY), "ahead"),
    ("learning.final_evaluation", "in the penultimate year", (EVALUATED, EVALUATED), "kept"),
    ("learning.final_evaluation", "a day later", (EVALUATED + DAY, EVALUATED + DAY), "kept_late"),
    ("learning.final_evaluation", "not at all", (None, EVALUATED + DAY), "overdue"),
    ("learning.final_evaluation_stays", "the penultimate year", (2029,), []),
    ("learning.final_evaluation_stays", "the last year", (2030,), ["warning"]),
    ("learning.final_evaluation_stays", "a year too early", (2028,), ["warning"]),
    ("learning.evaluation_is_independent", "none on record", ({}, EVALUATED + DAY), "overdue"),
    ("learning.evaluation_is_independent", "confirmed", ({"e": (EVALUATED, True)}, EVALUATED), "kept"),
    ("learning.evaluation_is_independent", "denied", ({"e": (EVALUATED, False)}, EVALUATED), "due"),
    ("learning.plan_is_updated", "at the end of the twelfth month", (date(2027, 1, 31),), "kept"),
    ("learning.plan_is_updated", "the day after", (date(2027, 2, 1),), "overdue"),
    ("learning.somebody_is_responsible", "for everything", ((), LAST), "kept"),
    ("learning.somebody_is_responsible", "not for one of the year", (("a",), LAST), "due"),
    ("learning.somebody_is_responsible", "nor after it", (("a",), LAST + DAY), "overdue"),
]
REVIEW_CASES: list[tuple[str, str, tuple[Any, ...], Any]] = [
    ("learning.verdict_rests_on_something", "words alone", (["It does"], ""), 0),
    ("learning.verdict_rests_on_something", "an indicator alone", ([], "1.2.1"), 0),
    ("learning.verdict_rests_on_something", "neither", ([], ""), 1),
    ("learning.verdict_rests_on_something", "blanks are no words", (["  "], ""), 1),
    ("learning.review_life_cycle", "an opened one is prepared", ("opened", "prepare"), 0),
    ("learning.review_life_cycle", "it is not concluded", ("opened", "conclude"), 1),
    ("learning.review_life_cycle", "nor discussed before it is prepared", ("opened", "discuss"), 1),
    ("learning.review_life_cycle", "a discussed one is concluded", ("discussed", "conclude"), 0),
    ("learning.review_life_cycle", "a concluded one is not written", ("concluded", "amend"), 1),
    ("learning.review_life_cycle", "a discussed one is", ("discussed", "amend"), 0),
    ("learning.review_life_cycle", "a concluded one is reopened", ("concluded", "reopen"), 0),
    ("learning.review_year", "the running year", (2026, False), 0),
    ("learning.review_year", "the next one", (2027, False), 1),
    ("learning.review_year", "the year before the framework", (2025, False), 1),
    ("learning.review_year", "the year after it", (2031, False), 1),
    ("learning.review_year", "a second time", (2026, True), 1),
    ("learning.review_is_whole", "everything is said", (("summary", "risk_notes"), [], []), 0),
    ("learning.review_is_whole", "nothing of risks", (("summary", "inputs"), [], []), 1),
    ("learning.review_is_whole", "an assumption is open", (("summary", "risk_notes"), ["Peace"], []), 1),
    ("learning.review_is_whole", "a correction is open", (("summary", "risk_notes"), [], [{"en": "Train nurses"}]), 1),
    ("learning.review_is_whole", "nothing at all", ((), ["Peace", "Growth"], ["Train nurses"] * 3), 3),
    ("learning.review_says_enough", "all of it", ([], True), []),
    ("learning.review_says_enough", "a risk is left out", (["Floods"], True), ["warning"]),
    ("learning.review_says_enough", "nothing to the country analysis", ([], False), ["warning"]),
    ("learning.review_says_enough", "neither", (["Floods", "Prices"], False), ["warning", "warning"]),
    ("learning.review_figures_are_fresh", "on the same day", (LAST, LAST), []),
    ("learning.review_figures_are_fresh", "31 days before", (LAST - 31 * DAY, LAST), []),
    ("learning.review_figures_are_fresh", "32 days before", (LAST - 32 * DAY, LAST), ["warning"]),
    ("learning.review_figures_are_fresh", "before it was prepared", (None, LAST), []),
    ("learning.correction_changed_its_plan", "the plan as it was, no note", ("", "", 0), 1),
    ("learning.correction_changed_its_plan", "a note says how", ("By a letter", "", 0), 0),
    ("learning.correction_changed_its_plan", "a note of spaces", ("  ", "", 0), 1),
    ("learning.correction_changed_its_plan", "the note that stood before", ("Agreed ", "Agreed", 0), 1),
    ("learning.correction_changed_its_plan", "one change, no note", ("", "", 1), 0),
    ("learning.correction_life_cycle", "a proposed one is accepted", ("proposed", "accept"), 0),
    ("learning.correction_life_cycle", "it is not done", ("proposed", "finish"), 1),
    ("learning.correction_life_cycle", "an accepted one is", ("accepted", "finish"), 0),
    ("learning.correction_life_cycle", "a declined one is reopened first", ("declined", "accept"), 1),
]
LEARNING_CASES += REVIEW_CASES
