"""What changed, in the reader's words: no event of monitoring and learning shows a code, a key or a name of a field."""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any

import pytest
from django.db import transaction
from django.utils import translation

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.binding import bind
from shanyraq.base.doors.feed import lines, title_of_field
from shanyraq.base.doors.templatetags.doors import changes, facts_told, plainly
from shanyraq.base.verbs import verbbook
from shanyraq.domains.framework.models import Entry
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.scopes import Reach
from shanyraq.kernel.subjects import CALLED
from tests.architecture.samples import LATER_ON, samples
from tests.base.people import person, signed_in
from tests.conftest import TESTER
from tests.domains.observing import KAZ, in_each_stage
from tests.domains.reaching import in_each_stage as reached_in_each_stage
from tests.domains.taking_data import moved
from tests.domains.test_reviews import do, opened
from tests.web.reading import main_of

NOUNS = ("indicators.", "learning.", "engagement.", "workplans.output_indicator.", "workplans.output_value.")
"""The verbs from a reported value to a review, an evaluation and what people say of it."""
VOCABULARIES = (
    *(f"shanyraq.domains.{domain}.vocabulary" for domain in ("indicators", "workplans", "engagement")),
    *(f"shanyraq.domains.learning.vocabulary.{part}" for part in ("monitoring", "evaluations", "recommendations")),
)
KINDS = ("assumption", "risk", "category", "activity", "body")
"""What events name by keys that are made of words."""
SEEN_AT_LEAST = 50


def test_no_code_key_or_name_of_a_field_is_printed(kaz: Version) -> None:
    told = list(words_of_events(kaz))
    keys = set(Entry.objects.filter(version=kaz, kind__in=KINDS).values_list("key", flat=True))
    raw = codes() | {key for key in keys if re.search(r"[a-z]{3}", key)}
    named = sorted(
        {(verb, title) for verb, title, value in told if not value and (title[:1].islower() or "_" in title)}
    )
    printed = sorted({(verb, title, found) for verb, title, value in told for found in pieces(value) & raw})
    assert not named, str(named)
    assert not printed, str(printed)
    assert len({verb for verb, _title, _value in told}) > SEEN_AT_LEAST


def test_rows_are_called_in_words_among_the_facts(kaz: Version) -> None:
    rows = {key for each in Event.objects.all() for key in [each.change.get("row")] if CALLED in each.change}
    samples()
    for event in Event.objects.filter(verb__startswith="indicators.observation."):
        (line,) = lines([event])
        rows |= {str(value) for _title, value in facts_told(line)} & {str(event.change.get("row"))}
    assert rows <= {"total"}


class TestAReview:
    @pytest.fixture
    def trail(self, kaz: Version) -> str:
        opened()
        do("review.judge", assumption="economy-stable", verdict="holds", judgement={"en": "It does"})
        said: dict[str, Any] = {
            "verdict": "uncertain",
            "indicator": "1.2.1",
            "judgement": {"en": "Prices rise", "ru": "Цены растут"},
        }
        do("review.judge", assumption="economy-stable", **said)
        said = {"verdict": "fails", "owner": "The office", "judgement": {"en": "Nobody signs"}}
        do("review.judge", assumption="political-commitment", **said)
        do("review.update_risk", risk="oil-price-dependence", course="came_about")
        do("review.prepare")
        office = signed_in(person("data@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        return main_of(office, f"/{KAZ}/trail/")

    def test_what_is_said_of_assumptions_and_risks(self, trail: str) -> None:
        assert "Verdict: uncertain" in trail
        assert "Indicator: 1.2.1 " in trail
        assert "English: Prices rise / Russian: Цены растут" in trail
        assert "How it stands: has come about" in trail
        assert "Prepared on" in trail

    def test_only_the_one_that_was_judged_is_told(self, trail: str) -> None:
        last = next(each for each in trail.split("judged an assumption") if "does not hold" in each)
        assert "It does" not in last
        assert "Who watches it: The office" in last


def words_of_events(version: Version) -> Iterator[tuple[str, str, str]]:
    """Each verb with the title and the words of everything that its event tells a reader of Russian."""
    found = samples()
    in_each_stage()
    reached_in_each_stage()
    moved("accept")
    for event in Event.objects.filter(framework=version.code):
        yield from _told([event])
    for name, sample in found.items():
        if name.startswith(NOUNS):
            with transaction.atomic():
                yield from _told(_done(name, sample.sent))
                transaction.set_rollback(True)


def _done(name: str, sent: dict[str, object]) -> list[Event]:
    verb = verbbook()[name]
    try:
        done = verb.perform(bind(verb.told, sent).command, by=TESTER, at=LATER_ON)
    except Refused:
        return []
    return [done.event] if done.event else []


def _told(events: Iterable[Event]) -> Iterator[tuple[str, str, str]]:
    for event in events:
        if not event.verb.startswith(NOUNS):
            continue
        titles = {**event.before, **event.after, **event.change}
        yield from ((event.verb, title_of_field(event.verb, name), "") for name in titles if name != CALLED)
        with translation.override("ru"):
            (line,) = lines([event])
            for title, value in facts_told(line):
                yield event.verb, title, plainly(value)
            for title, before, after in changes(line):
                yield event.verb, title, f"{plainly(before)} > {plainly(after)}"


@cache
def codes() -> frozenset[str]:
    """Every code that a vocabulary keeps, where it is a word."""
    found = {
        each.value
        for module in map(import_module, VOCABULARIES)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, StrEnum)
        for each in kind
    }
    return frozenset(each for each in found if re.fullmatch(r"[a-z_]{3,}", each))


def pieces(text: str) -> set[str]:
    """What stands by itself between two marks: a code does, a word of somebody's sentence does not."""
    return {each.strip() for each in re.split(r"[;:·,>/–]", text)}
