"""What may stand in the register. Pure: the rules see the entries and names that there are."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from shanyraq.kernel.decisions import LEADS_ON, SIGNED, STANDS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

HACT = Source(
    document="UNDG Harmonized Approach to Cash Transfers Framework",
    clause="Part 7, Macro and micro assessments: one assessment of a partner that several agencies share",
    edition="February 2014",
    url="https://unsdg.un.org/resources/harmonized-approach-cash-transfers-framework",
)
"""One partner must be one entry, or it is assessed and paid as several."""
PRIVACY = Source(
    document="United Nations Principles on Personal Data Protection and Privacy",
    clause="Principle 4, Retention: personal data is kept only as long as its purpose needs",
    edition="adopted by the High-Level Committee on Management, October 2018",
    url="https://unsceb.org/privacy-principles",
)


@dataclass(frozen=True, slots=True)
class Known:
    """An organisation that there is already. ``signed``: the document names it."""

    key: str
    names: tuple[str, ...]
    number: str = ""
    signed: bool = False


@rule(
    id="parties.one_entry",
    title=gettext_noop("An organisation stands once: in the document, or in the register."),
    source=HACT,
)
def same_as(key: str, names: Iterable[str], number: str, known: Iterable[Known]) -> list[Finding]:
    """Looks for an organisation with the same key, registration number or name.

    With two entries one partner is assessed twice, or its cash is counted apart from its risk. Use the entry
    that there is; where both exist already, merge them.
    """
    own = {folded(name) for name in names if name}
    found = []
    for each in known:
        values = {"key": each.key, "name": each.names[0] if each.names else each.key}
        if each.key == key:
            message = gettext_noop("The key {key} is taken by {name}")
            found.append(_same(message, values, "key"))
        elif number and number == each.number:
            message = gettext_noop("The registration number is that of {name} ({key})")
            found.append(_same(message, values, "number"))
        elif own & {folded(name) for name in each.names if name}:
            message = gettext_noop("{name} ({key}) has the same name; use that entry, or tell the two apart by name")
            found.append(_same(message, values, "name"))
    return found


def _same(message: str, values: Mapping[str, str], field: str) -> Finding:
    return Finding("parties.one_entry", Severity.ERROR, Sentence(message, values), field=field)


@rule(
    id="parties.signed_stays",
    field="key",
    title=gettext_noop("What the document names is changed by an amendment of the framework, not in the register."),
    source=SIGNED,
)
def refused_entry(key: str, *, is_signed: bool, has_ended: bool) -> list[Finding]:
    """Looks whether the organisation is one of the register, and still counts.

    The parties of a signed document are part of what both sides agreed. Propose an amendment instead.
    """
    if is_signed:
        message = gettext_noop("{key} is named by the signed document; propose an amendment of the framework")
        return [Finding("parties.signed_stays", Severity.ERROR, Sentence(message, {"key": key}))]
    if has_ended:
        message = gettext_noop("{key} has ended or was merged; restore it first")
        return [Finding("parties.signed_stays", Severity.ERROR, Sentence(message, {"key": key}))]
    return []


@rule(
    id="parties.merge",
    field="into",
    title=gettext_noop("An entry is merged into another one that counts."),
    source=LEADS_ON,
)
def refused_merge(key: str, into: str, known: Mapping[str, bool]) -> list[Finding]:
    """Looks whether both are different organisations of the framework, and the one that stays counts.

    ``known``: keys of the framework, and whether each still counts. What was
    merged into the one leads on to the other.
    """
    if key == into:
        return [Finding("parties.merge", Severity.ERROR, Sentence(gettext_noop("An entry is not merged into itself")))]
    if into not in known:
        message = gettext_noop("There is no organisation {key}")
        return [Finding("parties.merge", Severity.ERROR, Sentence(message, {"key": into}))]
    if not known[into]:
        message = gettext_noop("{key} has ended or was merged itself")
        return [Finding("parties.merge", Severity.ERROR, Sentence(message, {"key": into}))]
    return []


@rule(
    id="parties.contact_stays_ended",
    title=gettext_noop("A contact person who ended, or was merged, is not amended any more."),
    source=PRIVACY,
)
def refused_contact(name: str, *, has_ended: bool) -> list[Finding]:
    """Looks whether the entry of a contact person still counts.

    Their address and telephone were taken out, since they left or asked for it. Add them anew when they come back.
    """
    if not has_ended:
        return []
    message = gettext_noop("{name} has ended or was merged; add the contact person anew")
    return [Finding("parties.contact_stays_ended", Severity.ERROR, Sentence(message, {"name": name}))]


@rule(
    id="parties.contact_place",
    field="organisation",
    title=gettext_noop("A contact person is added to an organisation that counts."),
    source=STANDS,
)
def refused_place(key: str, *, counts: bool, into: str = "") -> list[Finding]:
    """Looks whether the organisation that somebody is added or moved to still counts.

    ``into``: the organisation that it was merged into. Whoever stands there already stays, and can be put right.
    """
    if counts:
        return []
    if into:
        message = gettext_noop("{key} was merged into {into}; choose that organisation")
    else:
        message = gettext_noop("{key} has ended; restore it first, or choose another organisation")
    return [Finding("parties.contact_place", Severity.ERROR, Sentence(message, {"key": key, "into": into}))]


def lead(key: str, merged: Mapping[str, str]) -> str:
    """The organisation to which a merged entry leads at last; itself where it was merged into none.

    ``merged``: entries that were merged, and into which organisation each.
    """
    passed = {key}
    while merged.get(key, key) not in passed:
        key = merged[key]
        passed.add(key)
    return key


@lru_cache(10_000)
def folded(name: str) -> str:
    """A name without what writing adds: capitals, accents, quotation marks, punctuation, double spaces."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(re.findall(r"\w+", plain))
