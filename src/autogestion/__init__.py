"""Software with which an organisation runs itself, without leaders above it."""

__version__ = "0.1.0"
