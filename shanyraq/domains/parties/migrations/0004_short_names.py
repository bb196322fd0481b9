from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0003_register"),
    ]

    operations = [
        migrations.AddField("organisation", "short_names", models.JSONField(default=dict)),
    ]
