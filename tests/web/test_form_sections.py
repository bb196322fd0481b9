"""A long form: what most people fill stands first, the rest in sections that open; what must be filled says so."""

import re

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.planning import add
from tests.domains.test_register import XAA
from tests.web.reading import markup_of, text_of

ADD, AMEND = "/do/workplans.sub_output.add", "/do/workplans.sub_output.amend"
SECTION = re.compile(r'<details class="fold" id="section-([a-z_]+)"( open)?>(.*?)</details>', re.DOTALL)


@pytest.fixture
def desk(second: Version) -> Client:
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))


def sections(markup: str) -> dict[str, tuple[bool, str]]:
    return {name: (bool(is_open), inside) for name, is_open, inside in SECTION.findall(markup)}


def test_what_must_be_filled_stands_first_and_the_rest_is_folded(desk: Client) -> None:
    form = markup_of(desk, ADD, framework=XAA)
    found = sections(form)
    assert list(found) == ["partners", "purpose", "together", "markers", "texts"]
    assert not any(is_open for is_open, _inside in found.values())
    first = form[: form.index("<details")]
    assert all(f'id="field-{name}"' in first for name in ("output", "title", "entities", "starts_on", "status"))
    assert 'id="field-gender_note"' in found["markers"][1]


def test_every_field_stands_once(desk: Client) -> None:
    add()
    form = markup_of(desk, AMEND, framework=XAA, number="1")
    for name in verbbook()["workplans.sub_output.amend"].told.model_fields:
        assert len(re.findall(rf'id="field-{name}"|type="hidden" name="{name}"', form)) == 1, name
    assert form.index('id="field-reason"') > form.rindex("</details>"), "why, at the end"


def test_a_section_says_how_much_of_it_is_filled(desk: Client) -> None:
    add(places=["Nord"], gender=2, gender_note="Half of them are women")
    found = sections(markup_of(desk, AMEND, framework=XAA, number="1"))
    assert "1 of 3 filled" in text_of(found["partners"][1])
    assert "2 of 8 filled" in text_of(found["markers"][1])
    assert "nothing yet" in text_of(found["together"][1])


def test_an_error_opens_the_section_that_it_is_in(desk: Client) -> None:
    sent = {"framework": XAA, "output": "A.1.1", "title.fr": "Conseils", "entities": "unicef", "sdg_targets": "x"}
    answer = desk.post(ADD, sent)
    assert answer.status_code == 422
    markup = answer.content.decode()
    assert 'href="#field-sdg_targets"' in markup
    assert {name for name, (is_open, _inside) in sections(markup).items() if is_open} == {"purpose"}


def test_a_form_of_one_field_has_no_sections(desk: Client) -> None:
    add()
    assert sections(markup_of(desk, AMEND, framework=XAA, number="1", only="gender")) == {}


@pytest.mark.parametrize(
    ("language", "needed", "not_needed"),
    [("en", "required", "not needed"), ("ru", "обязательно", "необязательно"), ("kk", "міндетті", "міндетті емес")],
)
def test_what_is_required_says_so_and_nothing_else(desk: Client, language: str, needed: str, not_needed: str) -> None:
    desk.cookies["django_language"] = language
    main = text_of(markup_of(desk, ADD, framework=XAA))
    assert main.count(f"({needed})") == 3, "output, title and entities"
    assert f"({not_needed})" not in main


def test_a_short_form_stays_as_it_is(desk: Client) -> None:
    assert sections(markup_of(desk, "/do/funding.rate.set", framework=XAA)) == {}
