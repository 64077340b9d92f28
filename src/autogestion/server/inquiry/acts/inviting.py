"""Handing codes out by mail. An address is gone once its mail is handed over; nothing says who was given which code."""

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop
from autogestion.server.inquiry.acts.opening import print_codes
from autogestion.server.inquiry.models import Survey
from autogestion.server.mail import queries as mail
from autogestion.server.mail.acts import write_postcard
from autogestion.server.mail.acts.postcards import is_address
from autogestion.server.organisations.models import Member
from autogestion.server.web.times import day_and_hour


def invite_by_mail(by: Member, survey: Survey, *, addresses: Sequence[str]) -> int:
    """Print as many codes as there are addresses, and send each to one. Answers how many."""
    if not mail.sends_letters():
        raise RuleBroken(gettext_noop("This server sends no mail. Print the codes instead."))
    to = list(dict.fromkeys(one.strip().lower() for one in addresses if one.strip()))
    if not all(map(is_address, to)):
        raise RuleBroken(gettext_noop("One of these is not the address of anybody."))
    with transaction.atomic():
        codes = print_codes(by, survey, count=len(to))
        with override(by.organisation.languages[0]):
            for address, code in zip(to, codes, strict=True):
                _send(survey, address, code)
    return len(to)


def _send(survey: Survey, address: str, code: str) -> None:
    organisation = survey.organisation
    path = reverse("answer-survey", args=[organisation.slug, survey.number])
    said = {"organisation": str(organisation), "title": str(survey)}
    parts = [
        _("%(organisation)s asks you: %(title)s") % said,
        str(survey.why),
        _("Answer here, once. Nobody sees who answered what:"),
        f"{settings.ORIGIN}{path}{code}/",
        _("Your code is %(code)s. Keep it: with it you read the results before all others.")
        % {"code": code},
        _("Your address was typed by a member to send you this one mail, and is not kept."),
    ]
    if survey.closes_at is not None:
        parts.insert(
            4, _("It is open until %(until)s.") % {"until": day_and_hour(survey.closes_at)}
        )
    write_postcard(
        address, str(organisation), _("You are asked: %(title)s") % said, "\n\n".join(parts)
    )
