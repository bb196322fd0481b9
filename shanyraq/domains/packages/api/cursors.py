"""The cursor of a list: where the next part begins, on which day the reading began, and of which list."""

import base64
from dataclasses import dataclass
from datetime import date

from shanyraq.kernel.days import read_day


@dataclass(frozen=True, slots=True)
class Cursor:
    """``mark`` names the list as it stood; ``begun`` is the day on which its first part was read.

    A list that judges by the day («past due») is judged on that day to its end, also after midnight.
    """

    position: int
    begun: date
    mark: str

    def __str__(self) -> str:
        text = f"{self.position}.{self.begun.isoformat()}.{self.mark}"
        return base64.urlsafe_b64encode(text.encode()).decode()


def read_cursor(text: str) -> Cursor:
    """The cursor that was given out as this text.

    :raises ValueError: when none was.
    """
    position, begun, mark = base64.urlsafe_b64decode(text.encode()).decode().split(".")
    return Cursor(int(position), read_day(begun), mark)
