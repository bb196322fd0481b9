"""The one table of money: every view adds up the same lines, so that no two of them can disagree."""

from django.db import models


class Line(models.Model):
    """Money of one year of a sub-output, of one entity, from one contributing partner, of one kind of source.

    ``entity`` and ``contributor`` are keys of organisations, or as they were printed; ``instrument`` is a kind of
    source. Empty: what is not told apart. An amount of None is not said, which is not zero; a line that says nothing
    was taken out. US dollars.
    """

    sub_output = models.ForeignKey("workplans.SubOutput", models.PROTECT, related_name="lines")
    year = models.PositiveSmallIntegerField()
    entity = models.CharField(max_length=400, blank=True)
    contributor = models.CharField(max_length=400, blank=True)
    instrument = models.CharField(max_length=40, blank=True)
    required = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    available = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    spent = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sub_output", "year", "entity", "contributor", "instrument"], name="line_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.entity} {self.contributor}".strip()
