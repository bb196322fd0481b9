"""Pages that belong to no single domain."""

from shanyraq.portal.views.chooser import chooser
from shanyraq.portal.views.health import healthz, readyz
from shanyraq.portal.views.home import home
from shanyraq.portal.views.language import choose_language
from shanyraq.portal.views.plain import about, accessibility, method
from shanyraq.portal.views.search import search, search_all

__all__ = [
    "about",
    "accessibility",
    "choose_language",
    "chooser",
    "healthz",
    "home",
    "method",
    "readyz",
    "search",
    "search_all",
]
