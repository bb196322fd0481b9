"""One observation in the neutral shape, the text key of its series, and the codes that mean the total."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

TOTAL = "_T"
"""The code of the total of a dimension (SDMX); such a dimension is left out, as a blank one is."""
UNUSED = frozenset({"", TOTAL, "_Z", "_X"})
"""What a dimension says that parts nothing: blank, the total, not applicable, not specified."""
LONGEST = 400
"""Characters of a key."""
ESCAPED = {ord(sign): f"%{ord(sign):02X}" for sign in "%|;="}

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Observed:
    """What a source says of one series in one period.

    ``indicator`` is a code as people write it (``3.2.1``, ``16.3.3.2``). ``parts`` are the dimensions without totals,
    by name. ``value`` is None where ``printed`` is no number. ``row``: where in ``file`` it stands.
    """

    indicator: str
    series: str
    parts: Pairs
    unit: str
    period: str
    year: int
    value: Decimal | None
    printed: str
    file: str
    row: int

    @property
    def dimensions(self) -> dict[str, str]:
        """The dimensions as a mapping: ``{"SEX": "F"}``."""
        return dict(self.parts)

    @property
    def key(self) -> str:
        """The text key of its series."""
        return key_of(self.indicator, self.series, self.parts, self.unit)


def parted(dimensions: Mapping[str, str] | Iterable[tuple[str, str]]) -> Pairs:
    """Dimensions by name, without those that part nothing."""
    pairs = dimensions.items() if isinstance(dimensions, Mapping) else dimensions
    return tuple(sorted((name, code) for name, code in pairs if code not in UNUSED))


@lru_cache(1 << 14)
def key_of(indicator: str, series: str, parts: Pairs, unit: str) -> str:
    """The text key of a series, the same in every import: ``3.2.1|SH_DYN_MORT|SEX=F|PER_1000_LIVE_BIRTHS``."""
    told = ";".join(f"{_plain(name)}={_plain(code)}" for name, code in parts)
    return "|".join((_plain(indicator), _plain(series), told, _plain(unit)))


def _plain(text: str) -> str:
    return text.translate(ESCAPED)


def indicator_code(text: str) -> str:
    """An indicator as people write it: ``indicator_3-2-1``, ``3-2-1``, ``C030201`` and ``3.2.1.`` are ``3.2.1``."""
    bare = text.strip().removeprefix("indicator_").strip(".")
    return bare.replace("-", ".").lower() if "-" in bare else bare
