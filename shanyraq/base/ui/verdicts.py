"""The nine verdicts and three severities as people see them: a word, a shape, a colour class.

The codes belong to the rules; what they mean is said there. A shape is an SVG path in a box of
16 × 16, the same in badges, tables, the ring and reports.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Look:
    """How a code is shown. ``css`` is the colour class and the id of the shape in the sprite."""

    code: str
    word: str | Promise
    sign: str
    css: str
    path: str


DISC = "M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 1 1 0-13z"
CIRCLE = DISC + "M8 3.7a4.3 4.3 0 1 0 0 8.6a4.3 4.3 0 1 0 0-8.6z"
THIN_CIRCLE = DISC + "M8 3a5 5 0 1 0 0 10a5 5 0 1 0 0-10z"
CROSS = "M3.2 1 8 5.8 12.8 1 15 3.2 10.2 8 15 12.8 12.8 15 8 10.2 3.2 15 1 12.8 5.8 8 1 3.2z"
OCTAGON = "M4.9 1h6.2L15 4.9v6.2L11.1 15H4.9L1 11.1V4.9zM4 6.9v2.2h8V6.9z"
SIGN = "M8 .8 16 15H0zM8 4.6 3.3 13.1h9.4zM7.1 7.2h1.8v2.9H7.1zM7.1 10.9h1.8v1.5H7.1z"
LETTER_I = "M6.8 1h2.6v2.8H6.8zM5 6h4.4v6.6h2V15H4.8v-2.4h2V8.4H5z"

VERDICTS: dict[str, Look] = {
    look.code: look
    for look in (
        Look("achieved", _("Achieved"), "●", "v-achieved", DISC),
        Look("on_track", _("On track"), "▲", "v-on-track", "M8 1.5 15 14H1z"),
        Look(
            "acceleration_needed",
            _("Acceleration needed"),
            "◆",
            "v-acceleration-needed",
            "M8 .8 15.2 8 8 15.2.8 8z",
        ),
        Look("insufficient", _("Insufficient"), "▼", "v-insufficient", "M8 14.5 1 2h14z"),
        Look("moving_away", _("Moving away"), "✕", "v-moving-away", CROSS),
        Look("no_new_data", _("No new data"), "○", "v-no-new-data", CIRCLE),
        Look(
            "target_pending",
            _("Target pending"),
            "◔",
            "v-target-pending",
            THIN_CIRCLE + "M8 8V2.4A5.6 5.6 0 0 1 13.6 8z",
        ),
        Look("not_monitored", _("Not monitored"), "–", "v-not-monitored", "M1.5 6.6h13v2.8h-13z"),
        Look(
            "cannot_be_assessed",
            _("Cannot be assessed"),
            "□",
            "v-cannot-be-assessed",
            "M2 2h12v12H2zM4.1 4.1v7.8h7.8V4.1z",
        ),
    )
}

SEVERITIES: dict[str, Look] = {
    look.code: look
    for look in (
        Look("error", _("Error"), "■", "s-error", OCTAGON),
        Look("warning", _("Warning"), "△", "s-warning", SIGN),
        Look("note", _("Note"), "i", "s-note", LETTER_I),
    )
}
