"""What the page of one's own account shows of notices."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from shanyraq.base.access.models import Person
from shanyraq.base.notices.queries import own_notices
from shanyraq.base.notices.vocabulary import PACES


def facts(person: Person, at: datetime) -> Mapping[str, Any]:
    """Which letters come how often, and whether there is a calendar."""
    return {"notices": own_notices(person), "paces": PACES}
