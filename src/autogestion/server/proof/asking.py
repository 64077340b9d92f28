"""The page between a form and its act: what will be signed, in words, and the way to sign it."""

import json
from collections.abc import Callable
from types import SimpleNamespace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import strip_tags

from autogestion.rules.record.signing import challenge, statement
from autogestion.rules.record.webauthn import encode
from autogestion.rules.refusals import RuleBroken
from autogestion.server.people import sessions
from autogestion.server.proof import carrying, signing
from autogestion.server.proof.lines import Speaker
from autogestion.server.proof.particulars import particulars
from autogestion.server.record.means import Hand, SignatureWanted, at_hand
from autogestion.server.web.refused import refusal_page


class ActsAreSigned:
    """Middleware: says how the person at the other end is known, and lays before them what they can sign."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return self.get_response(request)
        try:
            hand = signing.hand_for(request)
        except RuleBroken as refusal:
            return refusal_page(request, refusal)
        if isinstance(hand, signing.SigningHand):
            carrying.unpack_files(request)
            hand = hand if carrying.can_carry(request) else Hand(hand.how)
        request.hand = hand  # type: ignore[attr-defined]  # For the page below, in the same request.
        with at_hand(hand):
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        hand = getattr(request, "hand", None)
        if not isinstance(exception, SignatureWanted) or not isinstance(hand, signing.SigningHand):
            return None
        return _ask(request, hand, exception)


def _ask(request: HttpRequest, hand: signing.SigningHand, wanted: SignatureWanted) -> HttpResponse:
    entry, organisation, person = wanted.entry, wanted.by.organisation, sessions.signed_in(request)
    assert person is not None  # The hand that signs is theirs.
    assert hand.laid is not None
    speaker = Speaker(organisation, [SimpleNamespace(line=json.dumps(entry))])  # type: ignore[list-item]  # A line not written.
    asked = {
        "challenge": encode(challenge(entry, hand.laid)),
        "rpId": hand.site.rp,
        "credentials": [key.credential for key in hand.keys],
        "verification": "required" if wanted.is_demanded else "preferred",
    }
    context = {
        "organisation": organisation,
        "sentence": strip_tags(speaker.sentence(entry)),
        "particulars": particulars(organisation, entry, hand.texts),
        "carried": carrying.carried(request),
        "action": request.get_full_path(),
        "laid": signing.token(hand, person.pk),
        "asked": json.dumps(asked),
        "statement": statement(entry, hand.laid).decode(),
        "is_demanded": wanted.is_demanded,
    }
    answer = render(request, "proof/sign.html", context)
    answer["Cache-Control"] = "no-store"
    return answer
