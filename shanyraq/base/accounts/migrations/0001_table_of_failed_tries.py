"""The table of the cache, in which failed tries to sign in are counted."""

from django.core.management import call_command
from django.db import migrations


def make(apps: object, editor: object) -> None:
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)  # type: ignore[attr-defined]


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
