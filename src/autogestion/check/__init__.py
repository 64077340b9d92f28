"""`autogestion check`: what a charter makes possible, and what impossible or hollow, without a server (S13)."""
