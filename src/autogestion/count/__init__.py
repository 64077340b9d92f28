"""`autogestion count`: any ballot file, counted by any of the rules, without the server.

`formats` reads files into an `Election`, `methods` asks rules.counting, `report` writes the answer
as JSON or as a table to read.
"""
