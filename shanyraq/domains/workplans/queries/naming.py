"""What organisations are called where rules speak of them by their keys, and where lists of names are filled in."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from shanyraq.base.ui.texts import pick
from shanyraq.domains.workplans.queries.around import Around
from shanyraq.domains.workplans.rules.placing import key_of
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.sentences import Sentence

SPOKEN_OF = ("entity", "names")
"""The values of sentences that hold keys of organisations: one, or a list of them."""


def by_names(findings: Iterable[Finding], there: Around) -> list[Finding]:
    """The same, with organisations by their names. A key that nobody knows stays, as it was printed."""
    return [replace(each, message=named(each.message, there)) for each in findings]


def named(message: Sentence, there: Around) -> Sentence:
    """A sentence with organisations by their names, in each language that they have one in."""
    said = {name: _called(message.values[name], there) for name in SPOKEN_OF if message.values.get(name)}
    return Sentence(message.template, {**message.values, **said}) if said else message


def _called(value: Any, there: Around) -> Any:
    if isinstance(value, list | tuple):
        return [_called(each, there) for each in value]
    return there.named[value].called if isinstance(value, str) and value in there.named else value


def typed(keys: Iterable[str], there: Around) -> list[str]:
    """Keys as people type them: by their names in the reader's language, where these lead back to the same keys."""
    return [_name(key, there) for key in keys]


def _name(key: str, there: Around) -> str:
    if key not in there.named:
        return key
    name = pick(there.named[key].called).text
    return name if key_of([name], there.keys) == key else key
