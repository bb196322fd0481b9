"""Reads of organisations: the legal basis of each entity, the register and its contact people."""

from shanyraq.domains.parties.queries.legal import UN_ENTITY, LegalPage, legal_page

__all__ = ["UN_ENTITY", "LegalPage", "legal_page"]
