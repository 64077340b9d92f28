"""Erasing one's own texts and name. Nobody erases another's: there is no act for it."""

from collections.abc import Collection

from django.db import transaction

from autogestion.rules import forgetting as rules
from autogestion.rules.refusals import RuleBroken
from autogestion.rules.words import gettext_noop as _
from autogestion.server.amending.queries import texts_in_force
from autogestion.server.desks.acts import unfollow_desks
from autogestion.server.forgetting import queries
from autogestion.server.forgetting.wiping import wipe
from autogestion.server.groups.acts import unfollow_groups
from autogestion.server.library.acts import index_again, unfollow_all
from autogestion.server.mail.acts import forget_mail
from autogestion.server.networks.acts import let_all_letters_go
from autogestion.server.organisations import queries as organisations
from autogestion.server.organisations.models import Member
from autogestion.server.people.models import Person
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def erase_texts(by: Member, commitments: Collection[str]) -> None:
    """Take back texts and files of one's own: they and their salts go, the commitments stay."""
    if not commitments:
        raise RuleBroken(_("Nothing that you wrote is here."))
    erased = _erase(by, commitments)
    record.append("text.erased", by=by, texts=erased)
    transaction.on_commit(wipe)


@act
def erase_name(by: Member) -> None:
    """Somebody who has left takes their name back, and the sentences of the rules in which it stands."""
    rules.check_erasing_name(has_place=organisations.belongs(by))
    named = queries.sentences_about(by)
    erased = _erase(by, named)
    Member.objects.filter(pk=by.pk).update(name="", name_erased_at=record.moment())
    _forget_the_person(by)
    unfollow_all(by)
    forget_mail(by)
    unfollow_desks(by)
    let_all_letters_go(by)
    unfollow_groups(by)
    record.append("name.erased", by=by, texts=erased)
    transaction.on_commit(wipe)


def _erase(by: Member, commitments: Collection[str]) -> list[str]:
    """Erase what the rules let this member erase; answers the commitments as the line names them."""
    own = queries.own_commitments(by, commitments)
    needed = queries.needed_commitments(by.organisation) if commitments else set()
    in_force = texts_in_force(by.organisation, commitments) if commitments else set()
    for commitment in commitments:
        rules.check_erasing(
            is_author=commitment in own,
            is_needed=commitment in needed,
            is_in_force=commitment in in_force,
        )
    record.erase(by.organisation, own)
    index_again(by.organisation, own)
    return sorted(own)


def _forget_the_person(member: Member) -> None:
    """The account keeps the name only where another organisation still knows the person by one."""
    person = member.person
    if person is not None and not queries.is_named_elsewhere(member):
        Person.objects.filter(pk=person.pk).update(name=person.sign_in_name)
