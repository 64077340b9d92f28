"""Opening a desk, choosing what it follows, writing dispatches (F6); and what one follows oneself."""

from autogestion.rules import desks as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.desks import addresses, queries
from autogestion.server.desks.models import Desk, DeskFollow, Dispatch, Feed, TopicFollow
from autogestion.server.library.countries import COUNTRIES
from autogestion.server.library.likeness import TERM_MAX, term
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.acts import require_living, require_same
from autogestion.server.organisations.models import Body, Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act

FOLLOWS_MAX = 100
OF_TOPICS = 1 << 40
"""A letter names what is followed by one number: from here on those of trades and countries."""


@act
def open_desk(by: Member, body: Body, *, name: str, about: str) -> Desk:
    """Open a desk in one's own assembly, on a matter that one wants to know of."""
    organisation = by.organisation
    require_living(organisation)
    require_same(by, body.organisation_id)
    rules.check_opening(is_member=organisations.is_in(by, body))
    desk = Desk.objects.create(
        organisation=organisation, number=organisations.next_number(organisation.desks.all()),
        body=body, by=by, at=record.moment(),
        name=record.keep_line(organisation, name, max_length=rules.NAME_MAX),
        about=record.keep_paragraphs(organisation, about, max_length=rules.ABOUT_MAX),
    )  # fmt: skip
    record.append(
        "desk.opened", by=by, within=body.number, desk=desk.number, name=desk.name.commitment,
        about=desk.about.commitment,
    )  # fmt: skip
    return desk


def _fresh(by: Member, desk: Desk) -> Desk:
    require_living(by.organisation)
    require_same(by, desk.organisation_id)
    fresh = queries.desk_numbered(by.organisation, desk.number)
    if fresh is None:
        raise RuleBroken(_("There is no such desk in this organisation."))
    return fresh


@act
def follow_feed(by: Member, desk: Desk, *, address: str) -> Feed:
    """Let the desk follow another publication: an address of a feed in Atom, RSS or JSON."""
    desk = _fresh(by, desk)
    rules.check_following(queries.as_state(desk), is_member=organisations.is_in(by, desk.body))
    address = addresses.checked(address)
    if desk.feeds.filter(let_go_at=None, address__content=address).exists():
        raise RuleBroken(_("This desk follows that feed already."))
    feed = Feed.objects.create(
        desk=desk, number=organisations.next_number(desk.feeds.all()), by=by, at=record.moment(),
        address=record.keep_line(by.organisation, address, max_length=rules.ADDRESS_MAX),
    )  # fmt: skip
    record.append(
        "feed.followed", by=by, within=desk.body.number, desk=desk.number, feed=feed.number,
        address=feed.address.commitment,
    )  # fmt: skip
    return feed


@act
def let_go_of_feed(by: Member, desk: Desk, number: int) -> None:
    """Let the desk follow a publication no more. What members passed on of it stays."""
    desk = _fresh(by, desk)
    feed = desk.feeds.filter(number=number).first()
    if feed is None:
        raise RuleBroken(_("This desk follows no such feed."))
    rules.check_letting_go(
        queries.feed_as_state(feed), is_member=organisations.is_in(by, desk.body)
    )
    feed.let_go_at = record.moment()
    feed.save(update_fields=["let_go_at"])
    record.append("feed.let-go", by=by, within=desk.body.number, desk=desk.number, feed=feed.number)


@act
def write_dispatch(
    by: Member, desk: Desk, *, title: str, text: str, source: str, trade: str = "",
    country: str = "",
) -> Dispatch:  # fmt: skip
    """Write to a desk what happened elsewhere, with where one has it from."""
    desk = _fresh(by, desk)
    organisation = by.organisation
    rules.check_dispatch(belongs=by.base_id is not None)
    if country and country not in COUNTRIES:
        raise RuleBroken(_("This country is not known here. Leave it out, or choose another."))
    dispatch = Dispatch.objects.create(
        organisation=organisation, desk=desk, by=by, at=record.moment(), country=country,
        number=organisations.next_number(organisation.dispatches.all()),
        title=record.keep_line(organisation, title, max_length=rules.TITLE_MAX),
        text=record.keep_paragraphs(organisation, text, max_length=rules.TEXT_MAX),
        source=record.keep_line(organisation, source, max_length=rules.SOURCE_MAX),
        trade=record.keep_line(organisation, trade, max_length=rules.TRADE_MAX) if trade else None,
    )  # fmt: skip
    record.append(
        "dispatch.written", by=by, within=desk.body.number, dispatch=dispatch.number,
        desk=desk.number, title=dispatch.title.commitment, text=dispatch.text.commitment,
        source=dispatch.source.commitment,
        trade=dispatch.trade.commitment if dispatch.trade else "", country=country,
    )  # fmt: skip
    for kind, word in queries.topics(dispatch):
        TopicFollow.objects.filter(kind=kind, word=word, member__organisation=organisation).update(
            newest=dispatch.number
        )
    return dispatch


def follow_desk(by: Member, desk: Desk) -> None:
    """Hear of its new dispatches. It stands in no record: nobody else learns of it."""
    newest = queries.newest_number(desk)
    DeskFollow.objects.get_or_create(member=by, desk=desk, defaults={"seen": newest})


def unfollow_desk(by: Member, desk: Desk) -> None:
    """Hear of it no more."""
    DeskFollow.objects.filter(member=by, desk=desk).delete()


def let_go(member: int, row: int) -> None:
    """By a letter's link: hear no more of what they follow by this row."""
    if row >= OF_TOPICS:
        TopicFollow.objects.filter(member=member, pk=row - OF_TOPICS).delete()
        return
    DeskFollow.objects.filter(member=member, pk=row).delete()


def follow_topic(by: Member, kind: str, word: str) -> None:
    """Hear of new dispatches of a trade or a country, at whichever desk. It stands in no record."""
    word = word if kind == "country" else term(word)
    is_known = word in COUNTRIES if kind == "country" else kind == "trade"
    if not is_known or not 0 < len(word) <= TERM_MAX:
        raise RuleBroken(_("This cannot be followed. Choose a trade or a country."))
    if by.topic_follows.count() >= FOLLOWS_MAX:
        raise RuleBroken(
            _("You follow %(most)d things already. Let go of one first."), most=FOLLOWS_MAX
        )
    newest = queries.newest_dispatch(by.organisation)
    TopicFollow.objects.get_or_create(member=by, kind=kind, word=word, defaults={"seen": newest})


def unfollow_topic(by: Member, kind: str, word: str) -> None:
    """Hear of it no more."""
    word = word if kind == "country" else term(word)
    TopicFollow.objects.filter(member=by, kind=kind, word=word).delete()


def note_topics_seen(by: Member) -> None:
    """They have been shown the newest dispatches of what they follow."""
    newest = queries.newest_dispatch(by.organisation)
    TopicFollow.objects.filter(member=by).update(seen=newest)


def unfollow_desks(by: Member) -> None:
    """Let go of all desks, trades and countries, as who erases their name does."""
    DeskFollow.objects.filter(member=by).delete()
    TopicFollow.objects.filter(member=by).delete()


def note_seen(by: Member, desk: Desk) -> None:
    """They have been shown its newest dispatches."""
    DeskFollow.objects.filter(member=by, desk=desk).update(seen=queries.newest_number(desk))
