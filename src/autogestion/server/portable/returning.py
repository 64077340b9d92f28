"""How the members of an imported organisation come back: by a printed slip each, made once.

An export holds no way to sign in, so the members prove nothing to the new server; somebody has to
hand them a key. `docs/decisions/coming-back.md` says what that means and why it is done so.
"""

from collections.abc import Iterator
from typing import NamedTuple

from autogestion.server.organisations.models import Member, Organisation
from autogestion.server.people.acts import Newcomer, link_path, make_secret, registered
from autogestion.server.people.secrets import in_groups

INTRODUCTION = """\
Slips for the members of {organisation}

Cut this sheet and hand each member their own slip, in the assembly, where people know one another.
Then delete this file: whoever reads it can come in as any of them until they have changed their way
in. The server keeps no copy and prints no second one. A member whose slip is lost is admitted again
by an invitation of their assembly.
"""
SLIP = """
- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -

{name}
{assembly}, {organisation}

Open        {origin}{path}
or type     {code}
at          {origin}/sign-in/

For one person. Who holds this slip can use it: keep it as you keep a key.
"""


class Slip(NamedTuple):
    """What one member is handed: their name, their assembly, the secret that lets them in."""

    name: str
    assembly: str
    secret: str


def make_slips(organisation: Organisation) -> Iterator[Slip]:
    """An account and a slip for every member with a place in an assembly, by assembly and name."""
    members = (
        Member.objects.filter(organisation=organisation, person=None, places__until=None)
        .exclude(places=None)
        .select_related("base__name")
        .order_by("base__number", "name", "pk")
        .distinct()
    )
    for member in members:
        name = member.name or member.pseudonym
        person = registered(Newcomer(name, organisation.languages[0]))
        Member.objects.filter(pk=member.pk).update(person=person)
        yield Slip(name, str(member.base or ""), make_secret(person, purpose="slip"))


def sheet(organisation: Organisation, slips: list[Slip], origin: str) -> str:
    """The slips as one text to print. `origin`: the address of the server, without a slash."""
    return INTRODUCTION.format(organisation=organisation) + "".join(
        SLIP.format(
            name=slip.name,
            assembly=slip.assembly,
            organisation=organisation,
            origin=origin,
            path=link_path(slip.secret),
            code=in_groups(slip.secret),
        )
        for slip in slips
    )
