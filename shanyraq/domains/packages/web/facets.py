"""Filters of a list that is already at hand: what each may be, how many would remain, what remains.

A facet reads values from an item. The counts beside the options say how many items would be shown
if that option were chosen and the other filters stayed.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import Http404, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from shanyraq.base.ui.filters import FilterGroup, Option
from shanyraq.base.ui.texts import Picked

Item = TypeVar("Item")


@dataclass(frozen=True)
class Facet(Generic[Item]):
    """A query parameter, the values that an item has of it, and the words for a value.

    ``also`` are values that no item may have today: an address that names one is right, and empty.
    """

    name: str
    label: str | Promise
    values: Callable[[Item], Iterable[str]]
    word: Callable[[str], str | Promise | Picked] = str
    also: Collection[str] = ()


def narrowed(items: Iterable[Item], facets: Sequence[Facet[Item]], query: QueryDict) -> list[Item]:
    """The items that have every chosen value."""
    chosen = [(facet, query[facet.name]) for facet in facets if query.get(facet.name)]
    return [item for item in items if all(value in set(facet.values(item)) for facet, value in chosen)]


def found_or_404(items: Iterable[Item], facets: Sequence[Facet[Item]], query: QueryDict) -> list[Item]:
    """The same for a file, which has no room to say that a value is unknown, or one of several.

    :raises Http404: for a value that a facet does not know, and for several.
    """
    every = list(items)
    for facet in facets:
        asked = query.get(facet.name)
        if len(query.getlist(facet.name)) > 1:
            raise Http404(_("The address asks for several values under “%(filter)s”.") % {"filter": facet.label})
        if asked and asked not in facet.also and not any(asked in facet.values(item) for item in every):
            raise Http404(_("There is no “%(value)s” under “%(filter)s”.") % {"value": asked, "filter": facet.label})
    return narrowed(every, facets, query)


def filter_groups(items: Sequence[Item], facets: Sequence[Facet[Item]], query: QueryDict) -> list[FilterGroup]:
    """The menus, options in the order of the items. A menu with one option or none is left out.

    What an item has of a facet is asked once: every menu needs it of every item.
    """
    has = {facet.name: [tuple(facet.values(item)) for item in items] for facet in facets}
    fits = {name: [query[name] in values for values in has[name]] for name in has if query.get(name)}
    groups = []
    for facet in facets:
        known = dict.fromkeys(value for values in has[facet.name] for value in values)
        known |= dict.fromkeys(value for value in facet.also if value == query.get(facet.name))
        others = [kept for name, kept in fits.items() if name != facet.name]
        left = (values for place, values in enumerate(has[facet.name]) if all(kept[place] for kept in others))
        counts = Counter(value for values in left for value in set(values))
        if len(known) > 1 or query.get(facet.name):
            options = [Option.of(value, facet.word(value), counts[value]) for value in known]
            groups.append(FilterGroup(facet.name, str(facet.label), options))
    return groups
