"""Three-way merge of packages: what one side changed, laid over what another changed since. Pure."""

from typing import Any

from shanyraq.domains.packages.comparing import IDENTITIES
from shanyraq.domains.packages.schema import Package

Path = tuple[str, ...]


class Clash(Exception):
    """Both sides changed the same place differently."""

    def __init__(self, path: Path, mine: Any, theirs: Any) -> None:
        super().__init__(" › ".join(path))
        self.path, self.mine, self.theirs = path, mine, theirs


def merge(base: Package, mine: Package, theirs: Package) -> Package:
    """``theirs`` with everything that ``mine`` changed of ``base``.

    :raises Clash: naming the first place that both changed.
    """
    if theirs == base:
        return mine
    plain = _merged((), *(each.model_dump(mode="json") for each in (base, mine, theirs)))
    return Package.model_validate(plain)


def _merged(path: Path, base: Any, mine: Any, theirs: Any) -> Any:
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    if all(isinstance(each, dict) for each in (base, mine, theirs)):
        names = list({**theirs, **mine})
        return {name: _merged((*path, name), base.get(name), mine.get(name), theirs.get(name)) for name in names}
    if all(isinstance(each, list) for each in (base, mine, theirs)) and _named(base, mine, theirs):
        return _lists(path, base, mine, theirs)
    raise Clash(path, mine, theirs)


def _lists(path: Path, base: list[Any], mine: list[Any], theirs: list[Any]) -> list[Any]:
    """Lists of items with names. Their order is that of ``theirs``; what ``mine`` adds stands after its neighbour."""
    was, ours, now = ({_name(item): item for item in each} for each in (base, mine, theirs))
    merged: dict[str, Any] = {}
    for name, item in now.items():
        if name in ours:
            merged[name] = _merged((*path, name), was.get(name), ours[name], item)
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
