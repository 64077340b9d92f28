"""What an assembly says of itself (F7)."""

from collections.abc import Mapping

from autogestion.rules import bodies as rules
from autogestion.server.organisations import queries
from autogestion.server.organisations.acts.common import body_here, require_living, require_same
from autogestion.server.organisations.models import Body, Description, Member
from autogestion.server.record import acts as record
from autogestion.server.record.acts import act


@act
def describe_assembly(by: Member, body: Body, *, said: Mapping[str, str]) -> None:
    """Say which trade, workplace, region and country one's assembly is of; what is left out is said no more."""
    require_living(by.organisation)
    require_same(by, body.organisation_id)
    body = body_here(by.organisation, body.number)
    texts = {
        part: record.keep_line(by.organisation, said[part], max_length=rules.SAID_MAX)
        for part in rules.DESCRIBED
        if said.get(part, "").strip()
    }
    rules.check_describing(is_member=queries.is_in(by, body), parts=texts)
    Description.objects.update_or_create(
        body=body, defaults={part: texts.get(part) for part in rules.DESCRIBED}
    )
    record.append(
        "assembly.described", by=by, within=body.number,
        texts={part: text.commitment for part, text in texts.items()},
    )  # fmt: skip
