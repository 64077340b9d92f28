"""What the machine around us says: where the data lies, which database, under what address.

Read from environment variables, all of them optional; `docs/running.md` lists them.
"""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

LOOPBACK = ("localhost", "127.0.0.1", "::1")
SECRET_KEY_FILE = "secret-key"  # noqa: S105 - the name of a file
RECORD_KEY_FILE = "record-key"


def use_our_settings() -> None:
    """Let Django find our settings, unless somebody chose others."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "autogestion.server.settings")


def flag(name: str) -> bool:
    """Whether the variable is set to 1, yes or true."""
    return os.environ.get(name, "").lower() in ("1", "yes", "true")


def data_directory() -> Path:
    """Where database, secret key and files are kept: AUTOGESTION_DATA, else the person's own."""
    if chosen := os.environ.get("AUTOGESTION_DATA"):
        return Path(chosen).expanduser().absolute()
    home = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(home).expanduser().absolute() / "autogestion"


def secret_key(data: Path) -> str:
    """The key that signs sessions and links: AUTOGESTION_SECRET_KEY, else the file in `data`.

    Where neither exists, a key for this process alone, so that looking at the settings writes
    nothing to disk.
    """
    if chosen := os.environ.get("AUTOGESTION_SECRET_KEY"):
        return chosen
    kept = data / SECRET_KEY_FILE
    return kept.read_text(encoding="ascii").strip() if kept.exists() else new_secret_key()


def record_key(data: Path) -> bytes:
    """The seed (32 bytes) of the Ed25519 key that signs checkpoints: AUTOGESTION_RECORD_KEY, else the file.

    Both are 64 hexadecimal digits. Where neither exists, a key for this process alone.
    """
    if chosen := os.environ.get("AUTOGESTION_RECORD_KEY"):
        return _seed(chosen, "AUTOGESTION_RECORD_KEY")
    kept = data / RECORD_KEY_FILE
    written = kept.read_text(encoding="ascii") if kept.exists() else new_record_key()
    return _seed(written, str(kept))


def _seed(written: str, where: str) -> bytes:
    seed = bytes.fromhex(written.strip())
    if len(seed) != 32:
        raise ValueError(f"{where} holds {len(seed)} bytes, and the key of the record has 32.")
    return seed


def new_record_key() -> str:
    """32 random bytes in hexadecimal: the seed of an Ed25519 key (RFC 8032)."""
    return secrets.token_hex(32)


def new_secret_key() -> str:
    """86 characters that nobody can guess."""
    return secrets.token_urlsafe(64)


def origin() -> str:
    """The address members type, such as https://our-union.example, without a slash at the end."""
    return os.environ.get("AUTOGESTION_ORIGIN", "http://127.0.0.1:8000").rstrip("/")


def host_of(address: str) -> str:
    """The host in an address, without port: '127.0.0.1' of 'http://127.0.0.1:8000'."""
    return urlsplit(address).hostname or ""


def allowed_hosts(address: str) -> list[str]:
    """The names this server answers to; on loopback, every name of loopback."""
    host = host_of(address)
    others = [name for name in os.environ.get("AUTOGESTION_HOSTS", "").split(",") if name]
    return [*LOOPBACK, "[::1]", *others] if host in LOOPBACK else [host, *others]


def database(data: Path) -> dict[str, Any]:
    """Django's description of the database: DATABASE_URL, else an SQLite file in `data`."""
    url = os.environ.get("DATABASE_URL", "")
    if not url:
        return sqlite(data / "autogestion.sqlite3")
    scheme = urlsplit(url).scheme
    if scheme == "sqlite":
        return sqlite(Path(unquote(urlsplit(url).path)))
    if scheme in ("postgres", "postgresql"):
        return postgres(url)
    raise ValueError(f"DATABASE_URL begins with {scheme!r}; use postgres:// or sqlite:///.")


