"""What is said to whoever lacks a right, or whose token was made for other things, where no verb is asked for."""

from collections.abc import Iterable

from shanyraq.base.access.vocabulary import PERMISSIONS, Permission
from shanyraq.kernel.errors import NotAllowed
from shanyraq.kernel.sentences import Sentence, gettext_noop

NEEDS = gettext_noop("This needs the right «{right}»")
NEEDS_ONE = gettext_noop("This needs one of the rights {rights}")
NOT_MADE_FOR = gettext_noop("This token was not made for {verb}")


def lacking(*rights: Permission) -> NotAllowed:
    """The refusal of something that needs one of these rights."""
    first, *others = (Sentence(PERMISSIONS[each]) for each in dict.fromkeys(rights))
    if not others:
        return NotAllowed(Sentence(NEEDS, {"right": first}), lacks_right=True)
    named = [Sentence("«{right}»", {"right": each}) for each in (first, *others)]
    return NotAllowed(Sentence(NEEDS_ONE, {"rights": named}), lacks_right=True)


def not_made_for(verbs: Iterable[str]) -> NotAllowed:
    """The refusal of a token that is for none of these verbs."""
    return NotAllowed(Sentence(NOT_MADE_FOR, {"verb": ", ".join(verbs)}))
