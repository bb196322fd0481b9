from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("indicators", "0002_value_unit"),
    ]

    operations = [
        migrations.AddField(
            model_name="value",
            name="corrected",
            field=models.JSONField(null=True),
        ),
    ]
