"""The words of the domain: kinds of organisations in the register, kinds of legal instruments. Pure."""

from enum import StrEnum

from shanyraq.kernel.sentences import gettext_noop


class Kind(StrEnum):
    """Kinds of organisations, as the package format has them. A group is no organisation."""

    UN_ENTITY = "un_entity"
    GOVERNMENT = "government"
    PARLIAMENT = "parliament"
    LOCAL_GOVERNMENT = "local_government"
    JUSTICE_OVERSIGHT = "justice_oversight"
    CIVIL_SOCIETY = "civil_society"
    PRIVATE_SECTOR = "private_sector"
    ACADEMIA = "academia"
    MEDIA = "media"
    DEVELOPMENT_PARTNER = "development_partner"
    FINANCIAL_INSTITUTION = "financial_institution"
    INTERNATIONAL_BODY = "international_body"
    NETWORK = "network"


KINDS = {
    Kind.UN_ENTITY: gettext_noop("UN entities"),
    Kind.GOVERNMENT: gettext_noop("Government"),
    Kind.LOCAL_GOVERNMENT: gettext_noop("Local government"),
    Kind.PARLIAMENT: gettext_noop("Parliament"),
    Kind.JUSTICE_OVERSIGHT: gettext_noop("Justice and oversight"),
    Kind.CIVIL_SOCIETY: gettext_noop("Civil society"),
    Kind.PRIVATE_SECTOR: gettext_noop("Private sector"),
    Kind.ACADEMIA: gettext_noop("Academia"),
    Kind.FINANCIAL_INSTITUTION: gettext_noop("Financial institutions"),
    Kind.DEVELOPMENT_PARTNER: gettext_noop("Development partners"),
    Kind.INTERNATIONAL_BODY: gettext_noop("International bodies"),
    Kind.NETWORK: gettext_noop("Networks and platforms"),
    Kind.MEDIA: gettext_noop("Media"),
}
"""What the kinds are called, in English; a page translates it."""

INSTRUMENTS = {
    "basic_assistance_agreement": gettext_noop("Standard basic assistance agreement"),
    "basic_assistance_agreement_applied": gettext_noop("Basic assistance agreement of another entity, applied"),
    "basic_cooperation_agreement": gettext_noop("Basic cooperation agreement"),
    "country_cooperation_agreement": gettext_noop("Country cooperation agreement"),
    "office_agreement": gettext_noop("Agreement on an office"),
    "cooperation_agreement": gettext_noop("Cooperation agreement"),
    "basic_agreement": gettext_noop("Basic agreement"),
}
"""Kinds of legal instruments, as the package format has them, and what they are called, in English."""
