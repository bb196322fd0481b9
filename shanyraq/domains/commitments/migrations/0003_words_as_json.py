"""Whom a commitment binds and what could decide it may be said in several languages: the plain texts become JSON texts."""

import json

from django.db import migrations

FIELDS = ("actor", "check_data", "check_rule")


def _each(change):
    def rewrite(apps, schema_editor):
        commitment = apps.get_model("commitments", "Commitment")
        rows = list(commitment.objects.only("pk", *FIELDS))
        for row in rows:
            for field in FIELDS:
                setattr(row, field, change(getattr(row, field)))
        commitment.objects.bulk_update(rows, FIELDS, batch_size=200)

    return rewrite


def _quoted(text):
    return None if text is None else json.dumps(text, ensure_ascii=False)


def _bare(text):
    """The text; of several languages the first, as a plain column holds one."""
    if text is None:
        return None
    meant = json.loads(text)
    return meant if isinstance(meant, str) else next(iter(meant.values()))


class Migration(migrations.Migration):
    dependencies = [("commitments", "0002_due")]

    operations = [migrations.RunPython(_each(_quoted), _each(_bare))]
