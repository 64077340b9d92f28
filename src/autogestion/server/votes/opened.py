"""What a member had open of a dossier, kept in their own browser until they vote, and there alone.

A cookie under the address of the question says which parts; it is signed for this member and this question, so
that on a shared device nobody's is taken for another's. It is read once, with the ballot, and dropped.
"""

from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse

from autogestion.rules.readers import FILES, PARTS
from autogestion.server.organisations.models import Member
from autogestion.server.web.shell import address

NAMES = {FILES: "opened-files"}
"""A file stands under another address, where the browser does not say what it keeps for the question."""
OTHERS = "opened"
DAYS = 90


def note(
    request: HttpRequest, answer: HttpResponse, member: Member, *, question: int, part: str
) -> None:
    """Let the browser keep that this part of the question's dossier was open."""
    name = NAMES.get(part, OTHERS)
    parts = {part} | (_read(request, name, member, question) if name == OTHERS else set())
    value = _signer(member, question).sign(".".join(sorted(parts)))
    if request.COOKIES.get(name) != value:
        answer.set_cookie(
            name, value, max_age=DAYS * 86_400, path=_under(member, question),
            secure=request.is_secure(), httponly=True, samesite="Lax",
        )  # fmt: skip


def noted(request: HttpRequest, member: Member, question: int) -> frozenset[str]:
    """The parts that this browser says this member had open."""
    names = (OTHERS, *NAMES.values())
    return frozenset(part for name in names for part in _read(request, name, member, question))


def drop(request: HttpRequest, answer: HttpResponse, member: Member, question: int) -> None:
    """The ballot is cast: the browser need not keep it any longer."""
    for name in (OTHERS, *NAMES.values()):
        if name in request.COOKIES:
            answer.delete_cookie(name, path=_under(member, question), samesite="Lax")


def _read(request: HttpRequest, name: str, member: Member, question: int) -> set[str]:
    try:
        said = _signer(member, question).unsign(request.COOKIES.get(name, ""))
    except BadSignature:
        return set()
    return set(said.split(".")) & set(PARTS)


def _signer(member: Member, question: int) -> Signer:
    return Signer(salt=f"opened {member.organisation.org} {question} {member.pseudonym}")


def _under(member: Member, question: int) -> str:
    return address("o", member.organisation.slug, "questions", str(question))
