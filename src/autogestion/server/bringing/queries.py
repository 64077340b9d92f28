"""What bringing in asks the tables."""

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autogestion.server.organisations.models import Organisation


def known(organisation: "Organisation", asked: Collection[str]) -> set[tuple[str, str]]:
    """(What is asked, why) of the questions here that ask one of these."""
    rows = organisation.questions.filter(asked__content__in=asked)
    return set(rows.order_by().values_list("asked__content", "why__content"))
