from django.db import migrations, models

LOADED = "Package that comes with the software"
"""The reason that versions from the software were loaded with before their origin was kept."""


def keep_origin(apps, schema_editor):
    apps.get_model("packages", "Version").objects.filter(reason=LOADED).update(origin="software")


class Migration(migrations.Migration):

    dependencies = [
        ("packages", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="version",
            name="origin",
            field=models.CharField(choices=[("software", "software"), ("team", "team")], default="team", max_length=10),
        ),
        migrations.RunPython(keep_origin, migrations.RunPython.noop, elidable=True),
    ]
