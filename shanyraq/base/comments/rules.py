"""Who can be mentioned, and what can be answered. Pure."""

from collections.abc import Iterable

from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

ASVS = Source(
    document="OWASP Application Security Verification Standard",
    clause="8.2.2 Operation level authorization: access to specific data items",
    edition="5.0, May 2025",
    url="https://owasp.org/www-project-application-security-verification-standard/",
)


@rule(
    id="comments.mentions",
    field="mentions",
    title=gettext_noop("Only people who hold a role in the framework are mentioned."),
    source=ASVS,
)
def refused_mentions(wanted: Iterable[int], members: Iterable[int]) -> list[Finding]:
    """Looks whether everybody who is mentioned holds a role in the framework.

    Nobody else may read the comment; a mention would call them to something that does not exist for them.
    """
    strangers = sorted(set(wanted) - set(members))
    if not strangers:
        return []
    message = gettext_noop(
        "Only people with a role in this framework can be mentioned; these are not among them: {strangers}"
    )
    return [
        Finding("comments.mentions", Severity.ERROR, Sentence(message, {"strangers": ", ".join(map(str, strangers))}))
    ]


@rule(
    id="comments.reply",
    field="reply_to",
    title=gettext_noop("A reply stands where the comment stands that it answers, while that one counts."),
    source=ASVS,
)
def refused_reply(*, is_here: bool, has_ended: bool) -> list[Finding]:
    """Looks whether the comment that is answered is about the same thing and has not ended.

    An answer elsewhere is read by others than the question, and makes no sense to them.
    """
    if not is_here:
        message = gettext_noop("The comment that you answer is not about this thing")
    elif has_ended:
        message = gettext_noop("The comment that you answer has ended")
    else:
        return []
    return [Finding("comments.reply", Severity.ERROR, Sentence(message))]
