"""Lists to which a name may be added: usual members are ticked, others found, what no list has is kept."""

import io
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.verbs import verbbook
from shanyraq.base.workbooks.cells import Cell, understand
from shanyraq.base.workbooks.columns import columns_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.board import sub_output
from shanyraq.domains.workplans.queries.usual import named_most
from shanyraq.domains.workplans.vocabulary import Tag
from shanyraq.domains.workplans.web.open_lists import (
    contributors_list,
    places_list,
    sdg_targets_list,
    usual_contributors,
    usual_sdg_targets,
)
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.planning import add
from tests.domains.test_register import XAA
from tests.web.reading import markup_of

ADD, AMEND = "/do/workplans.sub_output.add", "/do/workplans.sub_output.amend"


@pytest.fixture
def focal(second: Version) -> Client:
    return signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))


class TestMembers:
    def test_core_resources_come_first_among_those_who_pay(self, second: Version) -> None:
        assert contributors_list(XAA)[0][0] == "Core/Regular Resources"

    def test_all_targets_of_the_sdgs_by_code(self, second: Version) -> None:
        pairs = dict(sdg_targets_list(XAA))
        assert len(pairs) == 169
        assert pairs["3.4"].startswith("3.4 ")

    def test_places_are_called_as_the_framework_writes_them(self, second: Version) -> None:
        assert next(value for value, _label in places_list(XAA)) == "Exemplie"

    def test_of_no_framework_there_are_those_of_all(self, second: Version) -> None:
        assert set(places_list(XAA)) <= set(places_list(""))


class TestUsual:
    def test_targets_are_those_of_the_outcome(self, second: Version) -> None:
        assert [code for code, _label in usual_sdg_targets(XAA, {"output": "A.1.1"})] == ["6.1"]
        assert usual_sdg_targets(XAA, {"output": "Z.9"}) == []
        assert usual_sdg_targets("zzz-2000-2001", {"output": "A.1.1"}) == []

    def test_partners_are_those_whom_the_same_entities_name_most(self, second: Version) -> None:
        add(title={"fr": "Un"}, implementers=["Union des communes"], contributors=["Norvège"])
        add(title={"fr": "Deux"}, implementers=["Union des communes", "Gouvernement"])
        add(title={"fr": "Trois"}, entities=["undp"], implementers=["Autre"])
        assert named_most(XAA, Tag.IMPLEMENTER, ["unicef"])[0] == named_most(XAA, Tag.IMPLEMENTER, [])[0]
        assert "Autre" not in named_most(XAA, Tag.IMPLEMENTER, ["unicef"])
        assert "Autre" in named_most(XAA, Tag.IMPLEMENTER, [])
        assert [value for value, _ in usual_contributors(XAA, {"entities": ["unicef"]})] == [
            "Core/Regular Resources",
            "Norvège",
        ]


class TestForms:
    def test_ticks_the_usual_ones_and_lets_others_be_typed(self, focal: Client) -> None:
        form = markup_of(focal, ADD, framework=XAA, output="A.1.1")
        assert 'name="sdg_targets" value="6.1"' in form
        assert 'name="sdg_targets" value="3.4"' not in form
        assert 'list="field-sdg_targets-list"' in form

    def test_finds_members_of_a_long_list_by_words(self, focal: Client) -> None:
        found = focal.get(f"{ADD}/choices/sdg_targets", {"framework": XAA, "sdg_targets": "premature mortality"})
        assert 'value="3.4"' in found.content.decode()

    def test_what_stands_is_ticked_also_where_no_list_has_it(self, focal: Client, second: Version) -> None:
        add(places=["Nord", "Île sans nom"])
        form = markup_of(focal, AMEND, framework=XAA, number="1")
        assert 'name="places" value="Île sans nom" checked' in form

    def test_what_is_typed_is_kept_as_it_was_written(self, focal: Client, second: Version) -> None:
        add()
        sent = {"framework": XAA, "number": "1", "only": "places", "seen": "1", "places": ["Nord", "Île sans nom"]}
        assert focal.post(AMEND, sent).status_code == 302
        line = sub_output(second, 1)
        assert line is not None
        assert line.facts.places == ("Nord", "Île sans nom")

    def test_a_long_list_of_ticks_is_searched_where_there_are_scripts(self, kaz: Version) -> None:
        officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(kaz.code))))
        form = markup_of(officer, "/do/learning.activity.add", framework=kaz.code)
        assert form.count('name="entities"') > 20
        assert '<div class="ticks-find" hidden>' in form, "without a script the list stays as it is"
        assert 'aria-controls="field-entities-ticks"' in form
        assert 'id="field-entities-ticks"' in form
        short = markup_of(officer, "/do/learning.evaluation.add", framework=kaz.code)
        assert 'name="outcomes"' in short
        assert "ticks-find" not in short

    def test_the_entity_of_a_focal_point_is_ticked(self, focal: Client) -> None:
        assert 'name="entities" value="unicef" checked' in markup_of(focal, ADD, framework=XAA)

    def test_the_framework_that_the_address_names_is_not_asked_again(self, focal: Client) -> None:
        form = markup_of(focal, ADD, framework=XAA)
        assert f'type="hidden" name="framework" value="{XAA}"' in form
        assert '<select id="field-framework"' not in form
        assert '<select id="field-framework"' in markup_of(focal, ADD)


@pytest.mark.parametrize("role", [Role.FOCAL_POINT, Role.DATA_OFFICER])
def test_whoever_has_no_role_here_is_told_no_name_of_a_draft(kaz: Version, second: Version, role: Role) -> None:
    reach = Reach(kaz.code, entity="unicef") if role is Role.FOCAL_POINT else Reach(kaz.code)
    stranger = signed_in(person("stranger@example.org", (role, reach)))
    add(implementers=["Nom du brouillon"], contributors=["Donateur du brouillon"], joint_names=["Ensemble en secret"])
    asked = {"framework": XAA, "entities": "unicef"}
    form = stranger.get(ADD, asked).content.decode()
    found = [stranger.get(f"{ADD}/choices/{name}", asked).content.decode() for name in ("joint_names", "implementers")]
    for text in (form, *found):
        assert "brouillon" not in text
        assert "en secret" not in text


def test_a_name_that_holds_what_parts_a_list_stays_whole(focal: Client, second: Version) -> None:
    columns = columns_of(verbbook()["workplans.sub_output.amend"], XAA)
    column = next(each for each in columns if each.key == "implementers")
    assert understand(Cell("A1", "Gouvernement · Service B"), column).value == ["Gouvernement · Service B"]


def test_a_workbook_has_the_lists(focal: Client, second: Version) -> None:
    add(places=["Nord"])
    answer: Any = focal.get("/workbooks/workplans.sub_output.amend/template.xlsx", {"framework": XAA})
    book = load_workbook(io.BytesIO(answer.content))
    lists = book["lists"]
    heads = [cell.value for cell in lists[1]]
    for title in ("Contributing partners", "Implementing partners", "Places", "SDG targets"):
        assert title in heads, heads
