"""Every setting, read from the environment; the defaults serve one machine without further work.

``SHANYRAQ_DATA`` (default ``./var``) holds the database and the secret key. Production sets
``SECRET_KEY``, ``DATABASE_URL``, ``ALLOWED_HOSTS`` and ``SHANYRAQ_HTTPS=1``.
"""

import json
import sys
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.functional import lazy
from django.utils.translation import gettext_noop
from environs import Env

from shanyraq.config.discretion import origins
from shanyraq.config.letters import letters
from shanyraq.config.secret import secret_key
from shanyraq.config.shared import shared_cache

env = Env()

PROJECT = Path(__file__).resolve().parent.parent
DATA = Path(env.str("SHANYRAQ_DATA", "var")).resolve()
TESTING = "pytest" in sys.modules

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "") or lazy(secret_key, str)(DATA / "secret-key")
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
"""Earlier keys, while sessions that they signed and secrets that they encrypted are in use."""
"""Made when something is signed for the first time: whoever only reads writes no file."""
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
    "shanyraq.base.files",
    "shanyraq.base.doors",
    "shanyraq.base.accounts",  # before allauth, whose templates it replaces
    "shanyraq.base.jobs",
    "shanyraq.base.hooks",
    "shanyraq.base.workbooks",
    "shanyraq.base.attachments",
    "shanyraq.base.comments",
    "shanyraq.base.notes",
    "shanyraq.base.notices",
    "shanyraq.base.ui",
    "shanyraq.domains.reference",
    "shanyraq.domains.packages",
    "shanyraq.domains.parties",
    "shanyraq.domains.framework",
    "shanyraq.domains.governance",
    "shanyraq.domains.indicators",
    "shanyraq.domains.risks",
    "shanyraq.domains.learning",
    "shanyraq.domains.engagement",
    "shanyraq.domains.workplans",
    "shanyraq.domains.funding",
    "shanyraq.domains.commitments",
    "shanyraq.portal",
    "django_tasks",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "shanyraq.config.metrics.measured",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",  # before all that may answer: files, redirects, failures
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
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
    "shanyraq.base.access.web.Authentication",
    "shanyraq.base.access.web.with_actor",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
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
        "timeout": 60,  # longer than the largest workbook holds the database
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["CONN_MAX_AGE"] = env.int("DATABASE_KEEP", 0 if TESTING else 60)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    # In the database, because allauth counts failed tries in it: the lock-out then holds in every process and after
    # a restart. Many entries, so that nobody forgets their own lock-out by making others.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "limits": shared_cache(env, "SHANYRAQ_LIMITS_CACHE")
    or {"BACKEND": MEMORY, "LOCATION": "limits", "OPTIONS": {"MAX_ENTRIES": 100_000}},
}
CACHES["progress"] = shared_cache(env, "SHANYRAQ_PROGRESS_CACHE") or {
    "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
    "LOCATION": str(DATA / "progress"),
}
"""How far background work has got; where workers run on other machines than pages, a cache that both reach."""
TASKS: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend" if TESTING else "django_tasks_db.DatabaseBackend",
        "QUEUES": [],
    }
}
LIMITS = {
    "reads": env.int("SHANYRAQ_LIMIT_READS", 0 if TESTING else 1200),
    "tokens": env.int("SHANYRAQ_LIMIT_TOKENS", 0 if TESTING else 600),
    "strangers": env.int("SHANYRAQ_LIMIT_STRANGERS", 0 if TESTING else 30),
    "calendars": env.int("SHANYRAQ_LIMIT_CALENDARS", 0 if TESTING else 20),
}
"""Requests in a minute: reads of the API from one address, requests with one token, wrong tokens and wrong secrets of
calendars from one address, reads of one calendar."""
LIMITS_A_DAY = {
    "feedback": env.int("SHANYRAQ_LIMIT_FEEDBACK", 0 if TESTING else 10),
    "feedback_accounts": env.int("SHANYRAQ_LIMIT_FEEDBACK_ACCOUNTS", 0 if TESTING else 30),
    "feedback_tries": env.int("SHANYRAQ_LIMIT_FEEDBACK_TRIES", 0 if TESTING else 60),
}
"""A day: pieces of feedback without an account from one address, pieces of one account, and tries of either, whether
they were taken or refused. A file counts as a piece. Addresses are not kept, nor anything made of them.
"""

HOOKS_TO_PRIVATE = env.bool("SHANYRAQ_HOOKS_TO_PRIVATE", False)
"""Whether events may be sent to addresses in the network of this machine, and by http to this machine itself."""

NOTICES_HOUR = env.int("SHANYRAQ_NOTICES_HOUR", 6)
"""The hour, in TIME_ZONE, from which letters about what waits and what is due leave."""

