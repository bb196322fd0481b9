"""Words for the codes of the framework's content: topics, kinds of statements, parts."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shanyraq.domains.framework import vocabulary
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

STATEMENTS: dict[str, str | Promise] = {kind: _(title) for kind, title in vocabulary.STATEMENTS.items()}

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
