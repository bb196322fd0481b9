"""Organisations: those that the signed document names, and the register of those that joined since."""

from shanyraq.domains.parties.models.register import Contact, Mark, Registered
from shanyraq.domains.parties.models.signed import Instrument, LegalProvision, Organisation, Signatory

__all__ = ["Contact", "Instrument", "LegalProvision", "Mark", "Organisation", "Registered", "Signatory"]
