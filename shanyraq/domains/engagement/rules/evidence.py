"""Which files are taken as evidence. Pure."""

from collections.abc import Collection
from datetime import date

from shanyraq.domains.engagement.rules.sending import thresholds
from shanyraq.domains.engagement.rules.sources import FILED, MINIMAL
from shanyraq.domains.engagement.vocabulary import Kind
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop

MEGABYTE = 1_000_000


def most_megabytes(on: date) -> int:
    """How large a file may be."""
    return int(thresholds()["file-megabytes"].on(on))


@rule(
    id="engagement.feedback_files",
    field="file",
    title=gettext_noop("Files come with an offered observation, each of so many megabytes at most."),
    source=FILED,
)
def refused_files(kind: str, size: int, on: date) -> list[Finding]:
    """Looks whether a file comes with an observation, and at its size in bytes."""
    if kind != Kind.OBSERVATION:
        message = gettext_noop("A file comes with an observation; offer one, or send the comment without it")
        return [Finding("engagement.feedback_files", Severity.ERROR, Sentence(message))]
    most = most_megabytes(on)
    if size <= most * MEGABYTE:
        return []
    message = gettext_noop("The file has {size:.1f} MB; at most {most} MB are taken as evidence")
    values = {"size": size / MEGABYTE, "most": most}
    return [Finding("engagement.feedback_files", Severity.ERROR, Sentence(message, values))]


@rule(
    id="engagement.bare_pictures",
    field="file",
    title=gettext_noop("A picture that is offered says nothing of who made it, where and when."),
    source=MINIMAL,
)
def refused_picture(*, is_bare: bool | None) -> list[Finding]:
    """Looks whether anything but the picture is in its file; one that cannot be read is asked for anew. Forms take it
    out by themselves; programs send it without.
    """
    if is_bare:
        return []
    message = gettext_noop("The picture holds more than itself, such as its place and day; send it without")
    if is_bare is None:
        message = gettext_noop("The picture cannot be read; save it again, as PNG or JPEG")
    return [Finding("engagement.bare_pictures", Severity.ERROR, Sentence(message))]


@rule(
    id="engagement.published_files",
    field="files",
    title=gettext_noop("Of the files of feedback only those are published that it has."),
    source=FILED,
)
def refused_missing(missing: Collection[int]) -> list[Finding]:
    """Looks for numbers of files that came with nothing."""
    if not missing:
        return []
    message = gettext_noop("It has no file {number}")
    values = {"number": ", ".join(map(str, sorted(missing)))}
    return [Finding("engagement.published_files", Severity.ERROR, Sentence(message, values))]
