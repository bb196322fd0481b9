"""What somebody may not do is said in the same words at every door, and as a sentence; who gives roles is said only
where a role is what is missing."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from typer.testing import CliRunner

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.comments.commands import WriteComment
from shanyraq.base.comments.verbs import comment
from shanyraq.base.verbs import verbbook
from shanyraq.base.workbooks.filling import Task, fill
from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.actors import Door
from shanyraq.kernel.scopes import Reach
from tests.api.calling import Program
from tests.base.people import NOW, actor, person, signed_in, token_of
from tests.domains.filled import plain_workbook, saved

KAZ = "kaz-2026-2030"
WITHDRAW, CREATE = "comments.comment.withdraw", "parties.organisation.create"
OFFICE = {
    "en": "The coordination office gives roles.",
    "ru": "Роли назначает координационный офис.",
    "kk": "Рөлдерді үйлестіру кеңсесі тағайындайды.",
}
ONLY_THE_AUTHOR = {
    "en": "A comment is withdrawn by whoever wrote it.",
    "ru": "Комментарий отзывает тот, кто его написал.",
    "kk": "Пікірді тек оны жазған адам кері қайтарады.",
}
NO_RIGHT = {
    "en": "“Add an organisation” needs the right «Keep the register of organisations and contact people» here.",
    "ru": "Для действия «Добавить организацию» здесь нужно право «",
    "kk": "«Ұйым қосу» әрекеті үшін мұнда «",
}


@pytest.fixture
def member(kaz: Version) -> Person:
    return person("member@example.org", (Role.MINISTRY, Reach(KAZ)), name="Member")


@pytest.fixture
def comment_of_another(kaz: Version) -> dict[str, str]:
    author = person("author@example.org", (Role.MINISTRY, Reach(KAZ)), name="Author")
    command = WriteComment(framework=KAZ, kind="indicator", key="1.2.1", text="Once more")
    row = comment.write(command, by=actor(author), at=NOW)
    return {"number": str(row.pk), "reason": "Not mine"}


def in_browser(who: Person, verb: str, fields: dict[str, str], language: str) -> str:
    client = signed_in(who)
    client.cookies["django_language"] = language
    answer = client.post(f"/do/{verb}", fields)
    assert answer.status_code == 403
    return answer.content.decode()


def over_rest(who: Person, verb: str, fields: dict[str, str], language: str) -> str:
    said: dict[str, Any] = {name: value for name, value in fields.items() if name != "name.en"}
    if "name.en" in fields:
        said["name"] = {"en": fields["name.en"]}
    if "number" in fields:
        said["number"] = int(fields["number"])
    answer = Program(token_of(who), Client()).do(verb, said, language=language)
    assert answer.status_code == 403
    return str(json.loads(answer.content)["detail"])


def on_command_line(who: Person, verb: str, fields: dict[str, str], language: str) -> str:
    words = [word for name, value in fields.items() for word in (f"--{name}", value)]
    answer = CliRunner().invoke(app, ["do", verb, *words, "--as", who.email, "--language", language])
    assert answer.exit_code == 4
    return answer.stderr


def in_workbook(who: Person, verb: str, fields: dict[str, str], language: str) -> str:
    told = {name: value for name, value in fields.items() if name != "framework"}
    content = saved(plain_workbook(list(told), list(told.values())))
    with translation.override(language):
        task = Task(verbbook()[verb], fields.get("framework", ""), actor(who, Door.SHEET), NOW)
        filled = fill(task, content, lambda *_: None, apply=False)
    (said,) = filled.rows[0].said
    return said.text


DOORS = [in_browser, over_rest, on_command_line, in_workbook]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("door", DOORS)
def test_what_only_its_author_may_do(
    door: Callable[..., str], language: str, member: Person, comment_of_another: dict[str, str]
) -> None:
    text = door(member, WITHDRAW, comment_of_another, language)
    assert ONLY_THE_AUTHOR[language] in text
    assert f"{ONLY_THE_AUTHOR[language]}." not in text
    assert OFFICE[language] not in text


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("door", DOORS)
def test_what_needs_a_right(door: Callable[..., str], language: str, member: Person) -> None:
    fields = {"framework": KAZ, "key": "water", "name.en": "Water Users", "kind": "civil_society"}
    text = door(member, CREATE, fields, language)
    assert NO_RIGHT[language] in text
    assert (OFFICE[language] in text) is (door is in_browser)
