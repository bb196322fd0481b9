"""What a clause can carry: the kinds of entries as people read them, and the page of each."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from shanyraq.domains.framework.queries.document import Hanging
from shanyraq.domains.framework.vocabulary import CLAUSE, FINDING, RULE


@dataclass(frozen=True, slots=True)
class Kind:
    """``heading``: what a list of them is called; ``counted``: «%(n)d indicators»."""

    heading: str | Promise
    counted: Promise


KINDS: dict[str, Kind] = {
    "goal": Kind(_("Goals"), ngettext_lazy("%(n)d goal", "%(n)d goals", "n")),
    "outcome": Kind(_("Outcomes"), ngettext_lazy("%(n)d outcome", "%(n)d outcomes", "n")),
    "output": Kind(_("Outputs"), ngettext_lazy("%(n)d output", "%(n)d outputs", "n")),
    "indicator": Kind(_("Indicators"), ngettext_lazy("%(n)d indicator", "%(n)d indicators", "n")),
    "sdg": Kind(
        _("Sustainable Development Goals"),
        ngettext_lazy("%(n)d Sustainable Development Goal", "%(n)d Sustainable Development Goals", "n"),
    ),
    "sdg_target": Kind(_("SDG targets"), ngettext_lazy("%(n)d SDG target", "%(n)d SDG targets", "n")),
    "strategy": Kind(
        _("National strategies"), ngettext_lazy("%(n)d national strategy", "%(n)d national strategies", "n")
    ),
    "lnob_group": Kind(
        _("Groups left behind"), ngettext_lazy("%(n)d group left behind", "%(n)d groups left behind", "n")
    ),
    "condition": Kind(_("Conditions of change (if)"), ngettext_lazy("%(n)d condition", "%(n)d conditions", "n")),
    "then": Kind(_("Expected changes (then)"), ngettext_lazy("%(n)d expected change", "%(n)d expected changes", "n")),
    "impact": Kind(_("Impact"), ngettext_lazy("%(n)d impact", "%(n)d impacts", "n")),
    "assumption": Kind(_("Assumptions"), ngettext_lazy("%(n)d assumption", "%(n)d assumptions", "n")),
    "commitment": Kind(_("Commitments"), ngettext_lazy("%(n)d commitment", "%(n)d commitments", "n")),
    "body": Kind(_("Bodies"), ngettext_lazy("%(n)d body", "%(n)d bodies", "n")),
    "mandate": Kind(_("Mandates of bodies"), ngettext_lazy("%(n)d mandate", "%(n)d mandates", "n")),
    "category": Kind(
        _("Categories of the monitoring plan"),
        ngettext_lazy("%(n)d category of the plan", "%(n)d categories of the plan", "n"),
    ),
    "activity": Kind(
        _("Monitoring activities"), ngettext_lazy("%(n)d monitoring activity", "%(n)d monitoring activities", "n")
    ),
    "risk": Kind(
        _("Risks and opportunities"), ngettext_lazy("%(n)d risk or opportunity", "%(n)d risks and opportunities", "n")
    ),
    "response": Kind(_("Responses to risks"), ngettext_lazy("%(n)d response", "%(n)d responses", "n")),
    "statement": Kind(_("Principles and statements"), ngettext_lazy("%(n)d statement", "%(n)d statements", "n")),
    "accelerator": Kind(_("SDG accelerators"), ngettext_lazy("%(n)d SDG accelerator", "%(n)d SDG accelerators", "n")),
    "figure": Kind(_("Figures"), ngettext_lazy("%(n)d figure", "%(n)d figures", "n")),
    "ranking": Kind(_("Rankings"), ngettext_lazy("%(n)d ranking", "%(n)d rankings", "n")),
    "instrument": Kind(_("Legal instruments"), ngettext_lazy("%(n)d legal instrument", "%(n)d legal instruments", "n")),
    "residual": Kind(_("Residual clause"), ngettext_lazy("%(n)d residual clause", "%(n)d residual clauses", "n")),
    "legal_provision": Kind(
        _("Legal provisions"), ngettext_lazy("%(n)d legal provision", "%(n)d legal provisions", "n")
    ),
    "funding_provision": Kind(
        _("Provisions on funding"), ngettext_lazy("%(n)d provision on funding", "%(n)d provisions on funding", "n")
    ),
    "operations_provision": Kind(
        _("Provisions on operations"),
        ngettext_lazy("%(n)d provision on operations", "%(n)d provisions on operations", "n"),
    ),
    "hact_provision": Kind(
        _("Provisions on cash transfers"),
        ngettext_lazy("%(n)d provision on cash transfers", "%(n)d provisions on cash transfers", "n"),
    ),
    "signatory": Kind(_("Signatures"), ngettext_lazy("%(n)d signature", "%(n)d signatures", "n")),
    "organisation": Kind(_("Organisations"), ngettext_lazy("%(n)d organisation", "%(n)d organisations", "n")),
    FINDING: Kind(_("Check findings"), ngettext_lazy("%(n)d finding", "%(n)d findings", "n")),
    RULE: Kind(_("Rules and method"), ngettext_lazy("%(n)d rule", "%(n)d rules", "n")),
}
"""In the order in which a clause lists them; last what our rules say of a framework, which no clause does."""

OTHER = Kind(_("Other"), ngettext_lazy("%(n)d other", "%(n)d others", "n"))
DIRECT = {
    "outcome": _("Outcome"),
    "output": _("Output"),
    "indicator": _("Indicator"),
    "sdg": _("SDG"),
    "sdg_target": _("SDG target"),
    "commitment": _("Commitment"),
    "body": _("Body"),
    "organisation": _("Organisation"),
    CLAUSE: _("Clause"),
}
"""What one of a kind is called, where people know it by a code or a name."""
ORDER = {kind: number for number, kind in enumerate(KINDS)}

PAGES: dict[str, tuple[str, bool, str]] = {
    "goal": ("results", False, ""),
    "outcome": ("outcome", True, ""),
    "output": ("output", True, ""),
    "indicator": ("indicator", True, ""),
    "sdg": ("sdg", True, ""),
    "lnob_group": ("lnob", False, "group-"),
    "condition": ("theory", False, ""),
    "then": ("theory", False, ""),
    "impact": ("theory", False, "impact"),
    "assumption": ("theory", False, "assumption-"),
    "commitment": ("commitment", True, ""),
    "body": ("body", True, ""),
    "mandate": ("governance", False, ""),
    "category": ("monitoring-plan", False, "category-"),
    "activity": ("monitoring-plan", False, "activity-"),
    "risk": ("risks", False, "risk-"),
    "response": ("risks", False, ""),
    "statement": ("context", False, "statement-"),
    "accelerator": ("context", False, "accelerator-"),
    "figure": ("context", False, "figure-"),
    "ranking": ("context", False, "ranking-"),
    "instrument": ("legal", False, "instrument-"),
    "residual": ("legal", False, "residual"),
    "legal_provision": ("legal", False, "provision-"),
    "signatory": ("entity", True, ""),
    "organisation": ("entity", True, ""),
}
"""Kind → name of the address, whether the key belongs to it, and the place on the page.

