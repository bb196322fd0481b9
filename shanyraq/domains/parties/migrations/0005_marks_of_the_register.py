import re
import unicodedata

import django.db.models.deletion
from django.db import migrations, models


def mark_entries(apps, schema_editor):
    """Marks the entries that there are, by the rule of this day; later ones are marked by their verbs."""

    def folded(name):
        plain = unicodedata.normalize("NFKD", name).casefold()
        plain = "".join(each for each in plain if not unicodedata.combining(each))
        return " ".join(re.findall(r"\w+", plain))[:300]

    registered, mark = apps.get_model("parties", "Registered"), apps.get_model("parties", "Mark")
    for row in registered.objects.all():
        names = (row.name,) if isinstance(row.name, str) else tuple(row.name.values())
        marks = {f"key:{row.key}", *(folded(name) for name in (*names, row.short_name) if name)}
        marks |= {f"number:{row.number}"} if row.number else set()
        mark.objects.bulk_create(mark(entry=row, framework_id=row.framework_id, mark=each) for each in sorted(marks))


class Migration(migrations.Migration):
    dependencies = [
        ("packages", "0005_amendments"),
        ("parties", "0004_short_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mark",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("mark", models.CharField(max_length=310)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="marks", to="parties.registered"
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="packages.framework"
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["framework", "mark"], name="registered_by_mark")]},
        ),
        migrations.RunPython(mark_entries, migrations.RunPython.noop),
    ]
