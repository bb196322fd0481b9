"""Three-way merge of packages: what one side changed, laid over what another changed since. Pure."""

from collections.abc import Sequence
from typing import Any, Final

from pydantic import ValidationError

from shanyraq.domains.packages.comparing import IDENTITIES, NAMES
from shanyraq.domains.packages.schema import Package

Path = tuple[str, ...]
MENTIONS = {"chairs", "entities", "members", "partners"}
"""Lists whose members have names and are no things of their own: parties, where somebody names them."""
MISSING: Final = object()
"""What stands in the place of a field or a language that one side does not have: another thing than null."""


class Clash(Exception):
    """Both sides changed the same place differently. ``None`` stands for «not there».

    ``every``: all places in which they did, this one first.
    """

    every: Sequence["Clash"]

    def __init__(self, path: Path, mine: Any, theirs: Any) -> None:
        super().__init__(" › ".join(path))
        self.every = [self]
        self.path, (self.mine, self.theirs) = path, (None if side is MISSING else side for side in (mine, theirs))

    @property
    def place(self) -> str:
        """The path as a comparison tells it: ``outcome 1 › indicator 1.2.1 › row total › targets``."""
        pieces: list[str] = []
        for part in self.path:
            if pieces and pieces[-1] in {*NAMES, *MENTIONS} and part != "order":
                pieces[-1] = f"{NAMES.get(pieces[-1], pieces[-1])} {part}"
            else:
                pieces.append(part)
        return " › ".join(pieces)


def merge(base: Package, mine: Package, theirs: Package) -> Package:
    """``theirs`` with everything that ``mine`` changed of ``base``.

    :raises Clash: naming the places that both changed, or the one of which they left too little together.
    """
    if theirs == base:
        return mine
    found: list[Clash] = []
    was, ours, now = (each.model_dump(mode="json") for each in (base, mine, theirs))
    plain = _merged((), was, ours, now, found)
    if found:
        found[0].every = found
        raise found[0]
    try:
        return Package.model_validate(plain)
    except ValidationError as error:
        raise Clash(_place(plain, error.errors()[0]["loc"]), None, None) from error


def _merged(path: Path, base: Any, mine: Any, theirs: Any, found: list[Clash]) -> Any:
    """Both sides together; where they clash theirs, and the clash is added to those ``found``."""
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    if all(isinstance(each, dict) for each in (base, mine, theirs)):
        merged = {
            name: _merged(
                (*path, name), base.get(name, MISSING), mine.get(name, MISSING), theirs.get(name, MISSING), found
            )
            for name in {**theirs, **mine}
        }
        return {name: value for name, value in merged.items() if value is not MISSING}
    if all(isinstance(each, list) for each in (base, mine, theirs)) and _named(base, mine, theirs):
        return _lists(path, base, mine, theirs, found)
    found.append(Clash(path, mine, theirs))
    return theirs


def _lists(path: Path, base: list[Any], mine: list[Any], theirs: list[Any], found: list[Clash]) -> list[Any]:
    """Lists of items with names, item by item."""
    was, ours, now = ({_name(item): item for item in each} for each in (base, mine, theirs))
    merged: dict[str, Any] = {}
    for name, item in now.items():
        if name in ours:
            merged[name] = _merged((*path, name), was.get(name, MISSING), ours[name], item, found)
        elif name not in was:
            merged[name] = item
        elif item != was[name]:
            found.append(Clash((*path, name), None, item))
    for name, item in ours.items():
        if name in now:
            continue
        if name not in was:
            merged[name] = item
        elif item != was[name]:
            found.append(Clash((*path, name), item, None))
    order = _order((*path, "order"), list(was), list(ours), list(now), found)
    return [merged[name] for name in order if name in merged]


def _order(path: Path, was: list[str], ours: list[str], now: list[str], found: list[Clash]) -> list[str]:
    """The order of all names: that of the side that moved some. What the other added stands after its neighbour.

    Where both moved some in different ways it is theirs, and the clash is added to those ``found``.
    """
    shared = set(was) & set(ours) & set(now)
    before, mine, theirs = ([name for name in each if name in shared] for each in (was, ours, now))
    if mine in (before, theirs):
        lead, other = now, ours
    elif theirs == before:
        lead, other = ours, now
    else:
        found.append(Clash(path, mine, theirs))
        lead, other = now, ours
    order = list(lead)
    for place, name in enumerate(other):
        if name not in order:
            behind = next((order.index(each) + 1 for each in reversed(other[:place]) if each in order), 0)
            order.insert(behind, name)
    return order


def _named(*lists: list[Any]) -> bool:
    """Whether every member of every list is an item with a name that no other has."""
    for each in lists:
        names = [_name(item) if isinstance(item, dict) else "" for item in each]
        if not all(names) or len(set(names)) < len(names):
            return False
    return True


def _name(item: dict[str, Any]) -> str:
    return next((str(item[field]) for field in IDENTITIES if item.get(field) is not None), "")


def _place(inside: Any, location: Sequence[int | str]) -> Path:
    """Where a flaw is, in the words of a clash: its members by their names, as far as they have one."""
    path: list[str] = []
    for part in location:
        if isinstance(inside, list) and isinstance(part, int):
            inside = inside[part]
            path.append((_name(inside) if isinstance(inside, dict) else "") or str(part + 1))
        elif isinstance(inside, dict) and part in inside:
            inside = inside[part]
            path.append(str(part))
        else:
            break  # the kind of value that was tried, or a field that is not there
    return tuple(path)
