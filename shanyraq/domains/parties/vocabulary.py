"""The words of the domain: kinds of organisations in the register. Pure."""

from enum import StrEnum


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
