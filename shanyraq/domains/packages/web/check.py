"""What the page of the check findings shows: counts, filters, findings by rule, every rule."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from shanyraq.base.rulebook import rulebook
from shanyraq.base.ui.filters import FilterGroup
from shanyraq.base.ui.texts import pick
from shanyraq.base.ui.verdicts import SEVERITIES
from shanyraq.domains.packages.queries.findings import Found, by_rule, design_findings, finding_titles, outcome_titles
from shanyraq.domains.packages.rules import DESIGN_RULES
from shanyraq.domains.packages.schema.items import Text
from shanyraq.domains.packages.web.downloads import sheet_links
from shanyraq.domains.packages.web.facets import Facet, filter_groups, narrowed
from shanyraq.domains.packages.web.pages import FrameworkPage

FEW = 12
"""So many findings stand open; more are folded under their rules."""


def overview(page: FrameworkPage) -> dict[str, Any]:
    """The context of ``packages/check.html``."""
    query = page.request.GET
    known = design_findings(page.version, page.as_of)
    facets = finding_facets(page)
    shown = narrowed(known, facets, query)
    counts = Counter(found.rule for found in known)
    result = ngettext("%(shown)s of %(known)s finding", "%(shown)s of %(known)s findings", len(known))
    return {
        "known": known,
        "shown": shown,
        "groups": by_rule(shown),
        "titles": finding_titles(page.version),
        "folded": len(shown) > FEW,
        "severities": dict(Counter(found.severity for found in known)),
        "outcomes": _by_outcome(page, known),
        "kinds": len(counts),
        "asked": len(DESIGN_RULES),
        "rules": [(rule, DESIGN_RULES.get(rule.id), counts[rule.id]) for rule in rulebook()],
        "filters": _in_order(filter_groups(known, facets, query)),
        "result": result % {"shown": len(shown), "known": len(known)},
        "downloads": sheet_links(page, "check"),
    }


def finding_facets(page: FrameworkPage) -> list[Facet[Found]]:
    """Severity, rule, outcome."""
    language = page.version.language
    titles = {code: pick(title, language) for code, title in outcome_titles(page.version).items()}
    return [
        Facet(
            "severity",
            gettext_lazy("Severity"),
            lambda found: [found.severity],
            lambda code: SEVERITIES[code].word,
            also=SEVERITIES,
        ),
        Facet(
            "outcome",
            gettext_lazy("Outcome"),
            lambda found: [found.outcome] if found.outcome else [],
            lambda code: titles[code].after(code),
            also=titles,
        ),
        Facet(
            "rule",
            gettext_lazy("Rule"),
            lambda found: [found.rule],
            lambda id: _(DESIGN_RULES[id].title),
            also=DESIGN_RULES,
        ),
    ]


def _by_outcome(page: FrameworkPage, known: Sequence[Found]) -> list[tuple[str, Text, int]]:
    """Code and title of each outcome in which anything is found, with how much."""
    counts = Counter(found.outcome for found in known)
    return [(code, title, counts[code]) for code, title in outcome_titles(page.version).items() if counts[code]]


def _in_order(groups: list[FilterGroup]) -> list[FilterGroup]:
    """Outcomes by code; findings come gravest first and mix them."""
    return [
        FilterGroup(group.name, group.label, sorted(group.options, key=lambda option: option.value))
        if group.name == "outcome"
        else group
        for group in groups
    ]
