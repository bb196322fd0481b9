"""Pages that belong to no single domain, or gather from several."""

from shanyraq.portal.views.bodies import body
from shanyraq.portal.views.chooser import chooser
from shanyraq.portal.views.desk import desk
from shanyraq.portal.views.entities import entities, entities_sheet
from shanyraq.portal.views.entity import entity, entity_sheet
from shanyraq.portal.views.health import healthz, readyz
from shanyraq.portal.views.home import home, home_sheet
from shanyraq.portal.views.language import choose_language
from shanyraq.portal.views.notes import notes
from shanyraq.portal.views.plain import about, accessibility, method
from shanyraq.portal.views.results import outcome, outcome_sheet, output, output_sheet
from shanyraq.portal.views.search import search, search_all
from shanyraq.portal.views.theory import theory
from shanyraq.portal.views.trail import (
    framework_trail,
    installation_trail,
    installation_trail_sheet,
    trail_sheet,
)

__all__ = [
    "about",
    "accessibility",
    "body",
    "choose_language",
    "chooser",
    "desk",
    "entities",
    "entities_sheet",
    "entity",
    "entity_sheet",
    "framework_trail",
    "healthz",
    "home",
    "home_sheet",
    "installation_trail",
    "installation_trail_sheet",
    "method",
    "notes",
    "outcome",
    "outcome_sheet",
    "output",
    "output_sheet",
    "readyz",
    "search",
    "search_all",
    "theory",
    "trail_sheet",
]
