"""Programme documents, joint work and states of plans that are drawn for a copy: by the rules of what people enter."""

import typing
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from shanyraq.domains.packages.schema.training_team import (
    DocumentKindCode,
    JointProgramme,
    ModalityCode,
    Reworded,
    TrainingDocuments,
    TrainingJoint,
)
from shanyraq.domains.workplans.rules.cycle import State
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.initiatives import refused_alone, refused_dates, refused_modality, refused_several
from shanyraq.domains.workplans.rules.overlaps.judging import Kind, Pair
from shanyraq.domains.workplans.rules.overlaps.outline import Shared, compared, outline
from shanyraq.domains.workplans.rules.overlaps.pairing import pairs
from shanyraq.domains.workplans.rules.overlaps.settings import settings
from shanyraq.domains.workplans.rules.overlaps.texts import names_of
from shanyraq.domains.workplans.rules.programme_documents import State as Confirmation
from shanyraq.domains.workplans.rules.verbatim import is_verbatim
from shanyraq.domains.workplans.training.choosing import chosen
from shanyraq.domains.workplans.training.documenting import Documented, Party, documented
from shanyraq.domains.workplans.training.joining import LONG, NOTHING, joined
from shanyraq.domains.workplans.training.reaching import reached
from shanyraq.domains.workplans.vocabulary import DocumentKind, Joint, Modality
from tests.domains.test_training_plans import AFTER, DURING, drawn, shipped

ENTITIES = [Party(key, {"en": key.upper(), "ru": key.upper()}, ["1", "2"]) for key in "abcdefghijklmnopqrst"]


def documents(**changed: object) -> list[Documented]:
    package, plans = shipped()
    section = plans.documents
    assert section is not None
    changing = plans.model_copy(update={"documents": section.model_copy(update=changed)})
    return documented(package, changing, ENTITIES)


def test_the_codes_of_the_sections_are_those_of_the_domain_above() -> None:
    assert set(typing.get_args(DocumentKindCode)) == set(DocumentKind)
    assert set(typing.get_args(ModalityCode)) == set(Modality)


class TestDocuments:
    @pytest.mark.parametrize(
        ("without", "requested", "confirmed", "expected"),
        [
            (0, 0, 0, (20, 0, 0)),
            (100, 50, 50, (0, 0, 0)),
            (10, 0, 100, (0, 0, 18)),
            (0, 25, 50, (5, 5, 10)),
            (0, 80, 80, (0, 4, 16)),
        ],
    )
    def test_as_many_as_the_section_says(
        self, without: int, requested: int, confirmed: int, expected: tuple[int, int, int]
    ) -> None:
        states = Counter(each.state for each in documents(without=without, requested=requested, confirmed=confirmed))
        order = (Confirmation.REGISTERED, Confirmation.REQUESTED, Confirmation.CONFIRMED)
        assert tuple(states[state] for state in order) == expected

    @pytest.mark.parametrize(("differing", "verbatim"), [(0, 40), (100, 0)])
    def test_wordings_are_those_of_the_framework_or_differ(self, differing: int, verbatim: int) -> None:
        statements = {each.code: each.statement for each in shipped()[0].outcomes}
        found = [
            is_verbatim(statements[code]["en"], text["en"])  # type: ignore[index]
            for each in documents(without=0, differing=differing)
            for code, text in each.outcomes.items()
        ]
        assert (len(found), sum(found)) == (40, verbatim)

    def test_what_is_worded_as_the_framework_is_in_all_its_languages(self) -> None:
        package, _ = shipped()
        for each in documents(differing=0):
            assert each.title.keys() == set(package.framework.languages)
            assert all(text.keys() == set(package.framework.languages) for text in each.outcomes.values())
            assert "training" in each.title["en"]

    def test_where_no_words_fit_the_wording_stays(self) -> None:
        statements = {each.code: each.statement for each in shipped()[0].outcomes}
        nothing = [Reworded(find="no such words", put="x")]
        for each in documents(differing=100, otherwise=nothing):
            assert all(text == statements[code] for code, text in each.outcomes.items())

    def test_an_entity_without_outcomes_and_a_section_without_documents(self) -> None:
        package, plans = shipped()
        assert documented(package, plans, [Party("a", "A", [])]) == []
        assert documented(package, plans.model_copy(update={"documents": None}), ENTITIES) == []

    def test_the_same_each_time(self) -> None:
        assert documents() == documents()

    def test_each_phrase_of_the_copy_that_comes_along_is_one_of_an_outcome(self) -> None:
        package, plans = shipped()
        assert plans.documents is not None
        texts = [str(each.statement["en"]) for each in package.outcomes]  # type: ignore[index]
        assert [each.find for each in plans.documents.otherwise if not any(each.find in text for text in texts)] == []


