"""What follows where passkeys change: their member hears of it by every other way that they have."""

from django.db import transaction

from autogestion.server.organisations import keyring
from autogestion.server.organisations.models import Organisation
from autogestion.server.people import mail
from autogestion.server.record.acts import Line
from autogestion.server.web.shell import address


def tell_of_key(organisation: Organisation, line: Line) -> None:
    """A letter, once the act is done; the first page says it too, as long as it can be stopped."""
    key = keyring.key_numbered(organisation, line["body"]["key"])
    assert key is not None
    person = key.member.person
    if person is None or not person.email or not mail.is_set_up():
        return
    path = address("o", organisation.slug, "keys")
    name = str(organisation)
    transaction.on_commit(lambda: mail.send_key_notice(person, name, path, line["act"]))
