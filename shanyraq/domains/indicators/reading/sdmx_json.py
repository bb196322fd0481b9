"""SDMX-JSON 1.0 and 2.0: observations under keys that count the values of their dimensions (``"0:3:1"``)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from shanyraq.domains.indicators.reading.components import VALUE, Components
from shanyraq.domains.indicators.reading.remarks import unreadable
from shanyraq.kernel.sentences import gettext_noop

NO_JSON = gettext_noop("The file cannot be read as JSON: {problem}")
NO_SDMX = gettext_noop("This is no SDMX-JSON data message: “{name}” is missing")
BENT = gettext_noop("The observation under “{key}” does not fit the dimensions that the file describes")


def read_json(components: Components, content: bytes) -> None:
    """Reads a data message.

    :raises Unreadable: when it is no JSON, or no message of data.
    """
    try:
        message = json.loads(content, parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as error:
        raise unreadable(components.file, NO_JSON, problem=str(error)) from error
    data = message.get("data", message) if isinstance(message, Mapping) else {}
    sets = data.get("dataSets") if isinstance(data, Mapping) else None
    structures = _structures(data) if isinstance(data, Mapping) else []
    for name, found in (("dataSets", sets), ("structure", structures)):
        if not isinstance(found, list) or not found:
            raise unreadable(components.file, NO_SDMX, name=name)
    reading = _Reading(components)
    for each in sets or []:
        if isinstance(each, Mapping):
            number = int(each.get("structure") or 0) if str(each.get("structure") or 0).isdecimal() else 0
            reading.set(each, structures[min(number, len(structures) - 1)])


def _structures(data: Mapping[str, Any]) -> list[Any]:
    """The structures of a message: 2.0 has a list, 1.0 one."""
    found = data.get("structures") or [data.get("structure")]
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


class _Reading:
    """Numbers the observations through all sets of a message."""

    def __init__(self, components: Components) -> None:
        self.components, self.number = components, 0

    def set(self, data: Mapping[str, Any], structure: Mapping[str, Any]) -> None:
        """The observations of one set of data: in series, or flat."""
        shape = _Shape(structure, self.components)
        whole = shape.fixed(data)
        groups = [
            (key.split(":"), shape.attributes("dimensionGroup", values))
            for key, values in _mapping(data.get("dimensionGroupAttributes")).items()
        ]
        for key, series in _mapping(data.get("series")).items():
            told = shape.dimensions("series", key)
            if told is None or not isinstance(series, Mapping):
                self._bent(key, len(_mapping(series.get("observations") if isinstance(series, Mapping) else None)))
                continue
            told |= shape.attributes("series", series.get("attributes"))
            grouped = _grouped(groups, key.split(":"))
            self._observations(shape, {**whole, **grouped, **told}, series.get("observations"), "observation")
        flat = data.get("observations")
        if flat:
            self._observations(shape, whole, flat, "observation", groups)

    def _observations(
        self,
        shape: "_Shape",
        told: Mapping[str, str],
        found: Any,
        level: str,
        groups: Sequence[tuple[list[str], dict[str, str]]] = (),
    ) -> None:
        for key, values in _mapping(found).items():
            own = shape.dimensions(level, key)
            if own is None or not isinstance(values, list):
                self._bent(key, 1)
                continue
            self.number += 1
            measured = {VALUE: _text(values[0]) if values else ""}
            attributes = shape.attributes(level, values[shape.measures :])
            grouped = _grouped(groups, key.split(":"))
            self.components.take(self.number, {**told, **grouped, **own, **attributes, **measured})

    def _bent(self, key: str, count: int) -> None:
        for _ in range(count):
            self.number += 1
            self.components.read.rows += 1
            self.components.read.refuse(self.components.file, self.number, "", BENT, key=key[:80])


class _Shape:
    """The dimensions and attributes of a structure, each with its values by number."""

    def __init__(self, structure: Mapping[str, Any], components: Components) -> None:
        self.components = components
        self.parts = {
            kind: {level: list(self._listed(_mapping(structure.get(kind)).get(level))) for level in LEVELS}
            for kind in ("dimensions", "attributes")
        }
        measures = _mapping(structure.get("measures")).get("observation")
        self.measures = len(measures) if isinstance(measures, list) and measures else 1

    def _listed(self, found: Any) -> Iterator[tuple[str, list[str]]]:
        for each in found if isinstance(found, list) else []:
            if not isinstance(each, Mapping):
                continue
            name = str(each.get("id", "")).upper()
            values = each.get("values")
            yield name, [self._value(name, value) for value in (values if isinstance(values, list) else [])]

    def _value(self, name: str, value: Any) -> str:
        """The code of a value; what it is called is kept."""
        if not isinstance(value, Mapping):
            return _text(value)
        code = _text(value.get("id", value.get("value", value.get("start"))))
        names = {**_mapping(value.get("names"))} or ({"en": value["name"]} if value.get("name") else {})
        words = {language: text for language, text in names.items() if isinstance(text, str) and text != code}
        if words and code:
            self.components.read.words.setdefault(name, {}).setdefault(code, {}).update(words)
        return code

    def fixed(self, data: Mapping[str, Any]) -> dict[str, str]:
        """What counts for a whole set of data: its dimensions of one value, and its attributes."""
        told = {name: values[0] for name, values in self.parts["dimensions"]["dataSet"] if values}
        return told | self.attributes("dataSet", data.get("attributes"))

    def dimensions(self, level: str, key: str) -> dict[str, str] | None:
        """The dimensions under a key; None where it does not fit."""
        parts, numbers = self.parts["dimensions"][level], key.split(":") if key else []
        if len(parts) != len(numbers):
            return None
        told = {}
        for (name, values), number in zip(parts, numbers, strict=True):
            if not number.isdecimal() or int(number) >= len(values):
                return None
            told[name] = values[int(number)]
        return told

    def attributes(self, level: str, found: Any) -> dict[str, str]:
        """The attributes of a level: each counts a value, or is the value itself; null says nothing."""
        told = {}
        parts = self.parts["attributes"][level]
        for (name, values), given in zip(parts, found if isinstance(found, list) else [], strict=False):
            text = _text(given)
            if values and text.isdecimal() and int(text) < len(values):
                text = values[int(text)]
            if text:
                told[name] = text
        return told


LEVELS = ("dataSet", "dimensionGroup", "series", "observation")


def _grouped(groups: Sequence[tuple[list[str], dict[str, str]]], key: list[str]) -> dict[str, str]:
    """What groups of dimensions say of a key: a group leaves open what it does not name."""
    told: dict[str, str] = {}
    for pattern, attributes in groups:
        if all(one in ("", "~") or one == other for one, other in zip(pattern, key, strict=False)):
            told |= attributes
    return told


def _mapping(found: Any) -> Mapping[str, Any]:
    return found if isinstance(found, Mapping) else {}


def _text(value: Any) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, list):
        return _text(value[0]) if value else ""
    if isinstance(value, Mapping):
        return _text(value.get("en", next(iter(value.values()), None)))
    return str(value).strip()
