"""What stands beside entries is found with them: the word of their kind, units, remarks.

The words of versions that are there already are read from their rows and added to their index; nothing of it is
written anew, because names of organisations are in no row. Remarks on items without a key are found in a framework's
next version. The rows are those of every domain: the index is of all of them.
"""

from collections import defaultdict
from types import SimpleNamespace

from django.db import migrations, models

from shanyraq.domains.framework.parts.beside import joined, kind_words
from shanyraq.domains.framework.parts.word_index import word_index
from shanyraq.domains.framework.vocabulary import START

KEYED = {
    "goal": ("framework", "Goal"),
    "assumption": ("framework", "Assumption"),
    "ranking": ("framework", "Ranking"),
    "figure": ("framework", "Figure"),
    "accelerator": ("framework", "Accelerator"),
    "lnob_group": ("framework", "LnobGroup"),
    "statement": ("framework", "Statement"),
    "organisation": ("parties", "Organisation"),
    "instrument": ("parties", "Instrument"),
    "body": ("governance", "Body"),
    "category": ("learning", "Category"),
    "activity": ("learning", "Activity"),
    "commitment": ("commitments", "Commitment"),
    "risk": ("risks", "Risk"),
}
CODED = {"outcome": "Outcome", "output": "Output"}


def write_beside(apps, schema_editor):
    Entry = apps.get_model("framework", "Entry")
    for version in apps.get_model("packages", "Version").objects.all():
        said = {**of_items(apps, version), **of_provisions(apps, version), **of_indicators(apps, version)}
        entries = [row for row in Entry.objects.filter(version=version) if said.get((row.kind, row.key))]
        for entry in entries:
            entry.beside = said[entry.kind, entry.key]
        Entry.objects.bulk_update(entries, ["beside"], batch_size=500)
        add_words(apps.get_model("framework", "Word"), version, entries)


def of_items(apps, version):
    tables = [(kind, apps.get_model(*of), "key") for kind, of in KEYED.items()]
    tables += [(kind, apps.get_model("framework", of), "code") for kind, of in CODED.items()]
    return {
        (kind, getattr(row, key)): beside(kind, row, version.language)
        for kind, model, key in tables
        for row in model.objects.filter(version=version)
    }


def of_provisions(apps, version):
    rows = [(f"{row.part}_provision", row) for row in rows_of(apps, "framework", "Provision", version)]
    for row in rows_of(apps, "parties", "LegalProvision", version):
        rows.append(("residual", row) if row.is_residual else ("legal_provision", row))
    return {
        (kind, "1" if kind == "residual" else row.key): beside(kind, row, version.language) for kind, row in rows
    }


def beside(kind, row, own):
    unit = {own: row.unit, **row.unit_in} if getattr(row, "unit", None) else ""
    return joined((kind_words(kind, getattr(row, "kind", "")), unit, row.note), own)


def of_indicators(apps, version):
    rows, values = defaultdict(list), defaultdict(list)
    for row in rows_of(apps, "indicators", "Row", version):
        rows[row.indicator_id].append(row)
    for value in rows_of(apps, "indicators", "Value", version):
        values[value.row_id].append(value)
    found = {}
    for indicator in rows_of(apps, "indicators", "Indicator", version):
        texts = [indicator.unit_name, indicator.unit_printed]
        for row in rows[indicator.pk]:
            texts.append(row.measurement)
            for unit in (row.unit, *(value.unit for value in values[row.pk])):
                texts += [unit["name"], unit.get("printed")] if unit else []
        texts += [indicator.note, *(row.note for row in rows[indicator.pk])]
        found["indicator", indicator.key] = joined(texts, version.language)
    return found


def rows_of(apps, app, model, version):
    return apps.get_model(app, model).objects.filter(version=version).order_by("order", "pk")


def add_words(Word, version, entries):
    """The words of what stands beside the entries, with the places that the index has already."""
    said = [SimpleNamespace(pk=row.pk, kind=row.kind, code="", title="", text="", beside=row.beside) for row in entries]
    found = word_index([(each, ()) for each in said], [], version.language)
    known = {row.word: row for row in Word.objects.filter(version=version) if row.word in found}
    for word, row in known.items():
        for kind, places in found.pop(word).items():
            row.places[kind] = sorted({*row.places.get(kind, ()), *places})
    Word.objects.bulk_update(known.values(), ["places"], batch_size=500)
    new = [Word(version=version, start=word[:START], word=word, places=places) for word, places in found.items()]
    Word.objects.bulk_create(new, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("framework", "0006_units_in_languages"),
        ("parties", "0006_remarks_in_languages"),
        ("governance", "0002_remarks_in_languages"),
        ("indicators", "0008_remarks_in_languages"),
        ("learning", "0002_remarks_in_languages"),
        ("risks", "0002_remarks_in_languages"),
        ("commitments", "0005_remarks_in_languages"),
    ]

    operations = [
        migrations.AddField("entry", "beside", models.JSONField(default=dict)),
        migrations.RunPython(write_beside, migrations.RunPython.noop),
    ]
