"""What a form for strangers carries: a key by which it is taken in once, and since when it lies open."""

from django.core.signing import BadSignature, Signer

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.newspaper.models import by_chance
from autogestion.server.record import clock

AGE_MIN, AGE_MAX = 4, 48 * 3600
"""Nobody writes faster than in so many seconds; after two days the page is opened anew."""
_signer = Signer(salt="autogestion.newspaper.form")


def new_token() -> str:
    """For a form that is shown now. It is kept nowhere."""
    return _signer.sign(f"{by_chance()}:{clock.now()}")


def key_of(token: str) -> int:
    """The key; RuleBroken where the form was filled faster than anybody can, is too old, or is not ours."""
    try:
        key, shown_at = map(int, _signer.unsign(token).split(":"))
    except (BadSignature, ValueError):
        raise RuleBroken(
            _("This form did not come from this page. Open the page anew, and send it again.")
        ) from None
    age = clock.now() - shown_at
    if age < AGE_MIN:
        raise RuleBroken(
            _("This was sent faster than anybody can write. Wait a moment and send it again.")
        )
    if age > AGE_MAX:
        raise RuleBroken(
            _(
                "This page was open for more than two days. Send it again from here; your text is kept."
            )
        )
    return key
