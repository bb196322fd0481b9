"""Which row stands for an indicator, and for which rows a promise of a target holds."""

from dataclasses import dataclass
from datetime import date

import pytest

from shanyraq.domains.indicators.rules.headline import WORST_FIRST, headline, place_of
from shanyraq.domains.indicators.rules.inputs import PendingTarget
from shanyraq.domains.indicators.rules.pending import pending_targets
from shanyraq.domains.indicators.vocabulary import ASSESSED, Status

SPRING = PendingTarget("Targets to be determined in April.", date(2025, 4, 30))
AUTUMN = PendingTarget("Targets to be determined in October.", date(2025, 10, 31))


@dataclass(frozen=True)
class Line:
    """A row as these two rules see it."""

    path: tuple[str, ...] = ()
    has_target: bool = False
    own_pending: PendingTarget | None = None
    is_total: bool = False
    is_promised: bool = False
    status: Status = Status.NO_NEW_DATA
    key: str = ""


PROMISES = [
    ("on the total, for every row", [((), False, SPRING), (("boys",), False, None)], [SPRING, SPRING]),
    ("on a label of the first line", [(("Type",), False, SPRING), (("Type", "a"), False, None)], [SPRING, SPRING]),
    ("not for a row with a target", [((), False, SPRING), (("boys",), True, None)], [SPRING, None]),
    ("beside a target of its own", [((), True, SPRING), (("boys",), False, None)], [SPRING, SPRING]),
    (
        "only inside its group",
        [(("police", "all"), False, SPRING), (("police", "men"), False, None), (("courts", "men"), False, None)],
        [SPRING, SPRING, None],
    ),
    (
        "each group its own",
        [(("a", "all"), False, SPRING), (("b", "all"), False, AUTUMN), (("b", "men"), False, None)],
        [SPRING, AUTUMN, AUTUMN],
    ),
    (
        "that of the narrowest group, printed after the total's",
        [((), False, SPRING), (("b", "x"), False, AUTUMN), (("b", "y"), False, None)],
        [SPRING, AUTUMN, AUTUMN],
    ),
    (
        "that of the narrowest group, printed before the total's",
        [(("b", "x"), False, AUTUMN), (("b", "y"), False, None), (("c",), False, None), ((), False, SPRING)],
        [AUTUMN, AUTUMN, SPRING, SPRING],
    ),
    (
        "that of a group within a group",
        [
            (("a", "all"), False, SPRING),
            (("a", "b", "x"), False, AUTUMN),
            (("a", "b", "y"), False, None),
            (("a", "c", "x"), False, None),
        ],
        [SPRING, AUTUMN, AUTUMN, SPRING],
    ),
    (
        "of two in one group the one above",
        [(("a", "x"), False, SPRING), (("a", "y"), False, None), (("a", "z"), False, AUTUMN), (("b",), False, None)],
        [SPRING, SPRING, AUTUMN, None],
    ),
    (
        "of two in one group the next below, where none stands above",
        [(("a", "w"), False, None), (("a", "x"), False, SPRING), (("a", "z"), False, AUTUMN)],
        [SPRING, SPRING, AUTUMN],
    ),
    ("none, where none is printed", [((), False, None), (("boys",), False, None)], [None, None]),
]


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in PROMISES], ids=[case[0] for case in PROMISES])
def test_a_promise_holds(
    rows: list[tuple[tuple[str, ...], bool, PendingTarget | None]], expected: list[PendingTarget | None]
) -> None:
    assert pending_targets([Line(*row) for row in rows]) == expected


MONITORED = [status for status in WORST_FIRST if status is not Status.NOT_MONITORED]


class TestHeadline:
    def test_the_total(self) -> None:
        worse = Line(is_promised=True, status=Status.MOVING_AWAY)
        total = Line(is_total=True, status=Status.ON_TRACK)
        assert headline([worse, total]) is total

    def test_the_total_even_without_a_target(self) -> None:
        promised = Line(is_promised=True, status=Status.MOVING_AWAY)
        total = Line(is_total=True, status=Status.CANNOT_BE_ASSESSED)
        assert headline([promised, total]) is total

    @pytest.mark.parametrize("number", range(1, len(MONITORED)))
    def test_else_the_promised_row_that_stands_worst(self, number: int) -> None:
        worse = Line(is_promised=True, status=MONITORED[number - 1])
        better = Line(is_promised=True, status=MONITORED[number])
        unpromised = Line(status=Status.MOVING_AWAY)
        assert headline([better, worse, unpromised]) is worse
        assert headline([worse, better]) is worse

    @pytest.mark.parametrize("status", MONITORED)
    def test_a_row_that_is_not_monitored_stands_for_none_that_is(self, status: Status) -> None:
        """3 rows of 14 that lapsed do not make an indicator that nobody monitors."""
        lapsed, monitored = Line(is_promised=True, status=Status.NOT_MONITORED), Line(is_promised=True, status=status)
        assert headline([lapsed, monitored]) is monitored
        assert headline([lapsed, Line(status=status)]) is lapsed

    def test_else_the_first(self) -> None:
        first = Line(status=Status.CANNOT_BE_ASSESSED)
        assert headline([first, Line()]) is first

    def test_nothing_of_nothing(self) -> None:
        assert headline([]) is None

    def test_of_two_alike_the_first(self) -> None:
        first, second = Line(is_promised=True, key="a"), Line(is_promised=True, key="b")
        assert headline([first, second]) is first

    def test_every_status_has_its_place(self) -> None:
        assert set(WORST_FIRST) == set(Status)
        assert [place_of(status) for status in WORST_FIRST] == list(range(len(Status)))

    def test_judgements_keep_their_order_and_the_worst_stands_first(self) -> None:
        assert sorted(ASSESSED, key=place_of) == list(reversed(ASSESSED))
        assert WORST_FIRST[0] is Status.MOVING_AWAY
