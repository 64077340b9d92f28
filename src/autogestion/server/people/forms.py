"""What a person types about themselves."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from autogestion.server.people.acts import NAME_MAX
from autogestion.server.people.models import Person

ACCOUNT_MAX = 254
PASSWORD_MAX = 4096
"""Longer ones would only make the server work."""


def name_field() -> forms.CharField:
    """The name by which others will know a new person."""
    return forms.CharField(
        label=_("Your name"),
        help_text=_("As the others know you. It stands beside what you do here."),
        max_length=NAME_MAX,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class PasswordSignIn(forms.Form):
    """A name to sign in with, or an e-mail address, and a password."""

    account = forms.CharField(
        label=_("Name to sign in with, or e-mail"),
        max_length=ACCOUNT_MAX,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=PASSWORD_MAX,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class CodeSignIn(forms.Form):
    """A code from a slip or a letter."""

    code = forms.CharField(
        label=_("Code"),
        help_text=_("It stands on your sign-in slip or in the letter. Dashes do not matter."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
    )


class MailSignIn(forms.Form):
    """Where to send a link."""

    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=ACCOUNT_MAX,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class OfPerson(forms.Form):
    """Fields named like what they change, filled with what stands there now."""

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.initial = getattr(person, name)


class Name(OfPerson):
    """The name one goes by."""

    name = name_field()


class SignInName(OfPerson):
    """The name one types to sign in."""

    sign_in_name = forms.CharField(
        label=_("Name to sign in with"),
        help_text=_("You type it together with your password. The other members do not see it."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )


class Language(OfPerson):
    """The language one reads in."""

    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )


class Email(OfPerson):
    """The address to which links are sent."""

    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_(
            "For sign-in links, and for letters where you ask for them. No member sees it. Leave it empty to have none."
        ),
        max_length=ACCOUNT_MAX,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class Password(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least ten characters. Four words that do not belong together are good."),
        max_length=PASSWORD_MAX,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The same once more"),
        max_length=PASSWORD_MAX,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if {"password", "again"} <= typed.keys() and typed["password"] != typed["again"]:
            self.add_error("again", _("The two are not the same."))
        return typed
