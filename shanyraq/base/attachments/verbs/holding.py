"""Contents that a thing of a domain holds, and lets go of: they stay as long as it wants them.

The thing keeps the hash; what holds the content is a row here, for tables of domains point to none of the base.
"""

from collections.abc import Collection
from functools import partial

from django.db import transaction

from shanyraq.base.attachments.models import Held
from shanyraq.base.files.forgetting import drop_unheld
from shanyraq.base.files.models import Upload
from shanyraq.kernel.subjects import Subject


def hold(upload: Upload, by: Subject) -> None:
    """Holds what somebody sent for a thing; it waits for nobody any more."""
    Held.objects.get_or_create(framework=by.framework, kind=by.kind, key=by.key, blob=upload.blob)
    Upload.objects.filter(pk=upload.pk).delete()


def let_go(things: Collection[Subject]) -> None:
    """Lets go of all that things hold. A content that nothing else holds is erased once the transaction holds."""
    digests: list[str] = []
    for each in things:
        found = Held.objects.filter(framework=each.framework, kind=each.kind, key=each.key)
        digests += found.values_list("blob__digest", flat=True)
        found.delete()
    if digests:
        transaction.on_commit(partial(drop_unheld, digests), robust=True)  # else it goes with what hangs on nothing
