"""What an assembly follows: any of its members chooses it, and any of them lets go of it."""

from autogestion.rules import library as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.library import follows, queries
from autogestion.server.library.acts.following import as_kept, is_known
from autogestion.server.library.likeness import TERM_MAX
from autogestion.server.library.models import Topic
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def follow_as_assembly(by: Member, body: Body, *, kind: str, word: str) -> Topic:
    """Let one's assembly follow a trade, a demand, a form, a country or an entry: all its members hear of new ones."""
    organisation = by.organisation
    require_living(organisation)
    require_same(by, body.organisation_id)
    followed = follows.topics_of(body)
    rules.check_following(
        is_member=organisations.is_in(by, body), is_founded=body.founded_at is not None,
        topics=len(followed),
    )  # fmt: skip
    word = as_kept(kind, word)
    if not is_known(by, kind, word) or not 0 < len(word) <= TERM_MAX:
        raise RuleBroken(
            _("This cannot be followed. Choose a trade, a demand, a form, a country or an entry.")
        )
    if any((one.kind, one.word) == (kind, word) for one in followed):
        raise RuleBroken(_("This assembly follows it already."))
    is_term = kind in rules.TERMS
    topic = Topic.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.topics.all()),
        body=body, kind=kind, by=by, at=record.moment(), after=queries.newest_number(organisation),
        text=record.keep_line(organisation, word, max_length=TERM_MAX) if is_term else None,
        country=word if kind == "country" else "",
        struggle=int(word) if kind == "entry" else 0,
    )  # fmt: skip
    rules.check_topic(
        kind=kind, word=word if is_term else "", country=topic.country,
        is_entry=topic.struggle > 0,
    )  # fmt: skip
    record.append(
        "topic.followed", by=by, within=body.number, topic=topic.number, kind=kind,
        word=topic.text.commitment if topic.text else "", country=topic.country,
        struggle=topic.struggle,
    )  # fmt: skip
    return topic


@act
def let_go_as_assembly(by: Member, body: Body, number: int) -> None:
    """Let one's assembly follow something no more."""
    require_living(by.organisation)
    require_same(by, body.organisation_id)
    topic = Topic.objects.filter(body=body, number=number).first()
    if topic is None:
        raise RuleBroken(_("The assembly does not follow this any more."))
    rules.check_letting_go(
        is_member=organisations.is_in(by, body), is_followed=topic.let_go_at is None
    )
    topic.let_go_at = record.moment()
    topic.save(update_fields=["let_go_at"])
    record.append("topic.let-go", by=by, within=body.number, topic=topic.number)