AUTH_USER_MODEL = "access.Person"
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = env.int("SHANYRAQ_SESSION_HOURS", 24) * 3600
"""Seconds without a request after which one signs in again, unless one asked to be kept on this device."""
SESSION_LONGEST = env.int("SHANYRAQ_SESSION_DAYS", 14) * 24 * 3600
"""Seconds after which one signs in again, however busy one was."""
ACCOUNT_SESSION_COOKIE_AGE = SESSION_LONGEST
"""Of whoever asked to be kept on this device."""
MESSAGE_STORAGE = "shanyraq.config.cookies.Messages"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", gettext_noop("English")), ("ru", gettext_noop("Russian")), ("kk", gettext_noop("Kazakh"))]
LANGUAGE_COOKIE_NAME = "__Host-language" if HTTPS else "django_language"
LANGUAGE_COOKIE_HTTPONLY = True
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
    # Documents that people attach, under the hash of their content; never served by a web server.
    "files": {
        "BACKEND": env.str("SHANYRAQ_FILES_STORAGE", "shanyraq.base.files.storage.WholeFiles"),
        "OPTIONS": json.loads(env.str("SHANYRAQ_FILES_OPTIONS", "") or json.dumps({"location": str(DATA / "files")})),
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
FILES_LARGEST = env.int("SHANYRAQ_FILES_MEGABYTES", 20) * 1_000_000
"""Bytes of the largest document that is taken."""
FILES_CUT_AT = max(FILES_LARGEST, 20_000_000)
"""Bytes of an upload that are kept while it arrives; packages of amendments have this size as well."""
FILE_UPLOAD_HANDLERS = ["shanyraq.base.files.receiving.Receiving"]
FILE_SCAN = env.str("SHANYRAQ_FILE_SCAN", "")
"""The virus scanner: a command, which is given a path, or ``module:function``; none where it is empty."""
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_USE_FINDERS = TESTING or DEBUG

OIDC_URL = env.str("SHANYRAQ_OIDC_URL", "")
"""The OpenID Connect provider that may sign people in; none where it is empty."""

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        # Browsers ask this also where the form of the provider's button leads on to the provider.
        "form-action": [SELF, *origins(OIDC_URL, *env.list("SHANYRAQ_OIDC_ORIGINS", []))],
        "object-src": [NONE],
        "base-uri": [NONE],
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
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SILENCED_SYSTEM_CHECKS: list[str] = []

METRICS_TOKEN = env.str("SHANYRAQ_METRICS_TOKEN", "")
"""What whoever reads ``/metrics`` must send as a bearer token; empty: everybody may read it."""

INSTALLATION_NAME = env.str("SHANYRAQ_INSTALLATION", "")
"""Whose installation this is; the foot of every page says so."""
SITE = env.str("SHANYRAQ_SITE", "")
"""Where the installation is, as ``https://example.org``, for letters from the command line."""

# Signing in: django-allauth, for people who were invited.

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "shanyraq.base.accounts.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "shanyraq.base.accounts.passwords.NotCommon"},
    {"NAME": "shanyraq.base.accounts.passwords.NotOneself"},
    {"NAME": "shanyraq.base.accounts.passwords.NotOfTheHouse"},
]
PASSWORD_RESET_TIMEOUT = 24 * 3600
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a suite makes a thousand accounts
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if BEHIND_PROXY else 0
ACCOUNT_ADAPTER = "shanyraq.base.accounts.signing.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "shanyraq.base.accounts.signing.forms.Login",
    "add_email": "shanyraq.base.accounts.signing.forms.NewAddress",
    "change_password": "shanyraq.base.accounts.signing.forms.ChangePassword",
    "reset_password": "shanyraq.base.accounts.signing.forms.ForgottenPassword",
    "reset_password_from_key": "shanyraq.base.accounts.signing.forms.ResetPassword",
    "reauthenticate": "shanyraq.base.accounts.signing.forms.PasswordAgain",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_METHODS = {"password", "mfa"}
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_RATE_LIMITS = {"login_failed": "30/15m/ip,5/15m/key"}
"""Five failed tries for an account, or thirty from an address, lock for a quarter of an hour."""
MFA_ADAPTER = "shanyraq.base.accounts.signing.factors.FactorAdapter"
MFA_FORMS = {
    "authenticate": "shanyraq.base.accounts.signing.forms.Code",
    "reauthenticate": "shanyraq.base.accounts.signing.forms.CodeAgain",
    "activate_totp": "shanyraq.base.accounts.signing.forms.FirstCode",
}
MFA_TOTP_ISSUER = INSTALLATION_NAME or "Shanyraq"
MFA_TOTP_TOLERANCE = 1
SECOND_FACTOR_REQUIRED = env.bool("SHANYRAQ_SECOND_FACTOR", False)
"""Whether roles count only once their person has an authenticator app."""
SOCIALACCOUNT_ADAPTER = "shanyraq.base.accounts.signing.provider.ProviderAdapter"
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, object]] = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}}
if OIDC_URL:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "house",
            "name": env.str("SHANYRAQ_OIDC_NAME", "OpenID Connect"),
            "client_id": env.str("SHANYRAQ_OIDC_CLIENT"),
            "secret": env.str("SHANYRAQ_OIDC_SECRET"),
            "settings": {"server_url": OIDC_URL, "verified_email": env.bool("SHANYRAQ_OIDC_CONFIRMS", False)},
        }
    ]

mail = letters(env.str("EMAIL_URL", "") or f"file:///{DATA / 'mail'}")
"""Where letters go; by default into files of the data folder, where nobody needs a server."""
EMAIL_BACKEND = mail["EMAIL_BACKEND"]
EMAIL_FILE_PATH = mail["EMAIL_FILE_PATH"]
EMAIL_HOST, EMAIL_PORT = mail["EMAIL_HOST"] or "localhost", mail["EMAIL_PORT"] or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = mail["EMAIL_HOST_USER"] or "", mail["EMAIL_HOST_PASSWORD"] or ""
EMAIL_USE_TLS, EMAIL_USE_SSL = mail["EMAIL_USE_TLS"], mail["EMAIL_USE_SSL"]
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("SHANYRAQ_MAIL_FROM", "shanyraq@localhost")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "shanyraq.config.discretion.Discreet"}},
    "formatters": {"dated": {"()": "shanyraq.config.discretion.Dated"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["discreet"], "formatter": "dated"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
    # Who signed in, who failed to, and who tried what they may not: told whatever the level of the rest.
    "loggers": {"shanyraq.base": {"level": "INFO"}},
}
