"""A text that must look in some way says in which, through every door; who is mentioned and may not be is named."""

import pytest
from pydantic import StringConstraints

from shanyraq.base.comments.rules import refused_mentions
from shanyraq.base.doors.binding import PROBLEMS, bind
from shanyraq.base.doors.fields import fields_of
from shanyraq.base.verbs import verbbook
from shanyraq.kernel.commands import WRITTEN, Command
from tests.domains.test_packages_limits import flat, leaves


def patterns(command: type[Command]) -> set[str]:
    return {
        str(each.pattern)
        for info in command.model_fields.values()
        for _, metadata in leaves(info.annotation, list(info.metadata))
        for each in flat(metadata)
        if isinstance(each, StringConstraints) and each.pattern
    }


def test_every_pattern_of_every_command_has_words() -> None:
    found = {each for verb in verbbook().values() if verb.command is not None for each in patterns(verb.told)}
    assert len(found) >= 10
    assert found - WRITTEN.keys() == set()
    assert all(form and "{" not in form and not form.endswith(".") for form in WRITTEN.values())


@pytest.mark.parametrize(
    ("verb", "field", "entered", "said"),
    [
        ("parties.organisation.create", "key", "Bad Key", "Only small Latin letters, digits, dots and hyphens"),
        ("parties.organisation.create", "website", "ftp://x", "An address that begins with https:// or http://"),
        ("parties.organisation.create", "number", "№ 5", "Only Latin letters, digits, dots, hyphens and slashes"),
        ("parties.contact.create", "email", "a@b", "An e-mail address, such as name@example.org"),
        ("parties.contact.create", "phone", "home", "Only digits, spaces, dots"),
        ("accounts.person.invite", "email", "nobody", "An e-mail address, such as name@example.org"),
        ("accounts.person.amend", "language", "fr", "en, ru or kk"),
        ("workplans.sub_output.add", "sdg_targets", "1,3", "An SDG target, such as 1.3 or 5.a"),
        ("comments.comment.write", "kind", "Indi cator", "such as indicator"),
        ("packages.amendment.propose", "file", "x", "The SHA-256 of a file"),
    ],
)
def test_it_says_how_it_is_written(verb: str, field: str, entered: str, said: str) -> None:
    problems = bind(verbbook()[verb].told, {field: entered}).problems[field]
    assert any(str(each).startswith(said) or said in str(each) for each in problems), list(map(str, problems))
    assert PROBLEMS["string_pattern_mismatch"] not in map(str, problems)


@pytest.mark.parametrize("begin", ["https://", "http://"])
def test_each_beginning_of_a_website_that_is_named_is_taken(begin: str) -> None:
    told = verbbook()["parties.organisation.create"].told
    assert "website" not in bind(told, {"website": f"{begin}example.org"}).problems
    (field,) = [each for each in fields_of(told) if each.name == "website"]
    assert begin in field.help


@pytest.mark.parametrize(
    ("wanted", "members", "named"),
    [([], [], None), ([1, 2], [1, 2, 3], None), ([12, 1, 9, 9], [1], "9, 12"), ([4], [], "4")],
)
def test_who_cannot_be_mentioned_is_named(wanted: list[int], members: list[int], named: str | None) -> None:
    found = refused_mentions(wanted, members)
    assert [str(each.message) for each in found] == (
        []
        if named is None
        else [f"Only people with a role in this framework can be mentioned; these are not among them: {named}"]
    )
