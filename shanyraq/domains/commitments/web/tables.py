"""The table of the register: its columns on the page, how they sort, and what of them a file holds."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.tables import Column
from shanyraq.base.ui.texts import pick
from shanyraq.domains.commitments.queries import Registered
from shanyraq.domains.commitments.web.facets import KINDS, MODALITIES, STATES


def commitment_columns(*, decided: bool) -> Sequence[Column[Registered]]:
    """The register. Its states have a column as soon as one commitment is decided."""
    state = Column("state", _("State"), _as_they_are("state", "rule", "next_due", "fell_due"), sort=_state)
    return (
        Column("commitment", _("Commitment"), _as_they_are("id", "text", "obligation"), css="w-50", fixed=True),
        Column("who", _("Who"), _as_they_are("actor"), sort=_who),
        Column("kind", _("Kind"), _as_they_are("kind"), sort=lambda item: str(KINDS[item.kind])),
        Column("binding", _("How binding"), _as_they_are("modality"), sort=_binding),
        *([state] if decided else []),
        Column("clause", _("Clause"), _as_they_are("clause", "check_data", "check_rule")),
    )


def _as_they_are(*names: str) -> dict[str, Callable[[Registered], Any]]:
    return {name: attrgetter(name) for name in names}


def _who(item: Registered) -> str:
    return pick(item.who).text


def _binding(item: Registered) -> int:
    return list(MODALITIES).index(item.modality)


def _state(item: Registered) -> str:
    return str(STATES.get(item.state, item.state))
