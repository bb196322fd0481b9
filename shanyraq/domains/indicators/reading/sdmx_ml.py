"""SDMX-ML 2.1 (generic and structure-specific) and 3.0 (structure-specific), read as a stream.

A document that declares entities or a type of its own is refused before anything of it is expanded (defusedxml).
"""

import io
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from shanyraq.domains.indicators.reading.components import PERIOD, VALUE, Components
from shanyraq.domains.indicators.reading.remarks import unreadable
from shanyraq.kernel.sentences import gettext_noop

NO_XML = gettext_noop("The file cannot be read as XML: {problem}")
ENTITIES = gettext_noop("The file declares entities or a document type, which no SDMX file needs; it was not read")
NO_DATA = gettext_noop("This is no SDMX-ML message of data: it has no data set")
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_ml(components: Components, content: bytes) -> None:
    """Reads a data message.

    :raises Unreadable: when it is no XML, declares entities, or holds no data set.
    """
    reading = _Reading(components)
    try:
        for event, element in iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True):
            reading.take(event, element)
    except DefusedXmlException as error:
        raise unreadable(components.file, ENTITIES) from error
    except (ParseError, ValueError, LookupError) as error:
        raise unreadable(components.file, NO_XML, problem=str(error)) from error
    if not reading.sets:
        raise unreadable(components.file, NO_DATA)
    reading.end()


class _Reading:
    """What stands around the observation that comes next: its set, its series, and the groups seen so far."""

    def __init__(self, components: Components) -> None:
        self.components = components
        self.sets = 0
        self.across = PERIOD
        self.whole: dict[str, str] = {}
        self.series: dict[str, str] = {}
        self.groups: list[tuple[dict[str, str], dict[str, str]]] = []
        self.waiting: list[dict[str, str]] = []
        self.inside: list[str] = []

    def take(self, event: str, element: Element) -> None:
        """An element that begins or ends."""
        name = _local(element.tag)
        if event == "start":
            self.inside.append(name)
            if name == "Structure" and element.get("dimensionAtObservation"):
                self.across = str(element.get("dimensionAtObservation")).upper()
            elif name == "DataSet":
                self.sets += 1
                self.whole = {name: text for name, text in element.attrib.items() if name.isupper()}
            elif name == "Series":
                self.series = _own(element)
            return
        self.inside.pop()
        if name in READERS:
            READERS[name](self, element)

    def observation(self, element: Element) -> None:
        """An observation has ended: its own attributes, or elements of the generic form."""
        told = {**self.series, **_own(element), **_inner(element)}
        for inner in element:
            name = _local(inner.tag)
            if name == "ObsDimension":
                told[str(inner.get("id") or self.across).upper()] = str(inner.get("value") or "").strip()
            elif name == "ObsValue":
                told[VALUE] = str(inner.get("value") or inner.text or "").strip()
        self.waiting.append({**self.whole, **told})
        element.clear()

    def key(self, element: Element) -> None:
        """The key or the attributes of a series, in the generic form."""
        if "Series" in self.inside and "Obs" not in self.inside:
            self.series |= dict(_values(element))

    def group(self, element: Element) -> None:
        """A group says attributes of every series that has its dimensions."""
        told = {**_own(element), **_inner(element)}
        generic = {name for inner in element if _local(inner.tag) == "Attributes" for name, _ in _values(inner)}
        given = generic or {name for name in told if name in GROUPED}
        self.groups.append(
            (
                {name: code for name, code in told.items() if name not in given},
                {name: code for name, code in told.items() if name in given},
            )
        )
        element.clear()

    def ended(self, element: Element) -> None:
        """A series or a set has ended; nothing of it is needed any more."""
        self.series = {}
        element.clear()

    def end(self) -> None:
        """Hands on what was read, with what the groups say of it; a file may name them before or after."""
        for number, told in enumerate(self.waiting, 1):
            grouped: dict[str, str] = {}
            for dimensions, attributes in self.groups:
                if all(told.get(name) == code for name, code in dimensions.items()):
                    grouped |= attributes
            if self.across in told and self.across != PERIOD and self.across == "ALLDIMENSIONS":
                told.pop(self.across)
            self.components.take(number, {**grouped, **told})


GROUPED = frozenset(
    {"UNIT_MEASURE", "UNIT_MULT", "TITLE", "DECIMALS", "COMMENT_TS", "NATURE", "BASE_PER", "OBS_STATUS"}
)
"""What a group of the structure-specific form may say as an attribute; its other components are dimensions."""
READERS: dict[str, Any] = {
    "Obs": _Reading.observation,
    "SeriesKey": _Reading.key,
    "Attributes": _Reading.key,
    "Group": _Reading.group,
    "Series": _Reading.ended,
}


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def _own(element: Element) -> dict[str, str]:
    """The attributes of an element that are components: those in a namespace are of XML itself."""
    return {name.upper(): text.strip() for name, text in element.attrib.items() if not name.startswith("{")}


def _inner(element: Element) -> dict[str, str]:
    """Components in elements: keys and attributes of the generic form, ``Comp`` of 3.0."""
    told: dict[str, str] = {}
    for inner in element:
        name = _local(inner.tag)
        if name in ("ObsKey", "Attributes", "GroupKey"):
            told |= dict(_values(inner))
        elif name == "Comp" and inner.get("id"):
            value = next((part.text for part in inner.iter() if (part.text or "").strip()), "")
            told[str(inner.get("id")).upper()] = str(value).strip()
    return told


def _values(element: Element) -> Iterator[tuple[str, str]]:
    for inner in element:
        if _local(inner.tag) == "Value" and inner.get("id"):
            yield str(inner.get("id")).upper(), str(inner.get("value") or "").strip()
