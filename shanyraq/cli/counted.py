"""So many things in words, with the plural of the language: «1 outcome», «3 outcomes»."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.cli.output import sentence
from shanyraq.domains.indicators.rules.rollup import about_rows
from shanyraq.domains.packages.rules import DESIGN_RULES, DesignFinding
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.findings import Severity


def size(package: Package) -> str:
    """How much of everything a package has."""
    indicators = [
        indicator
        for outcome in package.outcomes
        for indicator in [*outcome.indicators, *(i for output in outcome.outputs for i in output.indicators)]
    ]
    rows = [row for indicator in indicators for row in indicator.rows]
    outputs = sum(len(outcome.outputs) for outcome in package.outcomes)
    commitments, blocks = len(package.commitments.commitments), len(package.document.blocks)
    values = {
        "outcomes": _n(ngettext("%(n)s outcome", "%(n)s outcomes", len(package.outcomes)), len(package.outcomes)),
        "outputs": _n(ngettext("%(n)s output", "%(n)s outputs", outputs), outputs),
        "indicators": _n(ngettext("%(n)s indicator", "%(n)s indicators", len(indicators)), len(indicators)),
        "rows": _n(ngettext("%(n)s row", "%(n)s rows", len(rows)), len(rows)),
        "commitments": _n(ngettext("%(n)s commitment", "%(n)s commitments", commitments), commitments),
        "blocks": _n(ngettext("%(n)s block of text", "%(n)s blocks of text", blocks), blocks),
        "headings": sentence(about_rows(len(rows), sum(not row.is_heading for row in rows))),
    }
    text = _("%(outcomes)s, %(outputs)s, %(indicators)s with %(rows)s, %(commitments)s, %(blocks)s. %(headings)s")
    return text % values


def flaws(found: list[DesignFinding]) -> str:
    """How many design findings, of how many kinds; remarks on nothing do not count."""
    design = [each.finding for each in found if each.finding.rule in DESIGN_RULES]
    kinds = len({finding.rule for finding in design})
    warnings = sum(finding.severity is not Severity.NOTE for finding in design)
    if not design:
        return _("No design findings.")
    values = {
        "findings": _n(ngettext("%(n)s design finding", "%(n)s design findings", len(design)), len(design)),
        "kinds": _n(ngettext("of %(n)s kind", "of %(n)s kinds", kinds), kinds),
        "warnings": _n(ngettext("%(n)s of them a warning", "%(n)s of them warnings", warnings), warnings),
    }
    return _("%(findings)s %(kinds)s, %(warnings)s.") % values


def errors(number: int) -> str:
    """«1 error», «3 errors»."""
    return _n(ngettext("%(n)s error", "%(n)s errors", number), number)


def changed(number: int) -> str:
    """«1 change», «3 changes»."""
    return _n(ngettext("%(n)s change", "%(n)s changes", number), number)


def _n(text: str, number: int) -> str:
    return text % {"n": number}
