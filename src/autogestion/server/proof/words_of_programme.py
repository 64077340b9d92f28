"""The acts of the programme and of study circles, in words."""

from autogestion.rules.words import gettext_noop as _
from autogestion.server.proof.sentence import Words

OF_PROGRAMME = {
    "draft.written": Words(
        _("Draft written"), _("%(who)s wrote how an article of the programme could read: %(draft)s.")
    ),
    "source.added": Words(
        _("Source of an article"), _("%(who)s set beside %(draft)s what it rests on.")
    ),
    "article.settled": Words(
        _("Article decided"), _("By %(decision)s, %(article)s was settled.")
    ),
    "alternative.kept": Words(
        _("Alternative kept"), _("%(who)s keeps %(draft)s beside %(article)s.")
    ),
    "alternative.dropped": Words(
        _("Alternative let go"), _("%(who)s keeps nothing beside %(article)s any more.")
    ),
    "study.opened": Words(_("Study circle"), _("%(who)s opened %(study)s.")),
    "reading.added": Words(
        _("Reading"), _("%(who)s added to the reading list of %(study)s.")
    ),
    "remark.made": Words(_("Remark"), _("%(who)s spoke in %(study)s.")),
}  # fmt: skip
