"""Lists that forms choose from: frameworks, and the languages of one."""

from shanyraq.base.doors.choices import Choices
from shanyraq.base.ui.texts import name_of, pick
from shanyraq.domains.packages.queries import versions_for, versions_in_force


def frameworks_list(framework: str) -> Choices:
    """Every framework by its code."""
    return [(each.code, f"{each.code} – {pick(each.title, each.language)}") for each in versions_in_force()]


def languages_list(framework: str) -> Choices:
    """The languages in which a framework has texts, that of the signed document first."""
    found = {language: None for each in versions_for(framework) for language in (each.language, *each.languages)}
    return [(language, name_of(language)) for language in found]
