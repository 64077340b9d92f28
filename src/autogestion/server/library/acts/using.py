"""Taking up a demand or a form of organisation: a question in one's own assembly that says where it comes from."""

from collections.abc import Sequence

from autogestion.rules import library as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.deliberation.acts.posing import may_pose, write_question
from autogestion.server.deliberation.models import Question
from autogestion.server.library import queries
from autogestion.server.library.models import Struggle
from autogestion.server.organisations.acts import require_same
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record.acts import act


@act
def use_struggle(
    by: Member,
    body: Body,
    struggle: Struggle,
    *,
    part: str,
    item: int,
    dossier: Dossier,
    scope: str = "own",
    bodies: Sequence[int] | None = None,
    options: Sequence[str] = (),
) -> Question:
    """Make a question of a demand or a form of organisation from the library; its subject keeps the link.

    `part`: 'demands' or 'forms'; `item`: which of them, as the newest version numbers them.
    """
    require_same(by, struggle.organisation_id)
    fresh = queries.struggle_numbered(by.organisation, struggle.number)
    if fresh is None:
        raise RuleBroken(_("There is no such entry in the library."))
    charter, numbers = may_pose(by, body, kind="ordinary", scope=scope, bodies=bodies)
    version = queries.version_of(fresh, fresh.version)
    items = version.items[part] if part in rules.USABLE else []
    rules.check_using(is_there=1 <= item <= len(items))
    subject = {"struggle": fresh.number, "version": fresh.version, "part": part, "item": item}
    return write_question(
        by, body, charter, dossier, "ordinary", scope, numbers, options, None, subject
    )
