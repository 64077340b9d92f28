"""The server's settings for tests: data in a directory of this process, thrown away at its end."""

import atexit
import os
import shutil
import tempfile

_data = tempfile.mkdtemp(prefix="autogestion-tests-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ["AUTOGESTION_DATA"] = _data
for _name in (
    "AUTOGESTION_ORIGIN",
    "AUTOGESTION_MAIL",
    "AUTOGESTION_MAIL_BOX",
    "AUTOGESTION_DEBUG",
):
    os.environ.pop(_name, None)

from autogestion.server.settings import *  # noqa: E402, F403 - the environment comes first
from autogestion.server.settings import DATA, DATABASES, STORAGES  # noqa: E402

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
# A fast hash: tests ask whether a password opens, not how long it would resist.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file, because connections that share memory lock one another out of whole tables.
    DATABASES["default"]["TEST"] = {"NAME": DATA / "test.sqlite3"}
    _options = DATABASES["default"]["OPTIONS"]
    _options["init_command"] = _options["init_command"].replace("=FULL", "=OFF")
else:
    # A pool would keep connections open while the test database is being dropped.
    DATABASES["default"]["OPTIONS"].pop("pool")
