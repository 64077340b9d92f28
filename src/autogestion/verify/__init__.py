"""What a sceptical member runs: proofs, signatures and the replay, without the server.

The rules and, for signatures alone, `cryptography`.
"""
