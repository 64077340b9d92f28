"""`autogestion witness`: watches that records of organisations only grow, and signs what it saw.

Runs on a member's machine, or on that of another organisation; knows neither Django nor any database.
"""
