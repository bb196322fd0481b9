"""One line for all that waits for the same step, however much it is."""

from collections.abc import Mapping
from datetime import datetime

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.sentences import Sentence


def counted(
    reader: Reader,
    version: Version,
    right: Permission,
    said: Sentence,
    since: datetime,
    *,
    kind: str,
    at: tuple[str, Mapping[str, str]],
) -> Notice:
    """What waits in a framework for those who hold a right.

    :param since: when the newest of it came up; for the reader not before they got the right.
    :param at: the list that shows it, and by what that is narrowed.
    """
    page, asks = at
    came = reader.came(since, right, version.code)
    return Notice(kind=kind, said=said, framework=version.code, page=page, args=(version.code,), asks=asks, since=came)
