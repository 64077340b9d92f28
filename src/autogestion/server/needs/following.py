"""What is new in what one follows: in the library, with what one's assemblies follow there, and at desks."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from autogestion.rules.words import gettext_noop
from autogestion.server.desks import queries as desks
from autogestion.server.library import follows as library
from autogestion.server.needs.standing import Need, Standing

WORDS = {
    "following": gettext_noop("New in the library, in what you or your assembly follow"),
    "desks": gettext_noop("New at the desks, in what you follow"),
}
"""Name of the page where it stands -> the words."""


def news_to_read(standing: Standing) -> Iterator[Need]:
    """One line for each page on which something is new. One query for all that one can follow."""
    members = standing.members
    found = library.with_news(members).union(
        library.with_news_together(members),
        desks.with_news(members),
        desks.with_news_of_topics(members),
    )
    new = set(found)
    for member in members:
        organisation = standing.organisations[member.organisation_id]
        for page, words in WORDS.items():
            if (member.pk, page) in new:
                url = reverse(page, args=[organisation.slug])
                yield Need(_("Read"), _(words), url, organisation)
