"""Lists that forms of notices choose from."""

from django.utils.translation import gettext as _

from shanyraq.base.doors.choices import Choices
from shanyraq.base.notices.telling import kinds
from shanyraq.base.notices.vocabulary import PACES


def kinds_list(framework: str) -> Choices:
    """Every kind of notice."""
    return [(kind.name, _(kind.title)) for kind in kinds().values()]


def paces_list(framework: str) -> Choices:
    """How often letters can come."""
    return [(pace.value, _(title)) for pace, title in PACES.items()]
