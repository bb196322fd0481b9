"""``parties.yaml``, ``legal.yaml`` and the signatories of ``framework.yaml``, to rows and back."""

from typing import Any

from shanyraq.domains.packages.mapping import item_from, link_all, linked, row_from, save_all
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Instrument as InstrumentItem
from shanyraq.domains.packages.schema import Legal, Package, Parties
from shanyraq.domains.packages.schema import Organisation as OrganisationItem
from shanyraq.domains.packages.schema import Signatory as SignatoryItem
from shanyraq.domains.packages.schema.legal import LegalProvision as ProvisionItem
from shanyraq.domains.packages.schema.legal import Residual
from shanyraq.domains.parties.models import Instrument, LegalProvision, Organisation, Signatory

RESIDUAL = "residual"


def write(version: Version, package: Package) -> None:
    """Inserts organisations, signatories, instruments and legal provisions."""
    items = package.parties.organisations
    parties = save_all([row_from(item, Organisation, version=version, order=n) for n, item in enumerate(items)])
    children = [parties[item.key] for item in items if item.parent]
    for item in items:
        if item.parent:
            parties[item.key].parent = parties[item.parent]
    Organisation.objects.bulk_update(children, ["parent"])
    save_all(
        [
            row_from(item, Signatory, version=version, order=n, party=parties[item.party])
            for n, item in enumerate(package.framework.signatories)
        ]
    )
    _write_instruments(version, package.legal, parties)
    _write_provisions(version, package.legal, parties)


def _write_instruments(version: Version, legal: Legal, parties: dict[str, Organisation]) -> None:
    rows = save_all(
        [
            row_from(item, Instrument, version=version, order=n, entity=parties[item.entity])
            for n, item in enumerate(legal.instruments)
        ]
    )
    applying = [item for item in legal.instruments if item.applies]
    for item in applying:
        rows[item.key].applies = rows[str(item.applies)]
    Instrument.objects.bulk_update([rows[item.key] for item in applying], ["applies"])


def _write_provisions(version: Version, legal: Legal, parties: dict[str, Organisation]) -> None:
    rows = [row_from(item, LegalProvision, version=version, order=n + 1) for n, item in enumerate(legal.provisions)]
    if legal.residual:
        rows.append(row_from(legal.residual, LegalProvision, version=version, order=0, key=RESIDUAL, is_residual=True))
    save_all(rows)
    if legal.residual:
        pairs = [(rows[-1], parties[key]) for key in legal.residual.entities]
        link_all(LegalProvision.entities.through, pairs)


def read(version: Version) -> dict[str, Any]:
    """The parts as they were written."""
    organisations = Organisation.objects.filter(version=version).select_related("parent")
    signatories = Signatory.objects.filter(version=version).select_related("party")
    instruments = Instrument.objects.filter(version=version).select_related("entity", "applies")
    provisions = list(LegalProvision.objects.filter(version=version))
    covered = linked(LegalProvision.entities.through, "legalprovision", "organisation", legalprovision__version=version)
    residual = [row for row in provisions if row.is_residual]
    return {
        "framework": {"signatories": [item_from(row, SignatoryItem, party=row.party.key) for row in signatories]},
        "parties": Parties(
            organisations=[
                item_from(row, OrganisationItem, parent=row.parent.key if row.parent else None) for row in organisations
            ]
        ),
        "legal": Legal(
            instruments=[
                item_from(
                    row,
                    InstrumentItem,
                    entity=row.entity.key,
                    applies=row.applies.key if row.applies else None,
                )
                for row in instruments
            ],
            residual=item_from(residual[0], Residual, entities=covered.get(residual[0].pk, [])) if residual else None,
            provisions=[item_from(row, ProvisionItem) for row in provisions if not row.is_residual],
        ),
    }
