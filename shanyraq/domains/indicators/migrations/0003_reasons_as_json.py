"""Why a direction is wanted may be said in several languages: the plain texts become JSON texts."""

import json

from django.db import migrations

MODELS = ("Indicator", "Row")


def _each(change):
    def rewrite(apps, schema_editor):
        for name in MODELS:
            model = apps.get_model("indicators", name)
            rows = list(model.objects.exclude(desired_reason=None).only("pk", "desired_reason"))
            for row in rows:
                row.desired_reason = change(row.desired_reason)
            model.objects.bulk_update(rows, ["desired_reason"], batch_size=200)

    return rewrite


def _quoted(text):
    return json.dumps(text, ensure_ascii=False)


def _bare(text):
    """The text; of several languages the first, as a plain column holds one."""
    meant = json.loads(text)
    return meant if isinstance(meant, str) else next(iter(meant.values()))


class Migration(migrations.Migration):
    dependencies = [("indicators", "0002_value_unit")]

    operations = [migrations.RunPython(_each(_quoted), _each(_bare))]
