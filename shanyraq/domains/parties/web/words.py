"""Words for kinds of organisations, of legal instruments, and for what happened to these on a date."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shanyraq.domains.parties import vocabulary

KINDS: dict[str, str | Promise] = {kind.value: _(title) for kind, title in vocabulary.KINDS.items()}

INSTRUMENTS: dict[str, str | Promise] = {kind: _(title) for kind, title in vocabulary.INSTRUMENTS.items()}

EVENTS: dict[str, str | Promise] = {
    "signed": _("signed"),
    "concluded": _("concluded"),
    "ratified": _("ratified"),
    "in_force": _("in force"),
    "dated": _("dated"),
}
