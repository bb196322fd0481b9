"""What two editions of a plan differ in, as a page shows it: the words that changed, what came in and what went out."""

import re
from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput
from shanyraq.domains.workplans.verbs import sub_output as sub_outputs
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.conftest import TESTER
from tests.domains.planning import decide, measure, promise, step, whole
from tests.domains.test_editions import amend as amend_beside
from tests.domains.test_money_lines import put
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of, markup_of

PAGE = f"/{XAA}/workplans/plans/A.1/2027/differences/"
DATES = {"starts_on": "2027-01-01", "ends_on": "2027-12-31"}
LONG = " ".join(f"mot{number}" for number in range(60))


@pytest.fixture
def member(second: Version) -> Client:
    """Whoever looks after a plan that was endorsed and is being revised."""
    whole(
        title={"fr": "Conseils aux communes rurales", "en": "Advice to rural towns"},
        description={"fr": f"Formation {LONG} fin", "en": "Training"},
        places=["Nord", "Sud"],
        gender=1,
        gender_note="Les femmes y prennent part",
        functions=["capacity"],
        groups=["youth", "children"],
        **DATES,
    )
    promise()
    measure()
    step("open")
    for act in ("submit", "clear"):
        step(act)
    step("endorse", decision=decide())
    step("revise")
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))


def amend(**said: Any) -> None:
    command = AmendSubOutput.model_validate({"framework": XAA, "number": 1, **said})
    sub_outputs.amend(command, by=TESTER, at=AT)


def marks(page: str) -> list[tuple[str, str]]:
    """Every deletion and insertion of a page: the tag, and its words as they are read aloud."""
    found = re.findall(r"<(del|ins)>(.*?)</\1>", page, re.DOTALL)
    return [(tag, " ".join(re.sub(r"<[^>]+>", "", words).split())) for tag, words in found]


def test_of_a_text_the_words_that_changed_in_the_language_that_changed(member: Client) -> None:
    amend(title={"fr": "Conseils aux communes rurales", "en": "Advice to small towns"})
    page = markup_of(member, PAGE)
    assert marks(page) == [("del", "[gone: rural]"), ("ins", "[new: small]")]
    assert 'lang="en">Advice to <del>' in page
    main = main_of(member, PAGE)
    assert "English:" in main
    assert "French:" not in main


def test_a_language_that_is_new_is_all_new(member: Client) -> None:
    amend(description={"fr": f"Formation {LONG} fin", "en": "Training", "ru": "Обучение"})
    assert marks(markup_of(member, PAGE)) == [("ins", "[new: Обучение]")]


def test_what_stayed_of_a_long_text_is_cut_short(member: Client) -> None:
    amend(description={"fr": f"Formation {LONG} terme", "en": "Training"})
    main = main_of(member, PAGE)
    assert "… mot52" in main
    assert "mot30" not in main
    assert marks(markup_of(member, PAGE)) == [("del", "[gone: fin]"), ("ins", "[new: terme]")]


def test_spaces_alone_are_called_so(member: Client) -> None:
    amend(description={"fr": f"Formation {LONG} fin", "en": "Training"}, gender_note="Les femmes  y prennent part")
    page = markup_of(member, PAGE)
    assert marks(page) == []
    assert "Only spaces or line breaks differ." in page


def test_a_text_of_one_language(member: Client) -> None:
    amend(gender_note="Les filles y prennent part")
    assert marks(markup_of(member, PAGE)) == [("del", "[gone: femmes]"), ("ins", "[new: filles]")]


def test_of_a_list_what_came_in_and_what_went_out(member: Client) -> None:
    amend(places=["Nord", "Est"])
    assert marks(markup_of(member, PAGE)) == [("del", "Sud"), ("ins", "Est")]
    main = main_of(member, PAGE)
    assert "Went out: Sud Came in: Est Stayed as they were: 1" in main
    assert "Nord" not in main.split("Places")[1]


def test_a_list_that_only_grew_and_one_in_another_order(member: Client) -> None:
    amend(groups=["children", "youth"], entities=["unicef", "undp"])
    main = main_of(member, PAGE)
    assert "The same in another order." in main
    assert [tag for tag, _words in marks(markup_of(member, PAGE))] == ["ins"]
    assert "Went out" not in main


def test_levels_days_and_money_on_both_sides(member: Client) -> None:
    amend(gender=2, ends_on="2027-06-30")
    put(year=2027, required=900)
    found = marks(markup_of(member, PAGE))
    assert ("del", "Before: 31 December 2027") in found
    assert ("ins", "After: 30 June 2027") in found
    assert ("ins", "After: 900") in found
    assert any(words.startswith("After: 2 –") for _tag, words in found)


def test_beside_sub_outputs(member: Client) -> None:
    amend_beside("deliverable", title={"fr": "Guide pratique"}, due_on="2027-07-31")
    amend_beside("output_indicator", source="Registres")
    found = marks(markup_of(member, PAGE))
    assert ("ins", "[new: pratique]") in found
    assert ("ins", "After: 31 July 2027") in found
    assert ("ins", "[new: Registres]") in found


def test_what_marks_mean_is_said_and_only_where_there_are_any(member: Client) -> None:
    assert "Struck out" not in main_of(member, PAGE)
    amend(code="7")
    assert "Struck out: what is gone. Underlined: what is new." in main_of(member, PAGE)


@pytest.mark.parametrize(("language", "words"), [("ru", "Зачёркнуто"), ("kk", "Үсті сызылған")])
def test_in_other_languages(member: Client, language: str, words: str) -> None:
    amend(code="7")
    member.cookies["django_language"] = language
    assert words in main_of(member, PAGE)
