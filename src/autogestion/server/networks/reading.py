"""How networks are said."""

from django.utils.translation import gettext_lazy as _

TIES = {
    "trade": _("A trade"),
    "employer": _("An employer"),
    "workplace": _("A kind of workplace"),
    "region": _("A region"),
    "country": _("A country"),
    "condition": _("A condition of work or life"),
    "other": _("Something else"),
}
"""What those in a network have in common, in words: one for each of `rules.networks.TIES`."""
