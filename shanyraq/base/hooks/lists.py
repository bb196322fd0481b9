"""Lists that commands of webhooks choose from."""

from django.utils.translation import gettext as _

from shanyraq.base.doors.choices import Choices
from shanyraq.base.verbs import verbbook


def events_list(framework: str) -> Choices:
    """Every verb, for each leaves an event."""
    return [(verb.name, _(verb.title)) for verb in verbbook().values()]
