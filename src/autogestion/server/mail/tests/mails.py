"""Mails of the shapes in which members' programs send answers, and machines theirs."""

GMAIL = """\
Yes

On Mon, 5 Jan 2026 at 08:00, Warehouse Union <post@union.example>
wrote:

> Hello Awa,
> * Your vote is asked
"""
OUTLOOK = """\
For: it saves time

and tea.

From: Warehouse Union <post@union.example>
Sent: Monday, January 5, 2026 8:00 AM
To: Awa <awa@home.example>
Subject: Your vote is asked

Hello Awa, no, this is quoted.
"""
FRENCH = """\
Contre : c’est trop cher.
-- \n\
Awa
06 00 00 00 00

Le lun. 5 janv. 2026 à 08:00, Union <post@union.example> a écrit :
> Bonjour
"""
SPANISH = "Sí\n\nEl lun, 5 ene 2026 a las 8:00, Union (<post@union.example>) escribió:\n\n> Hola\n"
PHONE = "abstain\n\nSent from my phone\n\n> Hello Awa,\n"
ORIGINAL = "it depends:\non the price\n\n-----Original Message-----\nFrom: Union\nHello\n"
BELOW = "> Hello Awa,\n> Your vote is asked\n\nno\n"

HTML_ONLY = """\
<html><head><style>p { color: red }</style><script>alert("yes")</script></head>
<body><div>Yes<br></div><svg onload="alert(1)"><text>no</text></svg>
<div class="gmail_quote">On Monday, Union wrote:<blockquote>Hello</blockquote></div></body></html>
"""

BOUNCE = """\
From: MAILER-DAEMON@mx.home.example
To: {to}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
Message-ID: <{number}@mx.home.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

yes, this is the mail system. Nobody of this name.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.home.example

Final-Recipient: rfc822; awa@home.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b
Content-Type: message/rfc822

From: post@union.example
Subject: Your vote is asked

yes
--b--
"""
