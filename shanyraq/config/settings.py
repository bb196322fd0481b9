"""Every setting, read from the environment; the defaults serve one machine without further work.

``SHANYRAQ_DATA`` (default ``./var``) holds the database and the secret key. Production sets
``SECRET_KEY``, ``DATABASE_URL``, ``ALLOWED_HOSTS`` and ``SHANYRAQ_HTTPS=1``.
"""

import sys
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_noop
from environs import Env

from shanyraq.config.secret import secret_key

env = Env()

PROJECT = Path(__file__).resolve().parent.parent
DATA = Path(env.str("SHANYRAQ_DATA", "var")).resolve()
TESTING = "pytest" in sys.modules

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "") or secret_key(DATA / "secret-key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
HTTPS = env.bool("SHANYRAQ_HTTPS", False)
BEHIND_PROXY = env.bool("SHANYRAQ_BEHIND_PROXY", False)
"""Only where a proxy in front ends TLS and always sets ``X-Forwarded-Proto`` itself."""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "shanyraq.base.access",
    "shanyraq.base.audit",
    "shanyraq.base.doors",
    "shanyraq.base.accounts",
    "shanyraq.base.hooks",
    "shanyraq.base.ui",
    "shanyraq.domains.reference",
    "shanyraq.domains.packages",
    "shanyraq.domains.parties",
    "shanyraq.domains.framework",
    "shanyraq.domains.governance",
    "shanyraq.domains.indicators",
    "shanyraq.domains.risks",
    "shanyraq.domains.learning",
    "shanyraq.domains.commitments",
    "shanyraq.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "shanyraq.base.ui.reader.without_zero_bytes",
    "shanyraq.base.ui.reader.varies_by_language",
    "django.middleware.locale.LocaleMiddleware",
    "shanyraq.config.addresses.one_true_address",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "shanyraq.base.access.web.with_actor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

APPEND_SLASH = False  # ``one_true_address`` does that, and the opposite
ROOT_URLCONF = "shanyraq.config.urls"
WSGI_APPLICATION = "shanyraq.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "shanyraq.base.ui.context.interface",
                "shanyraq.portal.context.shell",
            ],
        },
    }
]

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{DATA / 'shanyraq.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_KEEP", 0 if TESTING else 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": MEMORY},
    "limits": env.dj_cache_url("SHANYRAQ_LIMITS_CACHE", "")
    if env.str("SHANYRAQ_LIMITS_CACHE", "")
    else {"BACKEND": MEMORY, "LOCATION": "limits", "OPTIONS": {"MAX_ENTRIES": 100_000}},
}
LIMITS = {
    "reads": env.int("SHANYRAQ_LIMIT_READS", 0 if TESTING else 1200),
    "tokens": env.int("SHANYRAQ_LIMIT_TOKENS", 0 if TESTING else 600),
    "strangers": env.int("SHANYRAQ_LIMIT_STRANGERS", 0 if TESTING else 30),
}
"""Requests to the API in a minute: reads from one address, requests with one token, wrong tokens from one address."""

HOOKS_TO_PRIVATE = env.bool("SHANYRAQ_HOOKS_TO_PRIVATE", False)
"""Whether events may be sent to addresses in the network of this machine, and by http to this machine itself."""

AUTH_USER_MODEL = "access.Person"
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_AGE = 14 * 24 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", gettext_noop("English")), ("ru", gettext_noop("Russian")), ("kk", gettext_noop("Kazakh"))]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
LOCALE_PATHS = [PROJECT / "locale"]
FORMAT_MODULE_PATH = ["shanyraq.base.ui.formats"]
TIME_ZONE = env.str("TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING or DEBUG

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SILENCED_SYSTEM_CHECKS: list[str] = []

INSTALLATION_NAME = env.str("SHANYRAQ_INSTALLATION", "")
"""Whose installation this is; the foot of every page says so."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
}
