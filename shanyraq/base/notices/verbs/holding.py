"""The account of whoever acts, while verbs of notices write."""

from shanyraq.base.access.models import Person
from shanyraq.base.accounts.verbs.person import own
from shanyraq.base.verbs import Trail


def held(trail: Trail) -> Person:
    """The account of whoever acts, held until the transaction ends: of two at once, the second comes later.

    :raises NotAllowed: when it is somebody without one.
    """
    return Person.objects.select_for_update().get(pk=own(trail).pk)
