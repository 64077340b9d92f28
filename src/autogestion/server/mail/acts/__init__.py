"""What is written for mail. Nothing of it is in a record; what a letter does there, other rooms' acts do."""

from autogestion.server.mail.acts.bouncing import note_arrival, note_bounce
from autogestion.server.mail.acts.choosing import (
    choose_rhythm,
    end_links,
    follow_question,
    forget_mail,
    stop_letters,
    unfollow_question,
)
from autogestion.server.mail.acts.deeds import do_deed
from autogestion.server.mail.acts.planning import announce, plan_digests, remind, write_answer
from autogestion.server.mail.acts.postcards import (
    claim_postcards,
    drop_postcard,
    put_off_postcard,
    write_postcard,
)
from autogestion.server.mail.acts.posting import (
    claim_letters,
    clear_away,
    let_go_of,
    lightly,
    new_claim,
    put_off,
    settle_and_begin,
    take_from_the_dead,
)

__all__ = [
    "announce",
    "choose_rhythm",
    "claim_letters",
    "claim_postcards",
    "clear_away",
    "do_deed",
    "drop_postcard",
    "end_links",
    "follow_question",
    "forget_mail",
    "let_go_of",
    "lightly",
    "new_claim",
    "note_arrival",
    "note_bounce",
    "plan_digests",
    "put_off",
    "put_off_postcard",
    "remind",
    "settle_and_begin",
    "stop_letters",
    "take_from_the_dead",
    "unfollow_question",
    "write_answer",
    "write_postcard",
]
