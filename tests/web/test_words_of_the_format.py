"""Every field of the package format and every code in one has a word, in every language of the interface."""

import re
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest
from django.utils import translation

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.doors.templatetags.doors import in_words
from shanyraq.base.ui.speech import say
from shanyraq.domains.packages.comparing import FieldChange
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.saying import code_called, field_called
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.items import Model
from shanyraq.domains.packages.templatetags.differences import both_sides, place_words
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in
from tests.conftest import apply
from tests.domains.proposing import propose
from tests.domains.test_amendments import AT
from tests.web.reading import main_of

TRAIL = "packages.thing.change"
XAA = "xaa-2027-2031"
LANGUAGES = ("en", "ru", "kk")


def models(kind: Any, seen: set[type[Model]]) -> Iterator[type[Model]]:
    """The model and all models inside it."""
    if isinstance(kind, type) and issubclass(kind, Model) and kind not in seen:
        seen.add(kind)
        yield kind
        for field in kind.model_fields.values():
            yield from models(field.annotation, seen)
    for each in get_args(kind):
        yield from models(each, seen)


def codes(kind: Any) -> list[str]:
    """The codes that a field may hold."""
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    return [code for each in get_args(kind) for code in codes(each)]


FIELDS = [(model, name, field) for model in models(Package, set()) for name, field in model.model_fields.items()]
NAMES = sorted({name for _, name, _ in FIELDS})
CODES = [(f"{model.__name__}.{name}", codes(field.annotation)) for model, name, field in FIELDS]
CODES = [(where, found) for where, found in CODES if found]


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_a_word(name: str) -> None:
    called = field_called(name)
    assert called, f"shanyraq/domains/packages/vocabulary/fields.py does not know {name}"
    for language in ("ru", "kk"):
        with translation.override(language):
            assert say(called) != called


@pytest.mark.parametrize(("where", "found"), CODES, ids=[where for where, _ in CODES])
def test_every_code_has_a_word_of_its_own(where: str, found: list[str]) -> None:
    field = where.partition(".")[2]
    for language in LANGUAGES:
        with translation.override(language):
            said = []
            for code in found:
                called = code_called(field, code)
                assert called, f"shanyraq/domains/packages/vocabulary/values.py does not know {field}: {code}"
                assert language == "en" or say(called) != called
                shown = both_sides(FieldChange(field, code, None))[0]
                assert shown == in_words(TRAIL, f"row urban: {field}", code) == say(called)
                said.append(shown)
            assert len(set(said)) == len(said)


def test_there_are_codes_and_fields_to_walk() -> None:
    assert len(CODES) > 15
    assert {"Row.kind", "Row.desired", "PendingTarget.otherwise", "Commitment.per"} <= {where for where, _ in CODES}
    assert len(NAMES) > 120


PLACES = [
    ("row urban, baseline: value", "row urban, baseline: value", "строка urban, базовое значение: значение"),
    ("SDG target 1.3: text", "SDG target 1.3: text", "Задача ЦУР 1.3: текст"),
    (
        "outcome 1 › indicator 1.2.1 › row total › targets",
        "outcome 1 › indicator 1.2.1 › row “Total” › targets",
        "конечный результат 1 › индикатор 1.2.1 › строка “Всего” › целевые значения",
    ),
    ("check: data", "how it could be checked: data", "как это можно проверить: данные"),
    ("title: kk", "title: Қазақша", "название: Қазақша"),
]


@pytest.mark.parametrize(("place", "english", "russian"), PLACES)
def test_places_are_said(place: str, english: str, russian: str) -> None:
    for language, expected in (("en", english), ("ru", russian)):
        with translation.override(language):
            assert place_words(place) == expected


def reworded(given: Package) -> Package:
    """The package with codes that are changed, and a row that is new."""
    plain = given.model_dump(mode="json")
    indicator = plain["outcomes"][0]["indicators"][0]
    indicator |= {"desired": "decrease", "national": False}
    indicator["rows"].append({**indicator["rows"][0], "key": "rural", "kind": "breakdown", "label": "Rural"})
    indicator["rows"][-1]["targets"][0]["qualifier"] = "net"
    return Package.model_validate(plain)


SAID = {
    "en": ("kind breakdown", "desired direction increase → decrease", "national SDG indicator", "what it counts: net"),
    "ru": (
        "вид разбивка",
        "желаемое направление рост → снижение",
        "национальный индикатор ЦУР",
        "что учитывается: net",
    ),
    "kk": ("түрі бөлініс", "қалаулы бағыт өсу → төмендеу", "ұлттық ТДМ көрсеткіші", "net"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_and_the_trail_say_them(language: str, second: Version, second_package: Package) -> None:
    by = person("mel@example.org", (Role.MEL_MEMBER, Reach(XAA)), (Role.COMMITTEE_MEMBER, Reach(XAA)))
    propose(reworded(second_package), title="Words", reason="Test", by=actor(by), at=AT)
    browser = signed_in(by)
    browser.cookies["django_language"] = language
    kind, desired, national, counts = SAID[language]
    shown = main_of(browser, f"/{XAA}/amendments/1/")
    assert kind in shown
    assert counts in shown
    apply(reworded(second_package))
    told = main_of(browser, f"/{XAA}/trail/")
    assert desired in told
    for page in (shown, told):
        assert national in page
        assert language == "en" or not re.search(r"breakdown|decrease|\bnational\b|qualifier|\bprinted\b", page)
