"""What an address chooses of the money: a year, an outcome, an entity, a table; and the filters that offer it."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from shanyraq.base.ui.filters import FilterGroup, Option
from shanyraq.base.ui.texts import pick
from shanyraq.domains.funding.queries.overview import Chosen, Overview
from shanyraq.domains.funding.web.sections import PARTS
from shanyraq.domains.funding.web.showing import Names
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.workplans.web.words import organisation


def is_filtered(page: FrameworkPage) -> bool:
    """Whether the address chooses a year, an outcome or an entity; a table alone is no choice of money."""
    return any(page.request.GET.get(name) for name in ("year", "outcome", "entity"))


def chosen_in(page: FrameworkPage) -> Chosen:
    """What the address chooses; a year that no framework has is none."""
    asked = page.request.GET
    year = asked.get("year", "")
    years = range(page.version.starts_on.year - 20, page.version.ends_on.year + 20)
    return Chosen(
        int(year) if year in map(str, years) else None,
        asked.get("outcome", ""),
        asked.get("entity", "")[:400],
    )


def filters_of(page: FrameworkPage, found: Overview, names: Names, parts: Collection[str]) -> list[FilterGroup]:
    """The filters of the page; ``parts``: the tables that it can have."""
    own = page.version.language
    years = [Option(str(year), str(year)) for year in found.known_years]
    outcomes = [Option.of(code, pick(name, own).after(code)) for code, name in names.outcomes.items()]
    entities = [Option.of(key, pick(organisation(key, found.around), own)) for key in found.known_entities]
    tables = [Option(part, _(title)) for part, (_place, title) in PARTS.items() if part in parts]
    groups = [
        FilterGroup("year", _("Year"), years),
        FilterGroup("outcome", _("Outcome"), outcomes),
        FilterGroup("entity", _("Entity"), sorted(entities, key=lambda option: option.label)),
        FilterGroup("part", _("Table"), tables),
    ]
    return [group for group in groups if group.options or page.request.GET.get(group.name)]
