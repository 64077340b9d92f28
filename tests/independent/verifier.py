"""A second verifier, written from `spec/` alone: Python's standard library and `cryptography`, nothing of ours.

`python tests/independent/verifier.py EXPORT` says whether it holds. It judges form, hashes, tree, checkpoint,
texts, places, rolls, ballots and results; the other rules of the charter it does not know.
"""

import hashlib
import json
import re
import sys
import zipfile
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

MOST = 2**53 - 1
HEX64 = re.compile("[0-9a-f]{64}").fullmatch
ACT = r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*"
OWNERLESS = {
    "organisation.proposed": ("name", "assembly"),
    "assembly.proposed": ("name",),
    "council.proposed": ("name", "remit"),
    "tendency.formed": ("name",),
    "network.founded": ("name",),
    "means.offered": ("name",),
    "explanation.added": ("word",),
    "desk.opened": ("name",),
}
WRITING = ("draft.written", "source.added", "study.opened", "reading.added", "remark.made")
PRESS = ("contribution", "refusal", "collective", "issue")
DUTIES = ("chairing", "minutes", "cleaning", "treasury", "representing")
WRITERS = {
    *("contribution.continued", "contribution.agreed", "contribution.withdrawn"),
    "refusal.appealed",
}
NAMING = {"admission": "admission", "appeal": "decision", "recall": "recall", "report": "report"}


class Broken(Exception):
    """Something does not hold."""


def need(holds: bool, reason: str) -> None:
    if not holds:
        raise Broken(reason)


# --- spec/record/canonical.md, entry.md and tree.md