FACTS = Facts("1.1", {"en": "Wells"}, starts_on=date(2026, 3, 1), ends_on=date(2026, 12, 31), status="implementation")


def facts(number: int, *entities: str, **changed: object) -> Facts:
    return replace(FACTS, title={"en": f"Wells {number}"}, entities=entities, **changed)  # type: ignore[arg-type]


def pair(one: int, other: int, kind: Kind = Kind.OPENING, score: float = 0.5) -> Pair:
    return Pair(one, other, kind, score, 0.5, Shared(), ())


SECTION = TrainingJoint(
    programmes=[JointProgramme(name="JP {title}", modality="parallel")],
    of_overlaps=["JI {title}"],
    of_openings=["JO {title}"],
    dismissed=["Other work", "Other people"],
)
OVERLAPS = [pair(1, 2, Kind.OVERLAP), pair(3, 4, Kind.OVERLAP), pair(3, 5, Kind.OVERLAP), pair(5, 6, Kind.OVERLAP)]
OPENINGS = [pair(1, 7), pair(7, 8), pair(9, 10), pair(11, 12)]


class TestJoint:
    def found(self, section: TrainingJoint | None = SECTION, **changed: Facts):  # type: ignore[no-untyped-def]
        every = {number: facts(number, f"e{number}") for number in range(1, 13)}
        every |= {int(name[1:]): each for name, each in changed.items()}
        plans = shipped()[1].model_copy(update={"together": section})
        return joined(plans, [*OVERLAPS, *OPENINGS], every, "en")

    def test_of_the_best_pairs_and_no_sub_output_twice(self) -> None:
        found = self.found()
        assert [(each.one, each.other, each.kind, each.name, each.modality) for each in found.formed] == [
            (1, 2, Joint.INITIATIVE, "JI Wells 1", ""),
            (7, 8, Joint.PROGRAMME, "JP Wells 7", "parallel"),
            (9, 10, Joint.INITIATIVE, "JO Wells 9", ""),
        ]
        assert [(each.one, each.other, each.reason) for each in found.dismissed] == [
            (5, 6, "Other work"),
            (3, 4, "Other people"),
        ]

    @pytest.mark.parametrize(
        ("changed", "programme"),
        [
            ({}, (7, 8)),
            ({"n7": facts(7, "a", "b")}, (9, 10)),
            ({"n8": facts(8, "a", starts_on=None)}, (9, 10)),
            ({"n8": facts(8, "a", ends_on=None)}, (9, 10)),
            ({"n8": facts(8, "a", status="closed")}, (9, 10)),
            ({"n8": replace(facts(8, "a"), title={"en": "x" * LONG})}, (7, 8)),
            ({"n8": replace(facts(8, "a"), title={"en": "x" * (LONG + 1)})}, (9, 10)),
        ],
    )
    def test_what_can_be_a_joint_programme(self, changed: dict[str, Facts], programme: tuple[int, int]) -> None:
        found = self.found(**changed)
        assert [(each.one, each.other) for each in found.formed if each.kind is Joint.PROGRAMME] == [programme]

    def test_without_a_section_nothing_is_formed(self) -> None:
        assert self.found(None) == NOTHING

    @pytest.mark.parametrize("on", [DURING, AFTER])
    def test_what_is_drawn_for_the_copy_that_comes_along_is_allowed(self, on: date) -> None:
        package, plans = shipped()
        every, found = numbered(on)
        drawn_now = joined(plans, found, every, package.framework.language)
        assert plans.together is not None
        assert len(drawn_now.dismissed) == len(plans.together.dismissed) == 3
        kinds = Counter(each.kind for each in drawn_now.formed)
        assert kinds == {Joint.PROGRAMME: 3, Joint.INITIATIVE: 2}
        for each in drawn_now.formed:
            both = [every[each.one], every[each.other]]
            assert refused_alone(both) == refused_several(each.kind, both) == []
            assert refused_dates(each.kind, each.starts_on, each.ends_on, both) == []
            assert refused_modality(each.kind, is_said=bool(each.modality)) == []


