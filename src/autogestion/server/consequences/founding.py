"""What follows where people sign: an organisation exists, an assembly exists and is asked whether it joins."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from autogestion.server.consequences.putting import put_by_rule
from autogestion.server.deliberation.acts import Dossier
from autogestion.server.organisations import acts as organisations
from autogestion.server.organisations import queries
from autogestion.server.organisations.models import Organisation
from autogestion.server.record.acts import ByItself, Line


def found_organisation_when_signed(organisation: Organisation, line: Line) -> None:
    """Enough founders have signed: the organisation exists."""
    first = queries.body_numbered(organisation, 1)
    assert first is not None
    if queries.count_signatures(first) >= queries.charter_in_force(organisation).founders_min:
        organisations.found_organisation(ByItself(organisation))


def found_assembly_when_signed(organisation: Organisation, line: Line) -> None:
    """Enough people have signed: the assembly exists, and is asked whether it joins."""
    body = queries.body_numbered(organisation, line["in"] or line["body"]["body"])
    assert body is not None
    if queries.count_signatures(body) >= queries.charter_in_force(organisation).assemblies.size_min:
        organisations.found_assembly(ByItself(organisation), body)


def ask_whether_to_join(organisation: Organisation, line: Line) -> None:
    """An assembly that exists decides for itself whether to belong to the organisation."""
    body = queries.body_numbered(organisation, line["in"])
    assert body is not None
    with override(organisation.languages[0]):
        dossier = Dossier(
            asked=_("Do we, %(assembly)s, join %(organisation)s?")
            % {"assembly": body, "organisation": organisation},
            why=_(
                "Our assembly exists. Whether it belongs to the organisation, under its charter, "
                "is for us alone to decide."
            ),
            cost=_("None."),
            concerned=_("The members of this assembly."),
            carried_out_by=_(
                "It is done by being decided: from then on we vote on common questions in this assembly."
            ),
        )
    put_by_rule(
        organisation,
        body,
        dossier=dossier,
        kind="joining",
        scope="own",
        bodies=[body.number],
        subject={},
    )
