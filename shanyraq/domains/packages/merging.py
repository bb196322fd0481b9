"""Three-way merge of packages: what one side changed, laid over what another changed since. Pure."""

from collections.abc import Sequence
from typing import Any, Final

from pydantic import ValidationError

from shanyraq.domains.packages.comparing import IDENTITIES
from shanyraq.domains.packages.schema import Package

Path = tuple[str, ...]
MISSING: Final = object()
"""What stands in the place of a field or a language that one side does not have: another thing than null."""


class Clash(Exception):
    """Both sides changed the same place differently. ``None`` stands for «not there»."""

    def __init__(self, path: Path, mine: Any, theirs: Any) -> None:
        super().__init__(" › ".join(path))
        self.path, (self.mine, self.theirs) = path, (None if side is MISSING else side for side in (mine, theirs))


def merge(base: Package, mine: Package, theirs: Package) -> Package:
    """``theirs`` with everything that ``mine`` changed of ``base``.

    :raises Clash: naming the first place that both changed, or of which they left too little together.
    """
    if theirs == base:
        return mine
    plain = _merged((), *(each.model_dump(mode="json") for each in (base, mine, theirs)))
    try:
        return Package.model_validate(plain)
    except ValidationError as error:
        raise Clash(_place(plain, error.errors()[0]["loc"]), None, None) from error


def _merged(path: Path, base: Any, mine: Any, theirs: Any) -> Any:
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    if all(isinstance(each, dict) for each in (base, mine, theirs)):
        merged = {
            name: _merged((*path, name), *(each.get(name, MISSING) for each in (base, mine, theirs)))
            for name in {**theirs, **mine}
        }
        return {name: value for name, value in merged.items() if value is not MISSING}
    if all(isinstance(each, list) for each in (base, mine, theirs)) and _named(base, mine, theirs):
        return _lists(path, base, mine, theirs)
    raise Clash(path, mine, theirs)


def _lists(path: Path, base: list[Any], mine: list[Any], theirs: list[Any]) -> list[Any]:
    """Lists of items with names. Their order is that of ``theirs``; what ``mine`` adds stands after its neighbour."""
    was, ours, now = ({_name(item): item for item in each} for each in (base, mine, theirs))
    merged: dict[str, Any] = {}
    for name, item in now.items():
        if name in ours:
            merged[name] = _merged((*path, name), was.get(name, MISSING), ours[name], item)
        elif name not in was:
            merged[name] = item
        elif item != was[name]:
            raise Clash((*path, name), None, item)
    for name, item in ours.items():
        if name not in now and name in was and item != was[name]:
            raise Clash((*path, name), item, None)
    added = [name for name in ours if name not in was and name not in now]
    order = list(merged)
    for name in added:
        before = list(ours)[: list(ours).index(name)]
        place = next((order.index(each) + 1 for each in reversed(before) if each in order), 0)
        order.insert(place, name)
    return [merged[name] if name in merged else ours[name] for name in order]


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
