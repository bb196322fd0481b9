from django.db import migrations, models

STAGES = ["waiting", "checked", "applying", "following", "applied", "failed"]


class Migration(migrations.Migration):

    dependencies = [
        ("workbooks", "0001_first"),
    ]

    operations = [
        migrations.AlterField(
            model_name="upload",
            name="stage",
            field=models.CharField(choices=[(each, each) for each in STAGES], default="waiting", max_length=10),
        ),
    ]
