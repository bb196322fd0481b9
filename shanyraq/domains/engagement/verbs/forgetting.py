"""Drops the words of feedback that was declined or withdrawn long ago; that it was sent, and its state, stay."""

from datetime import datetime, timedelta

from django.db import transaction

from shanyraq.domains.engagement.models import Feedback
from shanyraq.domains.engagement.rules.sending import thresholds
from shanyraq.domains.engagement.verbs.evidence import erase_evidence
from shanyraq.domains.engagement.vocabulary import CONTENT, State


def forget_words(at: datetime) -> int:
    """Empties what was declined or withdrawn, and nobody put back since, with its answer and its files. Gives how many.

    The reason stays: the sender reads it with the receipt.
    """
    day = at.date()
    since = day - timedelta(days=thresholds()["words-kept-days"].on(day))
    ended = Feedback.objects.filter(state__in=[State.DECLINED, State.WITHDRAWN], ended_on__lt=since)
    with transaction.atomic():
        numbers = list(ended.exclude(text="").values_list("pk", flat=True))
        dropped = ended.filter(pk__in=numbers).update(**CONTENT, answer={}, office="", answered_on=None)
        erase_evidence(Feedback.objects.filter(pk__in=numbers, text="").select_related("framework"))
    return dropped
