import django.db.models.deletion
from django.db import migrations, models


def keep_names(apps, schema_editor):
    from shanyraq.domains.parties.queries.register import folded_names

    registered, kept = apps.get_model("parties", "Registered"), apps.get_model("parties", "RegisteredName")
    for row in registered.objects.all():
        names = (row.name,) if isinstance(row.name, str) else tuple(row.name.values())
        kept.objects.bulk_create(
            kept(entry=row, framework_id=row.framework_id, folded=each)
            for each in folded_names((*names, row.short_name))
        )


class Migration(migrations.Migration):
    dependencies = [
        ("packages", "0005_amendments"),
        ("parties", "0004_short_names"),
    ]

    operations = [
        migrations.CreateModel(
            name="RegisteredName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("folded", models.CharField(max_length=300)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="folded_names",
                        to="parties.registered",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="packages.framework"
                    ),
                ),
            ],
            options={"indexes": [models.Index(fields=["framework", "folded"], name="registered_by_name")]},
        ),
        migrations.AddIndex(
            "registered", models.Index(fields=["framework", "number"], name="registered_by_number")
        ),
        migrations.RunPython(keep_names, migrations.RunPython.noop),
    ]
