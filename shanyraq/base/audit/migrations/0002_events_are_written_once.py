"""Triggers refuse to change or delete an event."""

from django.db import migrations

from shanyraq.base.audit.guarding import lift_guard, set_guard


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.RunPython(
            lambda apps, editor: set_guard(editor.connection),
            lambda apps, editor: lift_guard(editor.connection),
        ),
    ]
