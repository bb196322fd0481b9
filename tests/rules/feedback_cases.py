"""Cases of the rules on feedback, for the test of the whole rulebook."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.domains.engagement.rules import evidence, sending
from shanyraq.domains.engagement.rules.states import refused_empty, refused_step

ON = date(2026, 11, 20)
MOST = sending.most_a_day(ON)
KNOWN = {"outcome 1", "indicator 1.1"}
FULL: dict[str, Any] = {"period": "2026", "value": Decimal(1), "unit": "wells"}
EMPTY: dict[str, Any] = {"period": "", "value": None, "unit": ""}


def _observed(kind: str, about: str, **said: Any) -> list[str]:
    return [each.field for each in sending.refused_observation(kind, about, **said)]


FEEDBACK_ASKED: Mapping[str, Callable[..., Any]] = {
    "engagement.feedback_open": lambda opened, account: len(
        sending.refused_closed(is_open=opened, has_account=account)
    ),
    "engagement.feedback_a_day": lambda number, account, pieces=1: len(
        sending.refused_many(number, ON, has_account=account, pieces=pieces)
    ),
    "engagement.feedback_of_an_account": lambda number, most, pieces: len(
        sending.refused_own(number, most, pieces=pieces)
    ),
    "engagement.feedback_row": lambda row: len(sending.refused_row(row, {"total", "women"})),
    "engagement.feedback_files": lambda kind, size: len(evidence.refused_files(kind, size, ON)),
    "engagement.bare_pictures": lambda bare: len(evidence.refused_picture(is_bare=bare)),
    "engagement.published_files": lambda missing: len(evidence.refused_missing(missing)),
    "engagement.feedback_about_something": lambda subject: len(sending.refused_subject(subject, KNOWN)),
    "engagement.feedback_place": lambda place: len(sending.refused_place(place, {"XA", "XA-1"})),
    "engagement.observation_has_value": lambda kind, about, said: _observed(kind, about, **said),
    "engagement.no_name_of_a_person": lambda sender, name: len(sending.refused_name(sender, name)),
    "engagement.observed_year_has_begun": lambda period: len(sending.refused_ahead(period, ON)),
    "engagement.published_names_nobody": lambda text, looked: len(sending.refused_unlooked(text, looked=looked)),
    "engagement.feedback_has_words": lambda has: len(refused_empty(has_words=has)),
    "engagement.feedback_state": lambda state, act: len(refused_step(state, act)),
}


def _of(rule: str, *cases: tuple[Any, Any]) -> tuple[tuple[str, str, tuple[Any, ...], Any], ...]:
    return tuple((f"engagement.{rule}", str(given), given, answer) for given, answer in cases)


FEEDBACK_CASES: tuple[tuple[str, str, tuple[Any, ...], Any], ...] = (
    *_of("feedback_open", ((True, False), 0), ((False, False), 1), ((False, True), 0), ((True, True), 0)),
    *_of("feedback_a_day", ((MOST - 1, False), 0), ((MOST, False), 1), ((MOST, True), 0)),
    *_of("feedback_a_day", ((MOST - 4, False, 4), 0), ((MOST - 3, False, 4), 1)),
    *_of(
        "feedback_of_an_account", ((9, 10, 1), 0), ((10, 10, 1), 1), ((8, 10, 2), 0), ((9, 10, 2), 1), ((99, 0, 1), 0)
    ),
    *_of("feedback_row", (("",), 0), (("women",), 0), (("men",), 1)),
    *_of("feedback_files", (("observation", 5_000_000), 0), (("observation", 5_000_001), 1), (("comment", 1), 1)),
    *_of("bare_pictures", ((True,), 0), ((False,), 1), ((None,), 1)),
    *_of("published_files", ((set(),), 0), (({2},), 1)),
    *_of("feedback_about_something", (("outcome 1",), 0), (("outcome 2",), 1), (("indicator 1",), 1)),
    *_of("feedback_place", (("",), 0), (("XA-1",), 0), (("XB",), 1)),
    *_of("observation_has_value", (("comment", "outcome", EMPTY), []), (("observation", "indicator", FULL), [])),
    *_of("observation_has_value", (("comment", "indicator", {**EMPTY, "value": Decimal(0)}), ["kind"])),
    *_of("observation_has_value", (("observation", "outcome", FULL), ["subject"])),
    *_of("observation_has_value", (("observation", "indicator", EMPTY), ["period", "value", "unit"])),
    *_of("observation_has_value", (("observation", "indicator", {**FULL, "value": Decimal(0)}), [])),
    *_of("no_name_of_a_person", (("person", ""), 0), (("person", "A. Example"), 1), (("organisation", "Club"), 0)),
    *_of("observed_year_has_begun", (("",), 0), (("2026-Q4",), 0), (("2027",), 1), (("2027-01",), 1)),
    *_of("published_names_nobody", (("Write to a@example.org", False), 1), (("Write to a@example.org", True), 0)),
    *_of("published_names_nobody", (("The well is dry", False), 0), (("Call +7 701 000 00 00", False), 1)),
    *_of("feedback_has_words", ((True,), 0), ((False,), 1)),
    *_of("feedback_state", (("received", "publish"), 0), (("published", "publish"), 1), (("received", "answer"), 1)),
    *_of("feedback_state", (("taken_back", "reopen"), 1), (("answered", "answer"), 0), (("declined", "withdraw"), 1)),
)