@cache
def numbered(on: date) -> tuple[dict[int, Facts], list[Pair]]:
    """The drawn plan by numbers, and its pairs."""
    package, plans = shipped()
    outcomes = {output.code: outcome.code for outcome in package.outcomes for output in outcome.outputs}
    every = {number: each.facts for number, each in enumerate(drawn(on), 1)}
    whole = {plans.nationwide.name}
    lines = [outline(n, outcomes[each.output], each, whole) for n, each in every.items() if compared(each)]
    spoken = [words for place in (plans.nationwide, *plans.places) for words in (place.name, *dict(place.at).values())]
    return every, pairs(lines, settings(on), package.framework.language, names_of(spoken))


class TestPairs:
    """How many pairs the copy has: few overlaps, most of them meant, and openings that can be read."""

    @pytest.mark.parametrize("on", [DURING, AFTER])
    def test_few_enough_to_be_read(self, on: date) -> None:
        counts = Counter(each.kind for each in numbered(on)[1])
        assert 6 <= counts[Kind.OVERLAP] <= 16
        assert counts[Kind.OPENING] <= 110

    def test_alike_work_is_done_by_others_in_the_same_place(self) -> None:
        every = {(each.output, each.number): each for each in chosen(shipped()[1])}
        twins = [each for each in every.values() if each.again is not None]
        assert len(twins) == 8
        for each in twins:
            first = every[each.output, each.again or 0]
            assert (first.activity, first.place) == (each.activity, each.place)
            assert first.title != each.title
            assert set(first.entities).isdisjoint(each.entities)


@pytest.mark.parametrize(
    ("place", "outcomes", "year", "on", "expected"),
    [
        (0, 4, 2026, date(2025, 12, 31), State.ENDORSED),
        (0, 4, 2026, date(2026, 1, 1), State.IMPLEMENTATION),
        (2, 4, 2026, date(2026, 9, 30), State.IMPLEMENTATION),
        (2, 4, 2026, date(2026, 10, 1), State.CLOSED),
        (1, 4, 2026, date(2026, 10, 1), State.ANNUAL_REVIEW),
        (0, 4, 2026, date(2026, 10, 1), State.IMPLEMENTATION),
        (3, 4, 2026, date(2026, 10, 1), State.IMPLEMENTATION),
        (2, 4, 2026, date(2029, 1, 1), State.CLOSED),
        (2, 4, 2027, date(2026, 9, 30), State.DRAFT),
        (2, 4, 2027, date(2026, 10, 1), State.ENDORSED),
        (2, 4, 2027, date(2026, 12, 31), State.ENDORSED),
        (2, 4, 2027, date(2027, 1, 1), State.IMPLEMENTATION),
        (1, 4, 2027, date(2026, 10, 1), State.REVIEW),
        (0, 4, 2027, date(2028, 1, 1), State.DRAFT),
        (3, 4, 2027, date(2028, 1, 1), State.DRAFT),
        (1, 3, 2026, date(2026, 10, 1), State.CLOSED),
        (0, 3, 2026, date(2026, 10, 1), State.ANNUAL_REVIEW),
        (2, 3, 2026, date(2026, 10, 1), State.IMPLEMENTATION),
        (0, 2, 2026, date(2026, 10, 1), State.IMPLEMENTATION),
        (1, 2, 2026, date(2026, 10, 1), State.IMPLEMENTATION),
        (0, 1, 2027, date(2027, 1, 1), State.DRAFT),
    ],
)
def test_how_far_plans_have_got(place: int, outcomes: int, year: int, on: date, expected: State) -> None:
    assert reached(place, outcomes, year, 2026, on) is expected


def test_sections_have_defaults() -> None:
    section = TrainingDocuments(title="{entity}", kinds=["other"])
    assert (section.without, section.differing, section.requested, section.confirmed) == (12, 30, 30, 40)
