"""Who measures an indicator, from which source, under which code; two values for one year."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import indicators
from shanyraq.domains.packages.rules.design_rules.sources import (
    ACCOUNTABILITY,
    INDICATORS,
    RESULTS_FOCUS,
    ours,
)
from shanyraq.domains.packages.rules.design_rules.wording import listed
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop


@design_rule(
    id="check.indicator-without-lead",
    severity=Severity.WARNING,
    title=gettext_noop("Every indicator has an entity that leads its monitoring."),
    source=RESULTS_FOCUS,
)
def indicator_without_lead(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for indicators without a lead monitoring entity.

    Accountability is stipulated by name: without a lead nobody brings the yearly value, and nobody
    is asked for it. Let the results group name one.
    """
    for place in indicators(package):
        if not place.indicator.lead_entities:
            message = gettext_noop("No entity leads the monitoring of “{title}”.")
            yield place.hit(Sentence(message, {"title": place.indicator.title}))


@design_rule(
    id="check.indicator-without-source",
    severity=Severity.WARNING,
    title=gettext_noop("Every indicator says where its values come from."),
    source=ACCOUNTABILITY,
)
def indicator_without_source(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for indicators whose source is not printed.

    Without a source the next value may be taken from another one, and the series breaks unseen.
    Name the publication or the register.
    """
    for place in indicators(package):
        if place.indicator.source is None:
            message = gettext_noop("No source is printed for “{title}”.")
            yield place.hit(Sentence(message, {"title": place.indicator.title}))


@design_rule(
    id="check.indicator-without-code",
    severity=Severity.NOTE,
    title=gettext_noop("Every indicator has a code."),
    source=ours("an indicator is found by its code"),
)
def indicator_without_code(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for indicators that are printed without a code.

    National data, UN INFO and reports are joined by the code. Without it the series has to be found
    by its title, which changes from publication to publication. Give it a code.
    """
    for place in indicators(package):
        if place.indicator.code is None:
            message = gettext_noop("“{title}” has no code.")
            yield place.hit(Sentence(message, {"title": place.indicator.title}))


@design_rule(
    id="check.two-values-for-one-year",
    severity=Severity.NOTE,
    title=gettext_noop("A row has one value for each year."),
    source=INDICATORS,
)
def two_values_for_one_year(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for rows that print two latest values, or two targets, for the same year.

    Usually two definitions stand in one row (with and without large hydropower, say). Then one
    chart and one verdict cannot serve both. Keep the definition of the target, and give the other
    a row of its own.
    """
    for place in indicators(package):
        for each in place.rows():
            for values in (each.row.latest, each.row.targets):
                counts = Counter(value.year for value in values if value.year is not None)
                year = next((year for year, count in counts.items() if count > 1), None)
                if year is not None:
                    message = gettext_noop("{count} values for {year}: {values}.")
                    printed = [value.printed for value in values if value.year == year]
                    shown = listed(f"“{text}”" for text in printed)
                    yield each.hit(Sentence(message, {"count": len(printed), "year": year, "values": shown}))
                    break