def sqlite(path: Path) -> dict[str, Any]:
    """One file, many readers beside one writer, each commit on disk before it is acknowledged."""
    return {
        "ENGINE": "autogestion.server.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA cache_size=-32000;"
                "PRAGMA mmap_size=268435456;PRAGMA temp_store=MEMORY;PRAGMA secure_delete=ON"
            ),
        },
    }


def postgres(url: str) -> dict[str, Any]:
    """`postgres://user:password@host:port/name?sslmode=…`, connections from a pool."""
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_HEALTH_CHECKS": False,
        "OPTIONS": {
            "pool": {"min_size": 1, "max_size": 8},
            "server_side_binding": True,
            **dict(parse_qsl(parts.query)),
        },
    }


def mail() -> dict[str, Any]:
    """Django's mail settings from AUTOGESTION_MAIL=smtp://user:password@host:port, and ours beside them.

    `smtps://` speaks TLS from the first byte, `smtp://` turns to it with STARTTLS unless the host is this
    machine. Without the variable nothing is sent: signing in needs no mail.
    """
    server = mail_host("AUTOGESTION_MAIL", "smtp")
    if server is None:
        backend = "django.core.mail.backends.dummy.EmailBackend"
        nothing = {"MAIL_SERVER": None, "MAIL_BOX": None, "MAIL_REPLY": "", "MAIL_VOTES": "reply"}
        return {"EMAIL_BACKEND": backend, **nothing}
    sender = os.environ.get("AUTOGESTION_MAIL_FROM", f"post@{host_of(origin())}")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": server["host"],
        "EMAIL_PORT": server["port"],
        "EMAIL_HOST_USER": server["user"],
        "EMAIL_HOST_PASSWORD": server["password"],
        "EMAIL_USE_SSL": server["tls"] == "at once",
        "EMAIL_USE_TLS": server["tls"] == "start",
        "EMAIL_TIMEOUT": 20,
        "DEFAULT_FROM_EMAIL": sender,
        "MAIL_SERVER": server,
        "MAIL_BOX": mail_host("AUTOGESTION_MAIL_BOX", "imap"),
        "MAIL_REPLY": os.environ.get("AUTOGESTION_MAIL_REPLY", sender),
        "MAIL_VOTES": os.environ.get("AUTOGESTION_MAIL_VOTES", "reply"),
    }


PORTS = {"smtp": 587, "smtps": 465, "imap": 143, "imaps": 993}


def mail_host(name: str, protocol: str) -> dict[str, Any] | None:
    """Where letters are handed in or lie: host, port, user, password, folder, tls; None where nothing is said.

    tls: 'at once', 'start' (STARTTLS), or 'none' on this machine, where nothing travels.
    """
    url = urlsplit(os.environ.get(name, ""))
    if not url.hostname:
        return None
    if url.scheme not in (protocol, f"{protocol}s"):
        raise ValueError(f"{name} begins with {url.scheme!r}; use {protocol}:// or {protocol}s://.")
    is_here = url.hostname in LOOPBACK
    return {
        "host": url.hostname,
        "port": url.port or PORTS[url.scheme],
        "user": unquote(url.username or ""),
        "password": unquote(url.password or ""),
        "folder": unquote(url.path.strip("/")) or "INBOX",
        "tls": "at once" if url.scheme.endswith("s") else "none" if is_here else "start",
    }


def openid() -> dict[str, str] | None:
    """The site that signs people in by OpenID Connect; None where none is named."""
    issuer = os.environ.get("AUTOGESTION_OPENID_ISSUER", "")
    if not issuer:
        return None
    return {
        "name": os.environ.get("AUTOGESTION_OPENID_NAME", "") or host_of(issuer),
        "issuer": issuer,
        "client": os.environ.get("AUTOGESTION_OPENID_CLIENT", ""),
        "secret": os.environ.get("AUTOGESTION_OPENID_SECRET", ""),
    }


def fonts_folder() -> str:
    """A folder with more fonts for what is printed, such as /usr/share/fonts; empty: ours alone."""
    return os.environ.get("AUTOGESTION_FONTS", "")
