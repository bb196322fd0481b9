"""The background task of workbooks."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from shanyraq.base.workbooks.uploads import go_on


@task()
def go_on_with(pk: str) -> None:
    """Goes on with an uploaded workbook: looks at its rows, or does them."""
    go_on(UUID(pk), timezone.now())
