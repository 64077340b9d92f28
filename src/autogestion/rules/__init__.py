"""What the organisation may do and how it counts: pure functions of values.

Standard library only, whole numbers, no clock, no chance, no file, no network. The server,
the verifier and the simulator use these same functions unchanged.
"""
