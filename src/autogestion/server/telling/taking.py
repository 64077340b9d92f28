"""What a member makes of a struggle that somebody told of."""

from django.db import transaction

from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.library import acts as library
from autogestion.server.library.entry import Said
from autogestion.server.library.models import Struggle
from autogestion.server.newspaper.acts import link_contribution
from autogestion.server.newspaper.models import Contribution
from autogestion.server.organisations.models import Body, Member


def take_into_library(
    by: Member, contribution: Contribution, *, body: Body, said: Said
) -> Struggle:
    """Two acts, or neither: the entry is added, and it is said that it came of the contribution."""
    if contribution.came_of_it.filter(kind="struggle").exists():
        raise RuleBroken(_("It stands in the library already. You can correct the entry."))
    with transaction.atomic():
        struggle = library.add_struggle(by, body, said=said)
        link_contribution(by, contribution, body=body, kind="struggle", thing=struggle.number)
    return struggle
