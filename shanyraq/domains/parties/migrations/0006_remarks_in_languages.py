"""Remarks may be said in several languages: the plain texts become JSON texts.

An empty remark is none. On the way back a remark is what it is in the language of its version.
"""

from django.db import migrations, models

MODELS = (
    "organisation",
    "signatory",
    "instrument",
    "legalprovision",
)
FIELDS = ("reconstructed", "note")
OWN = "(SELECT language FROM packages_version WHERE packages_version.id = version_id)"
QUOTED = {"sqlite": "json_quote({0})", "postgresql": "to_jsonb({0})::text"}
BARE = {
    "sqlite": f"json_extract({{0}}, CASE json_type({{0}}) WHEN 'text' THEN '$' ELSE '$.' || {OWN} END)",
    "postgresql": f"coalesce({{0}}::jsonb ->> {OWN}, {{0}}::jsonb #>> '{{{{}}}}')",
}


def _each(change):
    """One statement for each table: PostgreSQL alters none whose rows were written twice in a transaction."""

    def rewrite(apps, schema_editor):
        said = change[schema_editor.connection.vendor]
        texts = ", ".join(f"{field} = CASE WHEN {field} <> '' THEN {said.format(field)} END" for field in FIELDS)
        for name in MODELS:
            table = apps.get_model("parties", name)._meta.db_table
            schema_editor.execute(f"UPDATE {table} SET {texts} WHERE coalesce(reconstructed, note) IS NOT NULL")

    return rewrite


class Migration(migrations.Migration):
    dependencies = [("parties", "0005_marks_of_the_register"), ("packages", "0005_amendments")]

    operations = [
        migrations.RunPython(_each(QUOTED), _each(BARE)),
        *(migrations.AlterField(name, field, models.JSONField(null=True)) for name in MODELS for field in FIELDS),
    ]
