"""YAML to plain values, with the line of every value, and without YAML's surprises.

Understood: mappings, lists, quoted and plain text, integers, decimals, true, false, null. Dates stay
text (the schema reads them). Refused, with a line: aliases and anchors, tags, repeated keys, keys that
are not text. So ``no`` is a text, ``1.10`` in quotes stays ``1.10`` and no file can grow in memory.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import CSafeLoader
from yaml import events as ev

from shanyraq.domains.packages.reading.files import CONTROL
from shanyraq.kernel.sentences import Sentence, gettext_noop

Location = tuple[str | int, ...]

INTEGER = re.compile(r"^[-+]?(0|[1-9][0-9]*)$")
DECIMAL = re.compile(r"^[-+]?(0|[1-9][0-9]*)\.[0-9]+([eE][-+]?[0-9]+)?$")
WORDS: dict[str, Any] = {"": None, "~": None, "null": None, "true": True, "false": False}
DEEPEST = 40
MOST = 100_000
"""Values in one file; the largest file of a signed framework has some thousands."""
LONGEST_NUMBER = 30
LONGEST_KEY = 80
MERGE = "<<"


class BadYaml(Exception):
    """The text is not the YAML that a package may use. ``line`` counts from 1."""

    def __init__(self, template: str, line: int, **values: Any) -> None:
        self.message, self.line = Sentence(template, values), line
        super().__init__(str(self.message))


@dataclass
class Lines:
    """The value that a text holds, and the line on which each part of it begins."""

    value: Any = None
    lines: dict[Location, int] = field(default_factory=dict)

    def line(self, location: Location) -> int:
        """The line of a place, or of the nearest thing around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)


def read_yaml(text: str) -> Lines:
    """Reads one document.

    :raises BadYaml: with the line and what to do about it.
    """
    result = Lines()
    try:
        events = yaml.parse(text, Loader=CSafeLoader)
        for event in events:
            if isinstance(event, ev.DocumentStartEvent):
                if result.lines:
                    raise BadYaml(gettext_noop("a package file holds one document; remove this «---»"), _line(event))
                result.value = _value(next(events), events, (), result.lines)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise BadYaml(
            gettext_noop("not YAML: {problem}"), mark.line + 1 if mark else 1, problem=error.problem or str(error)
        ) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise BadYaml(gettext_noop("a character that YAML does not allow"), line) from error
    return result


def _line(event: ev.Event) -> int:
    mark = event.start_mark
    return int(mark.line) + 1 if mark else 1


def _value(event: ev.Event, events: Iterator[ev.Event], location: Location, lines: dict[Location, int]) -> Any:
    line = _line(event)
    _refuse_surprises(event, line)
    if len(location) > DEEPEST:
        raise BadYaml(gettext_noop("nested more than {deepest} levels deep"), line, deepest=DEEPEST)
    if len(lines) >= MOST:
        raise BadYaml(
            gettext_noop("more than {most} values in one file; a package file has some thousands"), line, most=MOST
        )
    lines.setdefault(location, line)
    if isinstance(event, ev.MappingStartEvent):
        return _mapping(events, location, lines)
    if isinstance(event, ev.SequenceStartEvent):
        items: list[Any] = []
        while not isinstance(event := next(events), ev.SequenceEndEvent):
            items.append(_value(event, events, (*location, len(items)), lines))
        return items
    assert isinstance(event, ev.ScalarEvent)
    return event.value if event.style else meaning(event.value)


def _refuse_surprises(event: ev.Event, line: int) -> None:
    """What YAML allows and a package does not, in values and in keys."""
    assert isinstance(event, ev.NodeEvent)  # the parser gives nothing else where a value stands
    if isinstance(event, ev.AliasEvent) or event.anchor is not None:
        raise BadYaml(gettext_noop("aliases and anchors (& and *) are not used in packages; write the value out"), line)
    assert isinstance(event, ev.CollectionStartEvent | ev.ScalarEvent)
    if event.tag is not None:
        raise BadYaml(gettext_noop("the tag {tag} is not used in packages; remove it"), line, tag=event.tag)
    if isinstance(event, ev.ScalarEvent) and CONTROL.search(event.value):
        raise BadYaml(gettext_noop("a character that no text may hold (a control character)"), line)


def _mapping(events: Iterator[ev.Event], location: Location, lines: dict[Location, int]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    while not isinstance(event := next(events), ev.MappingEndEvent):
        line = _line(event)
        _refuse_surprises(event, line)
        if not isinstance(event, ev.ScalarEvent):
            raise BadYaml(gettext_noop("a key must be a word"), line)
        if event.value == MERGE:
            raise BadYaml(gettext_noop("merge keys (<<) are not used in packages; write the values out"), line)
        if event.value in result:
            raise BadYaml(
                gettext_noop("the key «{key}» stands twice in the same place"), line, key=event.value[:LONGEST_KEY]
            )
        lines[(*location, event.value)] = line
        result[event.value] = _value(next(events), events, (*location, event.value), lines)
    return result


def meaning(text: str) -> Any:
    """What a scalar without quotes means; most are text and mean themselves."""
    if text in WORDS:
        return WORDS[text]
    if len(text) > LONGEST_NUMBER:
        return text
    if INTEGER.match(text):
        return int(text)
    if DECIMAL.match(text):
        return float(text)
    return text
