"""Tables of persons: who can sign in, and with what."""

import secrets

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


def new_sign_in_name() -> str:
    """A name to sign in with that says nothing about the person: twelve letters and digits."""
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(12))


class Person(AbstractBaseUser):
    """Somebody who can sign in here. Organisations know them by pseudonyms, members by `name`."""

    name = models.CharField(max_length=80)
    sign_in_name = models.CharField(max_length=80, unique=True, default=new_sign_in_name)
    email = models.EmailField(max_length=254, unique=True, null=True, blank=True)
    language = models.CharField(max_length=5, default="en")
    is_active = models.BooleanField(default=True)
    session_round = models.PositiveIntegerField(default=0)
    """Counted up to end all sessions of this person."""
    signs = models.BooleanField(default=False)
    """Whether this person has registered a passkey anywhere: the others are not asked to sign."""
    openid = models.CharField(max_length=64, unique=True, null=True)
    """Keyed hash of another site and of its name for this person, where it signs them in."""
    last_login = None  # When somebody last signed in is nobody's business.

    USERNAME_FIELD = "sign_in_name"
    EMAIL_FIELD = "email"
    objects = BaseUserManager()

    def __str__(self) -> str:
        return self.name

    @property
    def has_password(self) -> bool:
        """Whether a password opens; most people come without one."""
        return bool(self.password) and self.has_usable_password()

    def get_session_auth_hash(self) -> str:
        """Changes with the password and with each 'sign me out everywhere'."""
        return f"{super().get_session_auth_hash()}{self.session_round}"


class SignInLink(models.Model):
    """A key to one person's account, in a link or on paper. Only the keyed hash of its secret is kept.

    Its existence is what lets it open; used up, replaced or ended, it is deleted.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_in_links")
    secret = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=10)
    """What it was made for: a key of `links.PURPOSES`."""
    expires_at = models.BigIntegerField()


class Guess(models.Model):
    """A try at signing in that counts against its account or its address. Forgotten within the hour."""

    key = models.CharField(max_length=64)
    """Keyed hash of the kind of thing and the thing itself: nothing that can be read back."""
    at = models.BigIntegerField()

    class Meta:
        indexes = [models.Index("key", "at", name="guesses_by_key")]
