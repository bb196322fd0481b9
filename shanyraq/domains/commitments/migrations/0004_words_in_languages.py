from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0003_words_as_json")]

    operations = [
        migrations.AlterField("commitment", "actor", models.JSONField()),
        migrations.AlterField("commitment", "check_data", models.JSONField(null=True)),
        migrations.AlterField("commitment", "check_rule", models.JSONField(null=True)),
    ]
