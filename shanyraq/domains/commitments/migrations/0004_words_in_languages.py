from django.db import migrations, models


class Migration(migrations.Migration):
<<<<<<<< HEAD:shanyraq/domains/commitments/migrations/0004_check_in_languages.py
    dependencies = [("commitments", "0003_check_as_json")]
========
    dependencies = [("commitments", "0003_words_as_json")]
>>>>>>>> 72dac67 (Commitments: whom they bind is said in the reader's language too):shanyraq/domains/commitments/migrations/0003_words_in_languages.py

    operations = [
        migrations.AlterField("commitment", "actor", models.JSONField()),
        migrations.AlterField("commitment", "check_data", models.JSONField(null=True)),
        migrations.AlterField("commitment", "check_rule", models.JSONField(null=True)),
    ]
