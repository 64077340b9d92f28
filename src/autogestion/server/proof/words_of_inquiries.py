"""The record's lines of inquiries, in words (see `proof.words`). %(survey)s: its page; %(codes)s: how many."""

from autogestion.rules.words import gettext_noop as _
from autogestion.server.proof.sentence import Words

OF_INQUIRIES = {
    "survey.drafted": Words(_("Inquiry begun"), _("%(who)s began %(survey)s in %(assembly)s.")),
    "survey.joined": Words(_("Writing along"), _("%(who)s writes %(survey)s along.")),
    "survey-change.proposed": Words(
        _("Change of an inquiry"), _("%(who)s proposed a change of %(survey)s.")
    ),
    "survey-change.supported": Words(
        _("Change supported"), _("%(who)s wants a change of %(survey)s too.")
    ),
    "survey.supported": Words(
        _("Inquiry supported"), _("%(who)s supports that %(survey)s be opened as it stands.")
    ),
    "survey.opened": Words(
        _("Inquiry opened"), _("As many as the charter asks want it: %(survey)s is open.")
    ),
    "survey-codes.printed": Words(
        _("Codes printed"), _("%(who)s printed %(codes)s codes to answer %(survey)s.")
    ),
    "survey.closed": Words(
        _("Inquiry closed"), _("%(survey)s is over; its sheets are counted and fixed.")
    ),
    "survey.published": Words(
        _("Results of an inquiry"), _("All members read the results of %(survey)s.")
    ),
}
"""Act -> its words."""
