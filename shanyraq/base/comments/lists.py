"""Lists that forms of comments choose from."""

from django.utils import timezone

from shanyraq.base.comments.queries import members
from shanyraq.base.doors.choices import Choices


def members_list(framework: str) -> Choices:
    """Everybody who can be mentioned today, by the number of their account: addresses are nobody's business here."""
    return [(str(person.pk), person.name) for person in members(framework, timezone.now().date())]
