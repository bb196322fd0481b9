"""On SQLite a trigger also refuses to replace a row, which asks for no deletion."""

from typing import Any

from django.db import migrations

from shanyraq.base.audit.guarding import lift_guard, set_guard


def set_anew(apps: Any, editor: Any) -> None:
    lift_guard(editor.connection)
    set_guard(editor.connection)


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_the_table_is_never_emptied")]

    operations = [migrations.RunPython(set_anew, migrations.RunPython.noop)]
