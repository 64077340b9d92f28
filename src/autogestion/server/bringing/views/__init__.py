"""Pages on which what was proposed or decided elsewhere is brought in and read."""
