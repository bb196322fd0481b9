"""Which documents are attached. Pure."""

from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

OWN_FILES = Source(
    document="OWASP Application Security Verification Standard",
    clause="8.2.2 Operation level authorization: access to specific data items",
    edition="5.0, May 2025",
    url="https://owasp.org/www-project-application-security-verification-standard/",
)


@rule(
    id="attachments.sent",
    field="file",
    title=gettext_noop("Only a file that one has sent oneself is attached."),
    source=OWN_FILES,
)
def refused_unsent(*, has_sent: bool) -> list[Finding]:
    """Looks whether whoever attaches the file has sent it, and not too long ago.

    Whoever knows nothing but the hash of a file could otherwise attach it to something of theirs and read it there.
    Send the file again.
    """
    if has_sent:
        return []
    return [Finding("attachments.sent", Severity.ERROR, Sentence(gettext_noop("The file is not here; send it again")))]


@rule(
    id="attachments.once",
    field="file",
    title=gettext_noop("The same content is attached to a thing once."),
    source=OWN_FILES,
)
def refused_again(attached_as: str) -> list[Finding]:
    """Looks whether the content hangs on the thing already, under whatever name; empty where it does not.

    Two copies of one document are read twice and commented on apart.
    """
    if not attached_as:
        return []
    message = gettext_noop("This content is attached here already, as «{name}»")
    return [Finding("attachments.once", Severity.ERROR, Sentence(message, {"name": attached_as}))]
