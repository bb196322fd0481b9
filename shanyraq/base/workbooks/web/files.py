"""Workbooks that are sent to a page, and files that a page sends."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from shanyraq.base.sheets import XLSX
from shanyraq.base.ui.speech import say
from shanyraq.base.workbooks import uploads
from shanyraq.base.workbooks.reading import LARGEST


def wrong_with(request: HttpRequest, framework: str | None) -> str:
    """What is wrong with what was sent, before it is looked into; empty where nothing is."""
    sent: Any = request.FILES.get("workbook")
    if sent is None:
        return _("Choose the workbook that you filled in.")
    if sent.size is None or sent.size > LARGEST:
        return _("The file is larger than %(size)s MB; part it.") % {"size": LARGEST // 1_000_000}
    if framework is None:
        return _("Choose the framework that the rows are about.")
    waits = uploads.refused_waiting(request.user)
    return say(waits) if waits else ""


def as_file(name: str, content: bytes) -> HttpResponse:
    """A workbook to be kept, under a name that every system takes."""
    plain = "".join(each if each.isalnum() or each in "-_." else "-" for each in name)
    headers = {"Content-Disposition": f'attachment; filename="{plain.encode("ascii", "replace").decode()}"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)
