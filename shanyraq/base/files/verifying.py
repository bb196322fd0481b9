"""Whether the contents that are kept are the ones that were sent."""

from collections.abc import Iterator
from dataclasses import dataclass

from shanyraq.base.files.keeping import digest_of, is_kept, place_of, store
from shanyraq.base.files.models import Blob
from shanyraq.kernel.sentences import Sentence, gettext_noop

MISSING = gettext_noop("it is missing")
UNREAD = gettext_noop("it cannot be read: {problem}")
CHANGED = gettext_noop("its content is another: {digest}")


@dataclass(frozen=True, slots=True)
class Fault:
    """A content that is not there, or not as it was sent."""

    digest: str
    problem: Sentence


def faults() -> Iterator[Fault | None]:
    """Reads every content that is kept and hashes it anew, in the order of the hashes: what is wrong, or None. One that
    is dropped meanwhile is left out.
    """
    for digest in Blob.objects.order_by("digest").values_list("digest", flat=True).iterator():
        place = place_of(digest)
        try:
            with store().open(place) as file:
                found = digest_of(file)
        except FileNotFoundError:
            if is_kept(digest):
                yield Fault(digest, Sentence(MISSING))
            continue
        except OSError as error:
            yield Fault(digest, Sentence(UNREAD, {"problem": error.strerror or str(error)}))
            continue
        yield None if found == digest else Fault(digest, Sentence(CHANGED, {"digest": found}))
