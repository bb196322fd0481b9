"""A framework of 60 indicators × 5 years × (a total and 4 breakdowns) as JSON over REST, in the process."""

from benchmarks.databases import Store
from benchmarks.measuring import Line, measure
from benchmarks.packages import apply
from benchmarks.pages import Reader
from shanyraq.domains.packages.queries import recent
from tests.factories.frameworks import MEASURED, framework

STATEMENTS, SECONDS = 12, 0.15
SECTION = "Framework of 60 indicators × 5 years × (a total and 4 breakdowns)"
NUMBER = 600
"""The made-up country; the many frameworks use the first numbers."""


def lines(store: Store, rounds: int) -> list[Line]:
    """The results, from rows to bytes; then the whole framework, read anew and remembered."""
    store.copy("one", "measured")
    store.use("measured")
    package = framework(NUMBER, MEASURED)
    apply(package)
    address = f"/api/v1/frameworks/{package.framework.code}"
    reader = Reader()
    goal = f"≤ {STATEMENTS} SQL, ≤ {SECONDS} s"
    found = []
    for what, path, forget in (
        ("all results with indicators, rows, values: /outcomes", "/outcomes?limit=500", True),
        ("the whole framework, remembered: /export", "/export", False),
        ("the whole framework, read anew: /export", "/export", True),
    ):

        def ask(path: str = path, forget: bool = forget) -> bytes:
            if forget:
                recent._packages._values.clear()
            return reader.get(address + path)

        times = measure(ask, rounds * 3, warm=2)
        promised = "anew" not in what
        met = times.median <= SECONDS * 1000 and (times.statements or 0) <= STATEMENTS if promised else None
        weight = f"{len(ask()) / 1000:.0f} kB JSON"
        found.append(Line(SECTION, what, goal if promised else "", one=times, value=weight, met=met))
    matrix = measure(lambda: reader.get(f"/{package.framework.code}/results/"), rounds * 3, warm=2)
    weight = f"{len(reader.get(f'/{package.framework.code}/results/')) / 1000:.0f} kB HTML"
    small = (matrix.statements or 0) <= STATEMENTS
    found.append(
        Line(
            SECTION,
            "its results matrix as a page: 300 rows",
            f"≤ {STATEMENTS} SQL",
            one=matrix,
            value=weight,
            met=small,
        )
    )
    tag = reader.tag(address + "/outcomes?limit=500")
    again = measure(lambda: reader.get(address + "/outcomes?limit=500", 304, tag), rounds * 3)
    found.append(Line(SECTION, "asked again with its ETag (304)", "1 SQL", one=again, met=again.statements == 1))
    return found
