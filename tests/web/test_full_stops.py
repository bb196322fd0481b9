"""A Russian day ends with a full stop of its own («28 ноября 2026 г.»): no sentence puts another one behind it."""

import re

import polib
from django.test import Client

from shanyraq.domains.packages.models import Version
from tests.conftest import ROOT
from tests.web.reading import main_of


def test_no_sentence_ends_with_two_full_stops(kaz: Version, page: Client) -> None:
    page.cookies["django_language"] = "ru"
    for address in ("", "versions/", "versions/1/", "results/", "plan/", "check/", "commitments/A1-02/"):
        assert "г.." not in main_of(page, f"/{kaz.code}/{address}"), address


DAYS = re.compile(r"(\w+)=[\w.]+\|day\b")
"""What a template hands over to a sentence as a day in words."""
SENTENCES = re.compile(r"{% blocktranslate ([^%]*)%}(.*?){% endblocktranslate %}", re.DOTALL)


def test_no_russian_sentence_of_a_template_puts_a_full_stop_behind_a_day() -> None:
    """Pages of plans come in more states than a test opens: their sentences are read where they are translated."""
    catalogue = polib.pofile(str(ROOT / "shanyraq/locale/ru/LC_MESSAGES/django.po"))
    said = {each.msgid: each.msgstr for each in catalogue if not each.obsolete}
    wrong, read = [], 0
    for path in (ROOT / "shanyraq").rglob("*.html"):
        for handed, text in SENTENCES.findall(path.read_text(encoding="utf-8")):
            message = re.sub(r"{{ (\w+) }}", r"%(\1)s", " ".join(text.split()) if "trimmed" in handed else text)
            days = [name for name in DAYS.findall(handed) if message in said]
            read += bool(days)
            wrong += [message for name in days if f"%({name})s." in said[message]]
    assert read > 10
    assert wrong == []
