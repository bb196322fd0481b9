from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("indicators", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="value",
            name="unit",
            field=models.JSONField(null=True),
        ),
    ]
