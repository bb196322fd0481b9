"""What a browser sends of a form that it shows, when nothing is typed into it."""

from html.parser import HTMLParser
from typing import Any


class Fields(HTMLParser):
    """The fields of the forms in ``<main>`` that are sent: by name what stands in each."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, Any] = {}
        self._in_main = False
        self._text: tuple[str, list[str]] | None = None
        self._list = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        name = told.get("name", "")
        if tag == "main":
            self._in_main = True
        elif not self._in_main:
            return
        elif tag == "input" and name and told.get("type") not in {"submit", "file", "button"}:
            if told.get("type") not in {"checkbox", "radio"} or "checked" in told:
                self.sent[name] = told.get("value", "")
        elif tag == "textarea":
            self._text = (name, [])
        elif tag == "select":
            self._list = name
        elif tag == "option" and self._list and "selected" in told:
            self.sent[self._list] = told.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._in_main = False
        elif tag == "select":
            self._list = ""
        elif tag == "textarea" and self._text is not None:
            name, parts = self._text
            self.sent[name], self._text = "".join(parts).strip("\r\n"), None


def sent_by(answer: Any) -> dict[str, Any]:
    """The fields of the form of an answer, as they would be sent."""
    fields = Fields()
    fields.feed(answer.content.decode())
    return fields.sent
