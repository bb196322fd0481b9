from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("parties", "0002_organisation_named_for"),
    ]

    operations = [
        migrations.AddField("organisation", "short_names", models.JSONField(default=dict)),
    ]
