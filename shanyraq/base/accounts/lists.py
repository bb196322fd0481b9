"""Lists that forms of accounts choose from."""

from django.utils.translation import gettext as _

from shanyraq.base.access.queries import people
from shanyraq.base.access.vocabulary import ROLES
from shanyraq.base.doors.choices import Choices


def roles_list(framework: str) -> Choices:
    """Every role with its title."""
    return [(role.value, _(facts.title)) for role, facts in ROLES.items()]


def people_list(framework: str) -> Choices:
    """Everybody with an account, by address."""
    return [(person.email, f"{person.name} ({person.email})") for person in people().filter(is_active=True)]
