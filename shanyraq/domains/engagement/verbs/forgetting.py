"""Drops the words of feedback that was declined or withdrawn long ago; that it was sent, and its state, stay."""

from datetime import datetime, timedelta

from shanyraq.domains.engagement.models import Feedback
from shanyraq.domains.engagement.rules.sending import thresholds
from shanyraq.domains.engagement.vocabulary import CONTENT, State


def forget_words(at: datetime) -> int:
    """Empties what was declined or withdrawn, and nobody put back since, with its answer. Gives how many.

    One statement. The reason stays: the sender reads it with the receipt.
    """
    day = at.date()
    since = day - timedelta(days=thresholds()["words-kept-days"].on(day))
    ended = Feedback.objects.filter(state__in=[State.DECLINED, State.WITHDRAWN], ended_on__lt=since)
    return ended.exclude(text="").update(**CONTENT, answer={}, office="", answered_on=None)
