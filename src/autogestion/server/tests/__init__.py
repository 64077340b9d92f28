"""Tests of the frame of the platform: settings, headers, database, start."""
