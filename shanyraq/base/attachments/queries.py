"""Reads of documents: those of a thing, one by its number."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from shanyraq.base.access.rules import is_member
from shanyraq.base.attachments.models import Attachment
from shanyraq.base.doors.subjects import is_seen
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import gettext_noop


def documents_of(framework: str, kind: str, key: str, until: date | None = None) -> QuerySet[Attachment]:
    """The documents of a thing in the order in which they came, with a day those of that day. One statement."""
    return documents_of_kind(framework, kind, until).filter(key=key).select_related("blob")


def documents_of_kind(framework: str, kind: str, until: date | None = None) -> QuerySet[Attachment]:
    """The documents of all things of a kind in the order in which they came, with a day those of that day."""
    found = Attachment.objects.filter(framework=framework, kind=kind)
    if until is None or until == date.max:
        return found
    end = datetime.combine(until, time.max, UTC)
    return found.filter(at__lte=end).filter(Q(ended_at=None) | Q(ended_at__gt=end))


def document_for(framework: str, number: int, by: Actor) -> Attachment:
    """A document, for whoever may see it.

    :raises NotFound: when there is none, or not for whoever asks.
    """
    found = Attachment.objects.select_related("blob").filter(framework=framework, pk=number).first()
    if found is None or not is_member(by, framework) or not is_seen(found.kind, framework, by, found.key):
        raise NotFound(gettext_noop("document"))
    return found


def attachments_beside(things: Q) -> QuerySet[Any]:
    """The documents that are attached to some things, by their keys in the trail."""
    found = Attachment.objects.filter(things).order_by()
    return found.annotate(in_trail=Cast("pk", CharField())).values_list("in_trail", flat=True)


def attachments_about(framework: str, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The things, by kind and key, that documents are about; whether they ended or not. One statement."""
    found = Attachment.objects.filter(framework=framework, pk__in=[int(key) for key in keys])
    return {str(pk): (kind, key) for pk, kind, key in found.values_list("pk", "kind", "key")}
