"""Words for the codes of the framework's content: topics, kinds of statements, dimensions, parts."""

from dataclasses import dataclass
from math import isinf

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shanyraq.domains.packages.rules.disaggregation import ages
from shanyraq.domains.parties.web.words import KINDS

TOPICS: dict[str, str | Promise] = {
    "sdg-status": _("SDG status"),
    "demography": _("Demography"),
    "services": _("Basic social services"),
    "economy": _("Economy and poverty"),
    "environment": _("Environment"),
    "governance": _("Governance"),
    "lnob": _("Leave no one behind"),
    "partnerships": _("Partnerships"),
    "operations": _("Operations"),
    "risks": _("Risks"),
    "consultation": _("Consultation"),
}
"""Topics of figures that many frameworks share; any other shows its own key."""

STATEMENTS: dict[str, str | Promise] = {
    "principle": _("Principles"),
    "trade_off": _("Trade-offs and synergies"),
    "partnership": _("How partners work together"),
    "configuration": _("Configuration and strengths of the country team"),
    "consultation": _("How the document came about"),
    "regional": _("Regional work"),
}

DIMENSIONS: dict[str, str | Promise] = {
    "SEX": _("sex"),
    "AGE": _("age"),
    "URBANISATION": _("urban and rural"),
    "DISABILITY_STATUS": _("disability"),
    "INCOME_WEALTH_QUANTILE": _("income or wealth"),
    "REF_AREA": _("region"),
    "CUST_BREAKDOWN": _("another breakdown"),
    "SEX=F": _("women and girls"),
    "SEX=M": _("men and boys"),
    "URBANISATION=R": _("rural areas"),
    "URBANISATION=U": _("urban areas"),
}
"""Dimensions of SDMX, and single codes of them, in plain words."""

ROLES: dict[str, str | Promise] = {
    **KINDS,
    "group": _("Groups of organisations and people"),
}
"""Kinds of organisations, in the order in which pages list them."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document that its own file holds."""

    key: str
    title: str | Promise
    subject: str | Promise
    file: str


PARTS: dict[str, Part] = {
    part.key: part
    for part in (
        Part("funding", _("Funding"), _("where the money comes from and how funding gaps are closed"), "funding.yaml"),
        Part("operations", _("Operations"), _("common business operations"), "operations.yaml"),
        Part(
            "hact",
            _("Cash transfers"),
            _("cash transfers to implementing partners, assurance activities and audits"),
            "hact.yaml",
        ),
    )
}


def topic_word(key: str) -> str | Promise:
    """The word of a topic, or its key with spaces."""
    return TOPICS.get(key) or key.replace("-", " ").replace("_", " ").capitalize()


def dimension_word(code: str) -> str:
    """A dimension or one of its codes in plain words: ``SEX`` sex, ``AGE=Y15T24`` aged 15–24.

    A code without words of its own is known by its dimension.
    """
    if code in DIMENSIONS:
        return str(DIMENSIONS[code])
    name, _sign, value = code.partition("=")
    spoken = _age_word(value) if name == "AGE" else ""
    return spoken or str(DIMENSIONS.get(name, name))


def _age_word(code: str) -> str:
    """Ages in years, or in months below a year; empty for what is no age."""
    found = ages(code)
    if found is None:
        return ""
    first, end = found
    if isinf(end):
        return gettext("aged %(first)s and over") % {"first": f"{first:g}"}
    if first % 1 or end % 1:
        months = {"first": f"{first * 12:.0f}", "last": f"{end * 12 - 1:.0f}"}
        return gettext("aged %(first)s–%(last)s months") % months
    if not first and code.startswith("Y_"):
        return gettext("aged under %(end)s") % {"end": f"{end:g}"}
    if end - first == 1:
        return gettext("aged %(first)s") % {"first": f"{first:g}"}
    return gettext("aged %(first)s–%(last)s") % {"first": f"{first:g}", "last": f"{end - 1:g}"}
