"""`autogestion opinions`: groups of opinion in the answers to an inquiry, and what unites them (F4).

The method stands in spec/opinions.md. A map is for reading: nothing is decided by it, and so it may
use floats, which differ in their last digits from one machine to another.
"""
