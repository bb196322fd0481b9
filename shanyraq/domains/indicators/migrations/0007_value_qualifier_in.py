from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0006_row_unit")]

    operations = [migrations.AddField("value", "qualifier_in", models.JSONField(default=dict))]
