"""The platform: one Django app, its rooms plain packages, its one line of migrations."""
