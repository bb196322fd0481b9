"""Organisations: those that the signed document names, and the register of those that joined since."""

from shanyraq.domains.parties.models.register import Contact, Registered, RegisteredName
from shanyraq.domains.parties.models.signed import Instrument, LegalProvision, Organisation, Signatory

__all__ = ["Contact", "Instrument", "LegalProvision", "Organisation", "Registered", "RegisteredName", "Signatory"]
