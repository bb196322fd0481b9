"""Lists that forms of accounts choose from."""

from django.conf import settings
from django.utils.translation import gettext as _

from shanyraq.base.access.rules.giving import given_by
from shanyraq.base.access.vocabulary import PERMISSIONS, READ_TRAIL, ROLES, Permission
from shanyraq.base.doors.choices import Choices
from shanyraq.base.ui.texts import name_of
from shanyraq.base.verbs import verbbook
from shanyraq.kernel.actors import Actor, Door


def roles_list(framework: str, by: Actor) -> Choices:
    """The roles that whoever asks gives in some place, each with its title."""
    given = given_by(by)
    return [(role.value, _(facts.title)) for role, facts in ROLES.items() if role in given]


def verbs_list(framework: str) -> Choices:
    """Every action that a program can do, and what it can read that is not public."""
    done = [(verb.name, _(verb.title)) for verb in verbbook().values() if Door.API in verb.doors]
    return [*done, (READ_TRAIL, _(PERMISSIONS[Permission.SEE_TRAIL]))]


def languages_list(framework: str) -> Choices:
    """The languages of the interface, each by its own name."""
    return [(code, name_of(code)) for code, _name in settings.LANGUAGES]
