"""Markdown as search shows it: words in one line."""

import re

from shanyraq.kernel.words import composed

LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
MARKUP = re.compile(r"\*\*|\\(?=[|*_])")
APART = re.compile(r"<br>|\{§[^}]*\}")
"""What stands between words."""
EMPHASIS = re.compile(r"(?<!\w)[*_](?=\w)|(?<=[\w.,;:!?])[*_](?!\w)")


def plain(text: str) -> str:
    """Markdown as words in one line."""
    found = EMPHASIS.sub("", MARKUP.sub("", APART.sub(" ", LINK.sub(r"\1", composed(text)))))
    return " ".join(found.split())
