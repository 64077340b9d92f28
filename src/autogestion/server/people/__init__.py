"""Persons and how they sign in. A person is known to each organisation by another pseudonym."""
