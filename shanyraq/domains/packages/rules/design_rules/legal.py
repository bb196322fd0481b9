"""The legal basis: which signatory has an instrument of its own, and which only the residual clause."""

from collections.abc import Iterator
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.parties import short_names
from shanyraq.domains.packages.rules.design_rules.places import clause
from shanyraq.domains.packages.rules.design_rules.sources import ours
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

LEGAL_ANNEX = ours("the legal annex names the basis of each signatory")


def _without_instrument(package: Package) -> Iterator[tuple[int, str, str, str]]:
    """Signatories without an instrument: index, party, short name, clause of the signature."""
    owners = {instrument.entity for instrument in package.legal.instruments}
    if not owners and package.legal.residual is None:
        return
    names = short_names(package)
    for number, signatory in enumerate(package.framework.signatories):
        if signatory.capacity == "entity" and signatory.party not in owners:
            name = names.get(signatory.party, signatory.party)
            yield number, signatory.party, name, clause(signatory)


def _residual(package: Package) -> list[str]:
    return package.legal.residual.entities if package.legal.residual else []


@design_rule(
    id="check.entity-without-legal-basis",
    severity=Severity.WARNING,
    title=gettext_noop("The legal annex names the basis on which each signatory works."),
    source=LEGAL_ANNEX,
)
def entity_without_legal_basis(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for signatories that the legal annex names nowhere: no agreement, not in the residual clause; and for
    a framework that states no legal basis at all.

    Privileges, visas, customs and liability rest on that basis. A general clause may cover the
    entity, but a ministry will look for its name. Add the agreement, or the name to the residual clause.
    """
    signed = [(n, each) for n, each in enumerate(package.framework.signatories) if each.capacity == "entity"]
    if signed and not package.legal.instruments and package.legal.residual is None:
        number, first = signed[0]
        message = gettext_noop("No legal basis is stated for any of the {count} entities that signed.")
        yield Hit(
            "legal", ("framework", "signatories", number), clause(first), Sentence(message, {"count": len(signed)})
        )
    for number, party, name, where in _without_instrument(package):
        if party not in _residual(package):
            message = gettext_noop("{entity} signed, but the legal annex does not name it.")
            loc = ("framework", "signatories", number)
            yield Hit(f"signatory {name}", loc, where, Sentence(message, {"entity": name}))


@design_rule(
    id="check.entity-under-residual-clause",
    severity=Severity.NOTE,
    title=gettext_noop("Each signatory has an agreement of its own with the Government."),
    source=LEGAL_ANNEX,
)
def entity_under_residual_clause(package: Package, as_of: date) -> Iterator[Hit]:
    """Lists signatories that the legal annex names only in the clause for all others.

    Their assistance rests on the decisions of their governing bodies and the general conventions.
    That is lawful; an agreement of their own makes offices, visas and tax exemption easier.
    """
    residual = package.legal.residual
    for _, party, name, _ in _without_instrument(package):
        if residual is not None and party in residual.entities:
            message = gettext_noop("{entity} has no agreement of its own; the residual clause names it.")
            loc = ("legal", "residual", "entities", residual.entities.index(party))
            yield Hit(f"signatory {name}", loc, clause(residual), Sentence(message, {"entity": name}))
