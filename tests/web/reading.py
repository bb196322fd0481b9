"""What a person would read on a page: the text of ``<main>`` without markup."""

import html
import re

from django.test import Client

TAG = re.compile(r"<[^>]+>")
BEFORE_MARK = re.compile(r" ([.,;:)])")


def main_of(client: Client, address: str, **query: str) -> str:
    """The text of the page, spaces collapsed. The page must answer with 200."""
    return text_of(markup_of(client, address, **query))


def markup_of(client: Client, address: str, **query: str) -> str:
    """The markup of ``<main>``."""
    answer = client.get(address, query)
    assert answer.status_code == 200, (address, answer.status_code)
    content: str = answer.content.decode()
    return content[content.index("<main") : content.index("</main>")]


def text_of(markup: str) -> str:
    """Markup as words; no space stands before a mark of punctuation."""
    return BEFORE_MARK.sub(r"\1", " ".join(html.unescape(TAG.sub(" ", markup)).split()))
