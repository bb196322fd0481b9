"""Two fields of one form are checked at the same moment: one draft is kept, and neither check is a fault."""

from functools import partial
from pathlib import Path

import pytest

from shanyraq.base.access.models import Person
from shanyraq.base.doors.drafts import keep_draft
from shanyraq.base.doors.models import Draft
from tests.api.together import Together
from tests.base.people import NOW, person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


def kept(text: str) -> None:
    keep_draft(Person.objects.get(), "x.y.z", "framework=kaz", {"text": text}, NOW)


def test_one_draft_is_kept(tmp_path: Path) -> None:
    together = Together(tmp_path)
    together.alone(lambda: person("a@example.org"))
    for _ in range(5):
        together(*(partial(kept, str(number)) for number in range(4)))
    assert together.alone(lambda: [draft.entered["text"] in "0123" for draft in Draft.objects.all()]) == [True]
