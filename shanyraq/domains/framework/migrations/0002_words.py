"""The index of words; codes of entries; texts of entries in each of their languages.

The words of versions that are there already are read from their rows. Texts that were joined from several
languages stay joined until the framework's next version.
"""

import django.db.models.deletion
from django.db import migrations, models

from shanyraq.domains.framework.parts.entries import texts_of
from shanyraq.domains.framework.parts.word_index import word_index
from shanyraq.domains.framework.vocabulary import START
from shanyraq.domains.reference.queries import goal_of_target, sdg_goals

CODED = {"outcome", "output", "condition", "indicator", "sdg_target", "commitment"}
NAMED = {"organisation", "body"}


def keep_texts(apps, schema_editor):
    Entry = apps.get_model("framework", "Entry")
    entries = list(Entry.objects.all())
    for entry in entries:
        entry.said = entry.text
        entry.code = entry.key.partition("-")[0] if entry.kind == "sdg_target" else entry.key
        entry.code = entry.code[:40] if entry.kind in CODED else ""
    Entry.objects.bulk_update(entries, ["said", "code"], batch_size=500)


def write_words(apps, schema_editor):
    Entry, Word = apps.get_model("framework", "Entry"), apps.get_model("framework", "Word")
    for version in apps.get_model("packages", "Version").objects.all():
        entries = list(Entry.objects.filter(version=version))
        entries += goals(Entry, version, entries)
        for entry in entries:
            entry.beside = {}  # what stands beside entries is written by 0007
        named = [(entry, names(entry)) for entry in entries]
        blocks = apps.get_model("framework", "Block").objects.filter(version=version)
        index = word_index(named, blocks, version.language)
        Word.objects.bulk_create(
            [Word(version=version, start=word[:START], word=word, places=places) for word, places in index.items()],
            batch_size=500,
        )


def goals(Entry, version, entries):
    cited = {}
    for entry in entries:
        if entry.kind == "sdg_target":
            cited.setdefault(goal_of_target(entry.code), entry.first_anchor)
    found = [goal for goal in sdg_goals() if goal.number in cited]
    rows = [
        Entry(
            version=version,
            order=len(entries) + place,
            kind="sdg",
            key=str(goal.number),
            code=str(goal.number),
            title=goal.name,
            text="",
            first_anchor=cited[goal.number],
        )
        for place, goal in enumerate(found)
    ]
    return Entry.objects.bulk_create(rows)


def names(entry):
    if entry.kind in NAMED:
        return [*texts_of(entry.text), *texts_of(entry.title)]
    if entry.kind == "sdg":
        return [entry.code, *texts_of(entry.title)]
    return [entry.code] if entry.kind in CODED - {"condition"} else []


class Migration(migrations.Migration):
    dependencies = [
        ("framework", "0001_initial"),
        ("packages", "0003_version_remarks"),
    ]

    operations = [
        migrations.AddField("entry", "code", models.CharField(default="", max_length=40), preserve_default=False),
        migrations.AddField("entry", "said", models.JSONField(default=""), preserve_default=False),
        migrations.RunPython(keep_texts, migrations.RunPython.noop),
        migrations.RemoveField("entry", "text"),
        migrations.RenameField("entry", "said", "text"),
        migrations.RemoveField("entry", "folded"),
        migrations.RemoveField("block", "folded"),
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.CharField(max_length=4)),
                ("word", models.CharField(max_length=100)),
                ("places", models.JSONField()),
                (
                    "version",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="words",
                        to="packages.version",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("version", "start", "word"), name="word_once")],
            },
        ),
        migrations.RunPython(write_words, migrations.RunPython.noop),
    ]
