"""What was stated before of when values are due: what was late by it stays late."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('indicators', '0014_stated_on'),
    ]

    operations = [
        migrations.AddField(
            model_name='schedule',
            name='earlier',
            field=models.JSONField(default=list),
        ),
    ]
