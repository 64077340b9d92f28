"""Going round with letters: what is due is written, claimed, composed as it may be read now, and handed over."""

import logging
from collections import defaultdict
from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import override

from autogestion.server.mail import acts, queries
from autogestion.server.mail.composing import Sheet, compose
from autogestion.server.mail.gathering import Item, gather
from autogestion.server.mail.models import Letter
from autogestion.server.mail.postcards import send_postcards
from autogestion.server.mail.saying import Content, Words, answer, news, reminder
from autogestion.server.mail.server import MailServer, NotTaken, Unsure
from autogestion.server.mail.window import Window, window
from autogestion.server.record import clock
from autogestion.server.record import queries as record

log = logging.getLogger("autogestion.mail")

AT_ONCE = 250
"""So many letters are composed before they are handed over one by one."""
KEPT_WINDOWS = 20
HOURLY = 3600
"""How often is cleared away, and looked who is to be reminded of something."""


class Postman:
    """One who goes round. Several may at the same moment: each letter is in the hands of one."""

    def __init__(self) -> None:
        self._claim = acts.new_claim()
        self._windows: dict[tuple[int, int, int], tuple[Window, dict[str, Words]]] = {}
        self._cleared_at = 0

    def go_round(self) -> int:
        """Write what is due, and send all that waits. Answers how many letters were taken by the mail server."""
        if not queries.sends_letters():
            return 0
        for organisation in queries.to_announce():
            acts.announce(organisation)
        acts.plan_digests()
        acts.take_from_the_dead()
        if clock.now() >= self._cleared_at + HOURLY:
            acts.clear_away()
            acts.remind()
            self._cleared_at = clock.now()
        return self.send()

    def send(self) -> int:
        """Send all that waits."""
        sent = 0
        acts.let_go_of(self._claim)  # Of what a round before this one left when it failed.
        with MailServer(settings.MAIL_SERVER) as server:
            while pks := acts.claim_letters(self._claim, AT_ONCE):
                letters = queries.letters_in_hand(pks, self._claim)
                with acts.lightly():
                    sent += self._hand_over(server, letters)
            sent += send_postcards(server)
        return sent

    def _hand_over(self, server: MailServer, letters: list[Letter]) -> int:
        """One after the other. What became of one is kept together with the beginning of the next."""
        done: dict[int, str] = {}
        sent = 0
        for letter, sheet in self.sheets(letters):
            if sheet is None:
                done[letter.pk] = "empty"
                continue
            if not acts.settle_and_begin(self._claim, done, letter.pk):
                done = {}
                continue
            done = {}
            outcome = self._try(server, letter, sheet)
            if outcome:
                done[letter.pk] = outcome
                sent += outcome == "sent"
        acts.settle_and_begin(self._claim, done, None)
        return sent

    def _try(self, server: MailServer, letter: Letter, sheet: Sheet) -> str:
        try:
            server.hand_over(sheet)
        except NotTaken as refusal:
            if refusal.is_address and letter.member.person is not None:
                acts.note_bounce(letter.member.person)
            if not refusal.is_for_good:
                acts.put_off(letter)
                return ""
            log.warning("The mail server refuses letter %s for good.", letter.pk)
            return "refused"
        except Unsure:
            log.warning("The line broke while letter %s was handed over.", letter.pk)
            return "unsure"
        return "sent"

    def sheets(self, letters: list[Letter]) -> Iterator[tuple[Letter, Sheet | None]]:
        """Each letter with what is to be handed over; None where there is nothing to tell, or nobody to tell it to."""
        persons = [one.member.person for one in letters if one.member.person is not None]
        resting = queries.resting(persons)
        told = self._told(letters)
        for letter in letters:
            person = letter.member.person
            if person is None or not person.email or not person.is_active or person.pk in resting:
                yield letter, None
                continue
            try:
                content = self._content(letter, told.get(letter.pk, []), person.language)
                sheet = None if content is None else compose(letter, content)
            except Exception:  # One letter that cannot be written must not hold up the others.
                log.exception("Letter %s could not be written.", letter.pk)
                acts.put_off(letter)
                continue
            yield letter, sheet

    def _content(self, letter: Letter, items: list[Item], language: str) -> Content | None:
        with override(language):
            if letter.kind == "answer":
                return answer(letter)
            if letter.member.rhythm.every == "never":
                return None
            if letter.kind == "reminder":
                return reminder(letter)
            if not items:
                return None
            return news(self._words(letter, language), items, letter.member)

    def _told(self, letters: list[Letter]) -> dict[int, list[Item]]:
        """Letter -> what it tells, read for all letters of one window together."""
        alike: defaultdict[tuple[int, int, int], list[Letter]] = defaultdict(list)
        for letter in letters:
            if letter.kind == "news":
                alike[_span(letter)].append(letter)
        told: dict[int, list[Item]] = {}
        for group in alike.values():
            reached = gather(self._window(group[0]), [letter.member_id for letter in group])
            told |= {letter.pk: reached.get(letter.member_id, []) for letter in group}
        return told

    def _window(self, letter: Letter) -> Window:
        """The lines of its window, read again where the record has grown: a text may have been erased."""
        organisation, span = letter.member.organisation, _span(letter)
        size = record.frontier(organisation).size
        kept = self._windows.get(span)
        if kept is None or kept[0].size != size:
            if len(self._windows) >= KEPT_WINDOWS:
                self._windows.clear()
            kept = self._windows[span] = (window(organisation, span[1], span[2]), {})
        return kept[0]

    def _words(self, letter: Letter, language: str) -> Words:
        seen, in_language = self._windows[_span(letter)]
        if language not in in_language:
            in_language[language] = Words(seen)
        return in_language[language]


def _span(letter: Letter) -> tuple[int, int, int]:
    return letter.member.organisation_id, letter.what["after"], letter.what["before"]
