"""Since which day values are due as it was stated: of what was stated already, the day on which that was said last."""

from datetime import date

from django.db import migrations, models
from django.db.models.functions import TruncDate


def _since_it_was_set(apps, schema_editor):
    apps.get_model("indicators", "Schedule").objects.update(stated_on=TruncDate("set_at"))


class Migration(migrations.Migration):
    dependencies = [("indicators", "0013_unit_same")]

    operations = [
        migrations.AddField(
            model_name="schedule",
            name="stated_on",
            field=models.DateField(default=date(2026, 1, 1)),
            preserve_default=False,
        ),
        migrations.RunPython(_since_it_was_set, migrations.RunPython.noop),
    ]
