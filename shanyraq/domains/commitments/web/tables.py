"""The table of the register: its columns on the page, how they sort, and what of them a file holds."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.tables import Column
from shanyraq.base.ui.texts import pick
from shanyraq.domains.commitments.queries import Registered
from shanyraq.domains.commitments.web.facets import KINDS, MODALITIES, STATES

Fields = dict[str, Callable[[Registered], Any]]


def commitment_columns(own: str, *, decided: bool) -> Sequence[Column[Registered]]:
    """The register. Its states have a column as soon as one commitment is decided.

    :param own: the language of the signed document; texts stand in the reader's where there is one.
    """

    def said(of: Callable[[Registered], Any]) -> Callable[[Registered], str]:
        return lambda item: pick(of(item), own).text

    commitment: Fields = {**_as_they_are("id", "text"), "obligation": said(attrgetter("wording"))}
    who = said(attrgetter("who"))
    checked: Fields = {
        **_as_they_are("clause"),
        "check_data": said(lambda item: item.recipe and item.recipe.data),
        "check_rule": said(lambda item: item.recipe and item.recipe.rule),
    }
    state = Column("state", _("State"), _as_they_are("state", "rule", "next_due", "fell_due"), sort=_state)
    return (
        Column("commitment", _("Commitment"), commitment, css="w-50", fixed=True),
        Column("who", _("Who"), {"actor": who}, sort=who),
        Column("kind", _("Kind"), _as_they_are("kind"), sort=lambda item: str(KINDS[item.kind])),
        Column("binding", _("How binding"), _as_they_are("modality"), sort=_binding),
        *([state] if decided else []),
        Column("clause", _("Clause"), checked),
    )


def _as_they_are(*names: str) -> Fields:
    return {name: attrgetter(name) for name in names}


def _binding(item: Registered) -> int:
    return list(MODALITIES).index(item.modality)


def _state(item: Registered) -> str:
    return str(STATES.get(item.state, item.state))
