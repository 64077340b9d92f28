"""The part of a dossier's one query that reads what is held against how and to whom the question is put.

contest: word the claim as JSON, source the question by which an assembly decided so, or '', link the
question it is put as, done_at when it ended · challenge, or sent_back where those concerned agreed: word
the ground, source how it should read instead, link the question it is put as, done_at when that ended ·
contradiction: link the decision, source what that one asked, word the option that it chose, done_at when
it went out of force.
"""

DISPUTES = """SELECT 'contest', line.number, CAST(line.claim AS text), said.content,
       COALESCE(CAST(line.decided_by AS text), ''), COALESCE(writer.name, named.content),
       line.by_id = %(reader)s, line.at, line.ended_at, line.put_as,
       (SELECT COUNT(*) FROM server_contestsupport support WHERE support.contest_id = line.id),
       EXISTS (SELECT 1 FROM server_contestsupport support
               WHERE support.contest_id = line.id AND support.member_id = %(reader)s),
       COALESCE(writer.pseudonym, '')
FROM server_contest line JOIN server_text said ON said.id = line.text_id
LEFT JOIN server_member writer ON writer.id = line.by_id
LEFT JOIN server_question decided
  ON decided.organisation_id = line.organisation_id AND decided.number = line.decided_by
LEFT JOIN server_body body ON body.id = decided.body_id
LEFT JOIN server_text named ON named.id = body.name_id
WHERE line.question_id = %(question)s
UNION ALL
SELECT CASE WHEN line.sent_back_at IS NULL THEN 'challenge' ELSE 'sent_back' END, line.number,
       line.ground, said.content, COALESCE(instead.content, ''), writer.name,
       line.by_id = %(reader)s, line.at, COALESCE(line.sent_back_at, line.dismissed_at), line.put_as,
       (SELECT COUNT(*) FROM server_challengesupport support WHERE support.challenge_id = line.id),
       EXISTS (SELECT 1 FROM server_challengesupport support
               WHERE support.challenge_id = line.id AND support.member_id = %(reader)s), writer.pseudonym
FROM server_challenge line JOIN server_text said ON said.id = line.text_id
JOIN server_member writer ON writer.id = line.by_id
LEFT JOIN server_text instead ON instead.id = line.instead_id
WHERE line.question_id = %(question)s
UNION ALL
SELECT 'contradiction', line.number, COALESCE(chosen.content, ''), said.content, asked.content, writer.name,
       line.by_id = %(reader)s, line.at, decision.ended_at, decision.number, 0, FALSE, writer.pseudonym
FROM server_contradiction line JOIN server_text said ON said.id = line.text_id
JOIN server_member writer ON writer.id = line.by_id
JOIN server_decision decision ON decision.id = line.decision_id
JOIN server_question decided ON decided.id = decision.question_id
JOIN server_text asked ON asked.id = decided.asked_id
LEFT JOIN (SELECT option.question_id, option.number, words.content FROM server_option option
           JOIN server_text words ON words.id = option.text_id) chosen
  ON chosen.question_id = decided.id AND chosen.number = decision.option
WHERE line.question_id = %(question)s AND line.lifted_at IS NULL
"""
