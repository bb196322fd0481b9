"""Numbers stand in the index of words without marks between thousands, and with a point for decimals.

What rows of indicators are called is found in a framework's next version.
"""

import re

from django.db import migrations

NAME = "="
START = 4
THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")


def spelt(word):
    if THOUSANDS.fullmatch(word):
        return word.replace(",", "")
    return re.sub(r"^(\d+),(\d+)$", r"\1.\2", word)


def anew(apps, schema_editor):
    """Each such word by its new spelling, with the places of both where the index has that one already."""
    Word = apps.get_model("framework", "Word")
    for row in Word.objects.filter(word__contains=",").exclude(word__startswith=NAME):
        word = spelt(row.word)
        if word == row.word:
            continue
        known = Word.objects.filter(version_id=row.version_id, start=word[:START], word=word).first()
        if known is None:
            row.word, row.start = word, word[:START]
            row.save(update_fields=["word", "start"])
            continue
        for kind, places in row.places.items():
            told = known.places.setdefault(kind, [])
            told += [place for place in places if place not in told]
        known.save(update_fields=["places"])
        row.delete()


class Migration(migrations.Migration):
    dependencies = [("framework", "0003_figures_of_rows")]

    operations = [migrations.RunPython(anew, migrations.RunPython.noop)]
