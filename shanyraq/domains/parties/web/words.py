"""Words for kinds of organisations, of legal instruments, and for what happened to these on a date."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shanyraq.domains.parties import vocabulary

KINDS: dict[str, str | Promise] = {kind.value: _(title) for kind, title in vocabulary.KINDS.items()}

INSTRUMENTS: dict[str, str | Promise] = {
    "basic_assistance_agreement": _("Standard basic assistance agreement"),
    "basic_assistance_agreement_applied": _("Basic assistance agreement of another entity, applied"),
    "basic_cooperation_agreement": _("Basic cooperation agreement"),
    "country_cooperation_agreement": _("Country cooperation agreement"),
    "office_agreement": _("Agreement on an office"),
    "cooperation_agreement": _("Cooperation agreement"),
    "basic_agreement": _("Basic agreement"),
}

EVENTS: dict[str, str | Promise] = {
    "signed": _("signed"),
    "concluded": _("concluded"),
    "ratified": _("ratified"),
    "in_force": _("in force"),
    "dated": _("dated"),
}
