"""National data for tests of verbs: files taken, and links of rows moved on."""

import io
from datetime import UTC, datetime, timedelta
from typing import Any

from shanyraq.base.files.keeping import keep
from shanyraq.domains.indicators import commands
from shanyraq.domains.indicators.models import Link, Point
from shanyraq.domains.indicators.verbs import link as links
from shanyraq.domains.indicators.verbs import national
from shanyraq.domains.indicators.verbs.national import Taken
from tests.conftest import TESTER
from tests.national import files_of, packed

AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
LATER = AT + timedelta(days=30)
KAZ = "kaz-2026-2030"
TABLE = "indicator,sex,year,unit,value\n"
SAID = TABLE + "1.2.1,,2015,PT,2.6\n1.2.1,,2023,PT,5.2\n1.2.1,F,2023,PT,5.1\n"


def taken(content: bytes | str, kind: str = "csv", at: datetime = AT, **said: Any) -> Taken:
    """What became of a file."""
    held = content.encode() if isinstance(content, str) else content
    endings = {"opensdg": "zip", "csv": "csv", "sdmx": "xml"}
    name = f"data.{endings[kind]}"
    kept = keep(io.BytesIO(held), name, len(held), person=TESTER.person, at=at, taken=tuple(endings.values()))
    told = {"framework": KAZ, "file": kept.upload.blob.digest, "kind": kind, **said}
    return national.take(commands.TakeNational.model_validate(told), by=TESTER, at=at)


def taken_repository(**said: Any) -> Taken:
    """The part of a real repository of Open SDG that lies here."""
    return taken(packed(files_of()), "opensdg", **said)


def link(row: str = "total", indicator: str = "1.2.1", dataset: str = "csv") -> Link:
    return Link.objects.get(framework__code=KAZ, dataset=dataset, indicator=indicator, row=row)


def moved(act: str, row: str = "total", indicator: str = "1.2.1", at: datetime = AT, **said: Any) -> Any:
    """A link moved on by one of its verbs."""
    told = {"framework": KAZ, "dataset": "csv", "indicator": indicator, "row": row, **said}
    made = {
        "accept": commands.AcceptLink,
        "decline": commands.DeclineLink,
        "change": commands.ChangeLink,
        "reopen": commands.ReopenLink,
        "decide": commands.DecideValue,
        "say_unit": commands.SayUnit,
    }[act]
    return getattr(links, act)(made.model_validate(told), by=TESTER, at=at)


def standing(series: str) -> dict[str, str]:
    """What stands of a series, by period."""
    points = Point.objects.filter(series__key=series, superseded_at=None)
    return dict(points.values_list("period", "printed"))
