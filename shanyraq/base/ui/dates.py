"""Days as each language writes them: 1 March 2027 · 1 марта 2027 г. · 2027 ж. 1 наурыз (CLDR)."""

from datetime import date

from django.utils.dates import MONTHS, MONTHS_ALT
from django.utils.formats import date_format
from django.utils.translation import get_language

MONTHS_IN_KK = (
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
)


def format_day(day: date, language: str | None = None) -> str:
    """The day in full, without abbreviations, in the active language."""
    chosen = (language or get_language() or "en").split("-")[0]
    if chosen == "kk":
        return f"{day.year} ж. {day.day} {MONTHS_IN_KK[day.month - 1]}"
    if chosen == "en":
        return f"{day.day} {MONTHS[day.month]} {day.year:04}"
    if chosen == "ru":
        return f"{day.day} {MONTHS_ALT[day.month]} {day.year:04} г."
    return date_format(day)


def unbroken(said: str) -> str:
    """A day or a month that stays on one line: «2027 ж. 1 наурыз» parted in a narrow place reads as two things."""
    return said.replace(" ", "\u00a0")


def format_month(day: date, language: str | None = None) -> str:
    """Month and year: ``March 2027``, ``март 2027 г.``, ``2027 ж. наурыз``."""
    chosen = (language or get_language() or "en").split("-")[0]
    if chosen == "kk":
        return f"{day.year} ж. {MONTHS_IN_KK[day.month - 1]}"
    if chosen == "ru":
        return f"{date_format(day, 'F').lower()} {day.year} г."
    return date_format(day, "F Y")