A place that ends with a dash is completed by the key.
"""


@dataclass(frozen=True, slots=True)
class Target:
    """Where an entry is shown: the name and arguments of an address, and the place on the page."""

    name: str
    args: tuple[str | int, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Entries of one kind at a clause."""

    kind: str
    heading: str | Promise
    counted: str
    entries: tuple[Hanging, ...]


def target_of(kind: str, key: str) -> Target | None:
    """The page of an entry; nothing where the document itself is its page."""
    if kind == "sdg_target":
        goal = key.partition(".")[0]
        return Target("sdg", (int(goal),), f"target-{key.partition('-')[0]}") if goal.isdecimal() else None
    if kind.endswith("_provision") and kind != "legal_provision":
        return Target("provisions", (kind.removesuffix("_provision"),), f"provision-{key}")
    if kind not in PAGES:
        return None
    name, keyed, place = PAGES[kind]
    return Target(name, (key,) if keyed else (), place + key if place.endswith("-") else place)


def counted(kind: str, number: int) -> str:
    """«3 commitments» in the reader's language."""
    return str(KINDS.get(kind, OTHER).counted % {"n": number})


def grouped(entries: tuple[Hanging, ...]) -> tuple[Group, ...]:
    """The entries by kind, in the order of ``KINDS``."""
    kinds: dict[str, list[Hanging]] = {}
    for entry in entries:
        kinds.setdefault(entry.kind, []).append(entry)
    return tuple(
        Group(kind, KINDS.get(kind, OTHER).heading, counted(kind, len(of)), tuple(of))
        for kind, of in sorted(kinds.items(), key=lambda item: ORDER.get(item[0], len(ORDER)))
    )
