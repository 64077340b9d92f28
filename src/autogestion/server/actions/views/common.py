"""What the views of actions share."""

from django.http import Http404
from django.utils.translation import gettext

from autogestion.server.actions import queries
from autogestion.server.actions.models import Action
from autogestion.server.deliberation.views.asking import Above
from autogestion.server.organisations.visits import MemberVisit
from autogestion.server.web.numbers import plain


def action_at(visit: MemberVisit, number: int) -> Action:
    """The action of this organisation with this number; Http404 where there is none."""
    action = queries.action_numbered(visit.organisation, number)
    if action is None:
        raise Http404
    return action


def above(action: Action) -> Above:
    """The action, over each form that is about it."""
    kicker = gettext("Action %(number)s") % {"number": plain(action.number)}
    return Above(kicker, str(action.name), action.url)
