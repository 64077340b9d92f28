"""Acts of discussing a question, in words."""

from autogestion.rules.words import gettext_noop as _
from autogestion.server.proof.sentence import Words

OF_DISCUSSING = {
    "thread.opened": Words(
        _("Discussion opened"), _("%(who)s opened %(thread)s on %(question)s.")
    ),
    "thread.answered": Words(
        _("Contribution to a discussion"), _("%(who)s spoke in %(thread)s on %(question)s.")
    ),
    "thread-point.named": Words(
        _("Point of a discussion"), _("%(who)s named what is settled or open in %(thread)s on %(question)s.")
    ),
    "thread-point.marked": Words(
        _("Point marked"), _("%(who)s marked a point of %(thread)s on %(question)s otherwise.")
    ),
    "thread-minutes.written": Words(
        _("Minutes of a discussion"),
        _("%(who)s wrote the minutes of %(thread)s on %(question)s, version %(version)s."),
    ),
    "mind.changed": Words(
        _("Mind changed"), _("%(who)s said that what somebody wrote on %(question)s changed their mind.")
    ),
    "mind.taken-back": Words(
        _("Mind changed, taken back"),
        _("%(who)s took back that what somebody wrote on %(question)s changed their mind."),
    ),
    "conditions.named": Words(
        _("Whom it concerns named"), _("%(who)s named trades or conditions that %(question)s concerns.")
    ),
}  # fmt: skip
"""Threads, minds changed, whom a question concerns."""
