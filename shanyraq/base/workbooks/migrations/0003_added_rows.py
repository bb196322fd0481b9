from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("workbooks", "0002_letters_after_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="AddedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("book", models.CharField(max_length=64)),
                ("row", models.CharField(max_length=64)),
                ("number", models.CharField(blank=True, max_length=40)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("book", "row"), name="workbooks_row_added_once")],
            },
        ),
    ]
