"""What a place is. Pure; the places themselves are data, read by ``queries``."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from shanyraq.kernel.sentences import gettext_noop


class PlaceKind(StrEnum):
    """The whole country, or what lies one level below it."""

    COUNTRY = "country"
    REGION = "region"
    CITY = "city"


PLACE_KINDS: dict[PlaceKind, str] = {
    PlaceKind.COUNTRY: gettext_noop("Country"),
    PlaceKind.REGION: gettext_noop("Region"),
    PlaceKind.CITY: gettext_noop("City"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """``code``: ISO 3166. ``name`` and ``short`` by language; ``short`` fits a tile. ``tile``: row from the north and
    column from the west, both from 1; None: it stands on no grid. ``printed_as``: what files write instead.
    ``national``: its code in the country's official data; empty where none is known."""

    code: str
    kind: PlaceKind
    name: Mapping[str, str]
    short: Mapping[str, str]
    printed_as: tuple[str, ...] = ()
    tile: tuple[int, int] | None = None
    national: str = ""
