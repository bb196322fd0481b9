"""Files that a form sends: each is kept for whoever sent it, and its hash stands in the place of the field."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from shanyraq.base.doors.fields import fields_of
from shanyraq.base.files.keeping import FULL, NoRoom, keep
from shanyraq.base.verbs import Verb
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.sentences import Sentence


def keep_sent(request: HttpRequest, verb: Verb, entered: dict[str, Any]) -> dict[str, list[Sentence]]:
    """Puts the hash of each file into what was entered; gives back what is wrong with files, by field."""
    found: dict[str, list[Sentence]] = {}
    for field in fields_of(verb.told):
        if field.kind != "file":
            continue
        sent = request.FILES.get(field.name)
        if sent is None:
            if getattr(request, "no_room", False):
                found[field.name] = [Sentence(FULL)]
            continue
        entered.pop(field.name, None)  # the file that was kept before gives way
        person = request.actor.person  # type: ignore[attr-defined]
        try:
            kept = keep(sent, sent.name or "", sent.size or 0, person=person, at=timezone.now(), taken=field.endings)
        except Refused as error:
            found[field.name] = [finding.message for finding in error.findings]
        except NoRoom as error:
            found[field.name] = [Sentence(str(error))]
        else:
            entered[field.name] = kept.upload.blob.digest
    return found
