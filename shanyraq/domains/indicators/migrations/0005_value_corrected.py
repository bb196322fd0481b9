from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("indicators", "0004_words_in_languages"),
    ]

    operations = [
        migrations.AddField(
            model_name="value",
            name="corrected",
            field=models.JSONField(null=True),
        ),
    ]
