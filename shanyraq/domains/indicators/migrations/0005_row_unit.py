from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0004_words_in_languages")]

    operations = [migrations.AddField("row", "unit", models.JSONField(null=True))]
