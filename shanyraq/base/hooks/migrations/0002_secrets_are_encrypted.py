import base64
import hashlib

from cryptography.fernet import Fernet
from django.conf import settings
from django.db import migrations, models


def encrypt(apps, schema_editor):
    """As secrets of webhooks were encrypted when this migration was written."""
    digest = hashlib.sha256(f"shanyraq.webhook:{settings.SECRET_KEY}".encode()).digest()
    lock = Fernet(base64.urlsafe_b64encode(digest))
    hooks = apps.get_model("hooks", "Hook")
    for hook in hooks.objects.filter(secret__startswith="whs_"):
        hook.secret = lock.encrypt(hook.secret.encode()).decode()
        hook.save(update_fields=["secret"])


class Migration(migrations.Migration):
    dependencies = [("hooks", "0001_webhooks_and_deliveries")]

    operations = [
        migrations.AlterField("hook", "secret", models.CharField(max_length=300)),
        migrations.RunPython(encrypt, migrations.RunPython.noop),
    ]
