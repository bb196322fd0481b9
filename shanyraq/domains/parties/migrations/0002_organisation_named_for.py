from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("parties", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="named_for",
            field=models.JSONField(null=True),
        ),
    ]
