from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0005_value_corrected")]

    operations = [migrations.AddField("row", "unit", models.JSONField(null=True))]
