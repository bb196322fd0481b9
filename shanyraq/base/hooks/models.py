"""Where events are sent, and how far each of these places has got."""

from django.conf import settings
from django.db import models

from shanyraq.base.hooks.rules import Status


class Hook(models.Model):
    """An address that gets events: of one framework, or of everything where ``framework`` is empty.

    ``verbs``: those whose events it gets; None for all. ``reached``: the number of the event up to which there is
    nothing left to send. The trail itself is the queue. ``secret`` is encrypted (``signing``). ``person`` answers for
    it: while they may not keep webhooks there, it rests; None: the installation itself does.
    """

    framework = models.CharField(max_length=60, blank=True)
    url = models.CharField(max_length=500)
    secret = models.CharField(max_length=300)
    verbs = models.JSONField(null=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="webhooks")
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    reached = models.BigIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"webhook {self.pk}"


class Delivery(models.Model):
    """An event on its way to an address. ``next_try`` is None once it is delivered, or was given up.

    ``answer`` is what came back from the last try: the status, or what went wrong.
    """

    hook = models.ForeignKey(Hook, models.PROTECT, related_name="deliveries")
    event = models.BigIntegerField()
    status = models.CharField(
        max_length=10, choices=[(each.value, each.capitalize()) for each in Status], default=Status.WAITING
    )
    tries = models.PositiveSmallIntegerField(default=0)
    next_try = models.DateTimeField(null=True)
    tried_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["hook", "event"]
        constraints = [models.UniqueConstraint(fields=["hook", "event"], name="delivery_once")]
        indexes = [models.Index(fields=["status", "tried_at"], name="delivery_by_status")]

    def __str__(self) -> str:
        return f"event {self.event} to {self.hook_id}"
