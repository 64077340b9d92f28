"""A proposal from elsewhere as the dossier of a question, in the language of who brings it in."""

from django.utils.translation import gettext as _

from autogestion.server.bringing.tables import Proposal
from autogestion.server.deliberation.acts.parts import ASKED_MAX, Dossier


def dossier_of(proposal: Proposal, source: str) -> Dossier:
    """What it asks and why, where it comes from, and what became of it there."""
    nowhere = _("It was not said where this comes from. Whoever takes it up says it.")
    return Dossier(
        asked=_short(proposal.title),
        why="\n\n".join(_why(proposal, source)),
        cost=nowhere,
        concerned=" · ".join(filter(None, (proposal.place, proposal.theme))) or nowhere,
        carried_out_by=nowhere,
    )


def _short(title: str) -> str:
    line = " ".join(title.split())
    return line if len(line) <= ASKED_MAX else f"{line[: ASKED_MAX - 1].rsplit(' ', 1)[0]}…"


def _why(proposal: Proposal, source: str) -> list[str]:
    said = [proposal.text or proposal.title]
    if len(proposal.title) > ASKED_MAX and proposal.text:
        said.insert(0, proposal.title)
    said.append(_origin(proposal, source))
    if proposal.was_taken is not None:
        said.append(
            _("There it was accepted.") if proposal.was_taken else _("There it was turned down.")
        )
    if proposal.answer:
        said.append(_("The answer there: %(answer)s") % {"answer": proposal.answer})
    return said


def _origin(proposal: Proposal, source: str) -> str:
    key = proposal.link or proposal.key
    if key:
        return _("Brought in from %(source)s (%(key)s).") % {"source": source, "key": key}
    return _("Brought in from %(source)s.") % {"source": source}
