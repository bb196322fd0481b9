"""What a review says of risks is called so that it is not taken for the register of risks."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("learning", "0004_evaluations")]

    operations = [migrations.RenameField("review", "risks", "risk_notes")]
