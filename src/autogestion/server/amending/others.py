"""Changes of another sort than to the text: rewordings and options are amendments of the question."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from autogestion.server.deliberation.models import Question
from autogestion.server.organisations.models import Member
from autogestion.server.web.texts import said


@dataclass(frozen=True)
class Other:
    """A change of another sort: other words for the question, or another answer."""

    sort: str
    words: str
    by: Member | None
    url: str
    note: str


def others_of(question: Question) -> list[Other]:
    """Rewordings and options: amendments of the question, where it has them."""
    rewordings = question.rewordings.select_related("text", "by").order_by("number")
    others = [
        Other(_("Other words for the question"), said(str(one.text)), one.by,
              f"#rewording-{one.number}", _("taken over") if one.taken_at else "")
        for one in rewordings
    ]  # fmt: skip
    if question.text_version:
        return others
    options = question.options.select_related("text", "by").order_by("number")
    return others + [
        Other(_("Option"), said(str(one.text)), one.by, f"#option-{one.number}", "")
        for one in options
    ]
