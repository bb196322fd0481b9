"""What can be chosen. Pure."""

from collections.abc import Iterable

from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

ONE_CLICK = Source(
    document="RFC 8058, Signaling One-Click Functionality for List Email Headers",
    clause="3. High-Level Goals: which list the recipient is unsubscribed from",
    edition="January 2017",
    url="https://www.rfc-editor.org/rfc/rfc8058",
)


@rule(
    id="notices.kind",
    field="kind",
    title=gettext_noop("Only letters that there are can be chosen, or be left out."),
    source=ONE_CLICK,
)
def refused_kind(wanted: str, known: Iterable[str]) -> list[Finding]:
    """Looks whether there are letters of this kind.

    Whoever leaves out a misspelt kind goes on getting the letters, and believes that they do not.
    """
    known = sorted(known)
    if wanted in known:
        return []
    message = gettext_noop("There are no letters about “{kind}”; there are: {known}")
    return [Finding("notices.kind", Severity.ERROR, Sentence(message, {"kind": wanted, "known": ", ".join(known)}))]
