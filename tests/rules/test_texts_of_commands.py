"""Texts of commands: something can be seen in them, and a line is one line."""

import pytest
from pydantic import ValidationError

from shanyraq.base.accounts.commands import AmendOwn, Invite
from shanyraq.base.comments.commands import WriteComment
from shanyraq.domains.governance.commands import RecordDecision
from shanyraq.domains.parties.commands import CreateContact, CreateOrganisation, EndContact
from shanyraq.domains.workplans.commands import AddSubOutput
from shanyraq.kernel.commands import Command
from shanyraq.kernel.letters import on_one_line, says_something

KAZ = "kaz-2026-2030"
UNSEEN = ["\u200b" * 3, "\u2060" * 3, "\u00ad" * 3, "\u3164" * 3, "\u2800" * 3, "\ufeff" * 3, "\u115f\u1160\uffa0"]
UNSEEN += ["\u034f" * 3, "\u17b4" * 3, "\ufe0f" * 3, "\U000e0100" * 3, "\U000e0041" * 3, "\u2063 \u2063", "\ue000" * 3]
UNSEEN += ["\x1b\x1b\x1b", "\u0378" * 3]
BREAKS = ["\n", "\r\n", "\v", "\f", "\x1c", "\x85", "\u2028", "\u2029", "\x1b", "\x7f", "\t"]
TURNING = ["Ann\u202egnp", "\u200fAnn", "Ann\u2066", "\u061cAnn", "Ann \u202a Lee"]
SEEN = ["Ann", "Айгүл", "王", "…", "5 %", "é", "e\u0301", "👍", "किसान", "עברית", "a\u200b\u200b", "Ağaş"]
INVITE = {"email": "a@example.org", "role": "administrator", "ends_on": "2026-12-31"}
ORGANISATION = {"framework": KAZ, "key": "new", "kind": "civil_society"}
PLACE = {"framework": KAZ, "output": "1.1", "entities": ["unicef"]}
DECISION = {"framework": KAZ, "body": "jsc", "decided_on": "2026-12-31"}
FIELDS: list[tuple[type[Command], dict[str, object], str, bool]] = [
    (EndContact, {"number": 1}, "reason", False),
    (WriteComment, {"framework": KAZ, "kind": "indicator", "key": "1.2.1"}, "text", False),
    (Invite, INVITE, "name", True),
    (AmendOwn, {}, "name", True),
    (CreateContact, {"framework": KAZ, "organisation": "eau"}, "name", True),
    (CreateOrganisation, ORGANISATION, "name.en", True),
    (CreateOrganisation, {**ORGANISATION, "name": {"en": "New"}}, "note", False),
    (RecordDecision, DECISION, "title.en", True),
    (RecordDecision, {**DECISION, "title": {"en": "Plans"}}, "text.en", False),
    (AddSubOutput, PLACE, "title.en", False),
    (AddSubOutput, {**PLACE, "title": {"en": "Advice"}}, "places[]", True),
]


def made(command: type[Command], given: dict[str, object], field: str, text: str) -> Command:
    name, _, language = field.partition(".")
    value: object = {language: text} if language else text
    if name.endswith("[]"):
        name, value = name[:-2], [text]
    return command.model_validate({**given, name: value})


@pytest.mark.parametrize(("command", "given", "field", "is_line"), FIELDS)
def test_a_text_in_which_nothing_can_be_seen_is_none(
    command: type[Command], given: dict[str, object], field: str, is_line: bool
) -> None:
    for text in UNSEEN:
        with pytest.raises(ValidationError):
            made(command, given, field, text)
    for text in SEEN:
        made(command, given, field, text + text + text)


@pytest.mark.parametrize(("command", "given", "field", "is_line"), FIELDS)
def test_no_text_turns_letters_around(
    command: type[Command], given: dict[str, object], field: str, is_line: bool
) -> None:
    for text in TURNING:
        with pytest.raises(ValidationError, match="turns letters around"):
            made(command, given, field, text)


@pytest.mark.parametrize(("command", "given", "field", "is_line"), FIELDS)
def test_a_line_is_one_line(command: type[Command], given: dict[str, object], field: str, is_line: bool) -> None:
    for each in BREAKS:
        text = f"Ann{each}Bcc: evil@example.org"
        if is_line:
            with pytest.raises(ValidationError):
                made(command, given, field, text)
        else:
            made(command, given, field, text)


def test_what_can_be_seen() -> None:
    assert not any(map(says_something, [*UNSEEN, "", " ", "\n"]))
    assert all(map(says_something, SEEN))
    assert not any(on_one_line(f"a{each}b") for each in BREAKS)
    assert all(map(on_one_line, SEEN))
