"""Django's settings. What differs from one machine to another is read in `environment.py`."""

from pathlib import Path

from autogestion.server import environment
from autogestion.server.apps import ROOMS
from autogestion.server.logs import LOGGING  # noqa: F401 - Django reads it here.

SERVER = Path(__file__).parent
DATA = environment.data_directory()

# --- The address, and what follows from its being open to others

ORIGIN = environment.origin()
"""The address under which members reach us: scheme, host, port."""
OPENID = environment.openid()
"""Another site that signs people in: name, issuer, client, secret; None for none."""
IS_BEHIND_PROXY = environment.flag("AUTOGESTION_BEHIND_PROXY")
IS_EXPOSED = environment.host_of(ORIGIN) not in environment.LOOPBACK
"""Whether anybody but the person at this machine can reach the server."""

DEBUG = environment.flag("AUTOGESTION_DEBUG")
SECRET_KEY = environment.secret_key(DATA)
RECORD_KEY = environment.record_key(DATA)
"""The seed of the key that signs checkpoints."""
ALLOWED_HOSTS = environment.allowed_hosts(ORIGIN)
CSRF_TRUSTED_ORIGINS = [ORIGIN]

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_EXPOSED
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "autogestion.server.web.views.form_expired"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_EXPOSED else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = (
    False  # The neighbours under the same domain decide for themselves.
)
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"

# --- The app and its rooms

INSTALLED_APPS = [
    "autogestion.server",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "autogestion.server.headers.strict_headers",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "autogestion.server.web.refused.RefusalsSpeak",
    "autogestion.server.proof.asking.ActsAreSigned",
    "autogestion.server.hours.moved_on",
]
ROOT_URLCONF = "autogestion.server.urls"
WSGI_APPLICATION = "autogestion.server.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SERVER / room / "templates" for room in ROOMS],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "autogestion.server.web.shell.shell",
                "autogestion.server.record.present.present",
            ],
            "libraries": {
                tags.stem: f"autogestion.server.{room}.templatetags.{tags.stem}"
                for room in ROOMS
                for tags in sorted((SERVER / room / "templatetags").glob("[!_]*.py"))
            },
        },
    }
]

# --- What is kept

DATABASES = {"default": environment.database(DATA)}
DATABASES["default"]["ATOMIC_REQUESTS"] = False  # An act owns its transaction.
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MEDIA_ROOT = DATA / "files"
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# --- Persons

AUTH_USER_MODEL = "server.Person"
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# A session row written at each request would double the work of a page.
SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

# --- Words, times and pictures

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("fr", "Français"), ("es", "Español")]
LOCALE_PATHS = [SERVER / "locale"]
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [static for room in ROOMS if (static := SERVER / room / "static").is_dir()]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "servestatic.storage.CompressedManifestStaticFilesStorage"},
}

# --- Mail, where it is set up

globals().update(environment.mail())
