"""The WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

from shanyraq.kernel.circles import leave_alone, look_seldom

look_seldom()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shanyraq.config.settings")
application = get_wsgi_application()
leave_alone()
