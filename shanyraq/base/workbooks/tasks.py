"""The background task of workbooks, and what begins it: keeping or moving on, and queuing, are one transaction."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone, translation
from django_tasks import task

from shanyraq.base.workbooks import uploads
from shanyraq.base.workbooks.models import Upload
from shanyraq.base.workbooks.uploads import go_on

LONGEST_REASON, LONGEST_NAME = 2000, 200


@task()
def go_on_with(pk: str) -> None:
    """Goes on with an uploaded workbook: looks at its rows, or does them."""
    go_on(UUID(pk), timezone.now())


def look_at(sent: Any, person: Any, at: datetime, *, reason: str, **facts: str) -> Upload:
    """Keeps a workbook that somebody sent, and lets it be looked at; neither happens without the other."""
    with transaction.atomic():
        kept = uploads.keep(
            person,
            at,
            reason=reason.strip()[:LONGEST_REASON],
            language=translation.get_language() or "en",
            name=(sent.name or "")[:LONGEST_NAME],
            content=sent.read(),
            **facts,
        )
        go_on_with.enqueue(str(kept.pk))
    return kept


def do_rows_of(upload: Upload) -> None:
    """Lets the rows of a workbook be done, where that can be done now; asked again, nothing happens."""
    with transaction.atomic():
        if uploads.begin(upload):
            go_on_with.enqueue(str(upload.pk))