def canonical(value: Any) -> bytes:
    """Python's JSON escapes as the page says; what values there are is looked at first."""
    check_value(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def check_value(value: Any, depth: int = 1) -> None:
    if type(value) is int:
        need(-MOST <= value <= MOST, "a number is too large")
    elif type(value) in (dict, list):
        need(depth <= 32, "it is nested too deeply")
        if type(value) is dict:
            need(all(key.isascii() for key in value), "a key is not ASCII")
            value = value.values()
        for one in value:
            check_value(one, depth + 1)
    else:
        need(value is None or type(value) in (bool, str), "a kind of value that there is not")


def parse(line: bytes) -> dict[str, Any]:
    try:
        value = json.loads(line.decode())
        need(type(value) is dict and canonical(value) == line, "not canonical")
    except (ValueError, RecursionError):
        raise Broken("not JSON") from None
    return value


def check_entry(e: dict[str, Any]) -> None:
    need(set(e) == {"v", "org", "seq", "at", "act", "by", "in", "body", "proof"}, "other members")
    for field, pattern in {"org": "[0-9a-f]{32}", "act": ACT, "by": "[0-9a-f]{16}"}.items():
        is_text = type(e[field]) is str and re.fullmatch(pattern, e[field]) is not None
        need(is_text or (field == "by" and e[field] is None), field)
    for field, least in {"v": 1, "seq": 0, "at": 0, "in": 1}.items():
        is_number = type(e[field]) is int and e[field] >= least
        need(is_number or (field == "in" and e[field] is None), field)
    need(e["v"] == 1 and type(e["body"]) is dict and type(e["proof"]) is dict, "v, body or proof")
    need(type(e["proof"].get("how")) is str, "proof")


def root_of(lines: Iterable[bytes]) -> tuple[int, bytes]:
    """Size and root: perfect subtrees are joined as soon as two of one height stand side by side."""
    stack: list[tuple[int, bytes]] = []
    for line in lines:
        height, top = 0, hashlib.sha256(b"\x00" + line).digest()
        while stack and stack[-1][0] == height:
            height, top = height + 1, hashlib.sha256(b"\x01" + stack.pop()[1] + top).digest()
        stack.append((height, top))
    size = sum(2**height for height, _top in stack)
    top = stack.pop()[1] if stack else hashlib.sha256().digest()
    while stack:
        top = hashlib.sha256(b"\x01" + stack.pop()[1] + top).digest()
    return size, top


# --- spec/record/checkpoint.md


def check_checkpoint(note: bytes, key: str, org: str, size: int, root: bytes) -> None:
    name, key_id, encoded = key.split("+", 2)
    typed = plain_base64(encoded)
    made_id = hashlib.sha256(name.encode() + b"\n\x01" + typed[1:]).digest()[:4]
    need(typed[:1] == b"\x01" and len(typed) == 33 and made_id.hex() == key_id, "not a key")
    whole = note.decode()
    text, empty, signatures = whole.rpartition("\n\n")
    rows = signatures.removesuffix("\n").split("\n")
    need(bool(empty) and signatures.endswith("\n") and len(rows) <= 64, "not a note")
    need(not re.search("[\x00-\x09\x0b-\x1f]", whole), "control characters")
    known = [signature_by(row, name, made_id) for row in rows]
    need(any(known), "not signed by the key")
    for signature in filter(None, known):
        public = Ed25519PublicKey.from_public_bytes(typed[1:])
        public.verify(signature, f"{text}\n".encode())
    said = text.split("\n")
    need(len(said) >= 3 and "" not in said, "not a checkpoint")
    wanted = [f"autogestion/{org}", str(size), b64encode(root).decode()]
    need(said[:3] == wanted, f"the checkpoint says {said[:3]}, the lines {wanted}")


def signature_by(row: str, name: str, key_id: bytes) -> bytes | None:
    parts = row.split(" ")
    need(len(parts) == 3 and parts[0] == "—" and bool(parts[1]), "a signature line")
    raw = plain_base64(parts[2])
    return raw[4:] if (parts[1], raw[:4]) == (name, key_id) else None


def plain_base64(text: str) -> bytes:
    raw = b64decode(text, validate=True)
    need(b64encode(raw).decode() == text and len(raw) > 4, "base64 that is written otherwise")
    return raw


# --- spec/record/votes.md and commitment.md


class Told:
    """What the entries have told of so far: places, rolls and ballots, and whose each text is."""

    def __init__(self) -> None:
        self.signers: dict[int, list[str]] = {}
        self.members: dict[int, set[str]] = {}
        self.base: dict[str, int | None] = {}
        self.joined: set[int] = set()
        self.charters: list[dict[str, Any]] = []
        self.questions: dict[int, dict[str, Any]] = {}
        self.votes: dict[int, dict[str, Any]] = {}
        self.councils: dict[int, dict[str, Any]] = {}
        self.terms: dict[int, dict[str, Any]] = {}
        self.precedents = 0
        self.tasks: dict[int, dict[str, Any]] = {}
        self.in_hand: dict[int, dict[str, Any]] = {}
        self.topics: dict[int, int] = {}  # what assemblies follow now: number -> body
        self.topics_so_far = 0
        self.given: dict[tuple[str, int], Any] = {}  # what a number stands for that is named later
        self.amended: dict[int, dict[str, Any]] = {}  # question -> its text in versions, amendments
        self.texts: dict[str, str] = {}
        self.erased: set[str] = set()

    def play(self, e: dict[str, Any]) -> None:  # noqa: C901 - one case for each act of the page
        body, here, by = e["body"], e["in"], e["by"]
        match e["act"]:
            case "organisation.proposed":
                self.signers[1], self.charters = [by], [body["charter"]]
            case "assembly.proposed":
                self.signers[body["body"]] = [by]
            case "charter.signed" | "assembly.signed":
                self.signers[here or 1].append(by)
            case "organisation.founded" | "assembly.founded" as act:
                here = here or 1
                self.members[here] = set(self.signers[here])
                self.joined |= {1} if act == "organisation.founded" else set()
                self.base |= {one: self.base.get(one) or here for one in self.signers[here]}
            case "assembly.joined":
                self.joined.add(here)
                if not self.charters[-1]["assemblies"]["several"]:
                    for one in self.members[here]:
                        if self.base[one] not in (here, None):
                            self.members[self.base[one]].discard(one)
                        self.base[one] = here
            case "member.admitted":
                if body["left"] is not None:
                    self.members[body["left"]].remove(body["member"])
                    self.base[body["member"]] = None
                self.members[here].add(body["member"])
                self.base[body["member"]] = self.base.get(body["member"]) or here
            case "member.left":
                self.leave(by, here)
            case "member.excluded" if body["member"] in self.members[here]:
                self.leave(body["member"], here)
            case "question.posed":
                told = {"options": len(body["options"]), "by": by, "here": here}
                self.questions[body["question"]] = body | told
                self.take_up(body["subject"])
                self.share(here, body)
                if "amends" in body["subject"]:
                    self.put(body)
                self.given["author", body["question"]] = by
                if "change" in body["subject"] and by is not None:
                    self.ask(body)
            case "option.added":
                question = self.questions[body["question"]]
                question["options"] = max(question["options"], 1) + 1
            case "admission.requested":
                self.given["admission", body["admission"]] = {"member": by}
            case "scope.contested" | "scope.claimed":
                self.given["contest", body["contest"]] = body
            case "scope.changed":
                claim = self.given["contest", body["contest"]]
                question, bodies = self.questions[claim["question"]], claim["claim"]
                if "decided_by" in claim:  # one more joins those whom it is put to by now
                    bodies = sorted({*bodies, *question["bodies"]}) if question["bodies"] else []
                scope = "own" if len(bodies) == 1 else "several" if bodies else "whole"
                question |= {"bodies": bodies, "scope": scope}
            case "question.sent-back" | "challenge.dismissed" as act:
                about = {"challenge": body["challenge"]}
                put = [n for n, one in self.questions.items() if one["subject"] == about]
                need(
                    (self.votes[put[-1]]["outcome"] == "adopted") == (act == "question.sent-back"),
                    "those concerned decided otherwise",
                )
            case "contradiction.marked" | "contradiction.lifted":
                number = body["contradiction"]
                self.given["contradiction", number] = body if "decision" in body else {}
            case "decision.taken":
                marks = [one for what, one in self.given.items() if what[0] == "contradiction"]
                shown = {m["decision"] for m in marks if m.get("question") == body["question"]}
                departs = body.get("departs", [])
                need(shown.issuperset(departs) and departs == sorted(set(departs)), "departs")
                need(body["adopted"] or not departs, "what is rejected departs from nothing")
                number, wanted = body["question"], "adopted" if body["adopted"] else "rejected"
                need(self.votes[number]["outcome"] == wanted, "the vote decided otherwise")
                self.given["decision", body["decision"]] = self.questions[number]["subject"]
                self.given["asked", body["decision"]] = number
                self.given["adopted", body["decision"]] = body["adopted"]
                self.given["whole", body["decision"]] = self.questions[number]["scope"] == "whole"
                self.given["roll", body["decision"]] = self.votes[number]["roll"]
            case "charter.changed":
                self.charters.append(self.given["decision", body["decision"]]["charter"])
            case "vote.opened":
                self.open(e["at"], body)
            case "ballot.cast":
                vote, turn = self.votes[body["vote"]], body["turn"]
                need(by in vote["roll"] and vote["roll"][by] == here, "not on the roll")
                need("senders" not in vote or self.sits(vote, by, here), "no longer a delegate")
                need(e["at"] < vote["closes"] and vote["outcome"] is None, "after the vote closed")
                vote["turns"][by] += 1
                need(type(turn) is int and turn == vote["turns"][by], "another turn")
                if e["proof"]["how"] == "tellers":
                    who, needed = e["proof"]["tellers"], self.charters[-1]["assemblies"]["tellers"]
                    need(
                        sorted(set(who)) == who and len(who) == needed > 0 and turn == 1, "tellers"
                    )
                    need(by not in who and self.members[here].issuperset(who), "tellers")
                vote["ballots"][by] = body["choice"]
            case "vote.extended":
                vote = self.votes[body["vote"]]
                vote["closes"] += 3600 * vote["rule"]["extension_hours"]
                need(body["closes"] == vote["closes"], "it is extended by another time")
            case "vote.closed":
                self.close(e["at"], self.votes[body["vote"]], body["result"])
            case "readers.counted":
                vote, known, opened = self.votes[body["vote"]], body["known"], body["opened"]
                need(vote["outcome"] is not None and "readers" not in vote, "told once, at the end")
                need(10 <= known <= len(vote["ballots"]), "fewer than ten, or than were cast")
                need(all(0 <= n <= known for n in opened.values()), "more than were cast")
                subject = self.questions[body["vote"]]["subject"]
                has_notice = not vote["at_once"] and "amends" not in subject
                need(("before" in opened) == has_notice and "paper" in opened, "its parts")
                vote["readers"] = known
            case "author.asked":
                question = self.questions[body["question"]]
                need(by == question["by"] != body["member"], "whoever posed it asks another")
                asked = question.setdefault("asked", {})
                need(body["member"] not in asked and len(asked) < 9, "asked already")
                asked[body["member"]] = False
            case "author.agreed":
                asked = self.questions[body["question"]].get("asked", {})
                need(asked.get(by) is False, "nobody asked them")
                asked[by] = True
            case "precedent.brought":
                need(body["precedent"] == self.precedents + 1, "in order")
                need(here is None and self.base[by] is not None, "who brings it in")
                need(body["outcome"] in ("adopted", "rejected", "dropped"), "what came of it")
                need(body["decided"] <= e["at"] and body["decided"] < body["review"], "when")
                need(set(body["sums"]) <= {"for", "against", "abstain"}, "sums")
                rest = body["replaces"]
                need(
                    rest == sorted(set(rest)) and max(rest, default=0) <= self.precedents,
                    "replaces",
                )
                self.precedents += 1
            case "struggle.added" | "struggle.corrected" | "voice.added" as act:
                self.shelve(act, e, body)
            case "topic.followed" | "topic.let-go" as act:
                self.follow(act, e, body)
            case "fact.added" if "survey" in body:
                self.drawn_from(body)
            case "fact.added" | "argument.added" as act:
                self.tick(body)
                self.given[act, body["question"]] = self.given.get((act, body["question"]), []) + [
                    by
                ]
            case act if act.startswith("survey"):
                self.inquire(act, e, body)
            case act if act.split(".")[0] in PRESS:
                self.press(act, e, body)
            case act:
                self.discuss(act, e, body)
                self.amend(act, by, body)
                self.play_programme(act, e, body)
                self.play_actions(act, e, body)
                self.review(act, by, body)
                self.play_council(act, e, body)
                self.play_execution(act, e, body)
        self.take_texts(e["act"], body, by)

    def authors(self, question: dict[str, Any]) -> set[str]:
        agreed = question.get("asked", {}).items()
        return {question["by"], *(one for one, has_agreed in agreed if has_agreed)}

    def leave(self, one: str, here: int) -> None:
        self.members[here].remove(one)
        if self.base[one] == here:
            left = [
                n for n, there in self.members.items() if one in there and n not in self.councils
            ]
            self.base[one] = min(left, default=None)

    def open(self, at: int, body: dict[str, Any]) -> None:
        question, kinds = self.questions[body["vote"]], self.charters[-1]["kinds"]
        rule = kinds.get(question["kind"], kinds["ordinary"])
        self.on_paper(body, question)
        bodies = self.joined if question["scope"] == "whole" else set(question["bodies"])
        roll: dict[str, int] = {}
        for number in sorted(bodies, reverse=True):
            roll.update(dict.fromkeys(self.members[number], number))
        roll = {one: self.base[one] if self.base[one] in bodies else n for one, n in roll.items()}
        lines = "".join(f"{one} {roll[one]}\n" for one in sorted(roll))
        need(body["roll"] == hashlib.sha256(lines.encode()).hexdigest(), "another roll")
        need(body["electors"] == {str(n): k for n, k in Counter(roll.values()).items()}, "electors")
        hours = 0 if body["method"] == "lot" else rule["open_hours"]
        need(body["closes"] == at + 3600 * hours, "it closes at another hour")
        state = {"roll": roll, "rule": rule, "ballots": {}, "turns": Counter(), "outcome": None}
        here = question["bodies"][0] if question["bodies"] else 0
        seats = [term for term in self.terms.values() if term["in"] == here]
        state |= {"sent": {term["member"]: term["sender"] for term in seats}}
        state |= {"counts": self.of_councils("counts", "delegates")}
        state |= {"laid_for": question["subject"].get("laid")}
        self.votes[body["vote"]] = body | state

    def close(self, at: int, vote: dict[str, Any], said: dict[str, Any]) -> None:
        ballots, roll = vote["ballots"], vote["roll"]
        all_cast = vote["at_once"] and len(ballots) == len(roll)
        need(vote["outcome"] is None and (at >= vote["closes"] or all_cast), "closed too early")
        cast = [(roll[one], choice, 1) for one, choice in ballots.items()]
        vote["least"] = said["count"].get("quorum", 0)
        found = self.sum_up(vote, cast, Counter(roll.values()))
        if "seats" in vote:
            found = self.elected(vote, said, found)
        elif "senders" in vote:
            found = self.three_sums(vote, said, found)
        for field, value in found.items():
            need(canonical(said[field]) == canonical(value), f"another result: {field}")
        vote["outcome"], vote["winner"] = said["outcome"], said["winner"]
        vote["count"] = said["count"]

    def sum_up(
        self, vote: dict[str, Any], cast: list[Any], entitled: Counter[int]
    ) -> dict[str, Any]:
        """What these ballots (body, choice, how many) amount to."""
        options = vote["options"]
        bodies = {
            str(n): {"entitled": k, "cast": 0, "abstain": 0, "chosen": [0] * options}
            for n, k in entitled.items()
        }
        for body, choice, weight in cast:
            row = bodies[str(body)]
            row["cast"] += weight
            row["abstain"] += weight * (choice == 0)
            for option in chosen(choice, vote["method"]):
                row["chosen"][option - 1] += weight
        rows = bodies.values()
        votes = [sum(row["chosen"][option] for row in rows) for option in range(options)]
        found = {
            field: sum(row[field] for row in rows) for field in ("entitled", "cast", "abstain")
        }
        found["bodies"] = bodies
        if vote["method"] == "majority":
            best = [n for n, k in enumerate(votes, 1) if k == max(votes) > 0]
            count = {"method": "majority", "options": options, "cast": sum(votes), "abstentions": 0}
            found["count"] = count | {"votes": votes, "winners": best}
            found |= {"for": votes[0], "against": sum(votes[1:]), "winner": 1, "tied": []}
        if vote["method"] == "apart":
            found |= apart([choice for _body, choice, _one in cast if choice != 0], options, vote)
        return found

    # --- spec/record/amending.md and counting/apart.md

    def amend(self, act: str, by: str | None, body: dict[str, Any]) -> None:
        one = self.amended.setdefault(body.get("question", 0), {"texts": [], "by": {}})
        texts, of = one["texts"], one["by"]
        it = of.get(body.get("amendment", 0), {})
        match act:
            case "text.laid":
                need(len(texts) + 1 == body["version"], "another version")
                question = self.questions[body["question"]]
                if by is None:
                    before = self.given["asked", question["subject"]["decision"]]
                    need(body["paragraphs"] == self.amended[before]["texts"][-1], "another text")
                else:
                    need(by in self.authors(question) and not self.pending(one), "not to be laid")
                texts.append(body["paragraphs"])
            case "amendment.proposed":
                need(body["version"] == len(texts) and body["amendment"] == len(of) + 1, "version")
                of[body["amendment"]] = body | {"author": by, "seconds": set(), "open": True}
            case "amendment.seconded" | "coauthor.agreed":
                asked = by in it.get("asked", ()) or act == "amendment.seconded"
                need(asked and by != it["author"] and self.lies(one, it) is not None, "support")
                it["seconds"].add(by)
            case "coauthor.asked":
                need(by == it["author"], "only its author asks")
                it.setdefault("asked", set()).add(body["member"])
            case "amendment.withdrawn":
                need(by == it["author"] and not it["seconds"], "not theirs to withdraw")
                it["open"] = False
            case "amendment.taken":
                self.may_take(by, body)
                self.free(body["question"], body["amendment"])
                self.apply(one, [body["amendment"]], body["version"])
            case "alternatives.laid":
                stand = self.standing(body["question"])
                whole = {self.lies(one, of[n]) for n in stand} == {(1, len(texts[-1]))}
                need(whole and body["amendments"] == stand, "other alternatives")
                self.questions[body["question"]] |= {"options": len(stand) + 1, "beside": stand}
            case "text.finished":
                self.finish(body["question"], one, body)

    def share(self, here: int | None, body: dict[str, Any]) -> None:
        """An assembly that takes amendments over to what was posed in it, and is asked whether it does."""
        subject = body["subject"]
        fits = body["scope"] == "whole" or (here in body["bodies"] and body["scope"] != "own")
        need("ours" not in subject or (subject["ours"] and fits), "with whom it is shared")
        if "takes" in subject:
            need(subject.keys() == {"takes", "amendment"} and body["scope"] == "own", "its subject")
            asked = self.questions[subject["takes"]]
            need("ours" in asked["subject"] and asked["here"] == here, "not shared")
            self.free(subject["takes"], subject["amendment"])

    def may_take(self, by: str | None, body: dict[str, Any]) -> None:
        """An author does, or by nobody the assembly that adopted it."""
        if "decided_by" not in body:
            need(by in self.authors(self.questions[body["question"]]), "not theirs to take over")
            return
        about = {"takes": body["question"], "amendment": body["amendment"]}
        is_theirs = by is None and self.questions[body["decided_by"]]["subject"] == about
        need(is_theirs and self.votes[body["decided_by"]]["outcome"] == "adopted", "not decided")

    def free(self, number: int, amendment: int) -> None:
        """The text can change, the amendment fits, and it would overrun none that stands."""
        one = self.amended[number]
        need("put" not in self.questions[number] and number not in self.votes, "text is settled")
        mine = self.lies(one, one["by"][amendment])
        others = [one["by"][n] for n in self.standing(number) if n != amendment]
        is_free = mine is not None and not any(clash(self.lies(one, it), mine) for it in others)
        need(is_free, "it is settled or overtaken, or it conflicts")

    def lies(self, one: dict[str, Any], it: dict[str, Any]) -> tuple[int, int] | None:
        """First and last paragraph of an amendment's passage now; None where it does not fit or is over."""
        if not it["open"]:
            return None
        then, now = ["", *one["texts"][it["version"] - 1], ""], ["", *one["texts"][-1], ""]
        first, last = it["first"], it["last"]
        wanted = then[first : last + 1] if last >= first else then[first - 1 : first + 1]
        for place in range(len(now)):
            if now[place : place + len(wanted)] == wanted:
                return (place, place + last - first) if last >= first else (place + 1, place)
        return None

    def pending(self, one: dict[str, Any]) -> list[int]:
        return [n for n, it in one["by"].items() if self.lies(one, it) is not None]

    def standing(self, number: int) -> list[int]:
        kinds, one = self.charters[-1]["kinds"], self.amended[number]
        needed = kinds.get(self.questions[number]["kind"], kinds["ordinary"])["seconds"]
        stand = [n for n in self.pending(one) if len(one["by"][n]["seconds"]) >= needed]
        return sorted(stand, key=lambda n: (*self.lies(one, one["by"][n]), n))

    def put(self, body: dict[str, Any]) -> None:
        number, stand = body["subject"]["amends"], self.standing(body["subject"]["amends"])
        one = self.amended[number]
        groups: list[list[int]] = []
        for place, n in enumerate(stand, 1):
            mine = self.lies(one, one["by"][n])
            near = [
                group
                for group in groups
                if any(clash(mine, self.lies(one, one["by"][stand[k - 1]])) for k in group)
            ]
            groups = [group for group in groups if group not in near]
            groups.append(sorted([place, *(k for group in near for k in group)]))
        wanted = {"amends": number, "amendments": stand, "groups": sorted(groups)}
        need(body["subject"] == wanted and bool(stand), "it asks about other amendments")
        need(body["options"] == [one["by"][n]["wants"] for n in stand], "in other words")
        same = ("kind", "scope", "bodies")
        need(all(body[k] == self.questions[number][k] for k in same), "it is put to others")
        self.questions[number]["put"] = body["question"]

    def finish(self, number: int, one: dict[str, Any], body: dict[str, Any]) -> None:
        question = self.questions[number]
        if "beside" in question:
            vote = self.votes[number]
            need(vote["outcome"] is not None, "the vote is not closed")
            won = vote["winner"] if vote["outcome"] == "adopted" else 0
            taken = question["beside"][won - 2 : won - 1] if won > 1 else []
        else:
            vote, stand = self.votes[question["put"]], self.questions[question["put"]]["subject"]
            need(vote["outcome"] is not None, "the vote on them is not closed")
            taken = []
            for group in stand["groups"] if vote["outcome"] != "not_quorate" else []:
                left = [place for place in group if place in vote["count"]["carried"]]
                taken += self.rank(one, stand["amendments"], left, vote["count"]["pairwise"])
            taken = [stand["amendments"][place - 1] for place in sorted(taken)]
        need(body["amendments"] == taken, "others were accepted")
        if taken:
            self.apply(one, taken, body["version"])
        need(body["version"] == len(one["texts"]), "another version")

    def rank(self, one: Any, numbers: list[int], left: list[int], pairs: Any) -> list[int]:
        """The places accepted of those left in a group."""
        at = {place: self.lies(one, one["by"][numbers[place - 1]]) for place in left}
        taken: list[int] = []
        while left:
            path = {(a, b): max(0, pairs[a - 1][b - 1]) for a in left for b in left if a != b}
            path = {(a, b): n if n > path[b, a] else 0 for (a, b), n in path.items()}
            for k in left:
                for a, b in path:
                    if k not in (a, b):
                        path[a, b] = max(path[a, b], min(path[a, k], path[k, b]))
            beaten = {b for (a, b), n in path.items() if n > path[b, a]}
            best = [place for place in left if place not in beaten]
            near = {a for a in left for b in best if a != b and clash(at[a], at[b])}
            taken += [place for place in best if place not in near]
            left = [place for place in left if place not in near and place not in best]
        return taken

    def apply(self, one: dict[str, Any], numbers: list[int], version: int) -> None:
        text = list(one["texts"][-1])
        places = {n: self.lies(one, one["by"][n]) for n in numbers}
        for n in sorted(numbers, key=lambda n: places[n], reverse=True):
            first, last = places[n] or (0, 0)
            text[first - 1 : last] = one["by"][n]["paragraphs"]
            one["by"][n]["open"] = False
        one["texts"].append(text)
        need(version == len(one["texts"]), "another version")

    # --- spec/record/councils.md

    def play_council(self, act: str, e: dict[str, Any], body: dict[str, Any]) -> None:
        here = e["in"]
        match act:
            case "council.proposed":
                self.councils[body["council"]] = body | {"senders": set()}
                self.members[body["council"]] = set()
            case "council.joined" | "council.left":
                question, joins = self.questions[body["question"]], act == "council.joined"
                asked = {"council": body["council"], "joins": joins}
                need((question["kind"], question["subject"]) == ("council", asked), "not decided")
                need(question["bodies"] == [here], "decided by others")
                need(self.votes[body["question"]]["outcome"] == "adopted", "not adopted")
                senders = self.councils[body["council"]]["senders"]
                need((here in senders) != joins, "it is so already")
                senders.symmetric_difference_update({here})
            case "council.formed" | "council.ended":
                enough = len(self.councils[here]["senders"]) >= 2
                need(enough == (act == "council.formed"), "as many send delegates as that")
            case "candidate.stood" | "candidate.proposed" | "candidate.accepted":
                stand = self.questions[body["question"]].setdefault("stand", {})
                one = {"member": body.get("member", e["by"]), "stands": act != "candidate.proposed"}
                stand[body["candidate"]] = one | {"alike": body.get("alike", 0)}
            case "candidate.withdrawn":
                self.questions[body["question"]]["stand"][body["candidate"]]["stands"] = False
            case "delegate.seated":
                self.seat(e["at"], here, body)
            case "recall.opened" | "recall.arisen":
                self.given["recall", body["recall"]] = body | {"in": here}
                need(all(self.terms[n]["sender"] == here for n in body["terms"]), "not their own")
            case "report.made":
                self.given["report", body["report"]] = body
                need(self.given["term", body["term"]] == e["by"], "another's account")
            case "term.ended" | "delegate.resigned" | "delegate.recalled":
                term = self.terms.pop(body["term"])
                need(act != "delegate.recalled" or self.is_recalled(body), "nobody recalled them")
                need(act != "delegate.resigned" or term["member"] == e["by"], "another's seat")
                self.members[here].remove(term["member"])

    # --- spec/record/execution.md

    def play_execution(self, act: str, e: dict[str, Any], body: dict[str, Any]) -> None:
        here, by = e["in"], e["by"]
        if act == "task.set-out":
            self.tasks[body["task"]] = body | {"in": here, "offers": [], "running": None}
            need(by in self.members[here], "set out by somebody else")
            need(body.get("duty", "minutes") in DUTIES, "no such duty")
            need("duty" not in body or body["every"] > 0, "a duty comes back")
        elif act in ("shift.begun", "undertaking.taken"):
            task, holders = self.tasks[body["task"]], body.get("members", [by])
            need(here == task["in"] and set(holders) <= self.members[here], "not theirs")
            need((by is None) == (act == "shift.begun"), "whose turn it is nobody says")
            need(act != "shift.begun" or set(holders) <= set(task["offers"]), "not willing")
            self.in_hand[body["undertaking"]] = {"in": here, "holders": list(holders), "over": 0}
            if task["running"] is not None:
                task["running"]["over"] = 1
            task["running"] = self.in_hand[body["undertaking"]]
        elif act in ("shift.offered", "shift.declined"):
            offers = self.tasks[body["task"]]["offers"]
            need((by in offers) == (act == "shift.declined"), "it is so already")
            (offers.append if act == "shift.offered" else offers.remove)(by)
        elif "undertaking" in body:
            self.go_on(act, by, self.in_hand[body["undertaking"]], body)

    def go_on(self, act: str, by: str, one: dict[str, Any], body: dict[str, Any]) -> None:
        theirs = act not in ("undertaking.joined", "undertaking.taken-over", "undertaking.seen")
        need(act == "undertaking.seen" or not one["over"], "it is over")
        need(not theirs or by in one["holders"], "they do not have it in hand")
        need(theirs or by in self.members[one["in"]], "not of this body")
        match act:
            case "undertaking.joined":
                one["holders"].append(by)
            case "undertaking.left":
                one["holders"].remove(by)
                one["over"] = not one["holders"]
            case "undertaking.handed":
                one["handing"] = (by, body["member"])
            case "undertaking.taken-over":
                giver, to = one.pop("handing")
                need(to == by, "asked was somebody else")
                one["holders"] = [m for m in one["holders"] if m not in (giver, by)] + [by]
            case "undertaking.done":
                one["over"] = one["done"] = 1
            case "undertaking.seen":
                need(
                    bool(one.get("done")) and by not in one["holders"], "not done, or by themselves"
                )

    # --- spec/record/discussing.md

    def tick(self, body: dict[str, Any]) -> None:
        named = self.given.get(("conditions", body["question"]), [])
        condition = body.get("condition")
        need(condition is None or 1 <= condition <= len(named), "no such condition")

    def discuss(self, act: str, e: dict[str, Any], body: dict[str, Any]) -> None:
        if not act.startswith(("thread", "mind.", "conditions.")):
            return
        by, number = e["by"], body["question"]
        question = self.questions[number]
        bodies = self.joined if question["scope"] == "whole" else question["bodies"]
        need(any(by in self.members[n] for n in bodies), "none of their business")
        if act == "conditions.named":
            named = self.given.get(("conditions", number), []) + body["conditions"]
            need(
                by in self.authors(question) and bool(body["conditions"]) and len(named) <= 5,
                "conditions",
            )
            self.given["conditions", number] = named
            return
        self.tick(body)
        if act == "thread.opened":
            self.begin(e, body)
        spoken = self.given.get(("argument.added", number), [])
        if "thread" in body:
            thread = self.given["thread", body["thread"]]
            need(thread["of"] == number, "a thread of another question")
            self.go_on_in(act, e, body, thread)
            spoken = thread["by"]
        if act.startswith("mind."):
            what = (body.get("thread", 0), body.get("piece", body.get("argument")))
            author = spoken[what[1] - 1]
            minds = self.given.setdefault(("minds", number), set())
            need(by != author and ((*what, by) in minds) == (act == "mind.taken-back"), "a mind")
            minds ^= {(*what, by)}

    def begin(self, e: dict[str, Any], body: dict[str, Any]) -> None:
        about, place, number = body["about"], body["place"], body["question"]
        texts = self.amended.get(number, {"texts": []})["texts"]
        there = {
            "fact": len(self.given.get(("fact.added", number), [])),
            "argument": len(self.given.get(("argument.added", number), [])),
            "passage": len(texts[-1]) if texts else 0,
        }
        need(1 <= place <= there[about] if about else place == 0, "about nothing that is there")
        threads = [one for (kind, _n), one in self.given.items() if kind == "thread"]
        need(body["thread"] == len(threads) + 1, "another thread")
        mine = [one for one in threads if one["of"] == number and one["by"][0] == e["by"]]
        need(len(mine) < 20, "too many threads")
        state = {"of": number, "lines": [e["seq"]], "by": [e["by"]], "points": [], "minutes": 0}
        self.given["thread", body["thread"]] = state

    def go_on_in(self, act: str, e: dict[str, Any], body: dict[str, Any], thread: Any) -> None:
        points = thread["points"]
        match act:
            case "thread.answered":
                need(thread["by"].count(e["by"]) < 300, "too often")
                if "quotes" in body:
                    need(body["quotes"] in thread["lines"], "it quotes what is not there")
                    need(0 <= body["first"] < body["last"] <= 4000, "no passage")
                thread["lines"].append(e["seq"])
                thread["by"].append(e["by"])
                need(body["piece"] == len(thread["by"]), "another piece")
            case "thread-point.named":
                points.append(body["settled"])
                need(body["point"] == len(points) <= 60, "another point")
            case "thread-point.marked":
                need(points[body["point"] - 1] != body["settled"], "it is so already")
                points[body["point"] - 1] = body["settled"]
            case "thread-minutes.written":
                thread["minutes"] += 1
                need(body["version"] == thread["minutes"], "another version")

    # --- spec/record/library.md

    def shelve(self, act: str, e: dict[str, Any], body: dict[str, Any]) -> None:
        need(e["by"] in self.members[e["in"]], "not a member there")
        versions = self.given.setdefault(("struggle", body["struggle"]), [])
        if act == "voice.added":
            need(bool(versions), "a voice on nothing")
            return
        kept = body.get("kept", {"texts": []})
        number = body.get("version", 1)
        need(number == len(versions) + 1 and (number > 1) == ("kept" in body), "another version")
        before = versions[-1] if versions else {"texts": {}}
        texts = {part: before["texts"][part] for part in kept["texts"]} | body["texts"]
        need("title" in texts and body["outcome"] in ("won", "partly", "lost", "open"), "entry")
        least = min(len(body["begun"]), len(body["ended"]))
        need(body["ended"][:least] >= body["begun"][:least], "it ended before it began")
        lists = {}
        for name in ("demands", "forms", "sources"):
            stays = kept.get(name, [])
            need(stays == sorted(set(stays)), "kept twice")
            lists[name] = [before[name][n - 1] for n in stays if n > 0] + body[name]
            need(len(lists[name]) <= 30, "too many")
        versions.append({"texts": texts} | lists)

    def follow(self, act: str, e: dict[str, Any], body: dict[str, Any]) -> None:
        need(e["by"] in self.members[e["in"]], "not a member there")
        topics, number = self.topics, self.topics_so_far + 1
        if act == "topic.let-go":
            need(topics.pop(body["topic"], None) == e["in"], "it does not follow that")
            return
        self.topics_so_far = number
        need(body["topic"] == number, "topics in order")
        need(sum(one == e["in"] for one in topics.values()) < 50, "too many")
        says = {"country": body["country"], "entry": body["struggle"]}
        kind = body["kind"] if body["kind"] in says else "term"
        kinds = ("trade", "workplace", "form", "demand", "country", "entry")
        need(body["kind"] in kinds, "of what")
        told = {name for name, one in {**says, "term": body["word"]}.items() if one}
        need(told == {kind}, "it says too much or too little")
        if kind == "entry":
            need(("struggle", body["struggle"]) in self.given, "no such struggle")
        topics[number] = e["in"]

    def take_up(self, subject: dict[str, Any]) -> None:
        if "study" in subject:
            need(
                1 <= subject["remark"] <= self.given["study", subject["study"]]["remarks"],
                "what is not there",
            )
        if "survey" in subject:
            self.drawn_from(subject)
        if "struggle" in subject:
            version = self.given["struggle", subject["struggle"]][subject["version"] - 1]
            need(subject["part"] in ("demands", "forms"), "what cannot be taken up")
            need(1 <= subject["item"] <= len(version[subject["part"]]), "what is not there")

    # --- spec/record/actions.md

    def play_actions(self, act: str, e: dict[str, Any], body: dict[str, Any]) -> None:
        here, by = e["in"], e["by"]
        if act in ("call.written", "call.published", "leaflet.written", "task.included"):
            need(by in self.members[here], "not a member there")
        match act:
            case "action.planned":
                need(by in self.members[here], "not a member there")
                self.given["action", body["action"]] = {"in": here, "decision": body["decision"]}
            case "task.included":
                task = self.tasks[body["task"]]
                need(
                    self.given.setdefault(("of", body["task"]), body["action"]) == body["action"],
                    "of another",
                )
                need(
                    task["decision"] == self.given["action", body["action"]]["decision"],
                    "another decision",
                )
            case "call.written":
                need(
                    {"headline", "text"} <= set(body["texts"]) <= {"headline", "text", "place"},
                    "parts",
                )
                need(body["begins"] == 0 or body["begins"] > e["at"], "it is over already")
                self.given["call", body["call"]] = {"by": by, "action": body["action"], "out": 0}
            case "call.published":
                call = self.given["call", body["call"]]
                need(call["by"] != by and call["out"] == 0, "one alone, or out already")
                call["out"] = 1
            case "call.withdrawn":
                call = self.given["call", body["call"]]
                need(call["out"] < 2 and by in self.members[here], "taken back already")
                call["out"] = 2
            case "leaflet.written":
                parts = {"headline", "text", "demands", "foot"}
                need({"headline", "text"} <= set(body["texts"]) <= parts, "parts")
                call = self.given.get(("call", body["call"]), body)
                need(call["action"] == body["action"], "a call of another action")

    def review(self, act: str, by: str | None, body: dict[str, Any]) -> None:
        match act:
            case "expectation.stated":
                need(by == self.given["author", body["question"]], "somebody else posed it")
            case "event.named":
                named = self.given.setdefault(("events", body["decision"]), [])
                named.append(set())
                need(body["event"] == len(named) <= 10, "another event")
            case "event.seen":
                seen = self.given["events", body["decision"]][body["event"] - 1]
                need(by not in seen and len(seen) < 2, "said so before, or due already")
                seen.add(by)
            case "action.evaluated":
                need(set(body["texts"]) == {"wanted", "happened", "learnt"}, "parts")

    # --- spec/record/programme.md

    def play_programme(self, act: str, e: dict[str, Any], body: dict[str, Any]) -> None:
        if act in WRITING:
            need(e["by"] in self.members[e["in"]], "not a member there")
        if type(body.get("line")) is int:
            need(body["line"] < e["seq"], "it rests on what is not there yet")
        match act:
            case "draft.written":
                need(
                    set(body["texts"]) - {"plain", "open_problems"} == {"title", "text", "reasons"},
                    "parts",
                )
                self.given["draft", body["draft"]] = {"of": body["article"], "lines": []}
            case "source.added":
                lines = self.given["draft", body["draft"]]["lines"]
                need(body["line"] not in lines and len(lines) < 60, "it stands there already")
                lines.append(body["line"])
            case "article.settled":
                self.settle(body)
            case "alternative.kept":
                changes = self.given["article", body["article"]]
                need(body["draft"] in self.of_article(body["article"]), "of another article")
                need(body["draft"] != changes[-1][1], "it reads so already")
                need(e["by"] in self.given["roll", changes[-1][2]], "had no vote")
                self.given.setdefault(("beside", body["article"]), set()).add(e["by"])
            case "alternative.dropped":
                self.given["beside", body["article"]].remove(e["by"])
            case "study.opened" | "reading.added" | "remark.made":
                self.study(act, body)

    def study(self, act: str, body: dict[str, Any]) -> None:
        match act:
            case "study.opened":
                self.given["study", body["study"]] = {"readings": 0, "remarks": 0}
            case "reading.added":
                study = self.given["study", body["study"]]
                study["readings"] += 1
                need(study["readings"] == body["reading"] <= 100, "another reading")
                need((body["line"] is None) == bool(body["text"]), "what is read")
            case "remark.made":
                study = self.given["study", body["study"]]
                study["remarks"] += 1
                need(study["remarks"] == body["remark"], "another remark")
                need(1 <= body["reading"] <= study["readings"], "on nothing")
                need(body["kind"] in ("note", "question"), "neither note nor question")

    def of_article(self, number: int) -> set[int]:
        stood = {draft for _change, draft, _by in self.given["article", number] if draft}
        drafts = {n: one for (kind, n), one in self.given.items() if kind == "draft"}
        return stood | {n for n, one in drafts.items() if one["of"] == number}

    def settle(self, body: dict[str, Any]) -> None:
        """What the decision makes of the article, and nothing else, has been written."""
        subject = self.given["decision", body["decision"]]
        articles = {n: changes for (kind, n), changes in self.given.items() if kind == "article"}
        asked, draft = subject["change"], subject.get("draft", 0)
        number = subject.get("article", 0)
        if asked == "written":
            firsts = [n for n, changes in articles.items() if changes[0][1] == draft]
            number = firsts[0] if firsts else len(articles) + 1
        changes = articles.get(number, [])
        now = changes[-1][1] if changes else 0
        if self.given["adopted", body["decision"]]:
            if not changes:
                follows = ("written", draft)
            elif asked == "struck":
                follows = ("struck", 0)
                need(now > 0, "it was struck already")
            else:
                follows = ("confirmed" if now == draft else "changed", draft)
                need(follows[0] == "confirmed" or asked != "confirmed", "it reads otherwise")
        else:
            need(bool(changes) and changes[-1][2] == subject.get("decision"), "nothing follows")
            need(changes[-1][0] != "confirmed", "nothing follows")
            before = changes[-2][1] if len(changes) > 1 else 0
            follows = ("restored" if before else "struck", before)
        need(self.given["whole", body["decision"]], "not all were asked")
        need((body["article"], body["change"], body["draft"]) == (number, *follows), "another")
        self.given["article", number] = [*changes, (*follows, body["decision"])]

    def ask(self, body: dict[str, Any]) -> None:
        subject, kinds = body["subject"], self.charters[-1]["kinds"]
        need(body["scope"] == "whole" and not body["options"], "not put to all")
        need(body["kind"] == ("programme" if "programme" in kinds else "ordinary"), "kind")
        number, draft = subject.get("article"), subject.get("draft")
        now = self.given["article", number][-1][1] if number else 0
        match subject["change"]:
            case "written":
                need(number is None and self.given["draft", draft]["of"] is None, "not a new one")
            case "changed":
                need(draft in self.of_article(number) and draft != now, "it reads so already")
            case "confirmed":
                need(draft == now, "it reads otherwise")
            case "struck":
                need(now > 0 and draft is None, "it was struck")
            case _:
                raise Broken("another change")

    # --- spec/record/inquiries.md

    def inquire(self, act: str, e: dict[str, Any], body: dict[str, Any]) -> None:  # noqa: C901 - as above
        here, by, key = e["in"], e["by"], ("survey", body["survey"])
        needed = self.charters[-1]["kinds"]["ordinary"]["seconds"]
        if act == "survey.drafted":
            items = dict.fromkeys(range(1, len(body["items"]) + 1), True)
            need(by in self.members[here], "not a member there")
            self.given[key] = dict(
                body, here=here, items=items, drafters={by}, changes=[], wants=set()
            )
            return
        one = self.given[key]
        need(here == one["here"], "another body's")
        if by is not None:
            whole = self.joined if one["asks"] == "whole" and act.endswith("proposed") else ()
            need(any(by in self.members[n] for n in (here, *whole)), "not a member there")
            need(("closes" in one) == (act == "survey-codes.printed"), "open, or not yet")
        match act:
            case "survey.joined":
                need(by not in one["drafters"], "they write it already")
                one["drafters"].add(by)
            case "survey-change.proposed" | "survey-change.supported":
                if act == "survey-change.proposed":
                    one["changes"].append(body | {"by": set()})
                change = one["changes"][body["change"] - 1]
                need(not change["item"] or one["items"][change["item"]], "of a question struck out")
                need(by not in change["by"] and "taken" not in change, "wanted already")
                change["by"].add(by)
                inside = change["by"] & self.members[here]
                if inside & one["drafters"] or len(inside) > needed:
                    change["taken"], one["wants"] = True, set()
                    one["version"] = one.get("version", 1) + 1
                    one["items"][change["item"] or len(one["items"]) + 1] = bool(change["kind"])
            case "survey.supported":
                need(body["version"] == one.get("version", 1), "another wording")
                need(by not in one["wants"] and any(one["items"].values()), "wanted already")
                one["wants"].add(by)
            case "survey.opened":
                bodies = [here] if one["asks"] == "body" else self.joined
                asked = len(set().union(*(self.members[body] for body in bodies)))
                need(len(one["wants"]) > needed and body["asked"] == asked, "too few, or others")
                need(body["closes"] == e["at"] + 86400 * one["days"], "closes at another hour")
                one |= {"closes": body["closes"], "most": asked}
            case "survey-codes.printed":
                need(one["outside"] != "nobody" and e["at"] < one["closes"], "nobody else is asked")
                one["most"] += body["codes"]
            case "survey.closed":
                need(
                    e["at"] >= one["closes"] and "results" not in one, "closed too early, or twice"
                )
                need(
                    one["outside"] == "anybody" or body["answered"] <= one["most"],
                    "too many sheets",
                )
                one |= {"results": body["results"], "closed": e["at"]}
            case "survey.published":
                need(body["files"] == [one["results"]], "other results")
                need(e["at"] >= one["closed"] + 86400 * one["first_days"], "published too early")
                one["public"] = True

    def drawn_from(self, body: dict[str, Any]) -> None:
        one = self.given["survey", body["survey"]]
        need("public" in one and one["items"][body["item"]], "no finding")

    # --- spec/record/newspaper.md

    def press(self, act: str, e: dict[str, Any], body: dict[str, Any]) -> None:  # noqa: C901 - the same
        by, here, number = e["by"], e["in"], body.get("contribution")
        if act == "collective.mandated":
            subject = self.given["decision", body["decision"]]
            until = e["at"] + 86_400 * subject["days"]
            for (kind, _number), one in self.given.items():
                if kind == "collective" and one["body"] == here:
                    one["ended"] = True
            told = {"body": here, "until": until, "named": subject["editors"], "ended": False}
            self.given["collective", body["collective"]] = told | {"accepted": set()}
        elif act in ("contribution.written", "contribution.received"):
            is_known = act == "contribution.written"
            need((by in self.members[here]) if is_known else by is here is None, "whose it is")
            need(bool(body["text"] or body["files"]), "nothing is written")
            need(len(body["files"]) == len(body["captions"]) <= 4, "files and captions")
            words = {body[part] for part in ("title", "text", "byline")}
            words |= {*body["files"], *body["captions"]}
            self.given["contribution", number] = {"by": by, "words": words, "agreed": {0}}
        if "collective" in body and act != "refusal.appealed":
            editors = self.given["collective", body["collective"]]
            need(here == editors["body"], "another body's mandate")
            if act == "collective.accepted":
                need(by in editors["named"] and not editors["ended"], "not named, or over")
                editors["accepted"].add(by)
            elif act == "collective.left":
                editors["named"] = [one for one in editors["named"] if one != by]
                editors["accepted"].discard(by)
            elif act == "collective.recalled":
                editors["ended"] = True
            elif act != "collective.mandated":
                need(by in editors["accepted"] and e["at"] < editors["until"], "no editor")
                need(not editors["ended"] and bool(self.base[by]), "no editor any more")
        if act.startswith("contribution") or act == "refusal.appealed":
            self.correspond(act, by, body, self.given["contribution", number])
        if act == "issue.laid":
            for one in body["articles"]:
                contribution = self.given["contribution", one["contribution"]]
                need(one["version"] in contribution["agreed"], "words not agreed")
                need(one["column"] <= len(body["columns"]), "no such column")

    def correspond(self, act: str, by: str | None, body: dict[str, Any], one: Any) -> None:
        need("gone" not in one, "withdrawn")
        need(act not in WRITERS or by == one["by"], "not its writer")
        if act in ("contribution.continued", "contribution.transcribed"):
            one["words"].add(body["text"])
        elif act == "contribution.edited":
            one["words"] |= {body["title"], body["text"]}
        elif act == "contribution.agreed":
            one["agreed"].add(body["version"])
        elif act == "contribution.withdrawn":
            one["gone"] = True
            need(body["texts"] == sorted(one["words"] & self.texts.keys()), "other words")
            for text in body["texts"]:
                del self.texts[text]
            self.erased.update(body["texts"])

    def seat(self, at: int, here: int, body: dict[str, Any]) -> None:
        sender, one, vote = body["sender"], body["member"], self.votes[body["election"]]
        council, question = self.councils[here], self.questions[body["election"]]
        need(
            sender in council["senders"] and one in self.members[sender], "not one of the electors"
        )
        recall = self.given.get(("recall", question["subject"].get("recall")), question["subject"])
        need(question["bodies"] == [sender] and recall["council"] == here, "elsewhere")
        stood = vote.get("candidates") or [recall.get("successor")]
        need(one in stood and vote["outcome"] is not None, "nobody elected them")
        taken = [
            (term["sender"], term["seat"]) for term in self.terms.values() if term["in"] == here
        ]
        need(
            (sender, body["seat"]) not in taken and one not in self.members[here], "seated already"
        )
        days = min(council["days"], self.of_councils("term_days", 365))
        need(body["until"] == at + 86400 * days, "another time")
        self.terms[body["term"]] = body | {"in": here}
        self.given["term", body["term"]] = one
        self.members[here].add(one)

    def sits(self, vote: dict[str, Any], by: str, here: int) -> bool:
        """Whether a delegate still holds the seat with which they stand on the roll."""
        seat = {"in": here, "member": by, "sender": vote["sent"].get(by)}
        return any(seat.items() <= term.items() for term in self.terms.values())

    def is_recalled(self, body: dict[str, Any]) -> bool:
        """Whether the electors carried the recall of this term."""
        recall = self.given["recall", body["recall"]]
        return body["term"] in recall["terms"] and any(
            vote["outcome"] == "adopted"
            and self.questions[n]["subject"] == {"recall": body["recall"]}
            and self.questions[n]["bodies"] == [recall["in"]]
            for n, vote in self.votes.items()
        )

    def laid(self, number: int) -> dict[int, int]:
        """Body below -> its closed vote on the council's question with this number."""
        return {
            self.questions[n]["bodies"][0]: n
            for n, vote in self.votes.items()
            if vote["laid_for"] == number and vote["outcome"] is not None
        }

    def base_votes(self, number: int) -> list[int]:
        found: list[int] = []
        for body, n in self.laid(number).items():
            found += self.base_votes(n) if body in self.councils else [n]
        return sorted(found)

    def mandates(self, number: int, here: int) -> dict[str, int]:
        """Delegate -> the place on the ballot for which their senders decided."""
        wanted = {}
        for body, n in self.laid(number).items():
            vote = self.votes[n]
            if vote["outcome"] in ("adopted", "rejected"):
                last = vote["outcome"] == "rejected"
                wanted[body] = vote["options"] if last else vote["winner"] or 1
        seats = [term for term in self.terms.values() if term["in"] == here]
        return {t["member"]: wanted[t["sender"]] for t in seats if t["sender"] in wanted}

    def of_councils(self, key: str, default: Any) -> Any:
        return self.charters[-1].get("councils", {}).get(key, default)

    def on_paper(self, body: dict[str, Any], question: dict[str, Any]) -> None:
        """What stands on the ballot, and what an election and a council say beyond it."""
        if question["kind"] != "election":
            need(
                body["options"] == (question["options"] + 1 if question["options"] else 2),
                "options",
            )
            need((body["method"] == "apart") == ("amends" in question["subject"]), "method")
            here = question["bodies"][0] if question["scope"] == "own" else 0
            if here in self.councils:
                senders = {term["sender"] for term in self.terms.values() if term["in"] == here}
                need(body["senders"] == {str(n): len(self.below(n)) for n in senders}, "senders")
                need(body["laid"] == self.base_votes(body["vote"]), "what the base answered")
                need(body["mandates"] == self.mandates(body["vote"], here), "other mandates")
            return
        stand = [one for _number, one in sorted(question["stand"].items()) if one["stands"]]
        need(body["candidates"] == [one["member"] for one in stand], "candidates")
        need(body["seats"] == question["subject"]["seats"], "seats")
        method, most = self.of_councils("method", "approval"), self.of_councils("workplace_max", 0)
        extra = method in ("approval", "schulze", "ranked-pairs")
        need((body["method"], body["options"]) == (method, len(stand) + extra), "method or options")
        alike: dict[int, list[int]] = {}
        for place, one in enumerate(stand, 1):
            alike.setdefault(one["alike"], []).append(place)
        full = [[places, most] for first, places in alike.items() if first and len(places) > most]
        need(body["limits"] == (sorted(full) if most else []), "limits")

    def below(self, number: int) -> set[str]:
        """The members of an assembly, or of all that lie below a council."""
        todo, seen, found = [number], set(), set()
        while todo:
            one = todo.pop()
            if one not in seen:
                seen.add(one)
                todo += self.councils.get(one, {"senders": ()})["senders"]
                found |= set() if one in self.councils else self.members[one]
        return found

    def elected(self, vote: Any, said: Any, found: dict[str, Any]) -> dict[str, Any]:
        names = len(vote["candidates"])
        need(set(said["elected"]) <= set(range(1, names + 1)), "nobody stands there")
        need(len(said["elected"]) <= vote["seats"] and said["passed_by"] is None, "too many")
        for row in found["bodies"].values():
            del row["chosen"]
        first = said["elected"][0] if said["elected"] else said["winner"]
        return found | {"for": found["cast"] - found["abstain"], "against": 0, "winner": first}

    def three_sums(self, vote: Any, said: Any, found: dict[str, Any]) -> dict[str, Any]:
        ballots, sent = vote["ballots"], vote["sent"]
        behind, seen = Counter(sent.values()), Counter()
        borne, bearing = {}, Counter()
        for one in sorted(sent):
            even, rest = divmod(vote["senders"][str(sent[one])], behind[sent[one]])
            borne[one] = even + (seen[sent[one]] < rest)
            seen[sent[one]] += 1
            bearing[sent[one]] += borne[one]
        weighed = [(sent[one], choice, borne[one]) for one, choice in ballots.items()]
        sums = {"delegates": found, "members": self.sum_up(vote, weighed, bearing)}
        if base := [self.votes[number] for number in vote["laid"]]:
            carried = [(one["roll"][by], c, 1) for one in base for by, c in one["ballots"].items()]
            entitled = sum((Counter(one["roll"].values()) for one in base), Counter())
            sums["carried"] = self.sum_up(vote, carried, entitled)
        by = vote["counts"] if vote["counts"] in sums else "delegates"
        need(said["by"] == by and set(said["sums"]) == set(sums), "another sum decides")
        for name, one in sums.items():
            said_of = said["sums"][name]
            need(all(canonical(said_of[k]) == canonical(one[k]) for k in said_of if k in one), name)
        return sums[by]

    def take_texts(self, act: str, body: dict[str, Any], by: str | None) -> None:
        if act in ("vote.opened", "ballot.cast", "survey.closed"):
            return
        if act in ("text.erased", "name.erased"):
            need(all(self.texts.pop(one, None) == by for one in body["texts"]), "not theirs")
            self.erased.update(body["texts"])
            return
        owners = {body[field]: "" for field in OWNERLESS.get(act, ())}
        about = NAMING.get(body.get("kind", ""), "")
        if act == "question.posed" and by is None and about:
            thing = self.given[about, body["subject"][about]]
            terms = thing.get("terms", [thing.get("term")])
            named = thing.get("member") or self.given["term", terms[0]]
            owners[body["texts"]["asked"]] = named if len(terms) == 1 else ""
        for one in commitments(body):
            if one not in self.erased:
                self.texts.setdefault(one, owners.get(one, by or ""))


def chosen(choice: Any, method: str) -> list[int]:
    """The options that a ballot chooses; of a ranked one those that it puts first."""
    if type(choice) is int:
        return [choice] if choice else []
    if method == "approval":
        return list(choice)
    best = min(rank for rank in choice if rank is not None)
    return [number for number, rank in enumerate(choice, 1) if rank == best]


def clash(one: Any, other: Any) -> bool:
    """Whether two passages (first, last) conflict."""
    (a, b), (c, d) = sorted((one, other), key=lambda passage: passage[1] - passage[0])
    if b < a and d < c:
        return bool(a == c)
    return bool(c < a <= d) if b < a else bool(a <= d and c <= b)


def apart(cast: list[Any], options: int, vote: dict[str, Any]) -> dict[str, Any]:
    ranks = [[options + 1 if rank is None else rank for rank in choice] for choice in cast]
    every = range(options)
    pairs = [[sum(row[a] < row[b] for row in ranks) for b in every] for a in every]
    last = options - 1
    least = vote["least"]
    better = [n for n in range(last) if pairs[n][last] > pairs[last][n]]
    carried = [n + 1 for n in better if pairs[n][last] >= least]
    count = {"method": "apart", "options": options, "cast": len(cast), "abstentions": 0}
    count |= {"quorum": least, "pairwise": pairs, "carried": carried}
    first = carried[0] if carried else options
    sums = {"for": pairs[first - 1][last], "against": pairs[last][first - 1]}
    return sums | {"count": count, "winner": first, "tied": [], "passed_by": None}


def commitments(value: Any) -> Iterator[str]:
    """Whatever is written like a commitment; a charter is in clear and has none."""
    inside = value.items() if type(value) is dict else enumerate(value)
    for key, one in inside:
        if type(one) in (dict, list) and key != "charter":
            yield from commitments(one)
        elif type(one) is str and HEX64(one):
            yield one


# --- The whole record, and the export around it


def check_record(lines: Iterable[bytes]) -> tuple[str, int, bytes, Told]:
    """(org, size, root, what it tells of); Broken with the number of the first line that does not hold."""
    told, org, last_at, kept = Told(), "", 0, []
    for number, line in enumerate(lines):
        kept.append(line)
        try:
            e = parse(line)
            check_entry(e)
            need(e["seq"] == number, "another number")
            need(e["at"] >= last_at, "the clock ran backwards")
            need(e["org"] == (org or e["org"]), "another organisation")
            org, last_at = e["org"], e["at"]
            told.play(e)
        except (Broken, KeyError, TypeError, ValueError, IndexError, AttributeError) as reason:
            raise Broken(f"line {number}: {reason!r}") from None
    return org, *root_of(kept), told


def check_export(file: Any, key: str = "") -> tuple[int, str]:
    """Size and root of an export that holds."""
    with zipfile.ZipFile(file) as archive:
        about = parse(archive.read("about.json").removesuffix(b"\n"))
        org, size, root, told = check_record(lines_of(archive.read("record.jsonl")))
        try:
            check_checkpoint(archive.read("checkpoint"), key or about["key"], org, size, root)
        except (ValueError, InvalidSignature) as reason:
            raise Broken(f"the checkpoint: {reason!r}") from None
        for part in ("texts.jsonl", "files.jsonl"):
            for one in map(parse, lines_of(archive.read(part))):
                name = one["commitment"]
                content = one["text"].encode() if "text" in one else archive.read(f"files/{name}")
                need(name in told.texts, f"nothing speaks of {name}, or it was erased")
                opened = hashlib.sha256(bytes.fromhex(one["salt"]) + content).hexdigest()
                need(opened == name, f"{name} is not opened by what is there")
    return size, root.hex()


def lines_of(part: bytes) -> list[bytes]:
    *lines, rest = part.split(b"\n")
    need(not rest, "the last line does not end")
    return lines


if __name__ == "__main__":
    try:
        print("holds: {} lines, root {}".format(*check_export(sys.argv[1])))
    except (Broken, OSError, zipfile.BadZipFile, KeyError) as reason:
        sys.exit(f"does not hold: {reason}")
