"""Words of a list in a workbook: those that it shows, in each language of the interface, whoever's list it is."""

import pytest
from django.utils import translation

from shanyraq.base.comments.models import Comment
from shanyraq.base.notices.models import Choice
from shanyraq.base.verbs import verbbook
from shanyraq.base.workbooks import columns
from shanyraq.base.workbooks.cells import Cell, understand
from shanyraq.base.workbooks.columns import BETWEEN, Column, columns_of, folded, framework_of
from shanyraq.base.workbooks.ends import Filled
from shanyraq.base.workbooks.filling import Task, fill
from shanyraq.domains.funding.models import Line
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Door
from tests.base.people import actor as acting
from tests.base.people import person
from tests.domains.filled import BY, plain_workbook, saved, words
from tests.domains.planning import add
from tests.domains.test_register import AT


def filled(verb: str, framework: str, *lines: list[object], by: object = BY) -> Filled:
    task = Task(verbbook()[verb], framework, by, AT)  # type: ignore[arg-type]
    return fill(task, saved(plain_workbook(*lines)), lambda *_: None, apply=True)


@pytest.mark.parametrize("said", ["Mentions", "Упоминания", "упоминания", "mentions"])
def test_a_kind_of_notice_in_any_language(second: Version, said: str) -> None:
    member = person("member@example.org")
    found = filled("notices.choice.set", "", ["kind", "pace"], [said, "never"], by=acting(member, Door.SHEET))
    assert (found.applied, words(found)) == (True, [])
    assert Choice.objects.get().kind == "mentions"


@pytest.mark.parametrize("said", ["индикатор", "indicator", "Индикатор", "көрсеткіш"])
def test_a_kind_of_thing_in_any_language(kaz: Version, said: str) -> None:
    found = filled("comments.comment.write", kaz.code, ["kind", "key", "text"], [said, "1.2.1", "Why?"])
    assert (found.applied, words(found)) == (True, [])
    assert Comment.objects.get().kind == "indicator"


def test_every_list_is_understood_as_it_is_shown(kaz: Version) -> None:
    """By the value, by its words alone where nothing else is called so, and by both."""
    add(framework=kaz.code, output="1.1", title={"en": "Advice"}, entities=["unicef"])
    lists: dict[str, Column] = {}
    for language in ("en", "ru", "kk"):
        with translation.override(language):
            for verb in verbbook().values():
                if verb.command is not None and Door.SHEET in verb.doors:
                    for column in columns_of(verb, kaz.code if framework_of(verb) else "", BY):
                        lists[f"{language} {column.field.choices or column.field.name}"] = column
    seen = 0
    with translation.override("en"):
        for name, column in lists.items():
            alone = [folded(name) for value, shown in column.options for name in {value, shown.rpartition(BETWEEN)[2]}]
            for value, shown in column.options:
                label = shown.rpartition(BETWEEN)[2]
                for entered in (value, shown, *([label] if alone.count(folded(label)) == 1 else [])):
                    if ";" not in entered and not column.locked:
                        found = understand(Cell("A1", entered), column)
                        assert found.value in (value, [value]), f"{name}: {entered}"
                        seen += 1
    assert seen > 500


def test_words_that_two_values_share_choose_none_of_them(second: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two organisations of one name: which is meant, the key says."""
    two = [("one", "Same"), ("two", "same"), ("three", "Other")]
    monkeypatch.setattr(columns, "choices", lambda *_: two)
    verb = verbbook()["parties.contact.create"]
    column = next(each for each in columns_of(verb, second.code, BY) if each.key == "organisation")
    found = {
        entered: understand(Cell("A1", entered), column).value for entered in ("Same", "two", "Other", "one · Same")
    }
    assert found == {"Same": None, "two": "two", "Other": "three", "one · Same": "one"}


def test_a_new_row_says_by_words_which_thing_it_is_about(kaz: Version) -> None:
    """Columns that say which thing a row is about are lists too."""
    number = add(framework=kaz.code, output="1.1", title={"en": "Advice"}, entities=["unicef"])
    found = filled("funding.line.set", kaz.code, ["number", "year", "entity", "required"], [number, 2026, "UNICEF", 10])
    assert (found.applied, words(found)) == (True, [])
    assert [each.entity for each in Line.objects.all()] == ["unicef"]
