"""The record's form: canonical bytes, entries, the Merkle tree over them, commitments, checkpoints.

Pure functions of values. `spec/record/` says the same in prose, for those who write a verifier
in another language.
"""
