"""What an event is about."""

from dataclasses import dataclass

CALLED = "called"
"""Where an event keeps what its values were called then, by language: ``{"row": {"en": "Urban", "ru": …}}``."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing by its kind and key: ``Subject("indicator", "1.2.1", "abc-2026-2030")``.

    ``framework`` is empty for what belongs to the installation. ``name`` is what sentences call it; default: the key.
    """

    kind: str
    key: str
    framework: str = ""
    name: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
