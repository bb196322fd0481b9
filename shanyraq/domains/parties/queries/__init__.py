"""Reads of organisations: the legal basis of each entity, the register and its contact people."""

from shanyraq.domains.parties.queries.legal import BASES, UN_ENTITY, LegalPage, basis_of, is_own, legal_page

__all__ = ["BASES", "UN_ENTITY", "LegalPage", "basis_of", "is_own", "legal_page"]
