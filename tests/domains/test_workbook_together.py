"""A workbook and single verbs that touch the same rows at the same moment: nobody waits for ever, nothing is lost."""

from functools import partial
from pathlib import Path

import pytest

from shanyraq.base.audit.models import Event
from shanyraq.base.audit.verifying import verify
from shanyraq.base.workbooks.ends import Filled
from shanyraq.domains.parties.commands import AmendOrganisation
from shanyraq.domains.parties.models import Registered
from shanyraq.domains.parties.verbs import organisation as organisations
from tests.api.together import Together
from tests.conftest import SECOND, TESTER, loaded
from tests.domains.filled import done, rows_of, saved, template, write
from tests.domains.test_register import AT, create, of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
AMEND = "parties.organisation.amend"
KEYS = [f"org-{number}" for number in range(8)]


def prepared() -> bytes:
    """Entries of the register, and a workbook that changes the number of each."""
    loaded(SECOND)
    for place, key in enumerate(KEYS):
        create(key, name={"en": f"Organisation {place}"}, number="")
    book = template(AMEND)
    for place in range(len(KEYS)):
        write(rows_of(book), 3 + place, {"website": f"https://{place}.example.org", "reason": "New sites"})
    return saved(book)


def noted(keys: list[str]) -> None:
    """Each entry by itself, without a revision: whoever does it saw none."""
    for key in keys:
        organisations.amend(AmendOrganisation(**of(key), note="By hand"), by=TESTER, at=AT)


def test_rows_and_single_changes_at_once(tmp_path: Path) -> None:
    together = Together(tmp_path)
    content = together.alone(prepared)
    filled, *_ = together(lambda: done(AMEND, content), partial(noted, KEYS), partial(noted, KEYS[::-1]))
    assert isinstance(filled, Filled)

    def found() -> tuple[set[str], set[str], int, int]:
        rows = Registered.objects.filter(key__in=KEYS)
        events = Event.objects.filter(verb=AMEND).count()
        return {row.note for row in rows}, {row.website for row in rows}, events, len(verify().flaws)

    notes, sites, events, flaws = together.alone(found)
    assert notes == {"By hand"}
    assert flaws == 0
    assert len(sites) == (len(KEYS) if filled.applied else 1), "all rows, or none"
    assert events == len(KEYS) * (2 if filled.applied else 1)
