from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0003_reasons_as_json")]

    operations = [
        migrations.AlterField("indicator", "desired_reason", models.JSONField()),
        migrations.AlterField("row", "desired_reason", models.JSONField(null=True)),
        migrations.AddField("row", "label_in", models.JSONField(default=dict)),
    ]
