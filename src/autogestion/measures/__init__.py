"""`autogestion measures`: how far an organisation is turning into directors and executants (D1-D7).

Pure functions over the record: the same lines and the same seed give the same numbers on every machine,
without the server. Each measure stands beside what chance alone would give, and beside its uncertainty
(spec/measures.md). They warn; nothing follows from them by rule, and none names a person.
"""
