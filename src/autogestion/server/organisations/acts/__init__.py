"""Founding an organisation and its assemblies; how people enter and leave them."""

from autogestion.server.organisations.acts.assemblies import (
    found_assembly,
    join_organisation,
    propose_assembly,
    renew_founding_link,
    sign_assembly,
)
from autogestion.server.organisations.acts.common import (
    NAME_MAX,
    known,
    rename_member,
    require_living,
    require_same,
)
from autogestion.server.organisations.acts.describing import describe_assembly
from autogestion.server.organisations.acts.entering import (
    REASON_MAX,
    accept_invitation,
    admit,
    answer_admission,
    invite,
    put_admission_to_vote,
    refuse_admission,
    request_admission,
    withdraw_invitation,
)
from autogestion.server.organisations.acts.founding import (
    change_charter,
    dissolve_organisation,
    found_organisation,
    propose_organisation,
    sign_charter,
)
from autogestion.server.organisations.acts.keys import (
    KEY_NAME_MAX,
    add_key,
    remove_key,
    rename_key,
    stop_key,
    vouch_for_key,
)
from autogestion.server.organisations.acts.leaving import (
    appeal_exclusion,
    await_exclusion,
    exclude,
    leave,
    lift_exclusion,
    put_appeal_to_vote,
)

__all__ = [
    "KEY_NAME_MAX",
    "NAME_MAX",
    "REASON_MAX",
    "accept_invitation",
    "add_key",
    "admit",
    "answer_admission",
    "appeal_exclusion",
    "await_exclusion",
    "change_charter",
    "describe_assembly",
    "dissolve_organisation",
    "exclude",
    "found_assembly",
    "found_organisation",
    "invite",
    "join_organisation",
    "known",
    "leave",
    "lift_exclusion",
    "propose_assembly",
    "propose_organisation",
    "put_admission_to_vote",
    "put_appeal_to_vote",
    "refuse_admission",
    "remove_key",
    "rename_key",
    "rename_member",
    "renew_founding_link",
    "request_admission",
    "require_living",
    "require_same",
    "sign_assembly",
    "sign_charter",
    "stop_key",
    "vouch_for_key",
    "withdraw_invitation",
]
