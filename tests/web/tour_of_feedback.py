"""Every page of feedback, for ``test_templates``: closed and open, with something in each state."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.kernel.scopes import Reach
from tests.base.documents import png
from tests.base.people import person, signed_in
from tests.domains.saying import KAZ, OBSERVED, moved, opened, sent


def tour_of_feedback() -> None:
    """The form before and after it is opened, a receipt, the list, one piece, the queue."""
    reader = Client()
    officer = signed_in(person("feedback@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
    assert reader.get(f"/{KAZ}/feedback/send/").status_code == 200
    opened()
    _number, receipt = sent()
    for acts in (("publish", "answer"), ("decline",)):
        moved(sent(**OBSERVED, row="rural")[0], *acts)
    photo = {"file": SimpleUploadedFile("a.png", png())}
    assert reader.post(f"/{KAZ}/feedback/send/", {**OBSERVED, "language": "en", **photo}).status_code == 302
    assert reader.get(f"/{KAZ}/indicators/1.2.1").status_code == 200
    for client, page in (
        *((reader, page) for page in ("", "send/", "2/", f"receipt/{receipt}/")),
        *((officer, page) for page in ("queue/", "3/")),
    ):
        assert client.get(f"/{KAZ}/feedback/{page}").status_code == 200, page
