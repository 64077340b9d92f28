"""What a charter has place for: bounds, names and words of the language."""

FORMAT = 1
MEMBERS_MAX = 1_000_000
HOURS_MAX = 8_784
DAYS_MAX = 3_660
MONEY_MAX = 10**12
NAME_MAX = 120
SOURCE_MAX = 600
CHARTER_BYTES_MAX = 60_000
WITNESSES_MAX = 60
WITNESS_NAME_MAX = 120
KINDS_MAX = 40
MATTERS_MAX = 40
MATTER_MAX = 60
KIND_NAME = r"[a-z][a-z0-9-]{0,39}"
PRINCIPLE = r"S(?:1[0-6]|[1-9])|F(?:1[0-2]|[1-9])|D[1-8]"
WITNESS = r"^[^+\s]{1,120}\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$"
LANGUAGE = r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*"
METHODS = ("majority", "approval", "schulze", "debian")
ELECTION_METHODS = ("approval", "stv-scottish", "stv-meek", "schulze", "ranked-pairs", "lot")
TERMS_MAX = 20
SOURCES_MAX = 600
STRENGTHS = ("winning", "margins")
UNRANKED = ("last", "ignore")
KINDS = (
    "ordinary",
    "charter",
    "exclusion",
    "appeal",
    "dissolution",
    "money",
    "joining",
    "admission",
    "scope",
    "council",
    "election",
    "mandate",
    "recall",
    "report",
    "callback",
)

# Who is concerned by these is not the charter's to choose (S1, S11).
FIXED_SCOPES = {
    "charter": ("whole",),
    "exclusion": ("own",),
    "appeal": ("whole",),
    "joining": ("own",),
    "admission": ("own",),
    "council": ("own",),
    "election": ("own",),
    "mandate": ("own",),
    "recall": ("own",),
    "report": ("own",),
    "callback": ("own",),
}

KEY_WAIT_HOURS = 72
"""How long a new passkey waits, and how long one that was given up still counts (rules.keys)."""
